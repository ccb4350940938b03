import { openZip } from '../../containers/zip.ts';
import { BOUNDS } from '../../pickle/bounds.ts';
import { openReading } from '../../pickle/reading.ts';
import { readScalar } from '../../pickle/scalar.ts';
import type { Dtype, PyArray, PyObject, PyValue } from '../../pickle/values.ts';
import { entry, textAt } from '../json/values.ts';
import { readEntry } from '../numpy/npz-reader.ts';
import { argumentsFrom } from './objects.ts';
import { fail, globalOf, itemsOf, type Node, type Reading } from './schema.ts';

/** The array of a node's `.npy` entry, read once. */
function arrayOf(reading: Reading, node: Node): PyArray {
  const array = fileOf(reading, node, (name) => arrayIn(reading, name));
  return typeof array === 'object' && array?.kind === 'array'
    ? array
    : fail('one file for two kinds of thing');
}

function arrayIn(reading: Reading, name: string): PyArray {
  return (
    readEntry(reading.zip, name).array ??
    fail(`an array of objects as ${JSON.stringify(name)}: it is refused`)
  );
}

/** The bytes of a node's entry, read once. */
export function bytesOf(reading: Reading, node: Node): PyValue {
  return fileOf(reading, node, (name) => ({ kind: 'bytes', data: reading.zip.read(name) }));
}

/** A sparse matrix: the arrays of a `.npz` within, under the names that scipy's pickles give them. */
export function sparseOf(reading: Reading, node: Node, object: PyObject): PyObject {
  const state = fileOf(reading, node, (name) => {
    const inner = openZip(reading.zip.read(name));
    for (const { size } of inner.entries) reading.innerLeft -= size;
    if (reading.innerLeft < 0) return fail('sparse matrices that unpack to too many bytes');
    const keys = inner.entries.map((entry) => entry.name.replace(/\.npy$/, ''));
    return { kind: 'dict', keys, values: inner.entries.map((entry) => readEntry(inner, entry.name).array) };
  });
  return { ...object, state };
}

function fileOf(reading: Reading, { state, loader }: Node, read: (name: string) => PyValue): PyValue {
  const name = textAt(state, 'file') ?? fail(`a ${loader} without its file`);
  const known = reading.files.get(name) ?? read(name);
  reading.files.set(name, known);
  return known;
}

/** A numpy scalar, which skops keeps as an array without dimensions, as the Python value that pickles give. */
function scalarOf(array: PyArray): PyValue {
  const { data, dtype, shape } = array;
  if (shape.length > 0 || Array.isArray(data)) return array;
  return readScalar(openReading(new Uint8Array(0), BOUNDS), dtype, data) ?? array;
}

/** Numbers are in a file; objects are nodes of their own, nested as the array is. A numpy scalar is of a class of its own. */
export function arrayFrom(reading: Reading, node: Node): PyValue {
  const type = textAt(node.state, 'type');
  if (type === 'numpy') {
    globalOf(reading, node);
    const array = arrayOf(reading, node);
    return node.class === 'ndarray' ? array : scalarOf(array);
  }
  if (type !== 'json') return fail('an array of a kind that is not read');
  globalOf(reading, node);
  const items = itemsOf(node).map((child) => reading.read(child));
  const shape = argumentsFrom(reading.read(entry(node.state, 'shape'))).map(lengthFrom);
  if (shape.length === 0 || shape.length > MAX_DIMENSIONS)
    return fail(`an array of ${shape.length} dimensions`);
  const dtype: Dtype = { kind: 'dtype', letter: 'O', itemSize: 8, littleEndian: true };
  return { kind: 'array', dtype, shape, fortran: false, data: flattened(items, shape) };
}

/** numpy 1 has no more. */
const MAX_DIMENSIONS = 32;

function lengthFrom(value: PyValue): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail('a shape that is none');
}

/** Items nested in lists, one for each dimension but the last, side by side in C order. */
function flattened(items: PyValue[], [length, ...inner]: number[]): PyValue[] {
  if (items.length !== length) return fail('an array of another shape than it says');
  if (inner.length === 0) return items;
  return items.flatMap((item) =>
    typeof item === 'object' && item?.kind === 'list'
      ? flattened(item.items, inner)
      : fail('an array that is no array'),
  );
}

/** An empty array of that dtype stands for it. */
export function dtypeFrom(reading: Reading, node: Node): PyValue {
  const array = reading.read(entry(node.state, 'content'));
  return typeof array === 'object' && array?.kind === 'array' ? array.dtype : fail('a dtype that is none');
}
