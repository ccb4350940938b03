import type { Affine, Bounds, Real } from '../generated/lock.ts';
import { fromReal, toReal } from './real.ts';

/**
 * Every scaler that is a straight line per feature comes down to `y = scale·x + offset` by one of the
 * functions below. One scaler read from two formats must give the same bits, so nothing else computes a scale
 * or an offset.
 */

/** What an affine transform says beside its numbers. */
export interface AffineOptions {
  features: string[] | null;
  /** Lowest and highest output, where the scaler clips. */
  clip?: readonly [number, number];
  /** Of the parameters; float64 where it is left out. */
  dtype?: string;
}

/**
 * `y = (x − center) / spread`: StandardScaler (mean, std), RobustScaler (median, interquartile range),
 * MaxAbsScaler (null, largest absolute value). Null means that this half is switched off; `count` is the
 * number of features.
 */
export function centered(
  count: number,
  center: readonly number[] | null,
  spread: readonly number[] | null,
  options: AffineOptions,
): Affine {
  const scale: number[] = [];
  const offset: number[] = [];
  for (let index = 0; index < count; index++) {
    const divisor = spread?.[index] ?? 1;
    scale.push(1 / divisor);
    offset.push(-(center?.[index] ?? 0) / divisor);
  }
  return stretched(scale, offset, options);
}

/** `y = scale·x + offset`: a MinMaxScaler's own `scale_` and `min_`. */
export function stretched(
  scale: readonly number[],
  offset: readonly number[],
  options: AffineOptions,
): Affine {
  const affine: Affine = {
    kind: 'affine',
    features: options.features,
    scale: scale.map(toReal),
    offset: offset.map(toReal),
  };
  if (options.clip) affine.clip = options.clip.map(toReal) as Bounds;
  if (options.dtype && options.dtype !== 'float64') affine.dtype = options.dtype;
  return affine;
}

/** `y = (x − center)·factor`: the Scaler of ONNX. Null for a center of 0. */
export function shifted(
  center: readonly number[] | null,
  factor: readonly number[],
  options: AffineOptions,
): Affine {
  const offset = factor.map((value, index) => -(center?.[index] ?? 0) * value);
  return stretched(factor, offset, options);
}

/** One line after the other as a single one; the first must not clip, the clip of the second stays. */
export function composed(first: Affine, second: Affine): Affine {
  const lines = first.scale.map((scale, index) => {
    const factor = fromReal(second.scale[index] ?? 'nan');
    const addend = fromReal(second.offset[index] ?? 'nan');
    return {
      scale: factor * fromReal(scale),
      offset: factor * fromReal(first.offset[index] ?? 'nan') + addend,
    };
  });
  return {
    ...second,
    features: first.features ?? second.features,
    scale: lines.map(({ scale }) => toReal(scale)),
    offset: lines.map(({ offset }) => toReal(offset)),
  };
}

/** The same line with its outputs held between two bounds, null where there is none. */
export function withClip(affine: Affine, [low, high]: readonly [Real | null, Real | null]): Affine {
  const bound = (value: Real | null) => (typeof value === 'number' ? toReal(value) : value);
  return { ...affine, clip: [bound(low), bound(high)] };
}

/**
 * `scale_` and `min_` of a MinMaxScaler that maps lowest..lowest+range to `low..high`, by scikit-learn's own
 * expressions (`MinMaxScaler.partial_fit`), so that a scaler written out as min and max has the bits of the
 * one that was fitted.
 */
export function minMaxLine(
  lowest: readonly number[],
  range: readonly number[],
  [low, high]: readonly [number, number],
): { scale: number[]; offset: number[] } {
  const scale = range.map((extent) => (high - low) / withoutZero(extent));
  const offset = lowest.map((value, index) => low - value * (scale[index] ?? 1));
  return { scale, offset };
}

/**
 * The same by Spark's own expressions (`MinMaxScalerModel.transform`): a feature that never varied comes out in the middle
 * of the bounds, whatever goes in.
 */
export function sparkMinMaxLine(
  lowest: readonly number[],
  range: readonly number[],
  [low, high]: readonly [number, number],
): { scale: number[]; offset: number[] } {
  const scale = range.map((extent) => (extent === 0 ? 0 : (high - low) / extent));
  const offset = lowest.map((value, index) => {
    return range[index] === 0 ? (low + high) / 2 : low - value * (scale[index] ?? 0);
  });
  return { scale, offset };
}

/** scikit-learn's `_handle_zeros_in_scale`: a feature that never varied is left at its own scale. */
export function withoutZero(spread: number): number {
  return spread < 10 * Number.EPSILON ? 1 : spread;
}
