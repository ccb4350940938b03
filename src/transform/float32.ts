import type { Affine, Branches, Chain, Plain, Real, Table, Transform } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import { withoutDropped } from './dropped.ts';
import { fromReal } from './real.ts';

/**
 * Whether one of the two is the other with its numbers rounded to float32, as exporters and saved tensors hold them:
 * then nobody fitted anything anew. Names may be missing on one side; everything that is no number is the same.
 */
export function isOnlyFloat32(a: Transform, b: Transform): boolean {
  return isRounded(a, b) || isRounded(b, a);
}

/** Whether `copy` holds the numbers of `whole`, rounded. */
function isRounded(whole: Transform, copy: Transform): boolean {
  if (whole.kind === 'affine' && copy.kind === 'affine') return isRoundedLine(whole, copy);
  if (whole.kind === 'chain' && copy.kind === 'chain') return areRoundedSteps(whole, copy);
  if (whole.kind === 'branches' && copy.kind === 'branches') return areRoundedBranches(whole, copy);
  if (whole.kind === 'table' && copy.kind === 'table') return isRoundedTable(whole, copy);
  if (whole.kind !== 'opaque' || copy.kind !== 'opaque') return false;
  return whole.class === copy.class && isRoundedPlain(whole.parameters, copy.parameters);
}

function areRoundedSteps({ steps }: Chain, copy: Chain): boolean {
  return (
    steps.length === copy.steps.length &&
    steps.every((step, index) => {
      const other = copy.steps[index];
      return other !== undefined && isRounded(step, other);
    })
  );
}

function areRoundedBranches(one: Branches, two: Branches): boolean {
  const [whole, copy] = withoutDropped(one, two);
  return (
    whole.branches.length === copy.branches.length &&
    whole.branches.every(({ columns, transform }, index) => {
      const other = copy.branches[index];
      if (!other || canonicalJson(columns) !== canonicalJson(other.columns)) return false;
      if (typeof transform === 'string' || typeof other.transform === 'string')
        return transform === other.transform;
      return isRounded(transform, other.transform);
    })
  );
}

function isRoundedTable(whole: Table, copy: Table): boolean {
  return (
    whole.method === copy.method && haveSameNames(whole, copy) && isRoundedPlain(whole.tables, copy.tables)
  );
}

function haveSameNames(a: Affine | Table, b: Affine | Table): boolean {
  return !a.features || !b.features || canonicalJson(a.features) === canonicalJson(b.features);
}

/** Numbers rounded, all else the same. */
function isRoundedPlain(whole: Plain, copy: Plain): boolean {
  if (typeof whole === 'number' && typeof copy === 'number')
    return whole === copy || (isFloat32(copy) && isNear(whole, copy));
  if (Array.isArray(whole) && Array.isArray(copy)) {
    return (
      whole.length === copy.length && whole.every((item, index) => isRoundedPlain(item, copy[index] ?? null))
    );
  }
  if (isRecord(whole) && isRecord(copy)) {
    const keys = Object.keys(whole);
    return (
      keys.length === Object.keys(copy).length &&
      keys.every((key) => Object.hasOwn(copy, key) && isRoundedPlain(whole[key] ?? null, copy[key] ?? null))
    );
  }
  return whole === copy;
}

function isRecord(value: Plain): value is { [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a file stores of a line differs: mean and deviation, mean and variance, minimum and maximum, scale and offset.
 * Whichever it was, was rounded; so each half of the copy must come from a float32 by one of these.
 */
function isRoundedLine(whole: Affine, copy: Affine): boolean {
  if (whole.scale.length !== copy.scale.length || !haveSameNames(whole, copy)) return false;
  if (!isRoundedPlain(whole.clip ?? null, copy.clip ?? null)) return false;
  return whole.scale.every((_, index) => {
    const [one, other] = [lineAt(whole, index), lineAt(copy, index)];
    if (Object.is(one.scale, other.scale) && Object.is(one.offset, other.offset)) return true;
    if (![one.scale, one.offset, other.scale, other.offset].every(Number.isFinite)) return false;
    if (one.scale === 0 || other.scale === 0) return false;
    const [center, center32] = [-one.offset / one.scale, -other.offset / other.scale];
    const spread = 1 / other.scale;
    const fromSpread = [other.scale, spread, spread * spread, center32 + spread].some(isFloat32);
    const fromCenter = [other.offset, center32].some(isFloat32);
    const isSameCenter = isNear(center, center32) || isNear(one.offset, other.offset);
    return fromSpread && fromCenter && isNear(one.scale, other.scale) && isSameCenter;
  });
}

function lineAt({ scale, offset }: Affine, index: number): { scale: number; offset: number } {
  const at = (list: readonly Real[]): number => fromReal(list[index] ?? 'nan');
  return { scale: at(scale), offset: at(offset) };
}

/** Half a unit in the last place of float32, for each of up to four roundings on the way. */
const NEAR = 4 * 2 ** -24;

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
}

/** Some float64 steps lie between the stored number and this one, so a few of its last bits may be off. */
const NOISE = 8 * Number.EPSILON;

/** One number in a hundred million is a float32 by chance. */
function isFloat32(value: number): boolean {
  return Math.abs(Math.fround(value) - value) <= NOISE * Math.abs(value);
}
