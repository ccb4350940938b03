import { describe, expect, it } from 'vitest';
import { centered, composed, minMaxLine, shifted, stretched, withClip } from '../../src/transform/affine.ts';
import { type Arithmetic, linesOf } from '../../src/transform/arithmetic.ts';

const options = { features: null };
const step = (operation: Arithmetic['operation'], ...by: number[]): Arithmetic => ({ operation, by });

describe('linesOf', () => {
  const [mean, std] = [
    [40.1, 5200.7],
    [13.3, 1901.9],
  ];

  it('has the bits of a StandardScaler', () => {
    const run = [step('subtract', ...mean), step('divide', ...std)];
    expect(linesOf(run, 2, options)).toEqual([centered(2, mean, std, options)]);
  });

  it('has the bits of a MinMaxScaler', () => {
    const { scale, offset } = minMaxLine(mean, std, [-1, 2]);
    const run = [step('multiply', ...scale), step('add', ...offset)];
    expect(linesOf(run, 2, options)).toEqual([stretched(scale, offset, options)]);
  });

  it('is two scalers for four operations', () => {
    const run = [
      step('subtract', ...mean),
      step('divide', ...std),
      step('multiply', 0.25, 0.5),
      step('add', 1, 2),
    ];
    expect(linesOf(run, 2, options)).toEqual([
      centered(2, mean, std, options),
      stretched([0.25, 0.5], [1, 2], options),
    ]);
  });

  it('is one line for an image, with one number for all channels', () => {
    const run = [step('divide', 256), step('subtract', 0.5, 0.25), step('divide', 0.5, 0.125)];
    expect(linesOf(run, 2, options)).toEqual([stretched([1 / 128, 1 / 32], [-1, -2], options)]);
  });

  it.each([
    ['add, multiply', [step('add', 3), step('multiply', 2)], 2, 6],
    ['add, divide', [step('add', 3), step('divide', 2)], 0.5, 1.5],
    ['subtract, multiply', [step('subtract', 3), step('multiply', 2)], 2, -6],
    ['multiply, subtract', [step('multiply', 2), step('subtract', 3)], 2, -3],
    ['divide, add', [step('divide', 2), step('add', 3)], 0.5, 3],
    ['divide, subtract', [step('divide', 2), step('subtract', 3)], 0.5, -3],
    ['subtract twice', [step('subtract', 2), step('subtract', 3)], 1, -5],
    ['divide', [step('divide', 4)], 0.25, 0],
  ] as const)('draws %s', (_, run, scale, offset) => {
    expect(linesOf(run, 1, options)).toEqual([stretched([scale], [offset], options)]);
  });

  it('draws nothing without operations', () => {
    expect(linesOf([], 3, options)).toEqual([]);
  });
});

describe('the builders it stands on', () => {
  it('shifts before it multiplies', () => {
    expect(shifted([2], [4], options)).toEqual(stretched([4], [-8], options));
    expect(shifted(null, [4], options)).toEqual(stretched([4], [0], options));
  });

  it('keeps the names of the first line and the clip of the second', () => {
    const first = stretched([2], [1], { features: ['a'] });
    const second = stretched([3], [5], { features: null, clip: [0, 1] });
    expect(composed(first, second)).toEqual(stretched([6], [8], { features: ['a'], clip: [0, 1] }));
  });

  it('clips on one side', () => {
    expect(withClip(stretched([1], [0], options), [0, null])).toMatchObject({ clip: [0, null] });
  });
});
