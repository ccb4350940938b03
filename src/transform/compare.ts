import type { Branches, Chain, Transform } from '../generated/lock.ts';
import type { Movement } from '../generated/report.ts';
import { compareAffine } from './compare-affine.ts';
import { comparePlain, compareTables } from './compare-tables.ts';
import {
  type Findings,
  nothing,
  type Place,
  type Tolerance,
  unlike,
  type Verdict,
  worst,
} from './findings.ts';
import { canonical, canonicalJson, fingerprint } from './fingerprint.ts';

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
}

/**
 * The default of `rtol`: how far an output may move, in units of the first scaler's output. Statistics of the
 * same rows computed by another route (order of summation, a decimal text between) differ by some 1e-16 to
 * 1e-12 of themselves, and by up to a thousand times that of the spread where the center is far from 0, as in
 * a timestamp; a scaler fitted on other rows moves by 1e-6 and more. 1e-9 lies between. Numbers cut to
 * float32 (6e-8) count as different.
 */
const DEFAULT_RTOL = 1e-9;

/**
 * Two transforms, feature by feature: matched by name where both have names, else by place. A difference
 * counts where it moves the output by more than `rtol` (in units of the first's output) and the parameter by
 * more than `atol` (in its own units).
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
    };
  }
  const place: Place = {
    label: '',
    names: null,
    rtol: tolerance.rtol ?? DEFAULT_RTOL,
    atol: tolerance.atol ?? 0,
  };
  const found = compare(canonical(a), canonical(b), place);
  const verdict = found.verdict === 'same' ? 'close' : found.verdict;
  return {
    equal: verdict === 'close',
    verdict,
    reason: found.reason ?? closeReason(found, place.rtol),
    differences: found.differences.sort((one, other) => size(other) - size(one)),
    namesDiffer: found.namesDiffer,
    orderDiffers: found.orderDiffers,
  };
}

function closeReason(found: Findings, rtol: number): string {
  if (found.namesDiffer) return 'The numbers agree, but only one of the two names its features.';
  return `No output moves by more than ${rtol} of the first scaler's unit.`;
}

function size(movement: Movement): number {
  if (movement.distance === null || typeof movement.distance === 'string') return Number.POSITIVE_INFINITY;
  return movement.distance;
}

function compare(a: Transform, b: Transform, place: Place): Findings {
  if (a.kind === 'affine' && b.kind === 'affine') return compareAffine(a, b, place);
  if (a.kind === 'chain' && b.kind === 'chain') return compareChains(a, b, place);
  if (a.kind === 'branches' && b.kind === 'branches') return compareBranches(a, b, place);
  if (a.kind === 'table' && b.kind === 'table') return compareTables(a, b, place);
  if (a.kind === 'opaque' && b.kind === 'opaque' && a.class === b.class) {
    return comparePlain(a.parameters, b.parameters, place, a.class);
  }
  const [one, other] = [describe(a), describe(b)];
  const difference: Movement = {
    feature: place.label,
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

/** A transform in a few words. */
function describe(transform: Transform): string {
  switch (transform.kind) {
    case 'affine':
      return `a linear scaler of ${transform.scale.length} features`;
    case 'table':
      return `a ${transform.method} transform`;
    case 'chain':
      return `a chain of ${transform.steps.length} steps`;
    case 'branches':
      return `${transform.branches.length} branches of columns`;
    case 'opaque':
      return transform.class;
  }
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
  const steps = a.steps.map((step, index) => {
    const other = b.steps[index];
    return other ? compare(step, other, within(place, `step ${index + 1}`, place.names)) : nothing();
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
    const names = Array.isArray(branch.columns) ? branch.columns.map(columnName) : null;
    const title = names ? '' : String(branch.columns);
    const inner = within(place, title, names);
    if (canonicalJson(branch.columns) !== canonicalJson(other.columns)) {
      return unlike('different', `Branch ${index + 1} takes other columns.`, {
        feature: inner.label,
        parameter: 'columns',
        before: canonicalJson(branch.columns),
        after: canonicalJson(other.columns),
        distance: null,
      });
    }
    if (typeof branch.transform !== 'string' && typeof other.transform !== 'string') {
      return compare(branch.transform, other.transform, inner);
    }
    if (branch.transform === other.transform) return nothing();
    const before = typeof branch.transform === 'string' ? branch.transform : describe(branch.transform);
    const after = typeof other.transform === 'string' ? other.transform : describe(other.transform);
    const reason = `Branch ${index + 1} is ${before} in one and ${after} in the other.`;
    return unlike('different', reason, {
      feature: inner.label,
      parameter: 'transform',
      before,
      after,
      distance: null,
    });
  });
  return worst(branches);
}

function columnName(column: unknown): string {
  return typeof column === 'string' ? column : `x${String(column)}`;
}

function within(place: Place, title: string, names: string[] | null): Place {
  const label = [place.label, title].filter((part) => part !== '').join(' · ');
  return { ...place, label, names };
}
