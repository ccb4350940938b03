/** How much a pickle may ask for. Lengths are held to the bytes of the file besides; these hold what files could still multiply. */
export interface Bounds {
  /** Opcodes, those of nested pickles included. */
  opcodes: number;
  /** Bytes of memory that the values may take besides the file: an estimate, see memory.ts. */
  memory: number;
  /** Values on the stack at one time. */
  stack: number;
  /** The highest memo index. It cannot pass the file's length either: every memo entry costs an opcode. */
  memo: number;
  /** Bytes of one text string. */
  stringBytes: number;
  /** Bytes of one binary integer (LONG1, LONG4). */
  integerBytes: number;
  /** Digits of one decimal integer (INT, LONG); Python's own bound. */
  integerDigits: number;
  /** Dimensions of one array; numpy's own bound. */
  dimensions: number;
  /** Items of an array whose items take no bytes, and rows of an array that has none. */
  emptyItems: number;
  /** Elements and bytes that calls may copy, for each byte of the file: `set(a list)`, `encode(a string)`. */
  copiesPerByte: number;
}

export const BOUNDS: Readonly<Bounds> = {
  opcodes: 2 ** 26,
  memory: 144 * 2 ** 20,
  stack: 2 ** 22,
  memo: 2 ** 26,
  stringBytes: 2 ** 28,
  integerBytes: 2 ** 16,
  integerDigits: 4300,
  dimensions: 64,
  emptyItems: 2 ** 20,
  copiesPerByte: 2,
};
