import { describe, expect, it } from 'vitest';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { parseLiteral } from '../../../src/artifacts/formats/numpy/literal.ts';
import { readNpy } from '../../../src/artifacts/formats/numpy/npy.ts';
import { nested } from '../../../src/artifacts/numpy.ts';
import { compareTransforms } from '../../../src/transform/compare.ts';
import { makeZip } from '../containers/zips.ts';
import { damaged, expectProbe, fixtureBytes, open, openFixture, truthOf } from './wrappings.ts';

const truths = truthOf('numpy');
const FOLDERS = ['numpy/numpy-1.23.5', 'numpy/numpy-2.3.5'];
const sound = truths.filter(({ error }) => error === undefined);

describe('what numpy says of its own files', () => {
  it.each(sound)('$file', async (truth) => {
    const artifact = await openFixture(truth.file);
    expect(artifact).toMatchObject({ error: null, role: truth.role, unsafe: [] });
    expect(artifact.format).toBe(truth.file.slice(-3));
    if (truth.role !== 'scaler') expect(artifact.scalers).toEqual([]);
    if (truth.features) expect(artifact.features).toBe(truth.features);
    if (truth.featureNames) expect(artifact.featureNames).toEqual(truth.featureNames);
    if (truth.probe) expectProbe(artifact, truth);
  });

  it.each(truths.filter(({ error }) => error))('$file: $error are refused', async (truth) => {
    const artifact = await openFixture(truth.file);
    expect(artifact.error).toContain(truth.error);
    expect(artifact.error).toContain('only by unpickling: they are refused');
    expect(artifact.transform).toBeNull();
  });

  it.each(FOLDERS)(
    '%s: names kept as objects are passed over, and what they would import is listed',
    async (folder) => {
      const artifact = await openFixture(`${folder}/object-names.npz`);
      expect(artifact.featureNames).toBeNull();
      expect(artifact.imports.join()).toMatch(/numpy\._?core\.multiarray\._reconstruct/);
      expect((await openFixture(`${folder}/dict.npy`)).imports).not.toEqual([]);
    },
  );
});

describe('one scaler has one fingerprint', () => {
  it.each(['standard', 'standard-named', 'minmax'])('%s', async (group) => {
    const members = truths.filter((truth) => truth.group === group);
    expect(members.length).toBeGreaterThan(3);
    const prints = await Promise.all(members.map(async ({ file }) => (await openFixture(file)).fingerprint));
    expect(new Set(prints).size).toBe(1);
    expect(prints[0]).toMatch(/^sha256:/);
  });

  it('is that of the pickle and of JSON', async () => {
    const { fingerprint, transform } = await openFixture(`${FOLDERS[1]}/mean-std.npz`);
    const pickled = await openFixture('joblib/1.6.0/standard-p5.joblib');
    expect(fingerprint).toBe(pickled.fingerprint);
    expect(transform?.kind).toBe('affine');
    const text = '{"mean": [40.875, 2752.25, 13, 5], "std": [12, 1350.625, 12.5, 4.75]}';
    const json = await open(new TextEncoder().encode(text), 'scaler.json');
    expect(json.fingerprint).toBe(fingerprint);
  });

  it('is close to that of a copy in float32', async () => {
    const numbers = { mean: [0.1, 1234.567], std: [0.3, 78.9] };
    const [whole, narrow] = await Promise.all(
      [Float64Array, Float32Array].map(async (Numbers) => {
        const letter = Numbers === Float64Array ? 'f8' : 'f4';
        const entries = Object.entries(numbers).map(([key, list]) => ({
          name: `${key}.npy`,
          data: npy(headerOf(`'<${letter}'`, '(2,)'), new Uint8Array(Numbers.from(list).buffer)),
        }));
        return (await open(makeZip(entries), 'scaler.npz')).transform;
      }),
    );
    if (!whole || !narrow) throw new Error('no transform');
    expect(narrow).toMatchObject({ scale: numbers.std.map((value) => 1 / Math.fround(value)) });
    expect(compareTransforms(whole, narrow)).toMatchObject({ verdict: 'close', float32: true });
  });

  it('has NaN and infinity where the file has them', async () => {
    const { transform, scalers } = await openFixture(`${FOLDERS[1]}/nan.npz`);
    expect(scalers[0]?.parameters).toEqual({ mean: [1, 'nan'], std: [1, 'inf'] });
    expect(transform).toMatchObject({ offset: [-1, 'nan'] });
  });

  it('is one for each of several scalers', async () => {
    const { scalers } = await openFixture(`${FOLDERS[1]}/two.npz`);
    expect(scalers.map(({ path }) => path)).toEqual(['/x', '/z']);
  });
});

/** A `.npy` file with this header. */
function npy(header: string, data: Uint8Array = new Uint8Array(0), version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return new Uint8Array(
    Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY'), Buffer.from([version, 0]), length, text, data]),
  );
}

const headerOf = (descr: string, shape: string, order = 'False') =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;

describe('a .npy file', () => {
  it.each<[string, string, string, string, Buffer, unknown]>([
    ['float16', "'<f2'", '(2,)', 'False', Buffer.from('003c00c0', 'hex'), [1, -2]],
    ['big-endian float32', "'>f4'", '(1,)', 'False', Buffer.from('3f800000', 'hex'), [1]],
    [
      'uint8 in column order',
      "'|u1'",
      '(2, 3)',
      'True',
      Buffer.from([1, 2, 3, 4, 5, 6]),
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
    ],
    ['int64 of Python 2', "'<i8'", '(1L,)', 'False', Buffer.from('feffffffffffffff', 'hex'), [-2]],
    ['no dimension', "'<i2'", '()', 'False', Buffer.from([5, 0]), 5],
    ['text', "'<U2'", '(1,)', 'False', Buffer.from('6100000000000000', 'hex'), ['a']],
    ['nothing', "'<f8'", '(0, 3)', 'False', Buffer.alloc(0), []],
  ])('%s', (_, descr, shape, order, data, items) => {
    const { array, end } = readNpy(npy(headerOf(descr, shape, order), data));
    if (array === null) throw new Error('no array');
    expect(nested(array, () => null)).toEqual(items);
    expect(end).toBe(npy(headerOf(descr, shape, order), data).length);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['of another length', npy(headerOf("'<f8'", '(2,)'), new Uint8Array(15)), /takes 16 bytes, of 15/],
    ['of 2^50 items', npy(headerOf("'<f8'", '(1125899906842624,)')), /takes 9007199254740992 bytes, of 0/],
    [
      'of 2^100 items',
      npy(headerOf("'<f8'", `(${Array(4).fill('33554432').join(', ')},)`)),
      /takes .* bytes, of 0/,
    ],
    ['of a negative length', npy(headerOf("'<f8'", '(-1,)')), /header that is not numpy's/],
    ['of 65 dimensions', npy(headerOf("'<f8'", `(${'1, '.repeat(65)})`)), /header that is not numpy's/],
    ['of many rows without a byte', npy(headerOf("'<f8'", '(1000000, 1000000, 0)')), /without a byte/],
    ['of many items without a byte', npy(headerOf("'|V0'", '(100000000,)')), /without a byte/],
    ['with a strange dtype', npy(headerOf("'<q8'", '(1,)')), /dtype that is not numpy's own/],
    ['with a call in the header', npy("__import__('os').system('true')\n"), /no Python literal/],
    ['with another key', npy("{'descr': '<f8', 'fortran_order': False, 'shap': (1,)}"), /not numpy's/],
    ['with a key twice', npy("{'shape': (1,), 'shape': (2,)}"), /no Python literal/],
    ['of version 4', npy(headerOf("'<f8'", '()'), new Uint8Array(8), 4), /version 4/],
    ['of version 0', npy(headerOf("'<f8'", '()'), new Uint8Array(8), 0), /cut off/],
    ['with a header of 4 GB', npy('', new Uint8Array(0), 2).fill(0xff, 8, 12), /header of 4294967295 bytes/],
    ['with deep nesting', npy(`${'['.repeat(5000)}`), /no Python literal/],
  ])('%s', (_, bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(message);
    expect(() => readNpy(bytes)).toThrow(ArtifactError);
  });

  it('reads literals as Python writes them', () => {
    expect(parseLiteral(`{'a': [1, -2L, (3,), ()], "b": None, u'c\\'': 'x\\xe9\\u20ac\\n'}`)).toEqual(
      new Map<string, unknown>([
        ['a', [1, -2, [3], []]],
        ['b', null],
        ["c'", 'xé€\n'],
      ]),
    );
  });
});

describe('a hostile archive', () => {
  const array = npy(headerOf("'<f8'", '(1,)'), new Uint8Array(8));

  it.each<[string, Uint8Array, RegExp | null]>([
    [
      'two arrays of one name',
      makeZip([
        { name: 'mean.npy', data: array },
        { name: 'mean.npy', data: array },
      ]),
      /two entries/,
    ],
    [
      'more than its array',
      makeZip([{ name: 'mean.npy', data: Buffer.concat([array, array]) }]),
      /more than its array/,
    ],
    [
      'a name of the prototype',
      makeZip([
        { name: '__proto__.npy', data: array },
        { name: 'constructor.npy', data: array },
      ]),
      null,
    ],
    [
      'a bomb that is not looked at',
      makeZip([{ name: 'x.npy', data: new Uint8Array(2 ** 27), deflate: true }]),
      null,
    ],
  ])('%s', async (_, bytes, message) => {
    const artifact = await open(bytes, 'a.npz');
    expect(artifact.format).toBe('npz');
    if (message === null) expect(artifact).toMatchObject({ error: null, role: 'other' });
    else expect(artifact.error).toMatch(message);
    expect({}).not.toHaveProperty('mean');
  });

  it.each([
    [`${FOLDERS[1]}/packed.npz`, 1],
    [`${FOLDERS[1]}/attributes.npz`, 1],
    [`${FOLDERS[1]}/structured.npy`, 1],
  ])('%s, damaged', async (file, step) => {
    const bytes = fixtureBytes(file);
    const whole = await open(bytes, file);
    for (const copy of damaged(bytes, 5000, step)) {
      const artifact = await open(copy, file);
      if (artifact.format === 'npz' && artifact.error === null && artifact.transform)
        expect(artifact.fingerprint).toBe(whole.fingerprint);
    }
  });
});
