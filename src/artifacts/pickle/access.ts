import type { PyDict, PyObject, PyValue } from './values.ts';

/** What a value is, in the words of Python: `str`, `dict`, `numpy.ndarray`, or the class of an instance. */
export function typeName(value: PyValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  switch (value.kind) {
    case 'object':
      return value.class;
    case 'global':
      return `${value.module}.${value.name}`;
    case 'array':
      return 'numpy.ndarray';
    case 'dtype':
      return 'numpy.dtype';
    default:
      return value.kind;
  }
}

/** Below this many keys a search from the end is quicker than an index. */
const FEW = 8;

const indices = new WeakMap<PyDict, { size: number; last: Map<string, PyValue> }>();

/** The value under a string key; of a key that is there twice, the last one, as in Python. */
export function dictGet(dict: PyDict, key: string): PyValue | undefined {
  if (dict.keys.length > FEW) return indexOf(dict).get(key);
  const at = dict.keys.lastIndexOf(key);
  return at < 0 ? undefined : dict.values[at];
}

function indexOf(dict: PyDict): Map<string, PyValue> {
  const known = indices.get(dict);
  if (known?.size === dict.keys.length) return known.last;
  const last = new Map<string, PyValue>();
  dict.keys.forEach((key, at) => {
    if (typeof key === 'string') last.set(key, dict.values[at] ?? null);
  });
  indices.set(dict, { size: dict.keys.length, last });
  return last;
}

/** An attribute of an instance: what its state says under that name. */
export function attribute(object: PyObject, name: string): PyValue | undefined {
  const { state } = object;
  return isDict(state) ? dictGet(state, name) : undefined;
}

/**
 * The values that a value holds, each with its step of the path: attribute names and then `(0)`, `(1)` for the arguments
 * of an instance, keys of a dict, indices of the rest. A key that is there twice counts once, with its last value.
 * It looks one level deep; values may hold themselves, which is the caller's to watch.
 */
export function* entriesOf(value: PyValue): Generator<[step: string, child: PyValue]> {
  if (typeof value !== 'object' || value === null) return;
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      yield* indexed(value.items);
      return;
    case 'dict':
      yield* keyed(value);
      return;
    case 'array':
      if (Array.isArray(value.data)) yield* indexed(value.data);
      return;
    case 'object':
      yield* partsOf(value);
      return;
    default:
  }
}

function* partsOf(object: PyObject): Generator<[string, PyValue]> {
  if (isDict(object.state)) yield* keyed(object.state);
  else if (object.state !== null) yield ['(state)', object.state];
  for (const [step, argument] of indexed(object.args)) yield [`(${step})`, argument];
  yield* indexed(object.items);
  if (object.entries !== null) yield* keyed(object.entries);
}

function* indexed(items: readonly PyValue[]): Generator<[string, PyValue]> {
  for (const [index, item] of items.entries()) yield [String(index), item];
}

function* keyed(dict: PyDict): Generator<[string, PyValue]> {
  const last = new Map<PyValue, PyValue>();
  // Python's 1, 1.0 and True are one key.
  dict.keys.forEach((key, at) => {
    last.set(typeof key === 'boolean' ? Number(key) : key, dict.values[at] ?? null);
  });
  for (const [key, value] of last) yield [keyStep(key), value];
}

function keyStep(key: PyValue): string {
  if (typeof key !== 'object') return String(key);
  return key === null ? 'None' : `(${typeName(key)})`;
}

export function isDict(value: PyValue | undefined): value is PyDict {
  return typeof value === 'object' && value?.kind === 'dict';
}
