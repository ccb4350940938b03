import { lastOfPath } from '../../file-name.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { Bond } from '../shared/bonds.ts';
import type { Step } from '../shared/expand.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { savesBehind } from '../shared/loads.ts';
import { dataOf, isSameSite, roleOf, thingOf } from '../shared/look-up.ts';
import { originOf } from '../shared/origins.ts';

/** Names of files that hold what a step before has made of the raw data. */
const PREPARED =
  /(?:^|[^a-z])[xy]?_?(?:train|test|val|valid)(?:ing|ation)?(?:[^a-z]|$)|process|prepare|scaled|normali[sz]ed|feature|clean|encoded|transformed|interim|splits?(?:[^a-z]|$)|\.(?:np[yz]|pkl|pickle|joblib|pt)$/i;

/** Whether what is read may have been normalized before it was stored: it is the file of another step. */
export function readsPrepared(map: ProjectMap, place: Place): boolean {
  return dataOf(map, place)?.files.some((file) => file !== null && PREPARED.test(file)) ?? false;
}

/** Whether what is asked about comes out of a file that this training does not read: a step before may have written it, scaled. */
export function readsAnother(map: ProjectMap, { train, predict }: Bond): boolean {
  const data = dataOf(map, predict);
  if (!data || roleOf(data, ['request'])?.by === 'flow') return false;
  const read = (dataOf(map, train)?.files ?? []).map((file) => lastOfPath(file ?? ''));
  return data.files.some((file) => !read.includes(lastOfPath(file ?? '')));
}

function readsUnknown(map: ProjectMap, place: Place): boolean {
  return dataOf(map, place)?.files.includes(null) ?? false;
}

/**
 * Whether something of the kind may have been done to what the model is trained with, though the data is not followed through it:
 * a scaler is fitted anywhere, numbers divide beside the training, or what it reads was prepared and stored.
 */
export function isNear(map: ProjectMap, { train, predict }: Bond, step: Step): boolean {
  const { thing, applied } = step;
  const own = ofItsScaler(map, step);
  // What its scaler was fitted on is raw, however its file is called.
  const isRaw = own.some((place) => place.kind !== 'apply' && isLeftAside(map, train, place));
  // A copy of the training is judged by itself.
  const copies =
    predict.thing === null ? [] : savesBehind(map, predict.thing).map(({ save }) => save.site.path);
  if (readsUnknown(map, train) || (readsPrepared(map, train) && !isRaw)) return true;
  const imports = map.files.find(({ path }) => path === train.site.path)?.imports ?? [];
  return placesOf(map, ['fit', 'fit_transform', 'apply', 'constants']).some((place) => {
    if (place.side.side === 'test') return false;
    if (own.includes(place)) {
      const isOfCopy = place.site.path !== train.site.path && copies.includes(place.site.path);
      if (isOfCopy || isLeftAside(map, train, place)) return false;
    }
    if (thing && place.side.side !== 'inference' && thingOf(map, place)?.family === 'scaler') return true;
    if (place.site.path !== train.site.path && !imports.includes(place.site.path)) return false;
    if (isSameSite(place, applied)) return true;
    return thing
      ? place.kind !== 'constants' && thingOf(map, place)?.family === thing.family
      : place.kind === 'constants';
  });
}

/** Where the very scaler that the service applies was fitted and applied before it was saved. */
function ofItsScaler(map: ProjectMap, step: Step): Place[] {
  return originOf(map, step)
    .things.flatMap((id) => placesOfThing(map, id))
    .filter(({ kind, sure }) => sure && /^(?:fit|fit_transform|apply)$/.test(kind));
}

/**
 * Whether a scaler was fitted beside the training, on the table that the model learns from too: what it gave was left aside, for all
 * of the way to the training is known.
 */
function isLeftAside(map: ProjectMap, train: Place, place: Place): boolean {
  if (place.site.path !== train.site.path) return false;
  if (place.kind === 'apply') return true;
  const [learned, scaled] = [dataOf(map, train), dataOf(map, place)];
  if (!learned || !scaled) return false;
  const way = [learned.id, ...learned.ancestors];
  return [scaled.id, ...scaled.ancestors].some((id) => way.includes(id));
}
