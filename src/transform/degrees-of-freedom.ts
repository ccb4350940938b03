import type { Affine } from '../generated/lock.ts';
import { fromReal } from './real.ts';

/** More rows than this and the two deviations are too close to be told apart by their digits. */
const MOST_ROWS = 100_000;

/**
 * Why two lines differ that were fitted on the same rows, one by the deviation of a sample (`ddof=1`: pandas, Spark, R), the
 * other by that of the whole (`ddof=0`: numpy, scikit-learn): every deviation differs by √(n / (n − 1)), for one whole n,
 * and no center does. Null where that is not so.
 */
export function degreesOfFreedomReason(a: Affine, b: Affine): string | null {
  if (a.scale.length !== b.scale.length) return null;
  if (a.features && b.features && a.features.join('\0') !== b.features.join('\0')) return null;
  const ratios: number[] = [];
  for (let index = 0; index < a.scale.length; index++) {
    const [one, other] = [lineAt(a, index), lineAt(b, index)];
    if (!isNear(one.offset * other.scale, other.offset * one.scale, 1e-12)) return null;
    // A feature that never varied is divided by 1 in both.
    if (one.scale !== other.scale) ratios.push(one.scale / other.scale);
  }
  const [first = Number.NaN] = ratios;
  if (ratios.length < 2 || !ratios.every((ratio) => isNear(ratio, first, 1e-12))) return null;
  const square = Math.max(first, 1 / first) ** 2;
  const rows = square / (square - 1);
  const whole = Math.round(rows);
  if (!(rows < MOST_ROWS && whole >= 2 && Math.abs(rows - whole) <= whole * whole * 1e-11 + 1e-9))
    return null;
  const [sample, population] = first > 1 ? ['second', 'first'] : ['first', 'second'];
  return `Every deviation differs by √(${whole}/${whole - 1}), and no center does: the ${sample} divides by that of a sample (ddof 1), the ${population} by that of all ${whole} rows (ddof 0).`;
}

function lineAt({ scale, offset }: Affine, index: number): { scale: number; offset: number } {
  return { scale: fromReal(scale[index] ?? 'nan'), offset: fromReal(offset[index] ?? 'nan') };
}

function isNear(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
