import { describe, expect, it } from 'vitest';
import type { Table, Transform } from '../../src/generated/lock.ts';
import { compareTransforms } from '../../src/transform/compare.ts';
import { type Methods, table } from '../../src/transform/tables.ts';
import { readFixture } from '../artifacts/truth.ts';

const oneHot = (
  categories: Methods['one-hot']['categories'],
  rest: Partial<Methods['one-hot']> = {},
): Table => table('one-hot', { categories, unknown: 'error', ...rest }, ['city', 'kind']);

const base = oneHot([
  ['Graz', 'Lyon', 'Porto'],
  ['a', 'b'],
]);

describe('categories', () => {
  it('names the one that is new and the one that is gone', () => {
    const { verdict, reason, differences } = compareTransforms(
      base,
      oneHot([
        ['Graz', 'Oslo', 'Porto'],
        ['a', 'b'],
      ]),
    );
    expect(verdict).toBe('different');
    expect(reason).toBe('The one-hot transforms differ in category of city.');
    expect(differences).toEqual([
      { feature: 'city', parameter: 'category', before: 'Lyon', after: null, distance: null },
      { feature: 'city', parameter: 'category', before: null, after: 'Oslo', distance: null },
    ]);
  });

  it('tells the same ones in another order', () => {
    expect(
      compareTransforms(
        base,
        oneHot([
          ['Lyon', 'Graz', 'Porto'],
          ['a', 'b'],
        ]),
      ),
    ).toMatchObject({
      verdict: 'different',
      differences: [
        {
          feature: 'city',
          parameter: 'order of the categories',
          before: 'Graz, Lyon, Porto',
          after: 'Lyon, Graz, Porto',
        },
      ],
    });
  });

  it('tells a number from the text of it', () => {
    const { differences } = compareTransforms(oneHot([[1, 2], [true]]), oneHot([['1', 2], ['true']]));
    expect(differences.map(({ before, after }) => [before, after])).toEqual([
      ['1', null],
      [null, '"1"'],
      ['true', null],
      [null, '"true"'],
    ]);
  });

  it('counts what is dropped, rare or unknown', () => {
    expect(
      compareTransforms(
        base,
        oneHot(
          [
            ['Graz', 'Lyon', 'Porto'],
            ['a', 'b'],
          ],
          { drop: [0, null] },
        ),
      ),
    ).toMatchObject({
      verdict: 'different',
      differences: [{ feature: 'city', parameter: 'dropped column', before: null, after: 0 }],
    });
    expect(
      compareTransforms(
        base,
        oneHot(
          [
            ['Graz', 'Lyon', 'Porto'],
            ['a', 'b'],
          ],
          { unknown: 'ignore' },
        ),
      ),
    ).toMatchObject({
      verdict: 'different',
      differences: [{ feature: 'all features', parameter: 'unknown', before: 'error', after: 'ignore' }],
    });
    expect(
      compareTransforms(
        base,
        oneHot(
          [
            ['Graz', 'Lyon'],
            ['a', 'b'],
          ],
          { infrequent: [['Porto'], []] },
        ),
      ),
    ).toMatchObject({
      differences: [
        { feature: 'city', parameter: 'category', before: 'Porto', after: null },
        { feature: 'city', parameter: 'infrequent category', before: null, after: 'Porto' },
      ],
    });
  });

  it('matches features by name, and finds them in another order', () => {
    const turned = {
      ...oneHot([
        ['a', 'b'],
        ['Graz', 'Lyon', 'Porto'],
      ]),
      features: ['kind', 'city'],
    };
    expect(compareTransforms(base, turned)).toMatchObject({
      verdict: 'different',
      orderDiffers: true,
      differences: [],
      orders: [{ before: ['city', 'kind'], after: ['kind', 'city'] }],
    });
  });

  it('compares encodings by their category', () => {
    const target = (categories: string[], encodings: number[]): Table =>
      table('target', { categories: [categories], encodings: [encodings], mean: 1 }, ['city']);
    expect(compareTransforms(target(['a', 'b'], [1, 2]), target(['a', 'b'], [1, 3])).differences).toEqual([
      { feature: 'city', parameter: 'encoding of b', before: 2, after: 3, distance: 0.5 },
    ]);
  });
});

describe('numbers', () => {
  const quantiles = (...own: number[]): Table =>
    table('quantile', { quantiles: [own], references: [0, 0.5, 1], distribution: 'uniform' }, ['age']);

  it('says which quantile moved, by how much of the whole range', () => {
    expect(compareTransforms(quantiles(0, 40, 80), quantiles(0, 60, 80))).toMatchObject({
      verdict: 'different',
      differences: [{ feature: 'age', parameter: 'quantile 0.5', before: 40, after: 60, distance: 0.25 }],
    });
  });

  it('finds another number of bins', () => {
    const bins = (...edges: number[]): Table => table('bins', { edges: [edges], encode: 'ordinal' }, null);
    expect(compareTransforms(bins(1, 2), bins(1, 2, 3)).differences).toEqual([
      { feature: 'x0', parameter: 'number of edges', before: 2, after: 3, distance: null },
    ]);
    expect(compareTransforms(bins(1, 2), bins(1, 2.5)).differences[0]).toMatchObject({
      parameter: 'edge 2',
      distance: 0.5,
    });
  });

  it('says that the sign of a component is turned', () => {
    const pca = (sign: number): Table =>
      table('pca', { mean: [1, 2], loadings: [[sign * 0.6], [sign * 0.8]] }, ['a', 'b']);
    expect(compareTransforms(pca(1), pca(-1))).toMatchObject({
      verdict: 'different',
      differences: [
        { feature: 'b', parameter: 'component 1 (sign turned)', before: 0.8, after: -0.8, distance: 1.6 },
        { feature: 'a', parameter: 'component 1 (sign turned)', distance: 1.2 },
      ],
    });
  });

  it('takes rounding for close, and a filling that moved for different', () => {
    const imputer = (fill: number | null): Table =>
      table('imputer', { fill: [fill], missing: { float: 'nan' } }, ['age']);
    expect(compareTransforms(imputer(40), imputer(40 + 1e-12)).verdict).toBe('close');
    expect(compareTransforms(imputer(40), imputer(42)).differences[0]).toMatchObject({
      parameter: 'fill',
      distance: 0.05,
    });
    expect(compareTransforms(imputer(40), imputer(null))).toMatchObject({ verdict: 'different' });
  });

  it('finds another norm, with names and without', () => {
    const norm = (name: 'l1' | 'l2', features: string[] | null): Table =>
      table('normalizer', { norm: name }, features);
    expect(compareTransforms(norm('l1', null), norm('l2', null)).verdict).toBe('different');
    expect(compareTransforms(norm('l1', ['a']), norm('l1', null))).toMatchObject({
      verdict: 'close',
      namesDiffer: true,
    });
    expect(compareTransforms(norm('l1', ['a', 'b']), norm('l1', ['b', 'a'])).orderDiffers).toBe(true);
  });
});

describe('long tables', () => {
  const long = (last: number): Table => {
    const quantiles = Array.from({ length: 12 }, (_, feature) =>
      Array.from({ length: 1000 }, (_, index) => (feature === 7 && index === 999 ? last : index)),
    );
    const references = Array.from({ length: 1000 }, (_, index) => index / 999);
    return table('quantile', { quantiles, references, distribution: 'normal' }, null);
  };

  it('are known by a hash a feature, which still tells the feature', () => {
    expect(long(999).tables.quantiles).toHaveLength(12);
    expect((long(999).tables.quantiles as object[])[0]).toEqual({ items: 1000, sha256: expect.any(String) });
    const { verdict, differences } = compareTransforms(long(999), long(1000));
    expect(verdict).toBe('different');
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ feature: 'x7', parameter: 'quantiles', distance: null });
  });

  it('are known by one hash where there are too many features', () => {
    const { tables } = table(
      'imputer',
      { fill: Array.from({ length: 20_000 }, () => 1), missing: null },
      null,
    );
    expect(tables.fill).toEqual({ items: 20_000, sha256: expect.any(String) });
    const other = table('imputer', { fill: Array.from({ length: 20_000 }, () => 2), missing: null }, null);
    expect(
      compareTransforms({ kind: 'table', method: 'imputer', features: null, tables }, other).verdict,
    ).toBe('different');
  });
});

describe('every real pair that differs is found to differ', () => {
  const transforms = new Map<string, Transform>();
  for (const name of [
    ...['normalizer-l1', 'normalizer-l2', 'power-yeo', 'power-boxcox', 'power-yeo-plain', 'quantile-uniform'],
    ...[
      'quantile-normal',
      'bins-ordinal',
      'bins-onehot',
      'spline',
      'spline-linear',
      'spline-continue',
      'onehot',
    ],
    ...[
      'onehot-first',
      'onehot-few',
      'onehot-infrequent',
      'ordinal',
      'ordinal-unknown',
      'ordinal-missing',
      'label',
    ],
    ...[
      'label-numbers',
      'label-binarizer',
      'multi-label',
      'binarizer',
      'polynomial',
      'polynomial-interactions',
    ],
    ...[
      'function-log1p',
      'function-sqrt',
      'kernel-center',
      'pca',
      'pca-whiten',
      'svd',
      'imputer',
      'imputer-median',
    ],
    ...[
      'imputer-zero',
      'imputer-texts',
      'imputer-empty',
      'imputer-indicator',
      'missing-indicator',
      'select-variance',
    ],
    ...[
      'select-best',
      'union',
      'union-weights',
      'columns-rest',
      'columns-weights',
      'columns-nested',
      'target',
    ],
  ]) {
    const { transform } = readFixture(`sklearn-1.9/transforms/${name}.joblib`);
    if (transform) transforms.set(name, transform);
  }
  const pairs = [...transforms].flatMap(([a, one], index) =>
    [...transforms].slice(index + 1).map(([b, other]) => ({ a, b, one, other })),
  );

  it('in pairs of all', () => {
    expect(pairs.length).toBeGreaterThan(1000);
    const wrong = pairs.filter(({ one, other }) => compareTransforms(one, other).verdict !== 'different');
    expect(wrong.map(({ a, b }) => `${a} and ${b}`)).toEqual([]);
  });
});
