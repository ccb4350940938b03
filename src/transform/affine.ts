import type { Affine, Bounds } from '../generated/lock.ts';
import { toReal } from './real.ts';

/**
 * Every scaler that is a straight line per feature comes down to `y = scale·x + offset` by one of the two
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

/** scikit-learn's `_handle_zeros_in_scale`: a feature that never varied is left at its own scale. */
export function withoutZero(spread: number): number {
  return spread < 10 * Number.EPSILON ? 1 : spread;
}
