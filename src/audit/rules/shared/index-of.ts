import type { DataId, PlaceId, ThingId } from '../../ids.ts';
import type { Place } from '../../place.ts';
import type { Link, ProjectMap } from '../../project-map.ts';

/** What rules ask a map for again and again, by what they ask with. */
interface MapIndex {
  placesOfThing: ReadonlyMap<ThingId, readonly Place[]>;
  linksFrom: ReadonlyMap<PlaceId, readonly Link[]>;
  splitsOfData: ReadonlyMap<DataId, readonly Place[]>;
}

const KNOWN = new WeakMap<ProjectMap, MapIndex>();

/** The index of a map, made once: a repository of many thousand places is asked of each of them. */
function indexOf(map: ProjectMap): MapIndex {
  const known = KNOWN.get(map);
  if (known) return known;
  const made = {
    placesOfThing: grouped(map.places, ({ thing }) => thing),
    linksFrom: grouped(map.links, ({ from }) => from),
    splitsOfData: grouped(
      map.places.filter(({ kind }) => kind === 'split'),
      ({ data }) => data,
    ),
  };
  KNOWN.set(map, made);
  return made;
}

/** All places that are about a thing. */
export function placesOfThing(map: ProjectMap, thing: ThingId | null): readonly Place[] {
  return (thing === null ? undefined : indexOf(map).placesOfThing.get(thing)) ?? [];
}

/** All places where a value is split. */
export function splitsOfData(map: ProjectMap, data: DataId | null): readonly Place[] {
  return (data === null ? undefined : indexOf(map).splitsOfData.get(data)) ?? [];
}

/** The links of a kind that lead from a place. */
export function linksFrom(map: ProjectMap, place: PlaceId, kind: Link['kind']): readonly Link[] {
  return (
    indexOf(map)
      .linksFrom.get(place)
      ?.filter((link) => link.kind === kind) ?? []
  );
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
