import { type Bits, readBits } from './bits.ts';
import { broken } from './output.ts';

/** A canonical Huffman code. */
export interface Huffman {
  minimum: number;
  maximum: number;
  /** For each length, the last code of that length, or less than the first where there is none. */
  last: Int32Array;
  /** For each length, what a code less this is in `symbols`. */
  base: Int32Array;
  symbols: Uint16Array;
}

/** The code by the lengths of the symbols, all from 1 to 20. */
export function huffmanFrom(lengths: Uint8Array): Huffman {
  const counts = new Int32Array(22);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const symbols = new Uint16Array(lengths.length);
  const last = new Int32Array(22);
  const base = new Int32Array(22);
  const next = new Int32Array(22);
  let code = 0;
  let before = 0;
  for (let length = 1; length <= 20; length++) {
    const count = counts[length] ?? 0;
    next[length] = before;
    base[length] = code - before;
    last[length] = code + count - 1;
    before += count;
    code = (code + count) << 1;
  }
  for (const [symbol, length] of lengths.entries()) {
    const at = next[length] ?? 0;
    symbols[at] = symbol;
    next[length] = at + 1;
  }
  return { minimum: Math.min(...lengths), maximum: Math.max(...lengths), last, base, symbols };
}

export function readSymbol(bits: Bits, { minimum, maximum, last, base, symbols }: Huffman): number {
  let code = readBits(bits, minimum);
  for (let length = minimum; length <= maximum; length++) {
    if (code <= (last[length] ?? -1))
      return symbols[code - (base[length] ?? 0)] ?? broken(bits.name, 'a code without a symbol', bits.at);
    code = (code << 1) | readBits(bits, 1);
  }
  return broken(bits.name, 'a code without a symbol', bits.at);
}
