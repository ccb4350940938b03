const MEBIBYTE = 1024 * 1024;

/** No packed file may unpack to more. */
const MOST = 1024 * MEBIBYTE;

/** What a small file may unpack to, so that a bomb takes little memory before it is told. */
const FREE = 64 * MEBIBYTE;

/** Models and arrays shrink to a tenth of their size or so; zeros to a thousandth and less. */
const RATIO = 32;

/** How many bytes a packed file of `size` bytes may unpack to. */
export function unpackedLimit(size: number): number {
  return Math.min(MOST, FREE + RATIO * size);
}
