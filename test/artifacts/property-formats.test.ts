import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeZip } from './containers/zips.ts';
import { dtype, inlined, instance, join, le, pickle, text } from './pickle/assemble.ts';
import { damage, damaged, doubles, expectNumbersOf, open, RUNS, type Scaler, scaler } from './property.ts';
import { fixture } from './truth.ts';

/** A uncompressed joblib file of a StandardScaler: its arrays lie behind their wrappers. */
function joblib({ mean, scale }: Scaler): Uint8Array {
  const vector = (values: readonly number[]): Uint8Array =>
    inlined([values.length], 'C', dtype('f8'), null, doubles(values));
  const parameters = [text('mean_'), vector(mean), text('scale_'), vector(scale)];
  return pickle(instance('sklearn.preprocessing._data', 'StandardScaler', ...parameters));
}

function npy(values: readonly number[]): Uint8Array {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${values.length},), }`.padEnd(117);
  return join('\x93NUMPY\x01\x00', le(118, 2), `${header}\n`, doubles(values));
}

function npz({ mean, scale }: Scaler, deflate: boolean): Uint8Array {
  const entries = { mean, scale };
  return makeZip(
    Object.entries(entries).map(([name, values]) => ({ name: `${name}.npy`, data: npy(values), deflate })),
  );
}

function safetensors({ mean, scale }: Scaler): Uint8Array {
  const size = mean.length * 8;
  const tensor = (from: number) => ({
    dtype: 'F64',
    shape: [mean.length],
    data_offsets: [from, from + size],
  });
  const header = JSON.stringify({ mean: tensor(0), std: tensor(size) });
  return join(le(header.length, 8), header, doubles(mean), doubles(scale));
}

interface Kind {
  name: string;
  path: string;
  write: (given: Scaler) => Uint8Array;
  /** The names of the parameters in the order of mean and scale. */
  keys: [string, string];
  /** Its numbers have a checksum: none that was turned may be read. */
  isChecked: boolean;
}

const SKLEARN: [string, string] = ['mean_', 'scale_'];

const KINDS: Kind[] = [
  { name: 'joblib', path: 'a.joblib', write: joblib, keys: SKLEARN, isChecked: false },
  {
    name: 'joblib, zlib',
    path: 'a.joblib',
    write: (given) => deflateSync(joblib(given)),
    keys: SKLEARN,
    isChecked: true,
  },
  {
    name: 'joblib, gzip',
    path: 'a.joblib',
    write: (given) => gzipSync(joblib(given)),
    keys: SKLEARN,
    isChecked: true,
  },
  {
    name: 'npz, stored',
    path: 'a.npz',
    write: (given) => npz(given, false),
    keys: ['mean', 'scale'],
    isChecked: true,
  },
  {
    name: 'npz, packed',
    path: 'a.npz',
    write: (given) => npz(given, true),
    keys: ['mean', 'scale'],
    isChecked: true,
  },
  { name: 'safetensors', path: 'a.safetensors', write: safetensors, keys: ['mean', 'std'], isChecked: false },
];

/** JSON has no zero below 0, and what is written in its shapes neither. */
function withoutSign(values: unknown): unknown {
  return Array.isArray(values) ? values.map((value) => (value === 0 ? 0 : value)) : values;
}

/** The cases are shared out. */
const EACH = Math.ceil(RUNS / 8);

describe.each(KINDS)('a scaler of any numbers as $name', ({ path, write, keys, isChecked }) => {
  const bytesOf = (given: Scaler): Uint8Array => new Uint8Array(write(given));

  it('is read to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(scaler, async (given) => {
        const artifact = await open(bytesOf(given), path);
        expect(artifact.error).toBeNull();
        const { parameters = {} } = artifact.scalers[0] ?? {};
        expect(keys.map((key) => withoutSign(parameters[key]))).toEqual([
          withoutSign(given.mean),
          withoutSign(given.scale),
        ]);
      }),
      { numRuns: EACH },
    );
  });

  it('is never read as other numbers, cut, turned or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(scaler, damage, async (given, how) => {
        const sound = bytesOf(given);
        const file = damaged(sound, how);
        const artifact = await open(file, path);
        if (artifact.error !== null) return;
        if (!isChecked) return expectNumbersOf(file, artifact, keys);
        const read = artifact.scalers.flatMap(({ parameters }) =>
          keys.map((key) => [key, Object.hasOwn(parameters, key) ? parameters[key] : undefined]),
        );
        // What a checksum covers is as it was, or not read.
        for (const [key, values] of read)
          if (values !== undefined)
            expect(withoutSign(values)).toEqual(withoutSign(key === keys[0] ? given.mean : given.scale));
      }),
      { numRuns: EACH },
    );
  });
});

/** Small files of real libraries, whose writers are not at hand here. */
const FILES: [file: string, isChecked: boolean][] = [
  ['joblib/1.2.0/standard-bz23.joblib', true],
  ['joblib/1.2.0/standard-xz3.joblib', true],
  ['joblib/1.2.0/standard-lzma3.joblib', false],
  // lz4 as joblib writes it has no checksum over its content.
  ['joblib/1.2.0/standard-lz43.joblib', false],
  ['onnx/max-abs.onnx', false],
  ['onnx/min-max.onnx', false],
  ['keras/keras-3-scaler.hdf5', false],
  ['keras/keras-2-sequential.h5', false],
  ['keras/keras-3-rescaling.keras', true],
  ['pytorch/stats.pt', true],
  ['skops/skops-0.16.0/standard-float32.skops', true],
];

describe.each(FILES)('%s, cut, turned or doubled', (name, isChecked) => {
  const sound = fixture(name);

  it('is what it was, or broken, or not read', async () => {
    const before = await open(sound, name);
    expect(before.error).toBeNull();
    expect(before.transform).not.toBeNull();
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const file = damaged(sound, how);
        const artifact = await open(file, name);
        const isCut = 'cut' in how && file.length < sound.length;
        // A message of protobuf has no end of its own: what is cut off behind all that counts is not missed.
        if (isCut && artifact.format === 'onnx')
          expect([null, before.fingerprint]).toContain(artifact.fingerprint);
        else if (isCut) expect(artifact.transform).toBeNull();
        if (isChecked && artifact.transform !== null) expect(artifact.fingerprint).toBe(before.fingerprint);
      }),
      { numRuns: Math.ceil(EACH / 2) },
    );
  });

  it('is told from a file of another kind by its bytes', async () => {
    expect((await open(new Uint8Array(Buffer.from(sound)), 'file')).format).toBe(
      (await open(sound, name)).format,
    );
  });
});
