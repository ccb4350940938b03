import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/transform/canonical-json.ts';
import type { Cell } from '../../src/transform/tables.ts';
import { evaluate, toNumber } from '../transform/evaluate.ts';
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
    if (!transform || !probe) throw new Error('nothing to compare');
    const tolerance = file.includes('float32') ? 1e-5 : 1e-13;
    expect(probe.x.length).toBeGreaterThan(0);
    probe.x.forEach((row, index) => {
      const mine = evaluate(transform, row, probe.names ?? null);
      const theirs = probe.y[index] ?? [];
      expect(mine).toHaveLength(theirs.length);
      theirs.forEach((cell, column) => {
        expect(distanceBetween(mine[column] ?? null, cell)).toBeLessThanOrEqual(tolerance);
      });
    });
  });

  it.each(sound.filter(({ tables }) => tables))('$file: tables to the bit', ({ file, tables }) => {
    const { transform } = readFixture(file);
    const first = transform?.kind === 'chain' ? transform.steps[0] : transform;
    expect(first).toMatchObject({ kind: 'table', tables });
  });

  it('leaves nothing opaque that has a table', () => {
    const opaque = sound.filter(({ file }) => {
      return (
        file.includes('/transforms/') && JSON.stringify(readFixture(file).transform).includes('"opaque"')
      );
    });
    expect(opaque).toEqual([]);
    expect(sound.filter(({ file }) => file.includes('/transforms/')).length).toBeGreaterThan(400);
  });

  it('says which parameters are not float64', () => {
    expect(readFixture('sklearn-1.9/minmax-float32.joblib').transform).toMatchObject({ dtype: 'float32' });
    expect(readFixture('sklearn-1.9/minmax.joblib').transform).not.toHaveProperty('dtype');
  });
});

describe('what was never fitted', () => {
  it.each(truths.filter(({ unfitted }) => unfitted))('$file: $unfitted', ({ file, unfitted }) => {
    const artifact = readFixture(file);
    expect(artifact.unfitted.map(({ path }) => path)).toEqual(unfitted);
    expect(artifact.unfitted[0]?.class).toMatch(/Scaler|ColumnTransformer/);
    expect(artifact.fingerprint).toBeNull();
  });

  it('is nothing in all the others', () => {
    const others = sound.filter(({ unfitted, file }) => !unfitted && !file.endsWith('/unfitted.pkl'));
    expect(others.filter(({ file }) => readFixture(file).unfitted.length > 0)).toEqual([]);
  });
});

/** How far two cells are apart, relative to the second where that is beyond 1; infinite where one is no number. */
function distanceBetween(a: Cell, b: Cell): number {
  if (canonicalJson(a) === canonicalJson(b)) return 0;
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return Infinity;
  const [mine, theirs] = [toNumber(a), toNumber(b)];
  if (Number.isNaN(mine) && Number.isNaN(theirs)) return 0;
  const distance = Math.abs(mine - theirs) / Math.max(1, Math.abs(theirs));
  return Number.isNaN(distance) ? Infinity : distance;
}
