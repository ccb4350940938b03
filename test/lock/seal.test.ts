import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/artifacts/artifact.ts';
import type { Lock, LockedScaler } from '../../src/generated/lock.ts';
import { lock as validateLock } from '../../src/generated/validate-lock.js';
import { type SealInput, seal } from '../../src/lock/seal.ts';
import type { SealedArtifact } from '../../src/lock/sealed-artifact.ts';
import { formatLock } from '../../src/lock/write.ts';
import { Problem } from '../../src/problem.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';

const hash = (seed: string): string => Buffer.from(seed.padEnd(32, '.')).toString('hex').slice(0, 64);

function model(content: string): SealedArtifact {
  return {
    path: 'm/model.joblib',
    sha256: hash(content),
    md5: null,
    size: 10,
    artifact: artifact('model', null),
  };
}

/** A scaler whose meaning is its mean; `bytes` tells apart what means the same. */
function scaler(mean: number, bytes = ''): SealedArtifact {
  return {
    path: 'm/scaler.joblib',
    sha256: hash(`s${mean}${bytes}`),
    md5: null,
    size: 5,
    artifact: artifact('scaler', mean),
  };
}

function artifact(role: 'model' | 'scaler', mean: number | null): Artifact {
  const transform =
    mean === null ? null : { kind: 'affine' as const, features: ['age'], scale: [1], offset: [-mean] };
  return {
    format: 'joblib',
    class:
      role === 'model'
        ? 'sklearn.ensemble._iforest.IsolationForest'
        : 'sklearn.preprocessing._data.StandardScaler',
    library: { 'scikit-learn': '1.7.1' },
    features: 1,
    featureNames: ['age'],
    role,
    scalers: [],
    unfitted: [],
    transform,
    fingerprint: transform && fingerprint(transform),
    imports: [],
    unsafe: [],
    error: null,
  };
}

function input(parts: Partial<SealInput> & { m: SealedArtifact; s: SealedArtifact }): SealInput {
  const { m, s, ...rest } = parts;
  return {
    pair: { name: 'churn', lock: 'm/scaler.lock.json', embedded: false },
    models: [m],
    scalers: [s],
    committed: null,
    current: null,
    version: null,
    reason: null,
    ...rest,
  };
}

function sealed(parts: Parameters<typeof input>[0]): Lock {
  const result = seal(input(parts));
  if (!('lock' in result)) throw new Error(`refused: ${result.changedAlone.join()}`);
  expect(validateLock(result.lock), JSON.stringify(validateLock.errors)).toBe(true);
  return result.lock;
}

const firstScaler = (lock: Lock): LockedScaler => lock.scalers[0];
const v1 = sealed({ m: model('m1'), s: scaler(1) });

describe('the version follows the meaning', () => {
  it.each([
    ['the first seal', { m: model('m1'), s: scaler(1) }, '1.0.0'],
    ['nothing changed', { m: model('m1'), s: scaler(1), committed: v1, current: v1 }, '1.0.0'],
    ['the model alone', { m: model('m2'), s: scaler(1), committed: v1, current: v1 }, '1.0.0'],
    ['saved again', { m: model('m1'), s: scaler(1, 'resaved'), committed: v1, current: v1 }, '1.0.1'],
    ['another transform', { m: model('m2'), s: scaler(2), committed: v1, current: v1 }, '2.0.0'],
    ['a higher one is named', { m: model('m2'), s: scaler(2), committed: v1, version: '7.1.0' }, '7.1.0'],
    ['the lock was lost', { m: model('m2'), s: scaler(2), committed: v1, current: null }, '2.0.0'],
  ])('%s', (_, parts, version) => {
    expect(firstScaler(sealed(parts)).version).toBe(version);
  });

  it.each([
    ['1.5.0', /too low: the transform changed since 1\.0\.0/],
    ['two', /is not a version/],
  ])('refuses the version %s', (version, message) => {
    const parts = { m: model('m2'), s: scaler(2), committed: v1, version };
    expect(() => sealed(parts)).toThrow(Problem);
    expect(() => sealed(parts)).toThrow(message);
  });

  it('counts from the last commit: two retrains before one commit give one new version', () => {
    const once = sealed({ m: model('m2'), s: scaler(2), committed: v1, current: v1 });
    const twice = sealed({ m: model('m3'), s: scaler(3), committed: v1, current: once });
    expect(firstScaler(twice).version).toBe('2.0.0');
  });

  it('mends a version that was typed in by hand over a changed transform', () => {
    const v2 = sealed({ m: model('m2'), s: scaler(2), committed: v1, current: v1 });
    const typed: Lock = { ...v2, scalers: [{ ...firstScaler(v2), version: '1.0.0' }] };
    expect(firstScaler(sealed({ m: model('m2'), s: scaler(2), committed: v1, current: typed })).version).toBe(
      '2.0.0',
    );
  });
});

it.each([
  ['a first lock', { m: model('m1'), s: scaler(1) }],
  ['a good retrain', { m: model('m2'), s: scaler(2), committed: v1 }],
  ['a scaler used again', { m: model('m2'), s: scaler(1), committed: v1 }],
  ['a named version', { m: model('m2'), s: scaler(2), committed: v1, version: '9.0.0' }],
  ['an exception', { m: model('m1'), s: scaler(2), committed: v1, reason: 'mended' }],
])('sealing what is sealed changes nothing: %s', (_, parts) => {
  const once = sealed(parts);
  const { version: _version, reason: _reason, ...again } = { version: null, reason: null, ...parts };
  expect(formatLock(sealed({ ...again, current: once }))).toBe(formatLock(once));
  expect(formatLock(sealed({ ...again, committed: once, current: once }))).toBe(formatLock(once));
});

describe('a scaler that changed alone', () => {
  it('is refused, against the last commit and against the lock in the work tree', () => {
    const refused = { changedAlone: ['m/scaler.joblib'] };
    expect(seal(input({ m: model('m1'), s: scaler(2), committed: v1, current: v1 }))).toEqual(refused);
    expect(seal(input({ m: model('m1'), s: scaler(2), committed: v1 }))).toEqual(refused);
    const uncommitted = sealed({ m: model('m2'), s: scaler(2), committed: v1 });
    expect(seal(input({ m: model('m2'), s: scaler(3), committed: v1, current: uncommitted }))).toEqual(
      refused,
    );
  });

  it('is sealed with a reason; the lock says from what, and why', () => {
    const lock = sealed({
      m: model('m1'),
      s: scaler(2),
      committed: v1,
      current: v1,
      reason: 'the ETL was mended',
    });
    expect(firstScaler(lock)).toMatchObject({
      version: '2.0.0',
      allowed: { from: firstScaler(v1).fingerprint, reason: 'the ETL was mended' },
    });
  });

  it('needs a new reason when it changes again, and still names what the model was trained with', () => {
    const allowed = sealed({ m: model('m1'), s: scaler(2), committed: v1, reason: 'first' });
    const next = { m: model('m1'), s: scaler(3), committed: allowed, current: allowed };
    expect(seal(input(next))).toHaveProperty('changedAlone');
    expect(firstScaler(sealed({ ...next, reason: 'second' })).allowed).toEqual({
      from: firstScaler(v1).fingerprint,
      reason: 'second',
    });
  });

  it('is no exception any more once the model is new, or the scaler is the old one again', () => {
    const allowed = sealed({ m: model('m1'), s: scaler(2), committed: v1, reason: 'first' });
    expect(
      firstScaler(sealed({ m: model('m2'), s: scaler(2), committed: allowed, current: allowed })).allowed,
    ).toBeUndefined();
    expect(
      firstScaler(sealed({ m: model('m1'), s: scaler(1), committed: allowed, current: allowed })).allowed,
    ).toBeUndefined();
  });
});

it('says that a scaler was used again for a new model, until the model moves on with a new one', () => {
  const reused = sealed({ m: model('m2'), s: scaler(1), committed: v1, current: v1 });
  expect(firstScaler(reused).reused).toBe(true);
  const moved = sealed({ m: model('m3'), s: scaler(3), committed: reused, current: reused });
  expect(firstScaler(moved).reused).toBeUndefined();
});

it('keeps what an earlier seal read where the content is not at hand', () => {
  const pointer = { ...scaler(1), artifact: null };
  expect(firstScaler(sealed({ m: model('m1'), s: pointer, committed: v1, current: v1 }))).toEqual(
    firstScaler(v1),
  );
});

it('names the class as people import it', () => {
  expect(firstScaler(v1).class).toBe('sklearn.preprocessing.StandardScaler');
  expect(v1.models[0].class).toBe('sklearn.ensemble.IsolationForest');
});
