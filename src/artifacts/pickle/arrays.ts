import { typeName } from './access.ts';
import { fail } from './cursor.ts';
import { holdsObjects } from './dtype.ts';
import { countCopies, type Reading } from './reading.ts';
import { bytesOf } from './text.ts';
import type { Dtype, PyArray, PyValue } from './values.ts';

const INT8: Dtype = Object.freeze({ kind: 'dtype', letter: 'i', itemSize: 1, littleEndian: true });
const NO_BYTES = new Uint8Array(0);

/** What `_reconstruct` makes: an array that BUILD fills. */
export function emptyArray(): PyArray {
  return { kind: 'array', dtype: INT8, shape: [0], fortran: false, data: NO_BYTES };
}

/** An array over raw bytes or objects; an error where the shape and the dtype ask for more or less of them. */
export function makeArray(
  reading: Reading,
  dtype: Dtype,
  shape: number[],
  fortran: boolean,
  data: PyArray['data'],
): PyArray {
  const items = itemCount(reading, shape, dtype.itemSize);
  const [wanted, unit] = Array.isArray(data) ? [items, 'objects'] : [items * dtype.itemSize, 'bytes'];
  if (wanted !== data.length) {
    fail(
      reading.cursor,
      `makes an array of shape (${shape.join(', ')}), which takes ${wanted} ${unit}, of ${data.length}`,
    );
  }
  // A second BUILD of the dtype would part it from the size that was just checked: see dtype.ts.
  Object.freeze(dtype);
  return { kind: 'array', dtype, shape, fortran, data };
}

/**
 * The product of a shape. Bytes hold the size of most arrays; where an item has no bytes, or there is no item, the
 * bounds do, for the likes of shape (2^40, 0).
 */
export function itemCount(reading: Reading, shape: readonly number[], itemSize: number): number {
  const items = shape.reduce((product, length) => product * length, 1);
  if (items === 0 || itemSize === 0) {
    const rows = shape.reduce((product, length) => product * Math.max(length, 1), 1);
    if (rows > reading.bounds.emptyItems)
      fail(reading.cursor, `makes an array of ${rows} rows without a byte`);
  }
  if (!Number.isSafeInteger(items * Math.max(itemSize, 1))) {
    fail(reading.cursor, `makes an array of ${items} items, which no file holds`);
  }
  return items;
}

/** A shape: a tuple of lengths, or one length. */
export function shapeFrom(reading: Reading, value: PyValue | undefined): number[] {
  const lengths = typeof value === 'object' && value?.kind === 'tuple' ? value.items : [value];
  if (lengths.length > reading.bounds.dimensions) {
    fail(reading.cursor, `makes an array of ${lengths.length} dimensions`);
  }
  return lengths.map((length) =>
    typeof length === 'number' && Number.isSafeInteger(length) && length >= 0
      ? length
      : fail(reading.cursor, 'makes an array whose shape is not a tuple of lengths'),
  );
}

/** The state that `ndarray.__reduce__` writes: `([version,] shape, dtype, is Fortran order, bytes or list)`. */
export function setArrayState(reading: Reading, array: PyArray, state: PyValue): void {
  const parts = typeof state === 'object' && state?.kind === 'tuple' ? state.items : [];
  if (parts.length !== 4 && parts.length !== 5)
    fail(reading.cursor, "gives an array a state that is not numpy's");
  const [shapeValue, dtypeValue, fortran, dataValue] = parts.slice(-4);
  const shape = shapeFrom(reading, shapeValue);
  const data = dataFrom(reading, dataValue);
  const dtype = isDtype(dtypeValue) ? dtypeValue : strangeDtype(shape, data);
  if (Array.isArray(data) !== holdsObjects(dtype)) {
    fail(
      reading.cursor,
      `gives an array of letter ${dtype.letter} ${Array.isArray(data) ? 'objects' : 'bytes'}`,
    );
  }
  // numpy lists objects in C order, whatever the order of the array.
  const columnMajor = !Array.isArray(data) && (fortran === true || fortran === 1);
  Object.assign(array, makeArray(reading, dtype, shape, columnMajor, data));
}

/** Bytes as a view; a list as a copy, for what the file does to the list later is not done to the array. */
function dataFrom(reading: Reading, value: PyValue | undefined): PyArray['data'] {
  if (typeof value === 'string') {
    countCopies(reading, value.length);
    return bytesOf(value);
  }
  if (typeof value === 'object' && value?.kind === 'bytes') return value.data;
  if (typeof value === 'object' && value?.kind === 'list') {
    countCopies(reading, value.items.length);
    return value.items.slice();
  }
  return fail(reading.cursor, `gives an array its items as ${typeName(value ?? null)}`);
}

/** A dtype that is not numpy's own, as `ml_dtypes.bfloat16`: items of as many bytes as there are, or objects. */
export function strangeDtype(shape: readonly number[], data: PyArray['data']): Dtype {
  const items = shape.reduce((product, length) => product * length, 1);
  return Array.isArray(data)
    ? { kind: 'dtype', letter: 'O', itemSize: 8, littleEndian: true }
    : {
        kind: 'dtype',
        letter: 'V',
        itemSize: Math.floor(data.length / Math.max(items, 1)),
        littleEndian: true,
      };
}

export function isDtype(value: PyValue | undefined): value is Dtype {
  return typeof value === 'object' && value?.kind === 'dtype';
}
