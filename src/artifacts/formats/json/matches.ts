/** Whether the bytes may be JSON: an object or a list, after white space and a byte order mark. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = startsWithMark(bytes) ? 3 : 0;
  for (let at = start; at < bytes.length && at < 4096; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b || byte === 0x5b) return true;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return false;
}

/** UTF-8's byte order mark. */
export function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
