import { openZip } from '../../containers/zip.ts';
import { BOUNDS } from '../../pickle/bounds.ts';
import { openReading } from '../../pickle/reading.ts';
import { readScalar } from '../../pickle/scalar.ts';
import type { PyArray, PyObject, PyValue } from '../../pickle/values.ts';
import { textAt } from '../json/values.ts';
import { readEntry } from '../numpy/npz-reader.ts';
import { fail, type Node, type Reading } from './schema.ts';

/** The array of a node's `.npy` entry, read once. */
export function arrayOf(reading: Reading, node: Node): PyArray {
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
export function scalarOf(array: PyArray): PyValue {
  const { data, dtype, shape } = array;
  if (shape.length > 0 || Array.isArray(data)) return array;
  return readScalar(openReading(new Uint8Array(0), BOUNDS), dtype, data) ?? array;
}
