/** The table of the reflected polynomial 0xc96c5795d7870f42, in two halves. */
const LOW = new Uint32Array(256);
const HIGH = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = BigInt(byte);
  for (let bit = 0; bit < 8; bit++)
    remainder = (remainder >> 1n) ^ (remainder & 1n ? 0xc96c5795d7870f42n : 0n);
  LOW[byte] = Number(remainder & 0xffffffffn);
  HIGH[byte] = Number(remainder >> 32n);
}

/**
 * The CRC-64 of xz.
 * Source: xz-file-format.txt 1.2.1, section 6 (ECMA-182).
 */
export function crc64(bytes: Uint8Array): bigint {
  let low = 0xffffffff;
  let high = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ (bytes[at] ?? 0)) & 0xff;
    low = (low >>> 8) ^ ((high & 0xff) << 24) ^ (LOW[index] ?? 0);
    high = (high >>> 8) ^ (HIGH[index] ?? 0);
  }
  return (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0);
}
