import type { Plain, Real } from '../generated/lock.ts';
import { ArtifactError } from './error.ts';
import { type ItemReader, numberReader, plainReader, real } from './pickle/items.ts';
import { visitTransposed } from './pickle/order.ts';
import type { Dtype, PyArray, PyValue } from './pickle/values.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['b', 'bool'],
  ['i', 'int'],
  ['u', 'uint'],
  ['f', 'float'],
  ['c', 'complex'],
  ['S', 'bytes'],
  ['U', 'str'],
  ['O', 'object'],
  ['V', 'void'],
  ['M', 'datetime64'],
  ['m', 'timedelta64'],
]);

/** numpy's name of a dtype, without byte order: `float64`, `int32`, `bool`, `object`, `str160` (bits). */
export function dtypeName({ letter, itemSize }: Dtype): string {
  const name = NAMES.get(letter) ?? letter;
  return 'bOMm'.includes(letter) ? name : `${name}${itemSize * 8}`;
}

/** Whether `numbersOf` can read the items: booleans, integers, and floats of up to eight bytes. */
export function isNumeric(array: PyArray): boolean {
  return !Array.isArray(array.data) && numberReader(array.dtype) !== undefined;
}

/**
 * The items of a numeric array in C order, all dimensions in one list; booleans as 0 and 1. Integers beyond 2^53 are
 * rounded to the next float64. Throws an ArtifactError where `isNumeric` is false.
 */
export function numbersOf(array: PyArray): Real[] {
  const number = numberReader(array.dtype);
  if (number === undefined || Array.isArray(array.data)) {
    throw new ArtifactError(`an array of dtype ${dtypeName(array.dtype)} holds no numbers that can be read`, {
      unsupported: true,
    });
  }
  return itemsOf(array, array.data, (view, at) => real(number(view, at)));
}

/**
 * An array as nested lists by its shape; the item itself where it has no dimension. Booleans stay booleans, numbers that
 * JSON lacks become strings, complex numbers `[real, imaginary]`, text and byte strings strings, dates their count of
 * units, raw items hexadecimal; objects what `mapObject` makes of them.
 */
export function nested(array: PyArray, mapObject: (item: PyValue) => Plain): Plain {
  const { data, dtype, shape } = array;
  const items = Array.isArray(data) ? data.map(mapObject) : itemsOf(array, data, plainReader(dtype));
  let next = 0;
  const fold = (axis: number): Plain => {
    const length = shape[axis];
    return length === undefined ? (items[next++] ?? null) : Array.from({ length }, () => fold(axis + 1));
  };
  return fold(0);
}

/** Every item in C order. */
function itemsOf<T>({ dtype, shape, fortran }: PyArray, data: Uint8Array, read: ItemReader<T>): T[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { itemSize } = dtype;
  const items: T[] = [];
  // What is column-major lies like the C order of the reversed shape.
  const lying = fortran ? shape.toReversed() : shape;
  const axes = shape.map((_, axis) => (fortran ? shape.length - 1 - axis : axis));
  visitTransposed(lying, axes, (place) => items.push(read(view, place * itemSize)));
  return items;
}
