import { type ItemReader, numberReader } from '../../pickle/items.ts';

/** A named array of numbers in a file of weights. */
export interface Tensor {
  /** Where what holds it sits in the file, as `/model_state_dict`: a JSON Pointer; empty for the root. */
  holder: string;
  /** Its name there, as `normalize_inputs.buffer_observation_state.mean`. */
  name: string;
  /** numpy's name of it, without byte order; `bfloat16`, which numpy has not, besides. */
  dtype: string;
  shape: readonly number[];
  /** Its numbers in C order, each as a float64. Throws an ArtifactError where they cannot be read. */
  numbers: () => number[];
}

/** No scaler has more features; tensors with more numbers are weights. */
export const MAX_FEATURES = 65_536;

export function itemsOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * Whether a tensor has one number a feature: at most one dimension is more than 1 (`[3]`, `[1, 47]`, `[3, 1, 1]`). One
 * without a dimension is a number and no list of them.
 */
export function isVector({ shape }: Tensor): boolean {
  const items = itemsOf(shape);
  return shape.length > 0 && items > 0 && items <= MAX_FEATURES && shape.every((n) => n === 1 || n === items);
}

/** How the items of a dtype lie in bytes. */
export interface Items {
  /** Bytes an item. */
  size: number;
  read: ItemReader<number>;
}

const LETTERS: Readonly<Record<string, string>> = { float: 'f', int: 'i', uint: 'u', bool: 'b' };

/** How the items of a dtype are read; undefined for those that hold no plain numbers (complex, quantized, float8). */
export function itemsOfDtype(dtype: string, littleEndian: boolean): Items | undefined {
  if (dtype === 'bfloat16') return { size: 2, read: bfloat16(littleEndian) };
  const [, kind = '', bits = '8'] = /^(float|int|uint|bool)(\d*)$/.exec(dtype) ?? [];
  const letter = LETTERS[kind];
  if (letter === undefined) return undefined;
  const size = bits === '' ? 1 : Number(bits) / 8;
  const read = numberReader({ kind: 'dtype', letter, itemSize: size, littleEndian });
  return read && { size, read };
}

/** The upper half of a float32. */
function bfloat16(littleEndian: boolean): ItemReader<number> {
  const scratch = new DataView(new ArrayBuffer(4));
  return (view, at) => {
    scratch.setUint16(0, view.getUint16(at, littleEndian));
    return scratch.getFloat32(0);
  };
}

/** Numbers that lie one after the other. */
export function readItems(bytes: Uint8Array, { size, read }: Items): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => read(view, index * size));
}
