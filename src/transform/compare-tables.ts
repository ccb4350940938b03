import type { Plain, Table } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import { type Findings, featureLabel, nothing, type Place, unlike } from './findings.ts';
import { canonicalJson } from './fingerprint.ts';

/** Two transforms by tables: number by number where the method is the same. */
export function compareTables(a: Table, b: Table, place: Place): Findings {
  if (a.method !== b.method) {
    const difference = {
      feature: place.label,
      parameter: 'method',
      before: a.method,
      after: b.method,
      distance: null,
    };
    return unlike('different', `One is a ${a.method} transform, the other ${b.method}.`, difference);
  }
  const named: Place =
    a.features && canonicalJson(a.features) === canonicalJson(b.features)
      ? { ...place, names: a.features }
      : place;
  const found = comparePlain(a.tables, b.tables, named, a.method);
  if (canonicalJson(a.features) !== canonicalJson(b.features)) {
    found.namesDiffer = true;
    if (a.features && b.features) found.verdict = 'different';
    else if (found.verdict === 'same') found.verdict = 'close';
  }
  return found;
}

type Parameters = Record<string, Plain>;

/**
 * The parameters of two objects of one class. Where only one of them has a parameter (another library
 * version, mostly) and the others agree, it cannot be told whether they do the same.
 */
export function comparePlain(a: Parameters, b: Parameters, place: Place, title: string): Findings {
  const found = nothing();
  for (const parameter of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const both = Object.hasOwn(a, parameter) && Object.hasOwn(b, parameter);
    if (!both) {
      const [before, after] = [Object.hasOwn(a, parameter), Object.hasOwn(b, parameter)].map((has) =>
        has ? 'present' : null,
      );
      found.differences.push(difference(place, parameter, before ?? null, after ?? null));
      if (found.verdict !== 'different') found.verdict = 'unknown';
      found.reason ??= `Only one ${title} has the parameter ${parameter}: it cannot be told whether they do the same.`;
      continue;
    }
    const count = found.differences.length;
    comparePair(a[parameter] ?? null, b[parameter] ?? null, parameter, place, found);
    const beyond = found.differences
      .slice(count)
      .some(({ distance }) => typeof distance !== 'number' || distance > place.rtol);
    if (!beyond) continue;
    if (found.verdict !== 'different') found.reason = `The ${parameter} of ${title} differ.`;
    found.verdict = 'different';
  }
  return found;
}

/** One parameter: a list of numbers feature by feature, anything else as a whole. */
function comparePair(a: Plain, b: Plain, parameter: string, place: Place, found: Findings): void {
  if (isNumbers(a) && isNumbers(b) && a.length === b.length) {
    a.forEach((before, index) => {
      const after = b[index] ?? 0;
      if (before === after) return;
      const feature = featureLabel(place, null, index, a.length);
      found.differences.push({ feature, parameter, before, after, distance: relative(before, after) });
    });
    return;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    if (a !== b) found.differences.push({ ...difference(place, parameter, a, b), distance: relative(a, b) });
    return;
  }
  if (canonicalJson(a) !== canonicalJson(b))
    found.differences.push(difference(place, parameter, short(a), short(b)));
}

function isNumbers(value: Plain): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number');
}

/** A number of a table has no output of its own: its distance is the relative difference. */
function relative(before: number, after: number): number {
  return Math.abs(after - before) / (Math.abs(before) || 1);
}

function difference(
  place: Place,
  parameter: string,
  before: string | number | null,
  after: string | number | null,
): Movement {
  return {
    feature: place.label === '' ? 'all features' : place.label,
    parameter,
    before,
    after,
    distance: null,
  };
}

const SHOWN = 80;

function short(value: Plain): string {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
