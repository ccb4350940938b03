import type { ProjectMap } from '../../project-map.ts';
import type { Thing } from '../../thing.ts';
import { loadsOf, savesBehind } from './loads.ts';
import { thingAt } from './look-up.ts';

/**
 * The steps of a pipeline; of one out of a file those that it had when it was saved. None where that is not known, or where one that
 * was saved under its name has other steps than another.
 */
export function partsOf(map: ProjectMap, thing: Thing): Thing[] {
  if (thing.parts.length > 0 || thing.origin !== 'loaded') return things(map, thing);
  // A step that is taken out of it, `pipe["scale"]`, is not what was saved.
  const taken = new Set(loadsOf(map, thing.id).map(({ within }) => within.join('\0')));
  const saved = savesBehind(map, thing.id)
    .filter(({ save }) => taken.has(save.within.join('\0')))
    .flatMap(({ save }) => thingAt(map, save.thing) ?? [])
    .map((one) => things(map, one));
  const [first = [], ...others] = saved;
  return others.every((other) => classesOf(other) === classesOf(first)) ? first : [];
}

function things(map: ProjectMap, { parts }: Thing): Thing[] {
  return parts.flatMap((id) => thingAt(map, id) ?? []);
}

function classesOf(parts: readonly Thing[]): string {
  return parts.map(({ class: name }) => name).join();
}
