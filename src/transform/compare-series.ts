import type { Plain } from '../generated/lock.ts';
import { compareValues, isNumbers } from './compare-values.ts';
import type { Findings } from './findings.ts';

/** What a series of rising numbers of one feature is called. */
interface Series {
  label: string;
  /** One of them, as `quantile`. */
  title: string;
  /** What each stands for, as 0.25; null where that is its number, from 1. */
  steps: readonly number[] | null;
}

/** Two series of rising numbers: which of them moved, and by how much of the first's whole extent. */
export function compareSeries(a: Plain, b: Plain, { label, title, steps }: Series, found: Findings): void {
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) {
    const difference = { feature: label, parameter: `number of ${title}s`, distance: null };
    found.differences.push({ ...difference, before: a.length, after: b.length });
    return;
  }
  if (!isNumbers(a) || !isNumbers(b)) {
    compareValues(a, b, `${title}s`, label, found);
    return;
  }
  const extent = Math.abs((a.at(-1) ?? 0) - (a[0] ?? 0)) || Math.abs(a[0] ?? 0) || 1;
  a.forEach((before, index) => {
    const after = b[index] ?? 0;
    if (before === after) return;
    const step = steps?.length === a.length ? Number((steps[index] ?? 0).toPrecision(4)) : index + 1;
    const distance = Math.abs(after - before) / extent;
    found.differences.push({ feature: label, parameter: `${title} ${step}`, before, after, distance });
  });
}
