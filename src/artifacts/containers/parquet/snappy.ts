import { ArtifactError } from '../../error.ts';

/**
 * Unpacks raw Snappy into exactly `size` bytes, in time linear in what goes in and comes out.
 *
 * Source: google/snappy, format_description.txt.
 */
export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array {
  const { value: stated, next } = preamble(packed);
  if (stated !== size) throw broken(0, `says ${stated} bytes, and the page ${size}`);
  const output = new Uint8Array(size);
  let [at, end] = [next, 0];
  while (at < packed.length) {
    const tag = packed[at] ?? 0;
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const length = 1 + (extra === 0 ? tag >> 2 : littleEndian(packed, at + 1, extra));
      const from = at + 1 + extra;
      if (from + length > packed.length || end + length > size) throw broken(at, 'has a literal too long');
      output.set(packed.subarray(from, from + length), end);
      [at, end] = [from + length, end + length];
    } else {
      const { length, distance, width } = copyAt(packed, at, tag);
      if (distance === 0 || distance > end || end + length > size)
        throw broken(at, 'copies from outside of it');
      // It may overlap with itself, byte by byte.
      for (let index = 0; index < length; index++) output[end + index] = output[end + index - distance] ?? 0;
      [at, end] = [at + width, end + length];
    }
  }
  if (end !== size) throw broken(at, `unpacks to ${end} bytes, not to the ${size} it says`);
  return output;
}

function copyAt(packed: Uint8Array, at: number, tag: number) {
  const long = (tag >> 2) + 1;
  switch (tag & 3) {
    case 1: {
      const distance = ((tag >> 5) << 8) | littleEndian(packed, at + 1, 1);
      return { length: 4 + ((tag >> 2) & 7), distance, width: 2 };
    }
    case 2:
      return { length: long, distance: littleEndian(packed, at + 1, 2), width: 3 };
    default:
      return { length: long, distance: littleEndian(packed, at + 1, 4), width: 5 };
  }
}

function preamble(packed: Uint8Array): { value: number; next: number } {
  let value = 0;
  for (let at = 0; at < 5; at++) {
    const byte = packed[at];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw broken(0, 'does not say how long it is');
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.length) throw broken(at, 'is cut off');
  let value = 0;
  for (let index = width - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function broken(offset: number, what: string): ArtifactError {
  return new ArtifactError(`has a page packed by Snappy that ${what}`, { offset });
}
