import type { Place, Thing, ThingId } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { linksFrom, placesOfThing } from './index-of.ts';
import { placeAt, stepsBefore, thingOf } from './look-up.ts';

/** A model that is trained at one place and asked at another: what normalizes the data of both must be the same. */
export interface Bond {
  train: Place;
  predict: Place;
  /** Whether it certainly is the same model: one object, or a file that the one side saves and the other loads. */
  sure: boolean;
}

/**
 * Which training belongs to which question of the inference side. By the object or its file, where the code says so; else,
 * where the whole repository trains in one way alone, by that.
 */
export function bondsOf(map: ProjectMap): readonly Bond[] {
  const known = KNOWN.get(map) ?? findBonds(map);
  KNOWN.set(map, known);
  return known;
}

const KNOWN = new WeakMap<ProjectMap, readonly Bond[]>();

function findBonds(map: ProjectMap): Bond[] {
  const trainings = placesOf(map, ['train']).filter(({ side }) => side.side !== 'test');
  return placesOf(map, ['predict'], 'inference').flatMap((predict): Bond[] => {
    const models = sameModels(map, predict.thing);
    const trained = trainings.filter(({ thing }) => thing !== null && models.has(thing));
    if (trained.length > 0) {
      return trained.map((train) => ({ train, predict, sure: models.get(train.thing ?? -1) ?? false }));
    }
    const only = comesFromElsewhere(map, predict) ? null : onlyTraining(map, trainings);
    return only ? [{ train: only, predict, sure: false }] : [];
  });
}

/** The things that are the same model as this one, before it was saved and loaded, and whether that is certain. */
function sameModels(map: ProjectMap, thing: ThingId | null): Map<ThingId, boolean> {
  const found = new Map<ThingId, boolean>();
  const open: [ThingId, boolean][] = thing === null ? [] : [[thing, true]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, sure] = next;
    if (found.has(id)) continue;
    found.set(id, sure);
    const around = [...(map.things[id]?.holders ?? []), ...(map.things[id]?.parts ?? [])];
    for (const other of around) if (isPartOfModel(map.things[other])) open.push([other, sure]);
    for (const { save, sure: linked } of savesBehind(map, id)) {
      if (save.thing !== null) open.push([save.thing, sure && linked]);
    }
  }
  return found;
}

/** A scaler is no part of what a model is; and a dict that holds two models would make one of them. */
function isPartOfModel(thing: Thing | undefined): boolean {
  return thing?.family === 'model' || (thing?.family === 'pipeline' && thing.class !== null);
}

/** The places that saved what this thing was loaded from. */
export function savesBehind(map: ProjectMap, thing: ThingId): { save: Place; sure: boolean }[] {
  return loadsOf(map, thing).flatMap((load) =>
    linksFrom(map, load.id, 'reads').flatMap(({ to, sure }) => {
      const save = placeAt(map, to);
      return save && isSameWithin(load, save) ? [{ save, sure }] : [];
    }),
  );
}

/** Where a thing was filled from a file: as it was made, or later (`load_state_dict`). */
export function loadsOf(map: ProjectMap, thing: ThingId): Place[] {
  return placesOfThing(map, thing).filter(({ kind }) => kind === 'load');
}

function isSameWithin({ within: a }: Place, { within: b }: Place): boolean {
  return a.length === 0 || b.length === 0 || a.join('\0') === b.join('\0');
}

/** Whether the model that is asked was fetched by name, so that no training of this repository made it. */
function comesFromElsewhere(map: ProjectMap, predict: Place): boolean {
  const thing = thingOf(map, predict);
  return thing !== null && loadsOf(map, thing.id).some(({ file }) => (file?.remote ?? null) !== null);
}

/** The one training of a repository, where all that it trains is normalized by the same code. */
function onlyTraining(map: ProjectMap, trainings: readonly Place[]): Place | null {
  const own = trainings.filter(({ side }) => side.side === 'training');
  const ways = new Set(own.map((train) => signature(map, train)));
  return ways.size === 1 ? (own[0] ?? null) : null;
}

function signature(map: ProjectMap, train: Place): string {
  return JSON.stringify([
    train.site.path,
    ...stepsBefore(map, train).map(({ site }) => [site.path, site.cell, site.line]),
  ]);
}
