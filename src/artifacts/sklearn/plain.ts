import { createHash } from 'node:crypto';
import type { Plain } from '../../generated/lock.ts';
import { canonicalJson } from '../../transform/canonical-json.ts';
import { toReal } from '../../transform/real.ts';
import { MAX_ITEMS } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { publicClass } from '../names.ts';
import { dtypeName, nested } from '../numpy.ts';
import { entriesOf } from '../pickle/access.ts';
import type { PyArray, PyBytes, PyObject, PyValue } from '../pickle/values.ts';
import { functionName } from './functions.ts';
import { sklearnClass } from './names.ts';

/**
 * How many values may still be written out for one artifact. Values that a file holds once may stand in many
 * places.
 */
export interface Budget {
  left: number;
}

export function newBudget(): Budget {
  return { left: 300_000 };
}

/** Takes `values` from the budget; an ArtifactError (`unsupported`) where it is used up. */
export function spend(budget: Budget, values: number): void {
  budget.left -= values;
  if (budget.left < 0)
    throw new ArtifactError('holds more parameters than are written out', { unsupported: true });
}

const MAX_DEPTH = 32;

/** A key takes several times as much memory as a value. */
const KEY_WEIGHT = 4;

/** Byte strings of more bytes than this are known by their hash. */
const MAX_BYTES = 64;

/** What becomes of an object inside of another: `name` writes down its class, `whole` its parameters too. */
export type Objects = 'name' | 'whole';

/**
 * A value as JSON: arrays as nested lists, numpy's scalars as numbers, what JSON lacks as `nan`, `inf`,
 * `-inf`, classes and functions by name. Throws an ArtifactError (`unsupported`) for what is too large or
 * holds itself.
 */
export function toPlain(value: PyValue, objects: Objects, budget: Budget): Plain {
  return convert(value, { objects, budget, depth: 0 });
}

/**
 * The parameters that an estimator's meaning depends on: all its attributes but for those that record how it
 * was fitted or how it computes.
 */
export function meaningOf(object: PyObject, budget: Budget): Record<string, Plain> {
  return meaning(object, { objects: 'whole', budget, depth: 0 });
}

interface Conversion {
  objects: Objects;
  budget: Budget;
  depth: number;
}

function convert(value: PyValue, at: Conversion): Plain {
  spend(at.budget, typeof value === 'string' ? 1 + value.length / 16 : 1);
  if (typeof value === 'number') return toReal(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === null || typeof value !== 'object') return value;
  if (at.depth > MAX_DEPTH)
    throw new ArtifactError('holds parameters that are nested too deeply', { unsupported: true });
  return convertObject(value, { ...at, depth: at.depth + 1 });
}

function convertObject(value: PyValue & object, at: Conversion): Plain {
  const inner = (item: PyValue) => convert(item, at);
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return shortened(value.items.map(inner), value.items.length, at);
    case 'set':
      // The order of a set changes from one run of Python to the next.
      return shortened(sorted(value.items.map(inner)), value.items.length, at);
    case 'dict': {
      spend(at.budget, value.keys.length * KEY_WEIGHT);
      const entries = Array.from(entriesOf(value), ([key, child]): [string, Plain] => [key, inner(child)]);
      return shortened(Object.fromEntries(entries), entries.length, at);
    }
    case 'array':
      return arrayPlain(value, at);
    case 'bytes':
      return bytesPlain(value);
    case 'dtype':
      return dtypeName(value);
    case 'global':
      return functionName(value);
    case 'object': {
      const name = functionName(value);
      if (name !== null) return name;
      if (at.objects === 'name') return { class: value.class };
      return { class: publicClass(value.class), parameters: meaning(value, at) };
    }
  }
}

function sorted(items: Plain[]): Plain[] {
  return items
    .map((item): [string, Plain] => [canonicalJson(item), item])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}

/** What is too long for a lock to be read by people, by its hash. */
function shortened(value: Plain, count: number, { objects }: Conversion): Plain {
  if (objects === 'name' || count <= MAX_ITEMS) return value;
  return { items: count, sha256: sha256(canonicalJson(value)) };
}

function arrayPlain(array: PyArray, at: Conversion): Plain {
  const count = array.shape.reduce((product, length) => product * length, 1);
  if (Array.isArray(array.data))
    return shortened(
      nested(array, (item) => convert(item, at)),
      count,
      at,
    );
  if (at.objects === 'name' || count <= MAX_ITEMS) {
    spend(at.budget, count);
    return nested(array, () => null);
  }
  const order = array.fortran ? { order: 'F' } : {};
  return { dtype: dtypeName(array.dtype), shape: array.shape, ...order, sha256: sha256(array.data) };
}

function bytesPlain({ data }: PyBytes): Plain {
  if (data.length <= MAX_BYTES) return { bytes: Buffer.from(data).toString('hex') };
  return { bytes: data.length, sha256: sha256(data) };
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function meaning(object: PyObject, at: Conversion): Record<string, Plain> {
  const isSklearn = sklearnClass(object.class) !== null;
  const parameters: [string, Plain][] = [];
  for (const [name, value] of entriesOf(object)) {
    if (isSklearn && WITHOUT_MEANING.has(name)) continue;
    parameters.push([name, convert(value, at)]);
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
