import { cutOff } from './output.ts';

/** Bits of a byte string, the highest of each byte first. */
export interface Bits {
  bytes: Uint8Array;
  /** The next byte. */
  at: number;
  /** Bits that are taken from the bytes and not yet read, right-aligned. */
  held: number;
  count: number;
  name: string;
}

export function openBits(name: string, bytes: Uint8Array): Bits {
  return { bytes, at: 0, held: 0, count: 0, name };
}

/** `count` bits, 24 at most. */
export function readBits(bits: Bits, count: number): number {
  while (bits.count < count) {
    if (bits.at >= bits.bytes.length) cutOff(bits.name, bits.at);
    bits.held = ((bits.held << 8) | (bits.bytes[bits.at++] ?? 0)) & 0x7fffffff;
    bits.count += 8;
  }
  bits.count -= count;
  const value = (bits.held >>> bits.count) & ((1 << count) - 1);
  bits.held &= (1 << bits.count) - 1;
  return value;
}

export function readUint32(bits: Bits): number {
  const high = readBits(bits, 16);
  return high * 0x10000 + readBits(bits, 16);
}

/** Passes over what is left of the byte. */
export function alignToByte(bits: Bits): void {
  readBits(bits, bits.count % 8);
}

/** The next byte that was not begun. */
export function position(bits: Bits): number {
  return bits.at - Math.floor(bits.count / 8);
}
