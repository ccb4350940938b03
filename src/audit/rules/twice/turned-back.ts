import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { Step } from '../shared/expand.ts';
import { placesOfThing } from '../shared/index-of.ts';
import { derivesFrom } from '../shared/look-up.ts';

/** Whether something was turned back on the way: then it is scaled again, not twice. */
export function isTurnedBack(map: ProjectMap, end: Place, { thing }: Step): boolean {
  if (!thing) return false;
  return placesOfThing(map, thing.id).some(
    ({ kind, results }) => kind === 'invert' && results.some((result) => derivesFrom(map, end.data, result)),
  );
}
