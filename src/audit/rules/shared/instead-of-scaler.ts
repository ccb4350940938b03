import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { bondsOf } from './bonds.ts';
import { fitOf } from './fits.ts';
import { learns } from './learners.ts';
import { dataOf, derivesFrom, isSameSite, roleOf, stepsBefore, thingOf } from './look-up.ts';
import { stepsOfInference, stepsOfTraining } from './steps.ts';

/**
 * What a service receives is scaled by its own range or mean, where the model belongs to a scaler that was fitted. Where training
 * took its numbers by hand as well: see `OwnStatistics`.
 */
export interface InsteadOfScaler {
  /** The calculation. */
  place: Place;
  predict: Place;
  /** What tells that the model belongs to a fitted scaler: where it is applied beside, or fitted in training. */
  fitted: Place;
  isFallback: boolean;
}

/** Each such calculation whose result a model is asked with. */
export function insteadOfScaler(map: ProjectMap): InsteadOfScaler[] {
  return placesOf(map, ['constants'], 'inference')
    .filter((place) => isByItself(map, place) && !isDoneInTrainingToo(map, place))
    .flatMap((place): InsteadOfScaler[] => {
      const predict = placesOf(map, ['predict'], 'inference').find(
        (one) => dataOf(map, one)?.steps.includes(place.id) && thingOf(map, one)?.origin === 'loaded',
      );
      if (!predict) return [];
      const beside = appliedBeside(map, place, predict);
      if (beside) return [{ place, predict, fitted: beside, isFallback: true }];
      const fitted = fittedInTraining(map, place, predict);
      return fitted ? [{ place, predict, fitted, isFallback: false }] : [];
    });
}

/** Whether what is received is reckoned with numbers of its own. */
function isByItself(map: ProjectMap, place: Place): boolean {
  if (!isComputed(place)) return false;
  return roleOf(dataOf(map, place), ['request'])?.by === 'flow';
}

function isComputed({ constants }: Place): boolean {
  const numbers = [constants?.offset, constants?.scale].flatMap((one) => one ?? []);
  return numbers.length > 0 && numbers.every(({ source }) => source === 'computed');
}

/** Training that scales something by its own numbers as well does so on purpose. */
function isDoneInTrainingToo(map: ProjectMap, place: Place): boolean {
  return placesOf(map, ['constants']).some(
    (other) =>
      other.side.side !== 'inference' &&
      other.side.side !== 'test' &&
      (isSameSite(other, place) || isComputed(other)),
  );
}

/** The scaler that is applied in the same function where the other way is taken. */
function appliedBeside(map: ProjectMap, place: Place, predict: Place): Place | null {
  const beside = stepsBefore(map, predict).find(
    (step) =>
      step.kind === 'apply' &&
      step.site.path === place.site.path &&
      step.scope.function === place.scope.function &&
      thingOf(map, step)?.origin === 'loaded' &&
      learns(map, thingOf(map, step)) &&
      !step.results.some((result) => derivesFrom(map, place.data, result)) &&
      !place.results.some((result) => derivesFrom(map, step.data, result)),
  );
  return beside ?? null;
}

/** The fit that the model was certainly trained with, where nothing but the calculation stands in its place. */
function fittedInTraining(map: ProjectMap, place: Place, predict: Place): Place | null {
  for (const bond of bondsOf(map)) {
    if (bond.predict.id !== predict.id || !bond.sure) continue;
    const [trained, asked] = [stepsOfTraining(map, bond).outside, stepsOfInference(map, bond)];
    const [only, ...others] = trained;
    const isInstead = asked.outside.length === 1 && asked.outside[0]?.applied.id === place.id;
    if (!only || others.length > 0 || !isInstead || !asked.isComplete || !learns(map, only.thing)) continue;
    const fit = fitOf(map, only.applied);
    if (fit) return fit;
  }
  return null;
}
