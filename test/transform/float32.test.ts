import { describe, expect, it } from 'vitest';
import type { Affine, Transform } from '../../src/generated/lock.ts';
import { centered, minMaxLine, stretched } from '../../src/transform/affine.ts';
import { compareTransforms } from '../../src/transform/compare.ts';
import { table } from '../../src/transform/tables.ts';
import { readFixture } from '../artifacts/truth.ts';

const MEAN = [41.375, 2751.123456789, -0.000123456789, 1_600_000_000.25, 0];
const STD = [11.3, 1357.9, 0.0123456789, 86_400.5, 3.1];
const f32 = (numbers: readonly number[]): number[] => numbers.map(Math.fround);
const line = (mean: readonly number[], std: readonly number[], features: string[] | null = null): Affine =>
  centered(mean.length, mean, std, { features });
const whole = line(MEAN, STD);

describe('a copy in float32', () => {
  const scale = STD.map((std) => 1 / std);
  const offset = MEAN.map((mean, index) => -mean / (STD[index] ?? 1));
  const low = [18.1, 350.7, -3.3];
  const range = [62.3, 9_999.1, 6.7];
  const minMax = (lowest: readonly number[], extent: readonly number[]): Affine => {
    const { scale: own, offset: at } = minMaxLine(lowest, extent, [0, 1]);
    return stretched(own, at, { features: null });
  };
  const highest = low.map((lowest, index) => lowest + (range[index] ?? 0));
  const copies: [string, Transform, Transform][] = [
    ['of mean and deviation', whole, line(f32(MEAN), f32(STD))],
    ['of mean and variance', whole, line(f32(MEAN), f32(STD.map((std) => std * std)).map(Math.sqrt))],
    ['of scale and offset', whole, stretched(f32(scale), f32(offset), { features: null })],
    [
      'of mean and factor',
      whole,
      centered(
        5,
        f32(MEAN),
        f32(scale).map((factor) => 1 / factor),
        { features: null },
      ),
    ],
    ['of minimum and range', minMax(low, range), minMax(f32(low), f32(range))],
    [
      'of minimum and maximum',
      minMax(low, range),
      minMax(
        f32(low),
        f32(highest).map((high, index) => high - Math.fround(low[index] ?? 0)),
      ),
    ],
    ['with its dtype', whole, { ...line(f32(MEAN), f32(STD)), dtype: 'float32' }],
    ['within a chain', chain(whole, 0.1), chain(line(f32(MEAN), f32(STD)), Math.fround(0.1))],
    ['within branches', branch(whole), branch(line(f32(MEAN), f32(STD)))],
  ];

  it.each(copies)('%s is close, whichever comes first', (_, a, b) => {
    for (const comparison of [compareTransforms(a, b), compareTransforms(b, a)]) {
      expect(comparison).toMatchObject({ verdict: 'close', equal: true, float32: true });
      expect(comparison.reason).toContain('only float32 rounding');
      expect(comparison.differences.length).toBeGreaterThan(0);
    }
  });

  it('is told by scikit-learn’s own', () => {
    const transform = (name: string): Transform => {
      const read = readFixture(`sklearn-1.9/${name}.joblib`).transform;
      if (read === null) throw new Error(name);
      return read;
    };
    expect(compareTransforms(transform('minmax'), transform('minmax-float32'))).toMatchObject({
      verdict: 'close',
      reason: expect.stringContaining('float32'),
    });
  });

  it('says where only one of the two has names', () => {
    const named = line(f32(MEAN), f32(STD), ['a', 'b', 'c', 'd', 'e']);
    expect(compareTransforms(whole, named)).toMatchObject({
      verdict: 'close',
      namesDiffer: true,
      reason: expect.stringContaining('only one of the two names its features'),
    });
  });

  it('differs where a tolerance is asked for, and says why', () => {
    const strict = compareTransforms(whole, line(f32(MEAN), f32(STD)), { rtol: 1e-12 });
    expect(strict).toMatchObject({ verdict: 'different', equal: false, float32: true });
    expect(compareTransforms(whole, line(f32(MEAN), f32(STD)), { rtol: 1 }).verdict).toBe('close');
  });
});

describe('what is no copy in float32', () => {
  const moved = (index: number, by: number): Affine =>
    line(
      MEAN.map((mean, at) => (at === index ? mean * (1 + by) : mean)),
      STD,
    );
  const others: [string, Transform][] = [
    ['a mean that moved by as little, in float64', moved(0, 3e-8)],
    [
      'a mean that moved by some units of float32',
      line([Math.fround(MEAN[0] ?? 0) * (1 + 2 ** -19), ...f32(MEAN).slice(1)], f32(STD)),
    ],
    ['another deviation', line(f32(MEAN), f32(STD.map((std) => std * 1.00001)))],
    ['a clip', { ...line(f32(MEAN), f32(STD)), clip: [0, 1] }],
    ['one feature less', line(f32(MEAN.slice(1)), f32(STD.slice(1)))],
  ];
  it.each(others)('%s', (_, other) => {
    expect(compareTransforms(whole, other)).toMatchObject({ verdict: 'different', float32: false });
  });

  it('is the order of the names', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const copy = line(f32(MEAN), f32(STD), ['b', 'a', 'c', 'd', 'e']);
    expect(compareTransforms(line(MEAN, STD, names), copy)).toMatchObject({
      verdict: 'different',
      orderDiffers: true,
    });
  });
});

function chain(step: Transform, lambda: number): Transform {
  return { kind: 'chain', steps: [table('box-cox', { lambdas: [lambda, 1, 1, 1, 1] }, null), step] };
}

function branch(transform: Transform): Transform {
  return { kind: 'branches', branches: [{ columns: ['a', 'b', 'c', 'd', 'e'], transform }] };
}
