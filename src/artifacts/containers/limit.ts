const MEBIBYTE = 1024 * 1024;

/** What a small file may unpack to, so that a bomb takes little memory before it is told. */
const FREE = 64 * MEBIBYTE;

/** Models and arrays shrink to a tenth of their size or so; zeros to a thousandth and less. */
const RATIO = 32;

/** What is unpacked may be larger than the file by this much: it is held in memory. */
const HELD = 128 * MEBIBYTE;

/** No archive may unpack to more, all its entries together. */
const MOST = 1024 * MEBIBYTE;

/** A file of which more comes out than this many times its size is a bomb, and no model. */
const BOMB = 16;

/** How many bytes a packed file of `size` bytes may unpack to and be held at once. */
export function unpackedLimit(size: number): number {
  return Math.min(FREE + RATIO * size, size + HELD);
}

/** How many bytes may come out of all entries of an archive, one after the other. */
export function archiveLimit(size: number): number {
  return Math.min(FREE + RATIO * size, MOST);
}

/** Whether a file that reaches its limit is a bomb, and not only a model that is too large to be looked into. */
export function isBomb(size: number, limit: number): boolean {
  return limit > BOMB * size;
}
