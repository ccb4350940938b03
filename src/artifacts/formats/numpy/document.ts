import type { Plain, Real } from '../../../generated/lock.ts';
import { fromReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import { isNumeric, nested } from '../../numpy.ts';
import type { PyArray } from '../../pickle/values.ts';
import type { JsonValue } from '../json/values.ts';
import type { Npy } from './npy.ts';

/** Arrays of more items than this are data: pictures of 224 × 224 with a mean for each pixel and color are smaller. */
const MAX_ITEMS = 2 ** 18;

/** How many items may still be written out for one file. */
export interface Budget {
  items: number;
}

export function newBudget(): Budget {
  return { items: 2 ** 22 };
}

/**
 * An array as the value that says the same in JSON, numbers as numbers (NaN too), texts and truth values as themselves: a
 * structured array by its fields. Null for what is too large or of a dtype that says nothing here. Throws an ArtifactError
 * (`unsupported`) where the budget is used up.
 */
export function documentOf({ array, fields }: Npy, budget: Budget): JsonValue {
  const count = array === null ? 0 : array.shape.reduce((product, length) => product * length, 1);
  if (array === null || count > MAX_ITEMS) return null;
  budget.items -= count * Math.max(fields.length, 1);
  if (budget.items < 0)
    throw new ArtifactError('holds more arrays than are written out', { unsupported: true });
  if (fields.length === 0) return plainArray(array);
  return Object.fromEntries(
    fields.map(({ name, dtype, offset }) => [name, plainArray(column(array, dtype, offset))]),
  );
}

function plainArray(array: PyArray): JsonValue {
  if (isNumeric(array)) return withNumbers(nested(array, () => null));
  return 'US'.includes(array.dtype.letter) ? texts(nested(array, () => null)) : null;
}

/** What JSON lacks comes as text: `nan`, `inf`, `-inf`. */
function withNumbers(value: Plain): JsonValue {
  if (Array.isArray(value)) return value.map(withNumbers);
  return typeof value === 'string' ? fromReal(value as Real) : typeof value === 'object' ? null : value;
}

function texts(value: Plain): JsonValue {
  if (Array.isArray(value)) return value.map(texts);
  return typeof value === 'string' ? value : null;
}

/** One field of every item, side by side. */
function column(array: PyArray, dtype: PyArray['dtype'], offset: number): PyArray {
  const { data, dtype: whole } = array;
  if (Array.isArray(data)) return array;
  const count = whole.itemSize === 0 ? 0 : data.length / whole.itemSize;
  const side = new Uint8Array(count * dtype.itemSize);
  for (let item = 0; item < count; item++) {
    const from = item * whole.itemSize + offset;
    side.set(data.subarray(from, from + dtype.itemSize), item * dtype.itemSize);
  }
  return { ...array, dtype, data: side };
}
