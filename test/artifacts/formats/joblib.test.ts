import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../src/artifacts/joblib.ts';
import { dtypeName, isNumeric, nested, numbersOf } from '../../../src/artifacts/numpy.ts';
import { dictGet, isDict } from '../../../src/artifacts/pickle/access.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import type { PyArray, PyDict, PyValue } from '../../../src/artifacts/pickle/values.ts';
import { newBudget, toPlain } from '../../../src/artifacts/sklearn/plain.ts';
import { corpus } from '../truth.ts';
import { damaged, expectProbe, fixtureBytes, open, openFixture, truthOf } from './wrappings.ts';

const LIMIT = 2 ** 24;
const truths = truthOf('joblib');
const scalers = truths.filter(({ group }) => group === 'standard');
/** A class pickled by value has no name that could be believed. */
const byName = truths.filter(({ file }) => file.endsWith('.joblib'));
const named = (part: string) => truths.filter(({ file }) => file.includes(part));

function rootOf(bytes: Uint8Array): PyValue {
  const plain = unwrap(bytes, LIMIT).bytes;
  const pickle = readPickle(plain);
  expect(pickle.end).toBe(plain.length);
  return pickle.root;
}

describe('a scaler in joblib', () => {
  it('is there from 0.10 on, under every compressor', () => {
    const versions = new Set(scalers.map(({ file }) => file.split('/')[1]));
    for (const version of ['0.10.3', '0.11', '0.12.5', '0.14.1', '1.0.1', '1.1.1', '1.2.0', '1.6.0'])
      expect(versions).toContain(version);
    for (const method of ['zlib', 'gzip', 'bz2', 'xz', 'lzma', 'lz4', 'vendored', 'p2', 'p5'])
      expect(scalers.some(({ file }) => file.includes(`-${method}`))).toBe(true);
  });

  it.each(scalers)('$file: to the bit, with one fingerprint', async (truth) => {
    const [artifact, first] = await Promise.all([
      openFixture(truth.file),
      openFixture(scalers[0]?.file ?? ''),
    ]);
    expect(artifact.error).toBeNull();
    expect(artifact).toMatchObject({ role: truth.role, unsafe: [] });
    const found = artifact.scalers.map(({ path, class: name, parameters }) => {
      const { _sklearn_version, ...rest } = parameters;
      return { path, class: name, parameters: rest };
    });
    expect(found).toEqual(truth.scalers);
    expect(artifact.fingerprint).toMatch(/^sha256:/);
    expect(artifact.fingerprint).toBe(first.fingerprint);
    if (truth.probe) expectProbe(artifact, truth);
  });
});

it.each(byName)('$file is of class $root', async ({ file, root }) => {
  expect((await openFixture(file)).class).toBe(root);
});

describe('arrays in joblib', () => {
  type Value = { dtype: string; shape: number[]; items: unknown };
  const values: Record<string, Value> = JSON.parse(
    new TextDecoder().decode(fixtureBytes('joblib/arrays.json')),
  );

  it.each(named('/arrays'))('$file', ({ file }) => {
    const root = rootOf(fixtureBytes(file)) as PyDict;
    expect(isDict(root)).toBe(true);
    expect(root.keys).toEqual(Object.keys(values));
    for (const [name, { dtype, shape, items }] of Object.entries(values)) {
      const array = dictGet(root, name) as PyArray;
      expect([name, array.kind, array.shape]).toEqual([name, 'array', shape]);
      expect(dtypeName(array.dtype)).toBe(dtype.replace(/\[.*/, ''));
      if (items !== null) expect(toItems(array)).toEqual(items);
    }
  });

  function toItems(array: PyArray): unknown {
    return nested(array, (item) => toPlain(item, 'name', newBudget()));
  }

  it.each(named('/big-'))('$file', ({ file }) => {
    const array = rootOf(fixtureBytes(file)) as PyArray;
    expect(isNumeric(array)).toBe(true);
    expect(numbersOf(array)).toEqual(Array.from({ length: 40_000 }, (_, at) => Math.floor(at / 7)));
  });
});

describe('cloudpickle', () => {
  it('finds the scaler in an object of a class that is pickled by value', async () => {
    const artifact = await openFixture('joblib/1.6.0/by-value.pkl');
    expect(artifact).toMatchObject({ error: null, role: 'unknown' });
    expect(artifact.scalers.map(({ path }) => path)).toEqual(['/scaler']);
    // Loading it makes a class and its functions out of code.
    expect(artifact.imports).toContain('cloudpickle.cloudpickle._make_skeleton_class');
    expect(artifact.imports).toContain('cloudpickle.cloudpickle._make_function');
  });

  it('keeps a lambda as an opaque step beside the scaler', async () => {
    const artifact = await openFixture('joblib/1.6.0/lambda.pkl');
    expect(artifact).toMatchObject({ error: null, role: 'scaler' });
    expect(artifact.scalers.map(({ path }) => path)).toContain('/steps/1/1');
    expect(artifact.transform?.kind).toBe('chain');
  });
});

describe('a damaged file', () => {
  const packed = named('/1.6.0/standard-').filter(({ file }) => /(bz2|xz|lzma|lz4)3/.test(file));

  it.each(packed)('$file', async ({ file }) => {
    const bytes = fixtureBytes(file);
    const whole = await open(bytes, file);
    // The old .lzma and LZ4 as joblib writes it have no checksum: there a wrong number cannot be told.
    const isChecked = /bz2|xz/.test(file);
    for (const copy of damaged(bytes, 1250)) {
      const artifact = await open(copy, file);
      if (!isChecked || artifact.format !== 'joblib' || artifact.error !== null) continue;
      expect(artifact.fingerprint).toBe(whole.fingerprint);
    }
  });
});

describe.skipIf(corpus === null)('the compatibility files of joblib (in ../shared/corpus)', () => {
  const folder = `${corpus}joblib/`;
  const files = corpus === null ? [] : readdirSync(folder);
  const read = (file: string) =>
    toPlain(rootOf(new Uint8Array(readFileSync(folder + file))), 'whole', newBudget());

  it('are eleven', () => {
    expect(files).toHaveLength(11);
  });

  it.each(files)('%s holds the list that they all hold', (file) => {
    const list = read(file) as unknown[];
    expect(list).toEqual(read(files[0] ?? ''));
    expect(list.slice(0, 3)).toEqual([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
      [1, 'abc', { a: 1, b: 2 }],
    ]);
    expect(list.slice(4)).toEqual([[[0, 1, 2]], "C'est l'été !"]);
  });
});
