import { describe, expect, it } from 'vitest';
import type { Affine, Branches, Opaque, Transform } from '../../src/generated/lock.ts';
import { centered } from '../../src/transform/affine.ts';
import { compareTransforms } from '../../src/transform/compare.ts';
import { readFixture } from '../artifacts/truth.ts';

const standard = (
  mean: number[],
  std: number[],
  features: string[] | null = ['age', 'income', 'visits'],
): Affine => centered(mean.length, mean, std, { features });

const base = standard([40, 3000, 5], [10, 500, 2]);

describe('compareTransforms: affine', () => {
  it('says the same of the same', () => {
    expect(compareTransforms(base, { kind: 'chain', steps: [base] })).toEqual({
      equal: true,
      verdict: 'same',
      reason: 'The transforms are the same.',
      differences: [],
      namesDiffer: false,
      orderDiffers: false,
      orders: [],
      float32: false,
    });
  });

  it('measures a moved mean in standard deviations of the first, the largest first', () => {
    const { verdict, equal, differences } = compareTransforms(base, standard([41, 3500, 5], [10, 500, 2]));
    expect({ verdict, equal }).toEqual({ verdict: 'different', equal: false });
    expect(differences).toEqual([
      { feature: 'income', parameter: 'center', before: 3000, after: 3500, distance: 1 },
      { feature: 'age', parameter: 'center', before: 40, after: 41, distance: expect.closeTo(0.1, 12) },
    ]);
  });

  it('measures a changed deviation by how far an output of 1 moves, and takes the mean for unmoved', () => {
    const { differences } = compareTransforms(base, standard([40, 3000, 5], [10, 500, 4]));
    expect(differences).toEqual([
      { feature: 'visits', parameter: 'scale', before: 2, after: 4, distance: 0.5 },
    ]);
  });

  it('shows minimum and range of a MinMaxScaler', () => {
    const a: Affine = { kind: 'affine', features: ['x'], scale: [0.1], offset: [-0.5] };
    const { differences } = compareTransforms(a, { ...a, scale: [0.05], offset: [-0.35] });
    expect(differences).toEqual([
      { feature: 'x', parameter: 'scale', before: 10, after: 20, distance: 0.5 },
      { feature: 'x', parameter: 'center', before: 5, after: 7, distance: expect.closeTo(0.2, 12) },
    ]);
  });

  it('matches by name where both have names', () => {
    const turned = standard([5, 40, 3000], [2, 10, 500], ['visits', 'age', 'income']);
    expect(compareTransforms(base, turned)).toMatchObject({
      verdict: 'different',
      orderDiffers: true,
      namesDiffer: false,
      differences: [],
      reason: 'The features come in another order.',
      orders: [{ place: '', before: ['age', 'income', 'visits'], after: ['visits', 'age', 'income'] }],
    });
  });

  it('matches by place where one has no names', () => {
    const bare = standard([40, 3000, 5], [10, 500, 2], null);
    expect(compareTransforms(base, bare)).toMatchObject({
      equal: true,
      verdict: 'close',
      namesDiffer: true,
      reason: 'The numbers agree, but only one of the two names its features.',
    });
    const moved = compareTransforms(bare, standard([40, 3000, 6], [10, 500, 2], null));
    expect(moved.differences).toEqual([
      { feature: 'x2', parameter: 'center', before: 5, after: 6, distance: 0.5 },
    ]);
  });

  it('names features that only one of the two has', () => {
    const { verdict, differences, namesDiffer } = compareTransforms(
      base,
      standard([40, 5, 1], [10, 2, 1], ['age', 'visits', 'calls']),
    );
    expect({ verdict, namesDiffer }).toEqual({ verdict: 'different', namesDiffer: true });
    expect(differences).toEqual([
      { feature: 'income', parameter: 'feature', before: 'present', after: null, distance: null },
      { feature: 'calls', parameter: 'feature', before: null, after: 'present', distance: null },
    ]);
  });

  it('matches by place where a name is there twice', () => {
    const twice = standard([1, 2], [1, 1], ['a', 'a']);
    expect(compareTransforms(twice, standard([1, 3], [1, 1], ['a', 'a'])).differences).toHaveLength(1);
  });

  const tolerances: [string, { rtol?: number; atol?: number }, number, string][] = [
    ['rounding by the default', {}, 40 + 1e-11, 'close'],
    ['more than rounding by the default', {}, 40.0001, 'different'],
    ['within rtol of a deviation', { rtol: 0.2 }, 41, 'close'],
    ['beyond rtol', { rtol: 0.05 }, 41, 'different'],
    ['within atol', { atol: 1 }, 41, 'close'],
    ['rtol 0', { rtol: 0 }, 40 + 1e-11, 'different'],
  ];
  it.each(tolerances)('judges %s', (_, tolerance, mean, verdict) => {
    const comparison = compareTransforms(base, standard([mean, 3000, 5], [10, 500, 2]), tolerance);
    expect(comparison.verdict).toBe(verdict);
    expect(comparison.differences).toHaveLength(1);
  });

  it('says how many features there are, where they are not as many', () => {
    const nameless = (means: number[]) => ({
      ...standard(
        means,
        means.map(() => 1),
      ),
      features: null,
    });
    expect(compareTransforms(nameless([1, 2, 3]), nameless([5, 2]))).toMatchObject({
      verdict: 'different',
      reason: 'One has 3 features, the other 2.',
    });
  });

  it('counts a clip and shows a dtype', () => {
    expect(compareTransforms(base, { ...base, clip: [0, 1] })).toMatchObject({
      verdict: 'different',
      differences: [
        { feature: 'all features', parameter: 'clip', before: null, after: '0 to 1', distance: null },
      ],
    });
    expect(compareTransforms(base, { ...base, dtype: 'float32' })).toMatchObject({
      verdict: 'close',
      differences: [{ parameter: 'dtype', before: 'float64', after: 'float32' }],
    });
  });

  it('shows numbers that have no center as they are', () => {
    const odd: Affine = { kind: 'affine', features: ['x'], scale: [0], offset: ['nan'] };
    expect(compareTransforms(odd, { ...odd, offset: [1] })).toMatchObject({
      verdict: 'different',
      differences: [{ parameter: 'offset', before: 'nan', after: 1, distance: null }],
    });
  });

  it('shows the scale of what is no line any more as it shows others: as the spread, not the factor', () => {
    const sound: Affine = { kind: 'affine', features: ['x'], scale: [0.125], offset: [1] };
    const { differences } = compareTransforms(sound, { ...sound, scale: ['nan'], offset: [1] });
    expect(differences).toMatchObject([{ parameter: 'scale', before: 8, after: 'nan' }]);
  });
});

describe('compareTransforms: compounds', () => {
  const chain = (...steps: Transform[]): Transform => ({ kind: 'chain', steps });
  const opaque = (name: string, parameters: Opaque['parameters'] = {}): Opaque => ({
    kind: 'opaque',
    class: name,
    parameters,
  });
  const branches = (
    columns: string[] | string,
    transform: Transform | 'drop' | 'passthrough',
  ): Transform => ({
    kind: 'branches',
    branches: [{ columns, transform }],
  });
  const bare = (mean: number) => standard([mean], [1], null);

  it('labels the steps of a chain', () => {
    const { differences } = compareTransforms(chain(opaque('Log'), bare(1)), chain(opaque('Log'), bare(2)));
    expect(differences).toEqual([
      { feature: 'step 2 · x0', parameter: 'center', before: 1, after: 2, distance: 1 },
    ]);
  });

  it('labels the features of a branch by its columns', () => {
    const inner = (mean: number) => branches(['age'], chain(opaque('Impute'), bare(mean)));
    expect(compareTransforms(inner(1), inner(3)).differences[0]).toMatchObject({
      feature: 'step 2 · age',
      distance: 2,
    });
    expect(
      compareTransforms(branches('/scaler', bare(1)), branches('/scaler', bare(3))).differences[0],
    ).toMatchObject({
      feature: '/scaler · x0',
    });
  });

  it('finds the columns of a branch in another order, and compares what is in it by name', () => {
    const turned = branches(['b', 'a'], standard([9, 1], [1, 1], ['b', 'a']));
    expect(
      compareTransforms(branches(['a', 'b'], standard([1, 2], [1, 1], ['a', 'b'])), turned),
    ).toMatchObject({
      verdict: 'different',
      reason: 'Branch 1 takes its columns in another order.',
      orderDiffers: true,
      orders: [{ place: '', before: ['a', 'b'], after: ['b', 'a'] }],
      differences: [{ feature: 'b', parameter: 'center', before: 2, after: 9 }],
    });
  });

  it('passes over columns that only one of the two says are dropped', () => {
    const taken = (...rest: Branches['branches']): Transform => ({
      kind: 'branches',
      branches: [{ columns: [0], transform: bare(1) }, ...rest],
    });
    const listed = taken({ columns: [1, 2], transform: 'drop' });
    expect(compareTransforms(listed, taken())).toMatchObject({
      verdict: 'close',
      reason: 'They list other columns as dropped.',
      differences: [{ parameter: 'dropped columns', before: '[1,2]', after: null }],
    });
    expect(compareTransforms(taken(), listed)).toMatchObject({ verdict: 'close', equal: true });
    expect(compareTransforms(listed, taken({ columns: [1, 2], transform: 'passthrough' }))).toMatchObject({
      verdict: 'different',
    });
    const third = Math.fround(1 / 3);
    const [whole, copy] = [
      standard([1], [1 / 3], null),
      { ...standard([1], [third], null), dtype: 'float32' },
    ];
    const dropped: Branches['branches'][number] = { columns: [1], transform: 'drop' };
    expect(
      compareTransforms(
        { kind: 'branches', branches: [{ columns: [0], transform: whole }, dropped] },
        { kind: 'branches', branches: [{ columns: [0], transform: copy }] },
      ),
    ).toMatchObject({ verdict: 'close', float32: true });
  });

  it('carries the names of the columns on to the steps behind the first', () => {
    const steps = (mean: number) => chain({ ...base, clip: [0, 1] }, standard([0, mean, 0], [1, 1, 1], null));
    expect(compareTransforms(steps(1), steps(2)).differences[0]).toMatchObject({
      feature: 'step 2 · income',
    });
  });

  const unlike: [string, Transform, Transform, string, string][] = [
    [
      'chains of other lengths',
      chain(base, base),
      chain(base, base, base),
      'different',
      'One chain has 2 steps, the other 3.',
    ],
    [
      'other columns',
      branches(['a'], base),
      branches(['b'], base),
      'different',
      'Branch 1 takes other columns.',
    ],
    [
      'a branch dropped',
      branches(['a'], base),
      branches(['a'], 'drop'),
      'different',
      'Branch 1 is a linear scaler of 3 features in one and drop',
    ],
    [
      'a chain against a line',
      chain(base, base),
      base,
      'different',
      'One is a chain of 2 steps, the other a linear scaler',
    ],
    [
      'an opaque class against a line',
      opaque('Power'),
      base,
      'unknown',
      'It cannot be told whether Power and a linear scaler',
    ],
    [
      'two opaque classes',
      opaque('A'),
      opaque('B'),
      'unknown',
      'It cannot be told whether A and B do the same.',
    ],
    [
      'a parameter of one version only',
      opaque('A', { x: 1 }),
      opaque('A', { x: 1, y: 2 }),
      'unknown',
      'Only one A has the parameter y',
    ],
    [
      'a parameter that differs',
      opaque('A', { x: 1 }),
      opaque('A', { x: 2, y: 2 }),
      'different',
      'The x of A differ.',
    ],
    [
      'an unknown step beside one that differs',
      chain(opaque('A'), bare(1)),
      chain(opaque('B'), bare(2)),
      'different',
      'Some outputs move.',
    ],
  ];
  it.each(unlike)('%s', (_, a, b, verdict, reason) => {
    const comparison = compareTransforms(a, b);
    expect(comparison.verdict).toBe(verdict);
    expect(comparison.reason).toContain(reason);
    expect(comparison.equal).toBe(false);
    expect(comparison.differences.length).toBeGreaterThan(0);
  });

  it('compares lists of an opaque class number by number', () => {
    const a = opaque('Power', { lambdas_: [1, 2], method: 'yeo-johnson' });
    const b = opaque('Power', { lambdas_: [1, 2.5], method: 'box-cox' });
    expect(compareTransforms(a, b).differences).toEqual([
      {
        feature: 'all features',
        parameter: 'method',
        before: 'yeo-johnson',
        after: 'box-cox',
        distance: null,
      },
      { feature: 'x1', parameter: 'lambdas_', before: 2, after: 2.5, distance: 0.25 },
    ]);
  });

  it('compares tables', () => {
    const table = (method: string, lambda: number): Transform => ({
      kind: 'table',
      method,
      features: ['x'],
      tables: { lambdas: [lambda] },
    });
    expect(compareTransforms(table('box-cox', 1), table('box-cox', 2))).toMatchObject({
      verdict: 'different',
      differences: [{ feature: 'x', parameter: 'lambda', before: 1, after: 2, distance: 1 }],
    });
    expect(compareTransforms(table('box-cox', 1), table('quantile', 1)).verdict).toBe('different');
    expect(compareTransforms(table('box-cox', 1), table('box-cox', 1 + 1e-12)).verdict).toBe('close');
  });
});

describe('compareTransforms: real artifacts', () => {
  const transform = (file: string): Transform => {
    const read = readFixture(file).transform;
    if (read === null) throw new Error(`no transform in ${file}`);
    return read;
  };

  it('shows the retrained churn scaler by the features that moved most', () => {
    const { differences, verdict } = compareTransforms(
      transform('churn/v1/scaler.joblib'),
      transform('churn/v2/scaler.joblib'),
    );
    expect(verdict).toBe('different');
    expect(differences[0]).toMatchObject({ feature: 'data_usage_gb', parameter: 'center' });
    expect(
      differences.find(({ feature, parameter }) => feature === 'monthly_charges' && parameter === 'center'),
    ).toMatchObject({
      before: 66.016,
    });
  });

  it('finds the resaved one the same', () => {
    expect(
      compareTransforms(transform('churn/v1/scaler.joblib'), transform('churn/v1-resaved/scaler.joblib'))
        .verdict,
    ).toBe('same');
  });

  it('compares across formats', () => {
    expect(
      compareTransforms(transform('sklearn-1.9/standard.joblib'), transform('json/lists.json')),
    ).toMatchObject({
      verdict: 'close',
      namesDiffer: true,
      differences: [],
    });
  });
});
