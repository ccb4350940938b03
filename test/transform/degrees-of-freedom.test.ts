import { describe, expect, it } from 'vitest';
import { centered, stretched } from '../../src/transform/affine.ts';
import { compareTransforms } from '../../src/transform/compare.ts';

const MEAN = [4.9612285, -1.4266, 99933.26, 7];
const ROWS = 50;
/** The last feature never varied. */
const deviations = (factor: number) =>
  [0.9746454, 10.2930581, 9255.2425, 1 / factor].map((std) => std * factor);
const scaler = (factor: number, features: string[] | null = null, mean = MEAN) =>
  centered(4, mean, deviations(factor), { features });
const sample = Math.sqrt(ROWS / (ROWS - 1));
const NAMES = ['a', 'b', 'c', 'd'];

describe('deviations of a sample and of the whole', () => {
  it.each([
    ['the second', scaler(1), scaler(sample), 'the second divides by that of a sample (ddof 1)'],
    ['the first', scaler(sample), scaler(1), 'the first divides by that of a sample (ddof 1)'],
    ['the second, without names', scaler(1, NAMES), scaler(sample), 'the second divides by'],
  ])('%s is of a sample', (_, a, b, said) => {
    const { verdict, reason } = compareTransforms(a, b);
    expect(verdict).toBe('different');
    expect(reason).toContain('Every deviation differs by √(50/49), and no center does');
    expect(reason).toContain(said);
  });

  it.each([
    ['no whole number of rows', scaler(1), scaler(1.0123)],
    ['a center that moved', scaler(1), scaler(sample, null, [5, ...MEAN.slice(1)])],
    ['other names', scaler(1, NAMES), scaler(sample, ['a', 'b', 'd', 'c'])],
    [
      'one feature alone',
      centered(1, [5], [2], { features: null }),
      centered(1, [5], [2 * sample], { features: null }),
    ],
    ['a scale alone', scaler(1), stretched([1, 2, 3, 4], [0, 0, 0, 0], { features: null })],
    ['fewer features', scaler(1), centered(2, [1, 2], [3, 4], { features: null })],
  ])('%s is not', (_, a, b) => {
    const { verdict, reason } = compareTransforms(a, b);
    expect(verdict).toBe('different');
    expect(reason).not.toContain('deviation');
  });
});
