import { alignToByte, type Bits, openBits, position, readBits, readUint32 } from './bits.ts';
import { type Huffman, huffmanFrom, readSymbol } from './huffman.ts';
import { broken, makeRoom, newOutput, type Output, written } from './output.ts';

const NAME = 'bz2';
/** A file says the size of its blocks in units of this, 1 to 9. */
const BLOCK_UNIT = 100_000;
/** Symbols that one Huffman code is used for, before the next selector. */
const GROUP = 50;
const MAX_SELECTORS = 18002;

/** The bytes of a block, one a word: sorting it back needs the rest. It grows as it is filled. */
interface Block {
  words: Uint32Array;
  /** How many bytes the stream allows a block. */
  limit: number;
}

const FIRST_ROOM = 4096;

/**
 * Unpacks a bzip2 file of one or several streams, every checksum checked. Throws an ArtifactError where it is broken or
 * where more than `limit` bytes come out.
 * Source: Joe Tsai, "BZIP2: Format Specification" (2016).
 */
export function decodeBzip2(bytes: Uint8Array, limit: number): Uint8Array {
  const bits = openBits(NAME, bytes);
  const output = newOutput(NAME, bytes, limit);
  // One for all streams: a hostile file has thousands of empty ones.
  const block: Block = { words: new Uint32Array(FIRST_ROOM), limit: 0 };
  do readStream(bits, block, output);
  while (position(bits) < bytes.length);
  return written(output);
}

function readStream(bits: Bits, block: Block, output: Output): void {
  const from = position(bits);
  const [magic, level] = [readBits(bits, 24), readBits(bits, 8) - 0x30];
  if (magic !== 0x425a68 || level < 1 || level > 9) broken(NAME, 'no stream begins here', from);
  block.limit = level * BLOCK_UNIT;
  let streamCrc = 0;
  for (;;) {
    const [high, low] = [readBits(bits, 24), readBits(bits, 24)];
    const crc = readUint32(bits);
    if (high === 0x177245 && low === 0x385090) {
      if (crc !== streamCrc) broken(NAME, 'its checksum does not match', position(bits));
      alignToByte(bits);
      return;
    }
    if (high !== 0x314159 || low !== 0x265359) broken(NAME, 'no block begins here', position(bits));
    const start = output.length;
    readBlock(bits, block, output);
    if (crcOf(output.bytes.subarray(start, output.length)) !== crc)
      broken(NAME, 'a block does not match its checksum', position(bits));
    streamCrc = (((streamCrc << 1) | (streamCrc >>> 31)) ^ crc) >>> 0;
  }
}

function readBlock(bits: Bits, block: Block, output: Output): void {
  // Blocks of before 1998 may be stirred by a table of random numbers.
  if (readBits(bits, 1) === 1) broken(NAME, 'a block of bzip2 before 0.9.5', position(bits));
  const origin = readBits(bits, 24);
  const values = readUsedBytes(bits);
  const codes = readBits(bits, 3);
  if (codes < 2 || codes > 6) broken(NAME, `${codes} Huffman codes`, position(bits));
  const selectors = readSelectors(bits, codes);
  const tables = Array.from({ length: codes }, () => readCode(bits, values.length + 2));
  const length = readSymbols(bits, block, values, selectors, tables);
  if (origin >= length) broken(NAME, 'a block without its first byte', position(bits));
  unsort(block.words, length);
  unpackRuns(block.words, length, origin, output);
}

/** The byte values that occur, ascending: a bit for each sixteen, then a bit for each. */
function readUsedBytes(bits: Bits): Uint8Array {
  const ranges = readBits(bits, 16);
  const values: number[] = [];
  for (let range = 0; range < 16; range++) {
    if (((ranges >> (15 - range)) & 1) === 0) continue;
    const used = readBits(bits, 16);
    for (let place = 0; place < 16; place++) if ((used >> (15 - place)) & 1) values.push(range * 16 + place);
  }
  if (values.length === 0) broken(NAME, 'a block without bytes', position(bits));
  return Uint8Array.from(values);
}

/** Which code each group of symbols is in: places in a list of the latest, in unary. */
function readSelectors(bits: Bits, codes: number): Uint8Array {
  const count = readBits(bits, 15);
  if (count === 0) broken(NAME, 'a block without selectors', position(bits));
  const recent = Uint8Array.from({ length: codes }, (_, index) => index);
  const selectors = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    let place = 0;
    while (readBits(bits, 1) === 1) if (++place >= codes) broken(NAME, 'a selector too high', position(bits));
    selectors[index] = moveToFront(recent, place);
  }
  // More than a block can need are written by some encoders, and never used.
  return selectors.subarray(0, MAX_SELECTORS);
}

function readCode(bits: Bits, symbols: number): Huffman {
  const lengths = new Uint8Array(symbols);
  let length = readBits(bits, 5);
  for (let symbol = 0; symbol < symbols; symbol++) {
    for (;;) {
      if (length < 1 || length > 20) broken(NAME, `a Huffman code of ${length} bits`, position(bits));
      if (readBits(bits, 1) === 0) break;
      length += readBits(bits, 1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return huffmanFrom(lengths);
}

/** Undoes Huffman, runs and move-to-front into `block`; returns how many bytes there are. */
function readSymbols(
  bits: Bits,
  block: Block,
  values: Uint8Array,
  selectors: Uint8Array,
  tables: Huffman[],
): number {
  const recent = values.slice();
  const end = values.length + 1;
  let length = 0;
  let run = 0;
  let runUnit = 1;
  for (let index = 0; ; index++) {
    const table = tables[selectors[Math.floor(index / GROUP)] ?? -1];
    if (table === undefined) return broken(NAME, 'a block with too few selectors', position(bits));
    const symbol = readSymbol(bits, table);
    // 0 and 1 are digits of a run's length, in a numeration with the digits 1 and 2.
    if (symbol < 2) {
      run += runUnit << symbol;
      runUnit *= 2;
      if (run > block.limit - length) broken(NAME, 'a block larger than the file says', position(bits));
      continue;
    }
    if (run > 0) {
      makePlace(block, length + run);
      block.words.fill(recent[0] ?? 0, length, length + run);
      length += run;
      [run, runUnit] = [0, 1];
    }
    if (symbol === end) return length;
    if (length >= block.limit) broken(NAME, 'a block larger than the file says', position(bits));
    makePlace(block, length + 1);
    block.words[length++] = moveToFront(recent, symbol - 1);
  }
}

function makePlace(block: Block, wanted: number): void {
  if (wanted <= block.words.length) return;
  const grown = new Uint32Array(Math.min(Math.max(wanted, block.words.length * 2), block.limit));
  grown.set(block.words);
  block.words = grown;
}

function moveToFront(recent: Uint8Array, place: number): number {
  const value = recent[place] ?? 0;
  recent.copyWithin(1, 0, place);
  recent[0] = value;
  return value;
}

/** Undoes the Burrows-Wheeler transform: above each byte, in the upper 24 bits, where the next one is. */
function unsort(block: Uint32Array, length: number): void {
  const counts = new Uint32Array(257);
  for (let at = 0; at < length; at++) {
    const above = (block[at] ?? 0) + 1;
    counts[above] = (counts[above] ?? 0) + 1;
  }
  for (let value = 1; value < 257; value++) counts[value] = (counts[value] ?? 0) + (counts[value - 1] ?? 0);
  for (let at = 0; at < length; at++) {
    const value = (block[at] ?? 0) & 0xff;
    const place = counts[value] ?? 0;
    counts[value] = place + 1;
    block[place] = (block[place] ?? 0) | (at << 8);
  }
}

/** Four equal bytes are followed by how many more of them there are. */
function unpackRuns(block: Uint32Array, length: number, origin: number, output: Output): void {
  let next = (block[origin] ?? 0) >>> 8;
  let last = -1;
  let equal = 0;
  for (let count = 0; count < length; count++) {
    const word = block[next] ?? 0;
    next = word >>> 8;
    const value = word & 0xff;
    if (equal === 4) {
      makeRoom(output, value);
      output.bytes.fill(last, output.length, output.length + value);
      output.length += value;
      [last, equal] = [-1, 0];
      continue;
    }
    equal = value === last ? equal + 1 : 1;
    last = value;
    makeRoom(output, 1);
    output.bytes[output.length++] = value;
  }
}

/** bzip2's own CRC-32: the usual polynomial, the highest bit first. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder << 1) ^ (remainder < 0 ? 0x04c11db7 : 0);
  return remainder >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) {
    crc = (crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}
