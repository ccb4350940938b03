import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { linksFrom, placesOfThing } from './index-of.ts';
import { placeAt, stepsBefore, thingOf } from './look-up.ts';

function isFit(place: Place | null): place is Place {
  return place?.kind === 'fit' || place?.kind === 'fit_transform';
}

/** The fit that a step goes by: itself, or the last one of its thing before it. */
export function fitOf(map: ProjectMap, step: Place): Place | null {
  if (step.kind === 'fit_transform') return step;
  const linked = linksFrom(map, step.id, 'uses').map(({ to }) => placeAt(map, to));
  const direct = linked.find(isFit);
  if (direct) return direct;
  const before = placesOfThing(map, step.thing).filter(
    (place) => isFit(place) && (place.id < step.id || place.site.path !== step.site.path),
  );
  return before.at(-1) ?? null;
}

/** Whether the data that a place gets was normalized by what this fit learned. */
export function isUsedFor(map: ProjectMap, fit: Place, place: Place): boolean {
  return stepsBefore(map, place).some((step) => fitOf(map, step)?.id === fit.id);
}

/** Whether a fitted scaler goes anywhere that lasts: into a file, by itself or in what holds it, or out of sight. */
export function isSaved(map: ProjectMap, fit: Place): boolean {
  const thing = thingOf(map, fit);
  if (!thing || thing.escapes.length > 0) return true;
  return [thing.id, ...thing.holders].some((id) =>
    placesOfThing(map, id).some(({ kind }) => kind === 'save'),
  );
}
