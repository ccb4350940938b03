import type { Affine, Bounds, Real } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import { type Findings, featureLabel, nothing, type Place } from './findings.ts';
import { fromReal, toReal } from './real.ts';

/**
 * Two affine transforms. A line is shown by its `center` (the x that maps to 0: the mean of a StandardScaler,
 * the minimum of a MinMaxScaler to 0..1) and its `scale` (how much x makes one unit of output: the standard
 * deviation, the range).
 *
 * The distance of a moved center is how far the first scaler's output is from 0 at the new center: in
 * standard deviations, for a StandardScaler. The distance of a changed scale is how far an output of 1 moves.
 */
export function compareAffine(a: Affine, b: Affine, place: Place): Findings {
  const found = nothing();
  const matches = matchFeatures(a, b, place, found);
  for (const { label, left, right } of matches) {
    for (const movement of moved(lineAt(a, left), lineAt(b, right), label)) {
      found.differences.push(movement);
      const beyond = isBeyond(movement, place);
      if (beyond) {
        found.verdict = 'different';
        found.reason ??= 'Some outputs move.';
      }
    }
  }
  compareOutputs(a, b, place, found);
  return found;
}

interface Match {
  label: string;
  left: number;
  right: number;
}

/** By name where both have names, else by place. */
function matchFeatures(a: Affine, b: Affine, place: Place, found: Findings): Match[] {
  if (a.features && b.features && areDistinct(a.features) && areDistinct(b.features)) {
    return matchByName(a.features, b.features, place, found);
  }
  const names = a.features ?? b.features;
  found.namesDiffer = a.features?.join('\0') !== b.features?.join('\0');
  if (found.namesDiffer) found.verdict = 'close';
  const count = Math.max(a.scale.length, b.scale.length);
  const matches: Match[] = [];
  for (let index = 0; index < count; index++) {
    const label = featureLabel(place, names, index, count);
    if (index >= a.scale.length) missing(found, label, null, 'present');
    else if (index >= b.scale.length) missing(found, label, 'present', null);
    else matches.push({ label, left: index, right: index });
  }
  return matches;
}

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** What has no counterpart is a difference, and so is another order. */
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
  }
  return matches;
}

function missing(found: Findings, feature: string, before: string | null, after: string | null): void {
  found.verdict = 'different';
  found.reason ??= 'The features are not the same.';
  found.differences.push({ feature, parameter: 'feature', before, after, distance: null });
}

interface Line {
  scale: number;
  offset: number;
}

function lineAt(affine: Affine, index: number): Line {
  return { scale: fromReal(affine.scale[index] ?? 'nan'), offset: fromReal(affine.offset[index] ?? 'nan') };
}

/** What differs between two lines; nothing where they are the same but for rounding. */
function moved(a: Line, b: Line, feature: string): Movement[] {
  if (Object.is(a.scale, b.scale) && Object.is(a.offset, b.offset)) return [];
  const movements: Movement[] = [];
  if (![a.scale, a.offset, b.scale, b.offset].every(Number.isFinite) || a.scale === 0 || b.scale === 0) {
    for (const parameter of ['scale', 'offset'] as const) {
      if (Object.is(a[parameter], b[parameter])) continue;
      movements.push({
        feature,
        parameter,
        before: toReal(a[parameter]),
        after: toReal(b[parameter]),
        distance: null,
      });
    }
    return movements;
  }
  const [before, after] = [-a.offset / a.scale, -b.offset / b.scale];
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(before), Math.abs(after));
  if (Math.abs(after - before) > rounding || a.scale === b.scale) {
    movements.push(movement(feature, 'center', before, after, Math.abs((after - before) * a.scale)));
  }
  if (a.scale !== b.scale) {
    movements.push(movement(feature, 'scale', 1 / a.scale, 1 / b.scale, Math.abs(b.scale / a.scale - 1)));
  }
  return movements;
}

function movement(
  feature: string,
  parameter: string,
  before: number,
  after: number,
  distance: number,
): Movement {
  return { feature, parameter, before: shown(before), after: shown(after), distance: toReal(distance) };
}

/** The division that gives a center back leaves an error in the last digits: 14 of them are shown. */
function shown(value: number): Real {
  return Number.isFinite(value) ? toReal(Number(value.toPrecision(14))) : toReal(value);
}

function isBeyond({ before, after, distance }: Movement, { rtol, atol }: Place): boolean {
  if (typeof distance !== 'number' || typeof before !== 'number' || typeof after !== 'number') return true;
  return distance > rtol && Math.abs(after - before) > atol;
}

/** What concerns all features at once: the clip, and the dtype of the parameters. */
function compareOutputs(a: Affine, b: Affine, place: Place, found: Findings): void {
  const feature = place.label === '' ? 'all features' : `${place.label} · all features`;
  const [before, after] = [clipText(a.clip), clipText(b.clip)];
  if (before !== after) {
    found.verdict = 'different';
    found.reason ??= 'They clip differently.';
    found.differences.push({ feature, parameter: 'clip', before, after, distance: null });
  }
  const [one, other] = [a.dtype ?? 'float64', b.dtype ?? 'float64'];
  if (one !== other) {
    if (found.verdict === 'same') found.verdict = 'close';
    found.reason ??= 'The parameters have another dtype.';
    found.differences.push({ feature, parameter: 'dtype', before: one, after: other, distance: null });
  }
}

function clipText(clip: Bounds | undefined): string | null {
  return clip ? clip.map((bound) => bound ?? '…').join(' to ') : null;
}
