import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { kindOf, type Step, stepsOfThing } from './expand.ts';
import { thingOf } from './look-up.ts';

/**
 * What normalizes the inputs of a training that is not followed to them, as behind a data loader: the transforms that its file
 * makes, or that a file that it imports does. Only where all of them do the same.
 */
export function stepsAround(map: ProjectMap, train: Place): readonly Step[] {
  const near = new Set([train.site.path, ...importsOf(map, train.site.path)]);
  const ways = placesOf(map, ['create', 'apply'], 'training')
    .filter((place) => near.has(place.site.path) && isTransform(map, place))
    .map((place) => {
      const thing = thingOf(map, place);
      return thing ? stepsOfThing(map, thing, place) : [];
    })
    .filter((steps) => steps.length > 0);
  const [first = []] = ways;
  return new Set(ways.map((steps) => kindOf(map, steps))).size === 1 ? first : [];
}

/** A `Compose` as it is made; a processor, or a generator of images, where it is applied. */
function isTransform(map: ProjectMap, place: Place): boolean {
  const thing = thingOf(map, place);
  if (thing?.class?.endsWith('.Compose')) return place.kind === 'create';
  return place.kind === 'apply' && (thing?.family === 'processor' || thing?.family === 'normalize');
}

function importsOf(map: ProjectMap, path: string): readonly string[] {
  return map.files.find((file) => file.path === path)?.imports ?? [];
}
