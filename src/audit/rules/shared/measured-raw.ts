import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { expanded, type Step } from './expand.ts';
import { fitOf } from './fits.ts';
import { placesOfThing } from './index-of.ts';
import { learns, ownNormalizers } from './learners.ts';
import { dataOf, derivesFrom, roleOf, stepsBefore, thingOf } from './look-up.ts';

/** A model that learned from what a scaler gave, and that its own training asks with raw rows of the same table. */
export interface MeasuredRaw {
  train: Place;
  /** Where the model is asked raw. */
  predict: Place;
  /** What the rows that it learned from went through. */
  step: Step;
}

/** Each question of a training to the model that it trained, with rows that lack what all its trainings did to theirs. */
export function measuredRaw(map: ProjectMap): MeasuredRaw[] {
  return placesOf(map, ['predict']).flatMap((predict): MeasuredRaw[] => {
    if (predict.side.side === 'inference' || predict.side.side === 'test' || !isRaw(map, predict)) return [];
    const trains = placesOfThing(map, predict.thing).filter(({ kind }) => kind === 'train');
    const found = trains.flatMap((train) => trainedOnScaled(map, train, predict) ?? []);
    // Trained raw as well, in whatever way, it may be asked so.
    return found.length === trains.length ? found.slice(-1) : [];
  });
}

/** Whether nothing normalized the rows of a question, all of their way is known, and the model has no scaler of its own. */
function isRaw(map: ProjectMap, predict: Place): boolean {
  const data = dataOf(map, predict);
  if (!predict.sure || !data?.complete || data.steps.length > 0 || roleOf(data, ['request'])) return false;
  return ownNormalizers(map, thingOf(map, predict)).length === 0 && !isScaledElsewhere(map, predict);
}

/** Whether a function that is given the rows scales them, or a loop over tables: it may do so in place. */
function isScaledElsewhere(map: ProjectMap, { data, scope }: Place): boolean {
  return placesOf(map, ['apply', 'fit_transform', 'constants']).some(
    (step) =>
      derivesFrom(map, step.data, data) &&
      (step.scope.function !== scope.function || step.scope.inside.length > scope.inside.length),
  );
}

/** A training before a question, by rows that a scaler was fitted on, which are parts of the table that is asked about. */
function trainedOnScaled(map: ProjectMap, train: Place, predict: Place): MeasuredRaw | null {
  if (!train.sure || train.site.path !== predict.site.path || train.scope.function !== predict.scope.function)
    return null;
  const step = expanded(map, stepsBefore(map, train)).find(({ thing }) => learns(map, thing));
  if (!step?.applied.sure) return null;
  const fit = fitOf(map, step.applied);
  return fit && isOfSameSplit(map, fit, predict) ? { train, predict, step } : null;
}

/** Whether a scaler learned from the one part of a split, and the other part is asked about. */
function isOfSameSplit(map: ProjectMap, fit: Place, predict: Place): boolean {
  return placesOf(map, ['split']).some(({ results, site }) => {
    if (site.path !== predict.site.path) return false;
    const learned = results.find((part) => derivesFrom(map, fit.data, part));
    const asked = results.find((part) => derivesFrom(map, predict.data, part));
    return learned !== undefined && asked !== undefined && learned !== asked;
  });
}
