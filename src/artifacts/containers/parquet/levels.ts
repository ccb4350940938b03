import { ArtifactError } from '../../error.ts';

/**
 * Numbers of `width` bits in runs: one number many times, or eight by eight packed into bytes, the lowest bits first.
 * There must be `count` of them; only a packed run may hold some more, to fill its last eight.
 *
 * Source: apache/parquet-format, Encodings.md, RLE = 3.
 */
export function readRuns(bytes: Uint8Array, width: number, count: number): Uint32Array {
  if (width > 32) throw broken(0, `of ${width} bits`);
  const output = new Uint32Array(count);
  const bytesWide = (width + 7) >> 3;
  let [at, done] = [0, 0];
  while (done < count) {
    const { value: head, next } = readVarint(bytes, at);
    at = next;
    const length = Math.floor(head / 2);
    if (length === 0) throw broken(at, 'of nothing');
    if (head % 2 === 0) {
      if (length > count - done || at + bytesWide > bytes.length) throw broken(at, 'too long');
      let value = 0;
      for (let index = bytesWide - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
      output.fill(value, done, done + length);
      [at, done] = [at + bytesWide, done + length];
    } else {
      const end = at + length * width;
      if (length * 8 - (count - done) >= 8 || end > bytes.length) throw broken(at, 'too long');
      const last = Math.min(count, done + length * 8);
      for (let bit = at * 8; done < last; done++, bit += width) output[done] = bitsAt(bytes, bit, width);
      at = end;
    }
  }
  return output;
}

function bitsAt(bytes: Uint8Array, start: number, width: number): number {
  let value = 0;
  for (let bit = width - 1; bit >= 0; bit--) {
    const at = start + bit;
    value = value * 2 + (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1);
  }
  return value;
}

function readVarint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: start + index + 1 };
  }
  throw broken(start, 'cut off');
}

function broken(offset: number, what: string): ArtifactError {
  return new ArtifactError(`has a Parquet page with a run ${what}`, { offset });
}
