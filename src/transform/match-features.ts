import { type Findings, featureLabel, type Place } from './findings.ts';

/** The features that go into one side: their names where it has them, and how many they are. */
export interface Inputs {
  features: string[] | null;
  count: number;
}

/** One feature on both sides, by its place in each. */
export interface Match {
  label: string;
  left: number;
  right: number;
}

/**
 * The features of two transforms, matched by name where both have names, else by place. What has no counterpart is
 * a difference; the same names in another order are a finding of their own.
 */
export function matchFeatures(a: Inputs, b: Inputs, place: Place, found: Findings): Match[] {
  if (a.features && b.features && areDistinct(a.features) && areDistinct(b.features)) {
    return matchByName(a.features, b.features, place, found);
  }
  const names = a.features ?? b.features;
  found.namesDiffer = a.features?.join('\0') !== b.features?.join('\0');
  if (found.namesDiffer && a.features && b.features) {
    found.verdict = 'different';
    found.reason = 'The features have other names.';
  } else if (found.namesDiffer) {
    found.verdict = 'close';
  }
  const count = Math.max(a.count, b.count);
  if (a.count !== b.count) found.reason ??= `One has ${a.count} features, the other ${b.count}.`;
  const matches: Match[] = [];
  for (let index = 0; index < count; index++) {
    const label = featureLabel(place, names, index, count);
    if (index >= a.count) missing(found, label, null, 'present');
    else if (index >= b.count) missing(found, label, 'present', null);
    else matches.push({ label, left: index, right: index });
  }
  return matches;
}

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function matchByName(a: string[], b: string[], place: Place, found: Findings): Match[] {
  const matches: Match[] = [];
  const unmatched = new Map(b.map((name, index) => [name, index]));
  a.forEach((name, left) => {
    const label = featureLabel(place, a, left, a.length);
    const right = unmatched.get(name);
    if (right === undefined) {
      missing(found, label, 'present', null);
    } else {
      unmatched.delete(name);
      matches.push({ label, left, right });
    }
  });
  for (const right of unmatched.values())
    missing(found, featureLabel(place, b, right, b.length), null, 'present');
  found.namesDiffer = matches.length !== a.length || unmatched.size > 0;
  found.orderDiffers = !found.namesDiffer && matches.some(({ left, right }) => left !== right);
  if (found.orderDiffers) {
    found.verdict = 'different';
    found.reason = 'The features come in another order.';
    found.orders.push({ place: place.label, before: a, after: b });
  }
  return matches;
}

function missing(found: Findings, feature: string, before: string | null, after: string | null): void {
  found.verdict = 'different';
  found.reason ??= 'The features are not the same.';
  found.differences.push({ feature, parameter: 'feature', before, after, distance: null });
}
