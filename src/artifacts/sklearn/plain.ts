import { createHash } from 'node:crypto';
import type { Plain } from '../../generated/lock.ts';
import { canonicalJson } from '../../transform/fingerprint.ts';
import { toReal } from '../../transform/real.ts';
import { ArtifactError } from '../error.ts';
import { dtypeName, nested } from '../numpy.ts';
import { entriesOf } from '../pickle/access.ts';
import type { PyArray, PyBytes, PyObject, PyValue } from '../pickle/values.ts';
import { publicName, sklearnClass } from './names.ts';

/** How much of an object is written out; what is larger is refused, arrays of numbers are named by their hash. */
const MAX_DEPTH = 32;
const MAX_VALUES = 1_000_000;
const MAX_ITEMS = 65_536;
const MAX_BYTES = 64;

/** What becomes of an object inside of another: `name` writes down its class, `whole` its parameters too. */
export type Objects = 'name' | 'whole';

/**
 * A value as JSON: arrays as nested lists, numpy's scalars as numbers, what JSON lacks as `nan`, `inf`, `-inf`, classes and
 * functions by name. Throws an ArtifactError (`unsupported`) for what is too large or holds itself.
 */
export function toPlain(value: PyValue, objects: Objects): Plain {
  return convert(value, objects, { depth: 0, left: MAX_VALUES });
}

/**
 * The parameters that an estimator's meaning depends on: all its attributes but for those that record how it was fitted or
 * how it computes.
 */
export function meaningOf(object: PyObject): Record<string, Plain> {
  return meaning(object, { depth: 0, left: MAX_VALUES });
}

interface Budget {
  depth: number;
  left: number;
}

function convert(value: PyValue, objects: Objects, budget: Budget): Plain {
  if (--budget.left < 0 || budget.depth > MAX_DEPTH) {
    throw new ArtifactError('holds more parameters than are written out', { unsupported: true });
  }
  if (typeof value === 'number') return toReal(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === null || typeof value !== 'object') return value;
  budget.depth++;
  const plain = convertObject(value, objects, budget);
  budget.depth--;
  return plain;
}

function convertObject(value: PyValue & object, objects: Objects, budget: Budget): Plain {
  const inner = (item: PyValue) => convert(item, objects, budget);
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.map(inner);
    case 'set':
      // The order of a set changes from one run of Python to the next.
      return sorted(value.items.map(inner));
    case 'dict':
      return Object.fromEntries(Array.from(entriesOf(value), ([key, child]) => [key, inner(child)]));
    case 'array':
      return arrayPlain(value, inner, budget);
    case 'bytes':
      return bytesPlain(value);
    case 'dtype':
      return dtypeName(value);
    case 'global':
      return publicName(`${value.module}.${value.name}`);
    case 'object':
      if (objects === 'name') return { class: value.class };
      return { class: publicName(value.class), parameters: meaning(value, budget) };
  }
}

function sorted(items: Plain[]): Plain[] {
  return items
    .map((item): [string, Plain] => [canonicalJson(item), item])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}

function arrayPlain(array: PyArray, inner: (item: PyValue) => Plain, budget: Budget): Plain {
  const count = array.shape.reduce((product, length) => product * length, 1);
  if (count <= MAX_ITEMS || Array.isArray(array.data)) {
    budget.left -= count;
    return nested(array, inner);
  }
  return { dtype: dtypeName(array.dtype), shape: array.shape, sha256: sha256(array.data) };
}

function bytesPlain({ data }: PyBytes): Plain {
  if (data.length <= MAX_BYTES) return { bytes: Buffer.from(data).toString('hex') };
  return { bytes: data.length, sha256: sha256(data) };
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function meaning(object: PyObject, budget: Budget): Record<string, Plain> {
  const isSklearn = sklearnClass(object.class) !== null;
  const parameters: [string, Plain][] = [];
  for (const [name, value] of entriesOf(object)) {
    if (isSklearn && WITHOUT_MEANING.has(name)) continue;
    parameters.push([name, convert(value, 'whole', budget)]);
  }
  return Object.fromEntries(parameters);
}

/** Attributes of scikit-learn's estimators that change no output for given parameters. */
const WITHOUT_MEANING = new Set([
  '_sklearn_version',
  '_sklearn_output_config',
  '_metadata_request',
  'n_samples_seen_',
  'n_samples_',
  'noise_variance_',
  'copy',
  'verbose',
  'n_jobs',
  'random_state',
  'memory',
  'transform_input',
  'force_int_remainder_cols',
]);
