/** The format's own bound on its header. */
export const MAX_HEADER = 100_000_000;

/** Eight bytes of length, little-endian and within the format's bound, then a JSON object. */
export function looksLikeSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  if (view.getUint32(4, true) !== 0 || view.getUint32(0, true) > MAX_HEADER) return false;
  return bytes[9] === 0x22 || bytes[9] === 0x7d || bytes[9] === 0x20 || bytes[9] === 0x0a;
}
