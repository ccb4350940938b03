import type { Data, DataRole } from '../../data.ts';
import type { DataId, PlaceId, ThingId } from '../../ids.ts';
import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { Thing } from '../../thing.ts';

/** The thing that a place is about; null where nothing is known of it. */
export function thingOf(map: ProjectMap, { thing }: Place): Thing | null {
  return thingAt(map, thing);
}

export function thingAt(map: ProjectMap, id: ThingId | null): Thing | null {
  return id === null ? null : (map.things[id] ?? null);
}

/** The data that goes in at a place. */
export function dataOf(map: ProjectMap, { data }: Place): Data | null {
  return data === null ? null : (map.data[data] ?? null);
}

export function placeAt(map: ProjectMap, id: PlaceId | null): Place | null {
  return id === null ? null : (map.places[id] ?? null);
}

/** What normalized the data that goes in at a place, on its way there, the first first. */
export function stepsBefore(map: ProjectMap, place: Place): Place[] {
  return places(map, dataOf(map, place)?.steps ?? []);
}

function places(map: ProjectMap, ids: readonly PlaceId[]): Place[] {
  return ids.flatMap((id) => map.places[id] ?? []);
}

/** What is known of the data's role, where it is one of these. */
export function roleOf(data: Data | null, roles: readonly DataRole['role'][]): DataRole | null {
  const fitting = data?.roles.filter(({ role }) => roles.includes(role)) ?? [];
  return fitting.find(({ by }) => by === 'flow') ?? fitting[0] ?? null;
}

/** Whether the one is the other or was made of it. */
export function derivesFrom(map: ProjectMap, data: DataId | null, from: DataId | null): boolean {
  if (data === null || from === null) return false;
  return data === from || (map.data[data]?.ancestors.includes(from) ?? false);
}

/** The same point of the code, whichever way leads to it. */
export function isSameSite({ site: a }: Place, { site: b }: Place): boolean {
  return a.path === b.path && a.cell === b.cell && a.line === b.line && a.column === b.column;
}

/** Whether what a place does is done on a condition that is not known: the one part may go another way than the other. */
export function isOnCondition({ scope }: Place): boolean {
  return scope.inside.some((one) => one === 'branch' || one === 'fallback');
}
