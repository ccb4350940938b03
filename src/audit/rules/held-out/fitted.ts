import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { shortName } from '../../short-name.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { learns, named } from '../shared/learners.ts';
import {
  dataOf,
  derivesFrom,
  isOnCondition,
  isSameSite,
  roleOf,
  stepsBefore,
  thingAt,
  thingOf,
} from '../shared/look-up.ts';
import { at, code } from '../shared/words.ts';
import { heldOut, isForOwnModel, isOfTraining, isTrainedBehind } from './part.ts';

/** Scalers that are fitted on rows that were held out. */
export function fittedOnHeldOut(map: ProjectMap): AuditFinding[] {
  return placesOf(map, ['fit', 'fit_transform']).flatMap((fit): AuditFinding[] => {
    if (fit.side.side === 'test' || !learns(map, thingOf(map, fit))) return [];
    const held = heldOut(dataOf(map, fit));
    const trained = held ? fitOnTraining(map, fit) : null;
    // By its name alone a table may be any test, as one of an A/B test; and the test rows may be fitted to draw them. There must
    // be a training part beside it, or a model that is asked with what comes out.
    if (!held || isForOwnModel(map, fit) || (!trained && (held.by === 'name' || !isAskedWith(map, fit))))
      return [];
    const isError = held.by === 'flow' && fit.sure;
    const what = held.role === 'validation' ? 'validation' : 'test';
    return [
      {
        rule: 'audit/fit-on-test',
        severity: isError ? 'error' : 'warning',
        confidence: isError ? 'certain' : 'likely',
        message: `${code(fit)} fits ${named(map, thingOf(map, fit))} on the ${what} set${trained ? besides(fit, trained) : ''}`,
        fix: `call \`transform\` with the scaler that was fitted on the training part`,
        evidence: [held.evidence],
        at: fit.id,
        training: [...(trained ? [trained.id] : []), fit.id],
        inference: [],
      },
    ];
  });
}

/** One line that is reached with both parts is shown by where each of them comes from. */
function besides(fit: Place, trained: Place): string {
  if (!isSameSite(fit, trained)) return `, which the one fitted at ${at(trained)} should transform`;
  const [own, other] = [fit.via.at(-1), trained.via.at(-1)];
  const lines = own && other ? ` (${at({ site: own })} after ${at({ site: other })})` : '';
  return `: it is called with the training part and with this one${lines}`;
}

/** Whether a model is asked with what comes out, or holds what is fitted. */
function isAskedWith(map: ProjectMap, fit: Place): boolean {
  const holders = thingOf(map, fit)?.holders ?? [];
  return placesOf(map, ['predict']).some(
    (predict) =>
      (predict.thing !== null &&
        holders.includes(predict.thing) &&
        thingAt(map, predict.thing)?.family === 'model') ||
      stepsBefore(map, predict).some((step) => step.id === fit.id || step.thing === fit.thing),
  );
}

/** The fit on the training part that this one should have been a `transform` of: of the same thing, else of its class. */
function fitOnTraining(map: ProjectMap, fit: Place): Place | null {
  const thing = thingOf(map, fit);
  const fits = placesOf(map, ['fit', 'fit_transform']).filter(
    (other) => other.id !== fit.id && other.site.path === fit.site.path && isOfTraining(dataOf(map, other)),
  );
  const sameLine = fits.filter((other) => isSameSite(other, fit));
  if (sameLine.length > 0 && !sameLine.some((other) => isDoneToBoth(map, other, fit))) return null;
  const others = sameLine.length > 0 ? sameLine : fits;
  const isAlike = (other: Place): boolean => {
    const [one, two] = [thing?.class ?? null, thingOf(map, other)?.class ?? null];
    return one !== null && two !== null && shortName(one) === shortName(two);
  };
  const nearest = (places: readonly Place[]): Place | null =>
    [...places].sort((a, b) => distance(a, fit) - distance(b, fit) || b.id - a.id)[0] ?? null;
  return (
    nearest(others.filter((other) => other.thing === fit.thing)) ??
    nearest(fitsOfSame(map, fit)) ??
    nearest(others.filter(isAlike))
  );
}

/** The fits of the very same scaler, on rows that nothing calls held out and that a model learned from. */
function fitsOfSame(map: ProjectMap, fit: Place): readonly Place[] {
  return placesOfThing(map, fit.thing).filter(
    (other) =>
      (other.kind === 'fit' || other.kind === 'fit_transform') &&
      other.site.path === fit.site.path &&
      !isSameSite(other, fit) &&
      roleOf(dataOf(map, other), ['test', 'validation', 'target', 'request', 'window']) === null &&
      !derivesFrom(map, fit.data, other.data) &&
      isTrainedBehind(map, other),
  );
}

/** How far one place is from another: above it in the same cell and function, above it anywhere, below it. */
function distance(place: Place, from: Place): number {
  if (place.id > from.id) return 2;
  return place.site.cell === from.site.cell && place.scope.function === from.scope.function ? 0 : 1;
}

/**
 * Whether one line fits on both parts, for what it stands in is called with each: then the model must have learned from what it
 * made of the training part. A function that draws both needs no model, and one by one rows are scaled on purpose.
 */
function isDoneToBoth(map: ProjectMap, trained: Place, fit: Place): boolean {
  if (isOnCondition(fit) || fit.scope.inside.some((one) => one === 'loop' || one === 'windows')) return false;
  return isTrainedBehind(map, trained);
}
