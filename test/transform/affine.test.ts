import { describe, expect, it } from 'vitest';
import { centered, minMaxLine, stretched, withoutZero } from '../../src/transform/affine.ts';
import { fromReal, toReal } from '../../src/transform/real.ts';

describe('centered', () => {
  it('is 1/spread and −center/spread', () => {
    expect(centered(2, [3, -0.3], [10, 3], { features: ['a', 'b'] })).toEqual({
      kind: 'affine',
      features: ['a', 'b'],
      scale: [0.1, 1 / 3],
      offset: [-0.3, 0.3 / 3],
    });
  });

  it('leaves out what is switched off', () => {
    expect(centered(2, null, null, { features: null })).toMatchObject({ scale: [1, 1], offset: [0, 0] });
    expect(centered(1, null, [4], { features: null })).toMatchObject({ scale: [0.25], offset: [0] });
    expect(centered(1, [4], null, { features: null })).toMatchObject({ scale: [1], offset: [-4] });
  });

  it('writes no −0', () => {
    expect(Object.is(centered(1, [0], [2], { features: null }).offset[0], 0)).toBe(true);
  });

  it('keeps what JSON lacks', () => {
    expect(centered(2, [1, 1], [0, Number.NaN], { features: null })).toMatchObject({
      scale: ['inf', 'nan'],
      offset: ['-inf', 'nan'],
    });
  });
});

describe('stretched', () => {
  it('has a clip and a dtype only where they say something', () => {
    expect(stretched([1], [0], { features: null, dtype: 'float64' })).toEqual({
      kind: 'affine',
      features: null,
      scale: [1],
      offset: [0],
    });
    expect(stretched([1], [0], { features: null, dtype: 'float32', clip: [-1, 1] })).toMatchObject({
      dtype: 'float32',
      clip: [-1, 1],
    });
  });
});

describe('minMaxLine', () => {
  it('maps the lowest value and the range to the output range', () => {
    expect(minMaxLine([2, 5], [4, 0], [-1, 1])).toEqual({ scale: [0.5, 2], offset: [-2, -11] });
  });

  it('takes what is nearly no range for none, as scikit-learn does', () => {
    expect([0, 1e-16, 2.3e-15, 1].map(withoutZero)).toEqual([1, 1, 2.3e-15, 1]);
  });
});

it.each([1.5, -0.1, Number.NaN, Infinity, -Infinity])('reads %d back', (value) => {
  expect(fromReal(toReal(value))).toBe(value);
});
