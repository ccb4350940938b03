import type { Branch, Branches, Chain, Transform } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import { canonical } from './canonical.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareAffine } from './compare-affine.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareTables } from './compare-tables.ts';
import { degreesOfFreedomReason } from './degrees-of-freedom.ts';
import { describe } from './describe.ts';
import {
  type Findings,
  nothing,
  type Place,
  type Reordered,
  sizeOf,
  type Tolerance,
  unlike,
  type Verdict,
  worst,
} from './findings.ts';
import { fingerprint } from './fingerprint.ts';
import { isOnlyFloat32 } from './float32.ts';
import { namesAfter } from './names.ts';

export interface Comparison {
  /** True for `same` and `close`. */
  equal: boolean;
  verdict: Verdict;
  /** One sentence, for people. */
  reason: string;
  /** Everything that differs at all, what has no measure first, then the largest first. */
  differences: Movement[];
  /** The features have other names, or only one of the two names them. */
  namesDiffer: boolean;
  /** The same names in another order. */
  orderDiffers: boolean;
  /** Both orders, wherever they differ. */
  orders: Reordered[];
  /** What differs is only that the numbers of one were rounded to float32. */
  float32: boolean;
}

/**
 * The default of `rtol`: how far an output may move, in units of the first scaler's output. Statistics of the
 * same rows computed by another route (order of summation, a decimal text between) differ by some 1e-16 to
 * 1e-12 of themselves, and by up to a thousand times that of the spread where the center is far from 0, as in
 * a timestamp; a scaler fitted on other rows moves by 1e-6 and more. 1e-9 lies between. Numbers cut to
 * float32 (6e-8) are told by what they are: see float32.ts.
 */
const DEFAULT_RTOL = 1e-9;

/**
 * Two transforms, feature by feature: matched by name where both have names, else by place. A difference
 * counts where it moves the output by more than `rtol` (in units of the first's output) and the parameter by
 * more than `atol` (in its own units). Where no `rtol` is asked for, what is only rounded to float32 is close.
 */
export function compareTransforms(
  a: Transform,
  b: Transform,
  tolerance: Partial<Tolerance> = {},
): Comparison {
  if (fingerprint(a) === fingerprint(b)) {
    return {
      equal: true,
      verdict: 'same',
      reason: 'The transforms are the same.',
      differences: [],
      namesDiffer: false,
      orderDiffers: false,
      orders: [],
      float32: false,
    };
  }
  const place: Place = {
    label: '',
    names: null,
    rtol: tolerance.rtol ?? DEFAULT_RTOL,
    atol: tolerance.atol ?? 0,
  };
  const [one, other] = [canonical(a), canonical(b)];
  const found = compare(one, other, place);
  const float32 = found.differences.some(isNumeric) && isOnlyFloat32(one, other);
  const verdict = verdictOf(found, float32 && tolerance.rtol === undefined);
  return {
    equal: verdict === 'close',
    verdict,
    reason: float32 ? float32Reason(found) : (reasonOf(one, other, found) ?? closeReason(found, place.rtol)),
    differences: found.differences.sort((one, other) => sizeOf(other) - sizeOf(one)),
    namesDiffer: found.namesDiffer,
    orderDiffers: found.orderDiffers,
    orders: withoutRepeats(found.orders),
    float32,
  };
}

/** A branch and the scaler within it say the same. */
function withoutRepeats(orders: readonly Reordered[]): Reordered[] {
  return [...new Map(orders.map((order) => [canonicalJson(order), order])).values()];
}

/** Other fingerprints without anything to show for it are no match. */
function verdictOf({ verdict, differences, namesDiffer }: Findings, isRounding: boolean): Verdict {
  if (isRounding) return 'close';
  if (verdict !== 'same') return verdict;
  return differences.length > 0 || namesDiffer ? 'close' : 'unknown';
}

/** Of two that differ in names or dtype alone no number was rounded. */
function isNumeric({ before, after }: Movement): boolean {
  return typeof before === 'number' && typeof after === 'number';
}

/** Other statistics of the same rows explain more than that outputs move. */
function reasonOf(a: Transform, b: Transform, found: Findings): string | null {
  const areLines = a.kind === 'affine' && b.kind === 'affine';
  return (areLines ? degreesOfFreedomReason(a, b) : null) ?? found.reason;
}

function float32Reason({ namesDiffer }: Findings): string {
  const names = namesDiffer ? '; only one of the two names its features' : '';
  return `What differs is only float32 rounding: the numbers of one are those of the other, kept in half the bits${names}.`;
}

function closeReason(found: Findings, rtol: number): string {
  if (found.differences.length === 0 && !found.namesDiffer)
    return 'They differ in what cannot be set side by side.';
  if (found.namesDiffer) return 'The numbers agree, but only one of the two names its features.';
  return `No output moves by more than ${rtol} of the first scaler's unit.`;
}

function compare(a: Transform, b: Transform, place: Place): Findings {
  if (a.kind === 'affine' && b.kind === 'affine') return compareAffine(a, b, place);
  if (a.kind === 'chain' && b.kind === 'chain') return compareChains(a, b, place);
  if (a.kind === 'branches' && b.kind === 'branches') return compareBranches(a, b, place);
  if (a.kind === 'table' && b.kind === 'table') return compareTables(a, b, place);
  if (a.kind === 'opaque' && b.kind === 'opaque' && a.class === b.class) {
    return compareParameters(a.parameters, b.parameters, place, a.class);
  }
  const [one, other] = [describe(a), describe(b)];
  const difference: Movement = {
    feature: place.label || 'all features',
    parameter: 'transform',
    before: one,
    after: other,
    distance: null,
  };
  if (a.kind === 'opaque' || b.kind === 'opaque') {
    return unlike('unknown', `It cannot be told whether ${one} and ${other} do the same.`, difference);
  }
  return unlike('different', `One is ${one}, the other ${other}.`, difference);
}

function compareChains(a: Chain, b: Chain, place: Place): Findings {
  if (a.steps.length !== b.steps.length) {
    return unlike('different', `One chain has ${a.steps.length} steps, the other ${b.steps.length}.`, {
      feature: place.label,
      parameter: 'steps',
      before: a.steps.length,
      after: b.steps.length,
      distance: null,
    });
  }
  let names = place.names;
  const steps = a.steps.map((step, index) => {
    const other = b.steps[index];
    const found = other ? compare(step, other, within(place, `step ${index + 1}`, names)) : nothing();
    // What an opaque step does to the columns is not known; most keep them.
    if (step.kind !== 'opaque') names = namesAfter(step, names);
    return found;
  });
  return worst(steps);
}

function compareBranches(a: Branches, b: Branches, place: Place): Findings {
  if (a.branches.length !== b.branches.length) {
    return unlike('different', `One has ${a.branches.length} branches, the other ${b.branches.length}.`, {
      feature: place.label,
      parameter: 'branches',
      before: a.branches.length,
      after: b.branches.length,
      distance: null,
    });
  }
  const branches = a.branches.map((branch, index) => {
    const other = b.branches[index];
    if (!other) return nothing();
    const inner = withinBranch(branch, index, place);
    const columns = compareColumns(branch, other, index, inner);
    return columns.verdict === 'different' && !columns.orderDiffers
      ? columns
      : worst([columns, compareInsides(branch, other, index, inner)]);
  });
  return worst(branches);
}

function withinBranch({ columns }: Branch, index: number, place: Place): Place {
  if (Array.isArray(columns)) return within(place, '', columns.map(columnName));
  if (columns === 'all') return within(place, `branch ${index + 1}`, place.names);
  return within(place, String(columns), null);
}

/** The columns that a branch takes. */
function compareColumns(branch: Branch, other: Branch, index: number, place: Place): Findings {
  const [before, after] = [branch.columns, other.columns];
  if (canonicalJson(before) === canonicalJson(after)) return nothing();
  if (Array.isArray(before) && Array.isArray(after)) {
    const [one, two] = [before.map(columnName), after.map(columnName)];
    if (canonicalJson([...one].sort()) === canonicalJson([...two].sort())) {
      const reason = `Branch ${index + 1} takes its columns in another order.`;
      const orders = [{ place: place.label, before: one, after: two }];
      return { ...nothing(), verdict: 'different', reason, orderDiffers: true, orders };
    }
  }
  return unlike('different', `Branch ${index + 1} takes other columns.`, {
    feature: place.label || `branch ${index + 1}`,
    parameter: 'columns',
    before: canonicalJson(before),
    after: canonicalJson(after),
    distance: null,
  });
}

function compareInsides(branch: Branch, other: Branch, index: number, inner: Place): Findings {
  if (typeof branch.transform !== 'string' && typeof other.transform !== 'string') {
    return compare(branch.transform, other.transform, inner);
  }
  if (branch.transform === other.transform) return nothing();
  const before = typeof branch.transform === 'string' ? branch.transform : describe(branch.transform);
  const after = typeof other.transform === 'string' ? other.transform : describe(other.transform);
  const reason = `Branch ${index + 1} is ${before} in one and ${after} in the other.`;
  return unlike('different', reason, {
    feature: inner.label || `branch ${index + 1}`,
    parameter: 'transform',
    before,
    after,
    distance: null,
  });
}

function columnName(column: unknown): string {
  return typeof column === 'string' ? column : `x${String(column)}`;
}

function within(place: Place, title: string, names: string[] | null): Place {
  const label = [place.label, title].filter((part) => part !== '').join(' · ');
  return { ...place, label, names };
}
