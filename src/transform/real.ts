import type { Real } from '../generated/lock.ts';

/** A float64 as JSON can hold it: what JSON lacks becomes `nan`, `inf` or `-inf`, and −0 is 0. */
export function toReal(value: number): Real {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  return value === 0 ? 0 : value;
}

/** The number that a Real stands for. */
export function fromReal(real: Real): number {
  if (real === 'nan') return Number.NaN;
  if (real === 'inf') return Number.POSITIVE_INFINITY;
  if (real === '-inf') return Number.NEGATIVE_INFINITY;
  return real;
}
