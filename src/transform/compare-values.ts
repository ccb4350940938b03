import type { Plain } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Findings } from './findings.ts';

/** Two values of one parameter: number by number where both are numbers or lists of as many, else as a whole. */
export function compareValues(a: Plain, b: Plain, parameter: string, feature: string, found: Findings): void {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a !== b)
      found.differences.push({ feature, parameter, before: a, after: b, distance: relative(a, b) });
    return;
  }
  if (isNumbers(a) && isNumbers(b) && a.length === b.length) {
    a.forEach((before, index) => {
      compareValues(before, b[index] ?? 0, `${parameter} ${index + 1}`, feature, found);
    });
    return;
  }
  if (canonicalJson(a) === canonicalJson(b)) return;
  found.differences.push({ feature, parameter, before: shortly(a), after: shortly(b), distance: null });
}

export function isNumbers(value: Plain): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number');
}

/** A number of a table has no output of its own: its distance is the relative difference. */
function relative(before: number, after: number): number {
  return Math.abs(after - before) / (Math.abs(before) || 1);
}

const SHOWN = 80;

/** A value for people; null where there is none. */
export function shortly(value: Plain): string | number | null {
  if (value === null || typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
