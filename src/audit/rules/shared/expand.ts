import type { Constants } from '../../constants.ts';
import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { shortName } from '../../short-name.ts';
import type { Thing } from '../../thing.ts';
import { loadsOf } from './loads.ts';
import { placeAt, thingOf } from './look-up.ts';
import { affineOf } from './numbers.ts';
import { partsOf } from './parts.ts';

/** One normalization on the way of data: of what holds several, each. */
export interface Step {
  /** Where it is shown: where it is applied, or of numbers in the code where these stand. */
  place: Place;
  /** Where the data goes through it. */
  applied: Place;
  thing: Thing | null;
  /** What came out of a file, of which the thing is a step; the thing itself where it did. */
  loaded?: Thing;
  constants: Constants | null;
}

/** The places as single steps: those for the target are left out, and what does not normalize is. */
export function expanded(map: ProjectMap, places: readonly Place[]): Step[] {
  return places.flatMap((applied): Step[] => {
    if (applied.kind === 'constants')
      return [{ place: applied, applied, thing: null, constants: applied.constants }];
    const thing = thingOf(map, applied);
    return thing ? stepsOfThing(map, thing, applied) : [];
  });
}

/** What a thing does when data goes through it. */
export function stepsOfThing(map: ProjectMap, thing: Thing, applied: Place, depth = 0): Step[] {
  if (thing.isForTarget || depth > 8) return [];
  const born = placeAt(map, thing.born);
  switch (thing.family) {
    case 'normalize':
      return normalizes(thing, born)
        ? [{ place: born ?? applied, applied, thing, constants: born?.constants ?? null }]
        : [];
    case 'pipeline': {
      const parts = partsOf(map, thing);
      if (parts.length === 0 && thing.origin === 'loaded')
        return [{ place: applied, applied, thing, constants: null }];
      const steps = parts.flatMap((part) => stepsOfThing(map, part, applied, depth + 1));
      return thing.origin === 'loaded' ? steps.map((step) => ({ ...step, loaded: thing })) : steps;
    }
    case 'scaler':
    case 'processor':
    case 'loaded':
      return [{ place: applied, applied, thing, constants: null }];
    default:
      return [];
  }
}

/** Whether a thing that could normalize does: a generator of images without `rescale` only turns and shears them. */
function normalizes(thing: Thing, born: Place | null): boolean {
  if (born?.constants) return true;
  const isGenerator = thing.class !== null && shortName(thing.class) === 'ImageDataGenerator';
  return isGenerator && (born?.text.includes('preprocessing_function') ?? false);
}

/** What tells two ways apart: their numbers, or the classes and the names that things are fetched by. */
export function kindOf(map: ProjectMap, steps: readonly Step[]): string {
  const affine = affineOf(steps);
  if (affine) {
    const rounded = [affine.gain, affine.bias].map((values) => values.map((value) => value.toPrecision(3)));
    return JSON.stringify(rounded);
  }
  return steps.map(({ thing, place }) => remoteOf(map, thing) ?? thing?.class ?? place.text).join('\0');
}

function remoteOf(map: ProjectMap, thing: Thing | null): string | null {
  return (thing && loadsOf(map, thing.id)[0]?.file?.remote) ?? null;
}
