import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../src/artifacts/read.ts';
import { fixture, readFixture } from './truth.ts';

const text = (content: string) => Buffer.from(content, 'latin1');

describe('readArtifact', () => {
  it('says that an empty file is empty', () => {
    expect(readArtifact(new Uint8Array(0))).toMatchObject({
      error: 'is empty',
      format: 'unknown',
    });
  });

  const whole = fixture('sklearn-1.9/columns.joblib');
  const cuts = [1, 2, 3, 10, 100, 500, 1000, whole.length - 1];
  it.each(cuts)('reports a pickle cut off after %d bytes', (length) => {
    const { error, role, fingerprint } = readArtifact(whole.subarray(0, length));
    expect(error).toEqual(expect.any(String));
    expect({ role, fingerprint }).toEqual({ role: 'unknown', fingerprint: null });
  });

  it('reports a compressed file cut off, and a broken pickle in a sound one', () => {
    expect(readArtifact(fixture('sklearn-1.9/standard-zlib.joblib').subarray(0, 200)).error).toContain(
      'cut off',
    );
    const broken = gzipSync(fixture('sklearn-1.9/standard.joblib').subarray(0, 200));
    expect(readArtifact(broken)).toMatchObject({ format: 'joblib', error: expect.any(String) });
  });

  const unknown: [string, Uint8Array][] = [
    ['a zip file, as torch writes', text('PK\x03\x04rest')],
    ['HDF5', text('\x89HDF\r\n\x1a\n')],
    ['plain text', text('hello')],
    ['an INI file', text('[section]\nkey = 1\n')],
    ['something packed that is no pickle', gzipSync('a,b\n1,2\n')],
    ['a pickle of a protocol to come', text('\x80\x09N.')],
    ['bytes that go on after an old pickle', text('N.N')],
  ];
  it.each(unknown)('counts %s by its bytes', (_, bytes) => {
    expect(readArtifact(bytes)).toMatchObject({
      format: 'unknown',
      role: 'unknown',
      error: null,
    });
  });

  it('counts a file of torch before 1.6 by its bytes', () => {
    const magic = text('\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.');
    expect(readArtifact(magic)).toMatchObject({ format: 'unknown', error: null, class: null });
  });

  it('does not vouch for what comes after the first pickle', () => {
    const bytes = Buffer.concat([
      fixture('sklearn-1.9/standard-p4.pkl'),
      fixture('sklearn-1.9/minmax-p4.pkl'),
    ]);
    const artifact = readArtifact(bytes);
    expect(artifact).toMatchObject({ transform: null, fingerprint: null, error: null, role: 'scaler' });
    expect(artifact.scalers).toHaveLength(1);
  });

  it('goes by the bytes, not by the name', () => {
    expect(readArtifact(fixture('sklearn-1.9/standard-p2.pkl')).fingerprint).toBe(
      readFixture('sklearn-1.9/standard.joblib').fingerprint,
    );
  });

  it('never throws, whatever byte is wrong', () => {
    const sound = fixture('sklearn-1.9/columns-named.pkl');
    for (let at = 0; at < sound.length; at++) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      const artifact = readArtifact(bytes);
      if (artifact.error !== null) expect(artifact.fingerprint).toBeNull();
    }
  });
});

describe('what is inside', () => {
  it('lists the branches of a ColumnTransformer by column', () => {
    expect(readFixture('sklearn-1.9/columns.joblib').transform).toMatchObject({
      kind: 'branches',
      branches: [
        { columns: ['age', 'income', 'tenure'], transform: { kind: 'chain' } },
        {
          columns: ['city'],
          transform: {
            method: 'one-hot',
            features: ['city'],
            tables: { categories: [['Graz', 'Lyon', 'Porto']] },
          },
        },
        { columns: ['visits'], transform: 'passthrough' },
      ],
    });
  });

  it('resolves slices, masks and indices', () => {
    expect(readFixture('sklearn-1.1/columns-places.joblib').transform).toMatchObject({
      branches: [{ columns: [0, 1] }, { columns: [2] }, { columns: [3], transform: 'drop' }],
    });
  });

  it('puts the scaler that a PowerTransformer keeps for itself behind its power', () => {
    expect(readFixture('sklearn-1.5/power.joblib').transform).toMatchObject({
      kind: 'chain',
      steps: [
        { kind: 'table', method: 'yeo-johnson', tables: { lambdas: expect.any(Array) } },
        { kind: 'affine', features: null },
      ],
    });
  });

  it('takes no scaler of the target for one of what goes in', () => {
    expect(readFixture('sklearn-1.9/target.joblib')).toMatchObject({ role: 'model', transform: null });
    const { scalers, transform } = readFixture('sklearn-1.9/transforms/model-target.joblib');
    expect(scalers.map(({ class: name }) => name.split('.').at(-1))).toContain('MinMaxScaler');
    expect(transform).toMatchObject({ kind: 'affine', scale: { length: 4 } });
  });

  it('tells numbers from texts, and NaN from the text that says so', () => {
    const categories = (name: string) => readFixture(`sklearn-1.9/transforms/${name}.joblib`).transform;
    expect(categories('onehot-numbers')).toMatchObject({ tables: { categories: [[1, 2]] } });
    expect(categories('onehot-texts')).toMatchObject({ tables: { categories: [['1', '2']] } });
    expect(categories('label-numbers')).toMatchObject({
      tables: { classes: [2, 10, { int: '4611686018427387904' }] },
    });
    expect(categories('onehot-nan')).toMatchObject({
      tables: { categories: [['a', 'b', { float: 'nan' }]] },
    });
  });

  it('says where several scalers sit', () => {
    expect(readFixture('sklearn-1.9/two.pkl').transform).toMatchObject({
      kind: 'branches',
      branches: [{ columns: '/0' }, { columns: '/1/inner' }],
    });
  });

  it('takes the names beside a scaler for its own', () => {
    for (const file of ['bundle.joblib', 'bundle-index.pkl', 'holder.pkl']) {
      expect(readFixture(`sklearn-1.9/${file}`).featureNames).toEqual(['age', 'income', 'tenure', 'visits']);
    }
  });

  it('writes what JSON lacks as a string', () => {
    const { scalers, transform } = readFixture('odd/nan.joblib');
    expect(scalers[0]?.parameters.mean_).toEqual([
      expect.any(Number),
      'nan',
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(transform).toMatchObject({
      offset: [expect.any(Number), 'nan', expect.any(Number), expect.any(Number)],
    });
  });

  it('holds the steps of a pipeline that ends in a class it does not know', () => {
    const { transform, role } = readFixture('odd/own-ending.pkl');
    expect(role).toBe('unknown');
    expect(transform).toMatchObject({
      kind: 'chain',
      steps: [{ kind: 'affine' }, { kind: 'opaque', class: 'cases.OwnStep' }],
    });
  });

  it('reads an unfitted scaler as a scaler without a transform', () => {
    expect(readFixture('sklearn-1.9/unfitted.pkl')).toMatchObject({
      role: 'scaler',
      scalers: [],
      transform: null,
      error: null,
    });
  });
});
