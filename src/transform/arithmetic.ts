import type { Affine } from '../generated/lock.ts';
import { type AffineOptions, centered, composed, shifted, stretched } from './affine.ts';

/** One operation of a scaler that is spelt out, as graphs and expressions do it. */
export interface Arithmetic {
  operation: 'subtract' | 'add' | 'divide' | 'multiply';
  /** One number a feature, or a single one for all of them. */
  by: readonly number[];
}

/**
 * The lines that a run of operations draws. Two operations are one scaler, so that `(x − mean) / std` has the bits of
 * a StandardScaler and `x·scale + min` those of a MinMaxScaler; four are two of them in order. An odd run (an image
 * divided by 255, then centered and scaled) is one line.
 */
export function linesOf(run: readonly Arithmetic[], count: number, options: AffineOptions): Affine[] {
  const lines: Affine[] = [];
  let at = 0;
  while (at < run.length) {
    const [one, two] = [run[at], run[at + 1]];
    if (one === undefined) break;
    const isPair = two !== undefined && isStretch(one) !== isStretch(two);
    lines.push(isPair ? pair(one, two, count, options) : single(one, count, options));
    at += isPair ? 2 : 1;
  }
  if (run.length === lines.length * 2) return lines;
  const [first, ...rest] = lines;
  return first ? [rest.reduce(composed, first)] : [];
}

export function isStretch({ operation }: Arithmetic): boolean {
  return operation === 'divide' || operation === 'multiply';
}

function pair(one: Arithmetic, two: Arithmetic, count: number, options: AffineOptions): Affine {
  const [first, second] = [numbers(one, count), numbers(two, count)];
  if (isStretch(two)) {
    const center = one.operation === 'subtract' ? first : first.map(negative);
    return two.operation === 'divide'
      ? centered(count, center, second, options)
      : shifted(center, second, options);
  }
  const addend = two.operation === 'add' ? second : second.map(negative);
  if (one.operation === 'multiply') return stretched(first, addend, options);
  return composed(centered(count, null, first, options), single(two, count, options));
}

function single(step: Arithmetic, count: number, options: AffineOptions): Affine {
  const by = numbers(step, count);
  const ones = by.map(() => 1);
  switch (step.operation) {
    case 'subtract':
      return centered(count, by, null, options);
    case 'add':
      return stretched(ones, by, options);
    case 'divide':
      return centered(count, null, by, options);
    case 'multiply':
      return stretched(
        by,
        by.map(() => 0),
        options,
      );
  }
}

function numbers({ by }: Arithmetic, count: number): readonly number[] {
  return by.length === count ? by : new Array<number>(count).fill(by[0] ?? Number.NaN);
}

function negative(value: number): number {
  return -value;
}
