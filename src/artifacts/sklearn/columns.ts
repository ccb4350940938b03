import { isNumeric, numbersOf } from '../numpy.ts';
import { attribute } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { itemsOf } from './pipeline.ts';
import { namesOf } from './vectors.ts';

/** The columns that a ColumnTransformer was fitted on. */
export interface Columns {
  names: string[] | null;
  count: number | null;
}

/**
 * A column specification as names where the table had names, else as indices from 0: a name, an index, lists
 * of these, a slice, a boolean mask. Null where it cannot be resolved.
 */
export function resolveColumns(specification: PyValue, columns: Columns): (string | number)[] | null {
  const wanted = keysOf(specification, columns);
  if (wanted === null) return null;
  const resolved: (string | number)[] = [];
  for (const key of wanted) {
    if (typeof key === 'string') {
      resolved.push(key);
      continue;
    }
    const index = key < 0 && columns.count !== null ? key + columns.count : key;
    if (!Number.isInteger(index) || index < 0) return null;
    resolved.push(columns.names?.[index] ?? index);
  }
  return resolved;
}

function keysOf(specification: PyValue, columns: Columns): (string | number)[] | null {
  if (typeof specification === 'string' || typeof specification === 'number') return [specification];
  if (typeof specification !== 'object' || specification === null) return null;
  if (specification.kind === 'object') {
    if (/^(builtins|__builtin__)\.slice$/.test(specification.class)) return sliced(specification, columns);
    // `_RemainderColsList` (1.5 to 1.8), a UserList.
    const data = attribute(specification, 'data');
    return itemsOf(data) ? keysOf(data ?? null, columns) : namesOf(specification);
  }
  if (specification.kind === 'array') {
    if (!isNumeric(specification)) return namesOf(specification);
    const numbers = numbersOf(specification).filter((item) => typeof item === 'number');
    return specification.dtype.letter === 'b' ? masked(numbers.map(Boolean)) : numbers;
  }
  const items = itemsOf(specification);
  if (items === null) return null;
  if (items.length > 0 && items.every((item) => typeof item === 'boolean')) return masked(items);
  const keys = items.filter((item) => typeof item === 'string' || typeof item === 'number');
  return keys.length === items.length ? keys : null;
}

function masked(mask: boolean[]): number[] {
  return mask.flatMap((isIn, index) => (isIn ? [index] : []));
}

/** A count is only a number in the file; a slice makes a list of it. */
const MAX_COLUMNS = 1_000_000;

/** `slice(start, stop, step)`: by index without the stop, by name with it, as in pandas. */
function sliced(slice: PyObject, { names, count }: Columns): number[] | null {
  const [first, last, step] = slice.args;
  const stride = step ?? 1;
  if (count === null || count > MAX_COLUMNS) return null;
  if (typeof stride !== 'number' || !Number.isInteger(stride) || stride < 1) return null;
  const from = boundary(first ?? null, 0, 0, names, count);
  const to = boundary(last ?? null, count, 1, names, count);
  if (from === null || to === null) return null;
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / stride)) },
    (_, index) => from + index * stride,
  );
}

function boundary(
  key: PyValue,
  absent: number,
  inclusive: number,
  names: string[] | null,
  count: number,
): number | null {
  if (key === null) return absent;
  if (typeof key === 'string') {
    const at = names?.indexOf(key) ?? -1;
    return at < 0 ? null : at + inclusive;
  }
  if (typeof key !== 'number') return null;
  return Math.min(Math.max(key < 0 ? key + count : key, 0), count);
}
