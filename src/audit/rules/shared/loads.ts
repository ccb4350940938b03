import type { ThingId } from '../../ids.ts';
import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { linksFrom, placesOfThing } from './index-of.ts';
import { placeAt } from './look-up.ts';

/** Where a thing was filled from a file: as it was made, or later (`load_state_dict`). */
export function loadsOf(map: ProjectMap, thing: ThingId): Place[] {
  return placesOfThing(map, thing).filter(({ kind }) => kind === 'load');
}

/** The places that saved what this thing was loaded from. */
export function savesBehind(map: ProjectMap, thing: ThingId): { save: Place; sure: boolean }[] {
  return loadsOf(map, thing).flatMap((load) => [...linked(map, load), ...byName(map, load)]);
}

function linked(map: ProjectMap, load: Place): { save: Place; sure: boolean }[] {
  return linksFrom(map, load.id, 'reads').flatMap(({ to, sure }) => {
    const save = placeAt(map, to);
    return save && isSameWithin(load, save) ? [{ save, sure }] : [];
  });
}

/** `from_pretrained("out")` takes a name, which may be the folder that training wrote. */
function byName(map: ProjectMap, { file }: Place): { save: Place; sure: boolean }[] {
  const remote = file?.remote?.replace(/^\.\//, '').replace(/\/$/, '') ?? null;
  if (remote === null) return [];
  return map.places
    .filter(({ kind, file: saved }) => kind === 'save' && saved?.known && saved.candidates.includes(remote))
    .map((save) => ({ save, sure: true }));
}

function isSameWithin({ within: a }: Place, { within: b }: Place): boolean {
  return a.length === 0 || b.length === 0 || a.join('\0') === b.join('\0');
}

/** Whether a thing is fetched by a name that no code here wrote. */
export function isFetched(map: ProjectMap, thing: ThingId): boolean {
  return loadsOf(map, thing).some(
    (load) => (load.file?.remote ?? null) !== null && byName(map, load).length === 0,
  );
}
