import type { Plain } from '../generated/lock.ts';
import { compareValues, isNumbers } from './compare-values.ts';
import { type Findings, featureLabel, isBeyond, nothing, type Place } from './findings.ts';

type Parameters = Record<string, Plain>;

/**
 * The parameters of two objects of one class. Where only one of them has a parameter (another library
 * version, mostly) and the others agree, it cannot be told whether they do the same.
 */
export function compareParameters(a: Parameters, b: Parameters, place: Place, title: string): Findings {
  const found = nothing();
  for (const parameter of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [hasA, hasB] = [Object.hasOwn(a, parameter), Object.hasOwn(b, parameter)];
    if (!hasA || !hasB) {
      const feature = place.label === '' ? 'all features' : place.label;
      const [before, after] = [hasA ? 'present' : null, hasB ? 'present' : null];
      found.differences.push({ feature, parameter, before, after, distance: null });
      if (found.verdict !== 'different') found.verdict = 'unknown';
      found.reason ??= `Only one ${title} has the parameter ${parameter}: it cannot be told whether they do the same.`;
      continue;
    }
    const count = found.differences.length;
    compareParameter(a[parameter] ?? null, b[parameter] ?? null, parameter, place, found);
    if (!found.differences.slice(count).some((movement) => isBeyond(movement, place))) continue;
    if (found.verdict !== 'different') found.reason = `The ${parameter} of ${title} differ.`;
    found.verdict = 'different';
  }
  return found;
}

/** One parameter: a list of numbers feature by feature, anything else as a whole. */
function compareParameter(a: Plain, b: Plain, parameter: string, place: Place, found: Findings): void {
  if (isNumbers(a) && isNumbers(b) && a.length === b.length) {
    a.forEach((before, index) => {
      compareValues(before, b[index] ?? 0, parameter, featureLabel(place, null, index, a.length), found);
    });
    return;
  }
  compareValues(a, b, parameter, place.label === '' ? 'all features' : place.label, found);
}
