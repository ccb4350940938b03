import { ArtifactError } from '../../error.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from './values.ts';

/**
 * A value as a flat list, where it is one: a list, an array of numpy in a shape of one row, column or plane
 * (`[[1, 2]]`, `[[[1]], [[2]]]`), or an array as a library writes it into JSON. Null for anything else.
 *
 * Sources: json_tricks' encoders (`__ndarray__`), json-numpy (`__numpy__`), jsonpickle's numpy extension
 * (`py/object`, `values`).
 */
export function listOf(value: JsonValue): JsonValue[] | null {
  if (Array.isArray(value)) return flat(value);
  if (!isObject(value)) return null;
  const list = entry(value, '__ndarray__') ?? entry(value, '__numpy__') ?? jsonpickled(value);
  if (list === undefined) return null;
  if (Array.isArray(list)) return flat(list);
  if (typeof list === 'string' && !Object.hasOwn(value, 'py/object')) return decoded(list, value);
  throw unreadable(value);
}

/** A large array is packed there, and not read. */
function jsonpickled(value: JsonObject): JsonValue | undefined {
  return textAt(value, 'py/object') === 'numpy.ndarray' ? entry(value, 'values') : undefined;
}

function unreadable(value: JsonObject): ArtifactError {
  const dtype = (textAt(value, 'dtype') ?? 'none').slice(0, 40);
  return new ArtifactError(`holds an array of numpy (dtype ${dtype}) that cannot be read`);
}

/** Arrays of more dimensions than numpy has are no arrays. */
const MOST_DIMENSIONS = 32;

/** Takes off dimensions of length 1: what is left is a list, or the list as it was. */
function flat(list: JsonValue[]): JsonValue[] {
  let current = list;
  for (let dimension = 0; dimension < MOST_DIMENSIONS; dimension++) {
    const [first] = current;
    if (current.length === 1 && Array.isArray(first)) {
      current = first;
    } else if (current.length > 0 && current.every((item) => Array.isArray(item) && item.length === 1)) {
      current = current.map((item) => (Array.isArray(item) ? (item[0] ?? null) : item));
    } else {
      return current;
    }
  }
  return list;
}

const READERS: Readonly<
  Record<string, { width: number; read: (view: DataView, at: number, little: boolean) => number }>
> = {
  f8: { width: 8, read: (view, at, little) => view.getFloat64(at, little) },
  f4: { width: 4, read: (view, at, little) => view.getFloat32(at, little) },
  i8: { width: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  i4: { width: 4, read: (view, at, little) => view.getInt32(at, little) },
};

const NAMED: Readonly<Record<string, string>> = {
  float64: '<f8',
  float32: '<f4',
  int64: '<i8',
  int32: '<i4',
};

/** The bytes of an array in base64, beside its dtype. */
function decoded(text: string, value: JsonObject): number[] {
  const dtype = textAt(value, 'dtype') ?? '';
  const [order, kind] = splitDtype(Object.hasOwn(NAMED, dtype) ? (NAMED[dtype] ?? '') : dtype);
  const reader = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  const bytes = Buffer.from(text, 'base64');
  const items = vectorLength(entry(value, 'shape'));
  if (!reader || !/^[A-Za-z0-9+/]+=*$/.test(text) || bytes.length !== items * reader.width)
    throw unreadable(value);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: items }, (_, index) => reader.read(view, index * reader.width, order !== '>'));
}

/** How many items an array has, where no more than one dimension is longer than 1; NaN for any other. */
function vectorLength(shape: JsonValue | undefined): number {
  const lengths = Array.isArray(shape) ? shape.filter((length) => typeof length === 'number') : [];
  const long = lengths.filter((length) => length !== 1);
  if (!Array.isArray(shape) || lengths.length !== shape.length || long.length > 1) return Number.NaN;
  return long[0] ?? 1;
}

function splitDtype(dtype: string): [order: string, kind: string] {
  return /^[<>=|]/.test(dtype) ? [dtype.slice(0, 1), dtype.slice(1)] : ['<', dtype];
}
