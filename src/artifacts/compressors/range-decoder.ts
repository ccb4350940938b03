import { cutOff } from './output.ts';

/**
 * The range decoder of LZMA. `range` and `code` are unsigned 32-bit numbers, held as signed ones: those fit into a machine
 * word in V8.
 * Source: lzma-specification.txt of the LZMA SDK (public domain).
 */
export interface RangeDecoder {
  input: Uint8Array;
  at: number;
  end: number;
  range: number;
  code: number;
  name: string;
}

/** Probabilities are of 11 bits; a half to begin with. */
const HALF = 1024;

export function newProbabilities(count: number): Uint16Array {
  return new Uint16Array(count).fill(HALF);
}

export function openRange(name: string, input: Uint8Array, from: number, end: number): RangeDecoder | null {
  if (end - from < 5) cutOff(name, end);
  if (input[from] !== 0) return null;
  const code = new DataView(input.buffer, input.byteOffset).getInt32(from + 1);
  return { input, at: from + 5, end, range: -1, code, name };
}

function normalize(decoder: RangeDecoder): void {
  if (decoder.range >>> 24 !== 0) return;
  if (decoder.at >= decoder.end) cutOff(decoder.name, decoder.end);
  decoder.range <<= 8;
  decoder.code = (decoder.code << 8) | (decoder.input[decoder.at++] ?? 0);
}

/** One bit, by the probability at `index`, which learns from it. */
export function bit(decoder: RangeDecoder, probabilities: Uint16Array, index: number): number {
  normalize(decoder);
  const probability = probabilities[index] ?? HALF;
  const bound = Math.imul(decoder.range >>> 11, probability);
  // Unsigned.
  if ((decoder.code ^ -0x80000000) < (bound ^ -0x80000000)) {
    decoder.range = bound;
    probabilities[index] = probability + ((2048 - probability) >> 5);
    return 0;
  }
  decoder.range = (decoder.range - bound) | 0;
  decoder.code = (decoder.code - bound) | 0;
  probabilities[index] = probability - (probability >> 5);
  return 1;
}

/** `count` bits of even probability, the highest first. */
export function directBits(decoder: RangeDecoder, count: number): number {
  let value = 0;
  for (let left = count; left > 0; left--) {
    normalize(decoder);
    decoder.range >>>= 1;
    const isOne = (decoder.code ^ -0x80000000) >= (decoder.range ^ -0x80000000);
    if (isOne) decoder.code = (decoder.code - decoder.range) | 0;
    value = (value << 1) | (isOne ? 1 : 0);
  }
  return value >>> 0;
}

/** A number of `bits` bits by a tree of probabilities that begins at `from`, the highest bit first. */
export function treeBits(decoder: RangeDecoder, tree: Uint16Array, from: number, bits: number): number {
  let node = 1;
  for (let left = bits; left > 0; left--) node = (node << 1) | bit(decoder, tree, from + node);
  return node - (1 << bits);
}

/** The same, the lowest bit first. */
export function reverseTreeBits(
  decoder: RangeDecoder,
  tree: Uint16Array,
  from: number,
  bits: number,
): number {
  let node = 1;
  let value = 0;
  for (let place = 0; place < bits; place++) {
    const one = bit(decoder, tree, from + node);
    node = (node << 1) | one;
    value |= one << place;
  }
  return value;
}

/** Whether the decoder stands where the encoder ended. */
export function isFinished(decoder: RangeDecoder): boolean {
  normalize(decoder);
  return decoder.code === 0;
}
