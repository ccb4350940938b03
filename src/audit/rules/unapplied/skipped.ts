import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { type Bond, tieOf } from '../shared/bonds.ts';
import { expanded, type Step } from '../shared/expand.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { learnsStatistics, named } from '../shared/learners.ts';
import { dataOf, isSameSite, roleOf, stepsBefore } from '../shared/look-up.ts';
import { originOf } from '../shared/origins.ts';
import { stepsOfInference } from '../shared/steps.ts';
import { at, code, whySide } from '../shared/words.ts';
import { isDoneElsewhere, mayBeTheSame } from './elsewhere.ts';

/**
 * One of two scalers is skipped: the second was fitted on what the first gave, and is asked here with what a person gives as it is.
 */
export function skippedScaler(map: ProjectMap, bond: Bond): AuditFinding[] {
  const { outside, isComplete } = stepsOfInference(map, bond);
  if (!isComplete || roleOf(dataOf(map, bond.predict), ['request'])?.by !== 'flow') return [];
  for (const step of outside) {
    const { applied } = step;
    const before = expanded(map, stepsBefore(map, applied));
    const fits = fitsOf(map, step);
    const [first = [], ...others] = fits.map((fit) => scaledBefore(map, fit));
    const skipped = first.find(
      (one) =>
        others.every((steps) => steps.some((other) => isSameSite(other.applied, one.applied))) &&
        ![...before, step].some((other) => mayBeTheSame(one, other)) &&
        !isDoneElsewhere(map, one, bond),
    );
    const [fit] = fits;
    if (fit && skipped && applied.sure && bond.sure) return [finding(map, bond, { step, fit, skipped })];
  }
  return [];
}

/** Where the scaler of a step was fitted in training, here or before it was saved. */
function fitsOf(map: ProjectMap, step: Step): Place[] {
  return originOf(map, step)
    .things.flatMap((id) => placesOfThing(map, id))
    .filter(
      ({ kind, side, sure }) =>
        (kind === 'fit' || kind === 'fit_transform') && side.side === 'training' && sure,
    );
}

/** The scalers that the rows it was fitted on certainly went through. */
function scaledBefore(map: ProjectMap, fit: Place): Step[] {
  const unsure = dataOf(map, fit)?.unsure ?? [];
  return expanded(map, stepsBefore(map, fit)).filter(
    ({ thing, applied }) =>
      applied.sure && thing?.class && learnsStatistics(map, thing) && !unsure.includes(applied.id),
  );
}

function finding(
  map: ProjectMap,
  bond: Bond,
  { step, fit, skipped }: { step: Step; fit: Place; skipped: Step },
): AuditFinding {
  const { applied } = step;
  return {
    rule: 'audit/not-applied',
    severity: 'error',
    confidence: 'certain',
    message: `${code(applied)} is given raw data, and its scaler was fitted on what ${code(skipped.applied)} (${named(map, skipped.thing)}) gives (${at(skipped.applied)})`,
    fix: 'apply here, in the same order, all that training applies, best by one Pipeline that both sides use',
    evidence: [
      tieOf(bond),
      `all of the data's way to ${at(applied)} is known, and the first normalization is not on it`,
      ...whySide(applied),
    ],
    at: applied.id,
    training: [...new Set([skipped.applied.id, fit.id, bond.train.id])],
    inference: [...new Set([applied.id, bond.predict.id])],
  };
}
