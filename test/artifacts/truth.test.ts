import { describe, expect, it } from 'vitest';
import type { Affine } from '../../src/generated/lock.ts';
import { fromReal } from '../../src/transform/real.ts';
import { readFixture, type Truth, truths } from './truth.ts';

const sound = truths.filter((truth) => !truth.unsupported && !truth.error);
const pickled = sound.filter((truth) => !truth.file.endsWith('.json'));

describe('what the library says of its own artifacts', () => {
  it.each(pickled)('$file: class, scalers and parameters', (truth) => {
    const artifact = readFixture(truth.file);
    expect(artifact.error).toBeNull();
    expect(artifact.class).toBe(truth.root);
    expect(artifact.unsafe).toEqual([]);
    const scalers = artifact.scalers.map(({ path, class: name, parameters }) => ({
      path,
      class: name,
      parameters,
    }));
    // The version is the only attribute that the file has and the live object has not.
    for (const { parameters } of scalers) delete parameters._sklearn_version;
    expect(scalers).toEqual(truth.scalers);
  });

  it.each(sound.filter(({ role }) => role))('$file is a $role', ({ file, role }) => {
    expect(readFixture(file).role).toBe(role);
  });

  it.each(sound.filter(({ features }) => features !== null))('$file takes $features features', (truth) => {
    const { features, featureNames } = readFixture(truth.file);
    expect(features).toBe(truth.features);
    if (truth.featureNames) expect(featureNames).toEqual(truth.featureNames);
  });

  it.each(truths.filter(({ unsupported }) => unsupported))('$file counts by its bytes', ({ file }) => {
    expect(readFixture(file)).toMatchObject({
      format: 'unknown',
      role: 'unknown',
      error: null,
      transform: null,
    });
  });

  it.each(truths.filter(({ error }) => error))('$file is broken: $error', ({ file, error }) => {
    const artifact = readFixture(file);
    expect(artifact.error).toContain(error);
    expect(artifact.fingerprint).toBeNull();
  });

  it('names the version of scikit-learn', () => {
    expect(readFixture('sklearn-1.1/standard.joblib').library).toEqual({ 'scikit-learn': '1.1.3' });
    expect(readFixture('sklearn-1.9/bundle.joblib').library).toEqual({ 'scikit-learn': '1.9.1' });
  });
});

describe('one transform, one fingerprint', () => {
  const groups = new Map<string, Truth[]>();
  for (const truth of sound) {
    if (truth.group) groups.set(truth.group, [...(groups.get(truth.group) ?? []), truth]);
  }

  it.each([...groups])('%s', (_, members) => {
    const prints = new Map(members.map(({ file }) => [file, readFixture(file).fingerprint]));
    const [first] = prints.values();
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect([...prints].filter(([, print]) => print !== first)).toEqual([]);
  });

  it('has enough members to mean something', () => {
    expect(groups.get('standard')?.length).toBeGreaterThan(40);
    expect(groups.get('standard-named')?.length).toBeGreaterThan(10);
  });

  it('differs from group to group', () => {
    const prints = [...groups.values()].map(([member]) => member && readFixture(member.file).fingerprint);
    expect(new Set(prints).size).toBe(groups.size);
  });

  it.each(sound.filter(({ group }) => group === null))('$file holds no transform', ({ file }) => {
    expect(readFixture(file)).toMatchObject({ transform: null, fingerprint: null });
  });
});

describe('the transform does what the library does', () => {
  it.each(sound.filter(({ probe }) => probe))('$file', ({ file, probe }: Truth) => {
    const { transform } = readFixture(file);
    expect(transform?.kind).toBe('affine');
    const mine = probe?.x.map((row) => apply(transform as Affine, row)) ?? [];
    const tolerance = file.includes('float32') ? 1e-5 : 1e-13;
    expect(mine).toHaveLength(3);
    for (const [index, row] of mine.entries()) {
      for (const [column, value] of row.entries()) {
        const theirs = probe?.y[index]?.[column] ?? Number.NaN;
        expect(Math.abs(value - theirs)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(theirs)));
      }
    }
  });

  it('says which parameters are not float64', () => {
    expect(readFixture('sklearn-1.9/minmax-float32.joblib').transform).toMatchObject({ dtype: 'float32' });
    expect(readFixture('sklearn-1.9/minmax.joblib').transform).not.toHaveProperty('dtype');
  });
});

function apply(affine: Affine, row: number[]): number[] {
  const [low, high] = affine.clip ?? [null, null];
  return row.map((x, index) => {
    const y = fromReal(affine.scale[index] ?? 'nan') * x + fromReal(affine.offset[index] ?? 'nan');
    return Math.min(
      Math.max(y, low === null ? -Infinity : fromReal(low)),
      high === null ? Infinity : fromReal(high),
    );
  });
}
