/** How far into a file the root element may stand, after comments. */
const HEAD = 16 * 1024;

/** Whether the bytes are XML with a PMML element near the start; the reader sees whether that is the root. */
export function looksLikePmml(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = start;
  while (at < start + 1024 && SPACE.has(bytes[at] ?? 0)) at++;
  if (bytes[at] !== 0x3c) return false;
  return /<PMML[\s>/]/.test(Buffer.from(bytes.subarray(at, at + HEAD)).toString('latin1'));
}

const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
