import type { Movement } from '../generated/report.ts';

/**
 * `same`: the same fingerprint. `close`: what differs is within the tolerance, or in how the features are
 * named. `different`: some output moves by more. `unknown`: it cannot be told.
 */
export type Verdict = 'same' | 'close' | 'different' | 'unknown';

export interface Tolerance {
  /** In units of the first scaler's output. */
  rtol: number;
  /** In the parameter's own units. */
  atol: number;
}

/** Where in a transform a comparison stands. */
export interface Place extends Tolerance {
  /** What leads there, as `step 2`; empty at the root. */
  label: string;
  /** The names of the columns that come in, where something further out says them. */
  names: string[] | null;
}

/** What the comparison of one part says. */
export interface Findings {
  verdict: Verdict;
  reason: string | null;
  differences: Movement[];
  namesDiffer: boolean;
  orderDiffers: boolean;
  orders: Reordered[];
}

/** The same features in two orders. */
export interface Reordered {
  /** What leads there, as `step 2`; empty at the root. */
  place: string;
  before: string[];
  after: string[];
}

export function nothing(): Findings {
  return {
    verdict: 'same',
    reason: null,
    differences: [],
    namesDiffer: false,
    orderDiffers: false,
    orders: [],
  };
}

/** A part whose insides cannot be set side by side. */
export function unlike(verdict: Verdict, reason: string, difference: Movement): Findings {
  return { ...nothing(), verdict, reason, differences: [difference] };
}

const GRAVITY: readonly Verdict[] = ['same', 'close', 'unknown', 'different'];

/** The parts together: the gravest verdict with its reason, all differences. */
export function worst(parts: readonly Findings[]): Findings {
  const whole = nothing();
  for (const part of parts) {
    if (GRAVITY.indexOf(part.verdict) > GRAVITY.indexOf(whole.verdict)) {
      whole.verdict = part.verdict;
      whole.reason = part.reason;
    }
    whole.differences = whole.differences.concat(part.differences);
    whole.namesDiffer ||= part.namesDiffer;
    whole.orderDiffers ||= part.orderDiffers;
    whole.orders = whole.orders.concat(part.orders);
  }
  return whole;
}

/** The name a feature goes by: its own, the column's, or its place as scikit-learn writes it (`x3`). */
export function featureLabel(
  place: Place,
  names: readonly string[] | null,
  index: number,
  count: number,
): string {
  const known = names ?? (place.names?.length === count ? place.names : null);
  const name = known?.[index] ?? `x${index}`;
  return place.label === '' ? name : `${place.label} · ${name}`;
}

/** Whether a movement is more than the tolerance allows; what has no measure always is. */
export function isBeyond({ before, after, distance }: Movement, { rtol, atol }: Tolerance): boolean {
  if (typeof distance !== 'number' || typeof before !== 'number' || typeof after !== 'number') return true;
  return distance > rtol && Math.abs(after - before) > atol;
}

/** For an order by how much something moved; what has no measure comes first. */
export function sizeOf({ distance }: Movement): number {
  return typeof distance === 'number' ? distance : Number.POSITIVE_INFINITY;
}
