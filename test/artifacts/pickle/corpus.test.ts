import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../src/artifacts/joblib.ts';
import { nested } from '../../../src/artifacts/numpy.ts';
import { attribute, entriesOf } from '../../../src/artifacts/pickle/access.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import type { PyValue } from '../../../src/artifacts/pickle/values.ts';
import type { Plain } from '../../../src/generated/lock.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);
const LIMIT = 2 ** 24;

interface Truth {
  file: string;
  root: string;
  scalers: ({ path: string; class: string } & Record<string, Plain>)[];
}

function read(path: string) {
  const { bytes, compressor } = unwrap(readFileSync(new URL(path, CORPUS)), LIMIT);
  const pickle = readPickle(bytes);
  return { ...pickle, compressor, size: bytes.length };
}

/** What is at a path of steps. */
function at(root: PyValue, path: string): PyValue {
  return path
    .split('/')
    .slice(1)
    .reduce((value: PyValue, step) => {
      for (const [name, child] of entriesOf(value)) if (name === step) return child;
      throw new Error(`no ${step} of ${path}`);
    }, root);
}

function plain(value: PyValue): Plain {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'array') return nested(value, plain);
  return value.kind === 'list' || value.kind === 'tuple' ? value.items.map(plain) : value.kind;
}

if (!existsSync(CORPUS)) {
  it.skip('../shared/corpus is absent: real artifacts are not read');
} else {
  const truth: Truth[] = JSON.parse(readFileSync(new URL('truth.json', CORPUS), 'utf8'));
  const paths = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).sort();
  const pickles = paths.filter((path) => /\.(pkl|joblib)$/.test(path));

  describe('every pickle of the corpus', () => {
    it.each(pickles)('%s is read to its end', (path) => {
      const { end, size, root } = read(path);
      expect(end).toBe(size);
      expect(root).toMatchObject({ kind: expect.stringMatching(/^(object|dict|list)$/) });
    });
  });

  describe('the truth', () => {
    const scalers = truth
      .filter(({ file }) => pickles.includes(file))
      .flatMap(({ file, scalers: of }) => of.map((scaler) => ({ file, scaler, path: scaler.path })));

    it.each(scalers)('$file $path', ({ file, scaler: { path, class: className, ...parameters } }) => {
      const found = at(read(file).root, path);
      if (typeof found !== 'object' || found?.kind !== 'object') throw new Error('is no object');
      expect(found.class).toBe(className);
      for (const [name, value] of Object.entries(parameters)) {
        expect.soft(plain(attribute(found, name) ?? null), name).toEqual(value);
      }
    });
  });

  describe('the compatibility files of joblib', () => {
    const files = paths.filter((path) => /^joblib\/.*\.(gz|pkl|gzip)$/.test(path));

    it.each(files)('%s', (path) => {
      const { root, joblib, compressor } = read(path);
      expect(joblib).toBe(true);
      expect(compressor).toBe(path.endsWith('.gz') ? 'zlib' : path.endsWith('.gzip') ? 'gzip' : null);
      if (typeof root !== 'object' || root?.kind !== 'list') throw new Error('is no list');
      const [integers, floats, objects, bytes, matrix, word] = root.items;
      expect(plain(integers ?? null)).toEqual([0, 1, 2, 3, 4]);
      expect(plain(floats ?? null)).toEqual([0, 1, 2, 3, 4]);
      expect(plain(objects ?? null)).toEqual([1, 'abc', 'dict']);
      expect(bytes).toEqual({
        kind: 'bytes',
        data: new Uint8Array(Array.from({ length: 256 }, (_, byte) => byte)),
      });
      expect(plain(matrix ?? null)).toEqual([[0, 1, 2]]);
      expect(word).toBe("C'est l'été !");
    });
  });
}
