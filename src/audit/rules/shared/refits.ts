import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { bondsOf } from './bonds.ts';
import { fitOf, isSaved, isUsedFor } from './fits.ts';
import { learns, learnsStatistics } from './learners.ts';
import { dataOf, derivesFrom, isSameSite, roleOf, stepsBefore, thingOf } from './look-up.ts';

/** A scaler that the inference side fits itself, though its model was trained with another. */
export interface Refit {
  fit: Place;
  /** The question to the model that what was fitted here is used for; null where it is not followed so far. */
  predict: Place | null;
  /** Whether no name had to be believed: a scaler that was loaded fitted is fitted again for a model that was loaded. */
  isDirect: boolean;
  /** The fit of the training side; null where the repository has none. */
  trained: { fit: Place; isSaved: boolean } | null;
}

/** Each fit on the inference side that no training goes on from. */
export function refitsOf(map: ProjectMap): Refit[] {
  const fits = placesOf(map, ['fit', 'fit_transform']).filter(
    (fit) => fit.side.side !== 'test' && learns(map, thingOf(map, fit)) && isAtInference(map, fit),
  );
  return fits.flatMap((fit): Refit[] => {
    if (trainsWith(map, fit) || isDoneInTrainingToo(map, fit) || isPartOfTraining(map, fit)) return [];
    const predict = predictionWith(map, fit);
    if (!predict && !asksLoadedModel(map, fit)) return [];
    return [{ fit, predict, isDirect: isDirect(map, fit, predict), trained: trainedFit(map, fit, predict) }];
  });
}

function isAtInference(map: ProjectMap, fit: Place): boolean {
  return fit.side.side === 'inference' || roleOf(dataOf(map, fit), ['request'])?.by === 'flow';
}

/** Whether a model learns from what this fit gives: the service trains, as a page that shows how or an endpoint for it. */
function trainsWith(map: ProjectMap, fit: Place): boolean {
  return placesOf(map, ['train']).some((train) => isUsedFor(map, fit, train));
}

/**
 * Whether training does the same to what it is given: the same code is reached from its side, or it fits anew for every
 * window too. That is a normalization of each by itself, and on purpose.
 */
function isDoneInTrainingToo(map: ProjectMap, fit: Place): boolean {
  return placesOf(map, ['fit', 'fit_transform'], 'training').some((other) => {
    if (isSameSite(other, fit)) return true;
    return other.scope.inside.includes('windows') && thingOf(map, other)?.class === thingOf(map, fit)?.class;
  });
}

/**
 * Whether the file splits its data or saves what it fitted: a notebook that trains and then tries its model is no service. What
 * a service receives is received, whatever else its file does.
 */
function isPartOfTraining(map: ProjectMap, fit: Place): boolean {
  if (roleOf(dataOf(map, fit), ['request'])?.by === 'flow') return false;
  return map.places.some(({ kind, site, thing }) => {
    if (site.path !== fit.site.path) return false;
    return kind === 'split' || (kind === 'save' && thing !== null);
  });
}

/** The first question to a model that gets what this fit gave. */
function predictionWith(map: ProjectMap, fit: Place): Place | null {
  const predicts = placesOf(map, ['predict']).filter(({ side }) => side.side !== 'test');
  return (
    predicts.find((predict) => isUsedFor(map, fit, predict)) ??
    predicts.find((predict) => fit.results.some((result) => derivesFrom(map, predict.data, result))) ??
    null
  );
}

/**
 * Whether the file asks a model that it loaded, though how the data gets there is not followed. What a fitted scaler that was
 * loaded gives needs no other: what is fitted beside it is for a picture or a comparison, unless it numbers categories.
 */
function asksLoadedModel(map: ProjectMap, fit: Place): boolean {
  const isOfStatistics = learnsStatistics(map, thingOf(map, fit));
  return placesOf(map, ['predict'], 'inference').some((predict) => {
    if (predict.site.path !== fit.site.path || thingOf(map, predict)?.origin !== 'loaded') return false;
    if (isOfStatistics && stepsBefore(map, predict).some((step) => learns(map, thingOf(map, step))))
      return false;
    return !dataOf(map, predict)?.complete;
  });
}

function isDirect(map: ProjectMap, fit: Place, predict: Place | null): boolean {
  if (!predict || !fit.sure || fit.kind !== 'fit_transform') return false;
  return thingOf(map, predict)?.origin === 'loaded' && thingOf(map, fit)?.origin === 'loaded';
}

/** The fit of the training that the model comes from; else one of the same class on the training side. */
function trainedFit(map: ProjectMap, fit: Place, predict: Place | null): Refit['trained'] {
  const bonds = bondsOf(map).filter((bond) => predict === null || bond.predict.id === predict.id);
  const before = bonds.flatMap(({ train }) =>
    stepsBefore(map, train).flatMap((step) => fitOf(map, step) ?? []),
  );
  const isTied = before.length > 0;
  const fits = (isTied ? before : placesOf(map, ['fit', 'fit_transform'], 'training')).filter(
    (other) => learns(map, thingOf(map, other)) && !isSameSite(other, fit),
  );
  const alike = fits.filter((other) => thingOf(map, other)?.class === thingOf(map, fit)?.class);
  const chosen = alike.find((other) => isSaved(map, other)) ?? alike[0];
  return chosen ? { fit: chosen, isSaved: isSaved(map, chosen) } : null;
}
