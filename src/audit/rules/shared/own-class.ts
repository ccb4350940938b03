import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { isWrittenBy } from './files.ts';
import { loadsOf, savesBehind } from './loads.ts';
import { thingOf } from './look-up.ts';

/**
 * Whether what is asked may be an object of a class of the project's own, which came out of a file: its `predict` may
 * normalize by itself. So it is where such an object is saved under that name, where what is saved there is not known, and
 * where no save is seen and the project has a class whose `predict` normalizes.
 */
export function mayBeOfOwnClass(map: ProjectMap, predict: Place): boolean {
  const thing = thingOf(map, predict);
  if (thing?.origin !== 'loaded' || thing.family === 'model') return false;
  const loads = loadsOf(map, thing.id);
  const isAmbiguous = loads.some((load) => savesOf(map, load).some((save) => isOfObject(load, save)));
  if (isAmbiguous) return true;
  if (savesBehind(map, thing.id).some(({ save, sure }) => sure && save.thing !== null)) return false;
  return classesThatNormalize(map).some((name) => !predict.scope.function?.startsWith(`${name}.`));
}

/** The saves that certainly write the file of a load. */
function savesOf(map: ProjectMap, { file }: Place): Place[] {
  return placesOf(map, ['save']).filter(
    (save) => file !== null && save.file?.known && save.side.side !== 'test' && isWrittenBy(file, save.file),
  );
}

/** Whether a save writes an object whose attributes hold the model, or something that is not followed, where a load takes it. */
function isOfObject({ within: taken }: Place, { within: put, thing }: Place): boolean {
  if (thing === null) return put.length === 0;
  const inner = taken.every((key, index) => put[index] === key) ? put[taken.length] : undefined;
  return inner?.startsWith('.') ?? false;
}

const ASKING = /\.(?:predict\w*|__call__|forward|infer\w*|score\w*|classify\w*|run)$/;
const LEARNING = /\.(?:fit\w*|train\w*|__init__)$/;

const KNOWN = new WeakMap<ProjectMap, readonly string[]>();

/** The project's own classes that can be asked and normalize, but for those that do so in their training alone. */
function classesThatNormalize(map: ProjectMap): readonly string[] {
  const known = KNOWN.get(map);
  if (known) return known;
  const asked = classesOf(map, ['predict'], (method) => ASKING.test(method));
  const normalizing = classesOf(
    map,
    ['apply', 'fit_transform', 'constants'],
    (method) => !LEARNING.test(method),
  );
  const found = [...asked].filter((name) => normalizing.has(name));
  KNOWN.set(map, found);
  return found;
}

function classesOf(
  map: ProjectMap,
  kinds: readonly Place['kind'][],
  isMeant: (method: string) => boolean,
): Set<string> {
  const methods = placesOf(map, kinds)
    .filter(({ side }) => side.side !== 'test')
    .flatMap(({ scope }) => scope.function ?? []);
  return new Set(
    methods
      .filter((name) => name.includes('.') && isMeant(name))
      .map((name) => name.slice(0, name.lastIndexOf('.'))),
  );
}
