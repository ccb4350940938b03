import type { Affine, Bounds, Real } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import { type Findings, isBeyond, nothing, type Place } from './findings.ts';
import { type Inputs, matchFeatures } from './match-features.ts';
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
  const matches = matchFeatures(inputsOf(a), inputsOf(b), place, found);
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

function inputsOf({ features, scale }: Affine): Inputs {
  return { features, count: scale.length };
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
    const shownAs = ({ scale, offset }: Line) => ({ scale: 1 / scale, offset });
    const [one, other] = [shownAs(a), shownAs(b)];
    for (const parameter of ['scale', 'offset'] as const) {
      const [before, after] = [one[parameter], other[parameter]];
      if (Object.is(before, after)) continue;
      movements.push({ feature, parameter, before: shown(before), after: shown(after), distance: null });
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
