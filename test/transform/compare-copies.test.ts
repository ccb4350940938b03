import { describe, expect, it } from 'vitest';
import type { Affine, Transform } from '../../src/generated/lock.ts';
import { compareCopies } from '../../src/transform/compare-copies.ts';

const line = (scale: number[], offset: number[], features: string[] | null = null): Affine => ({
  kind: 'affine',
  features,
  scale,
  offset,
});
const chain = (...steps: Transform[]): Transform => ({ kind: 'chain', steps });
const power: Transform = {
  kind: 'table',
  method: 'yeo-johnson',
  features: null,
  tables: { lambdas: [1, 2] },
};
const unknown: Transform = { kind: 'opaque', class: 'my.Scaler', parameters: {} };
const [double, minus] = [line([2, 2], [0, 0]), line([1, 1], [-3, -4])];

describe('a copy does what its original does', () => {
  it.each<[string, Transform, Transform]>([
    ['the same', minus, minus],
    ['two lines as one', chain(minus, double), line([2, 2], [-6, -8])],
    ['one line as two', line([2, 2], [-6, -8]), chain(minus, double)],
    [
      'lines around a curve',
      chain(minus, double, power, minus, double),
      chain(line([2, 2], [-6, -8]), power, line([2, 2], [-6, -8])),
    ],
    ['a chain within a chain', chain(chain(minus, double)), line([2, 2], [-6, -8])],
    [
      'a clip at the end',
      chain(minus, { ...double, clip: [0, 1] }),
      { ...line([2, 2], [-6, -8]), clip: [0, 1] },
    ],
    [
      'columns that an exporter names',
      line([1, 2], [3, 4], ['age', 'income']),
      line([1, 2], [3, 4], ['x0', 'x1']),
    ],
  ])('%s', (_, original, copy) => expect(compareCopies(original, copy)).toMatchObject({ equal: true }));
});

describe('a copy does something else', () => {
  it.each<[string, Transform, Transform]>([
    ['another number', minus, line([1, 1], [-3, -5])],
    ['another number in one of two lines', chain(minus, double), line([2, 2], [-6, -9])],
    [
      'a clip in the middle',
      chain({ ...minus, clip: [0, 1] }, double),
      chain({ ...minus, clip: [0, 2] }, double),
    ],
    ['the same names in another order', line([1, 1], [3, 3], ['a', 'b']), line([1, 1], [3, 3], ['b', 'a'])],
    ['some other names', line([1, 1], [3, 3], ['a', 'b']), line([1, 1], [3, 3], ['a', 'c'])],
    ['other names, and other numbers', line([1, 1], [3, 3], ['a', 'b']), line([1, 1], [3, 9], ['x0', 'x1'])],
    ['a curve', minus, power],
  ])('%s', (_, original, copy) =>
    expect(compareCopies(original, copy)).toMatchObject({ equal: false, verdict: 'different' }),
  );
});

describe('it cannot be told', () => {
  it.each<[string, Transform, Transform]>([
    ['a class that is not known', minus, unknown],
    ['a step more', chain(power, minus), minus],
    ['a line that clips before another', chain({ ...minus, clip: [0, 1] }, double), double],
    ['columns apart', { kind: 'branches', branches: [{ columns: [0, 1], transform: minus }] }, minus],
  ])('%s', (_, original, copy) =>
    expect(compareCopies(original, copy)).toMatchObject({ equal: false, verdict: 'unknown' }),
  );
});
