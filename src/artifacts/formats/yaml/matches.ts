/** How much of a text is looked at. */
const LOOKED_AT = 4096;

/** A key and what follows it, an item, or one of YAML's own lines. */
const FIRST_LINE = /^(%YAML\b|---(\s|$)|- \S|("[^"]*"|'[^']*'|[A-Za-z_][\w. /-]*)\s*:(\s|$))/;

/**
 * Whether the bytes may be YAML: text whose first line of content is a key, an item or a mark of YAML. It has no
 * signature, so that it is asked last.
 */
export function looksLikeYaml(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOKED_AT);
  if (head.includes(0)) return false;
  const lines = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return first !== undefined && FIRST_LINE.test(first);
}
