import type { ThingId } from '../../ids.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import type { Thing } from '../../thing.ts';
import { expanded, kindOf } from './expand.ts';
import { isWrittenBy } from './files.ts';
import { placesOfThing } from './index-of.ts';
import { isFetched, loadsOf, savesBehind } from './loads.ts';
import { dataOf, isSameSite, roleOf, stepsBefore, thingAt } from './look-up.ts';
import { mayBeOfOwnClass } from './own-class.ts';
import { at } from './words.ts';

/** A model that is trained at one place and asked at another: what normalizes the data of both must be the same. */
export interface Bond {
  /** Where it learns: `fit`; in a loop of torch's, where it is asked before `backward`. */
  train: Place;
  predict: Place;
  /** Whether it certainly is the same model: one object, or a file that the one side saves and the other loads. */
  sure: boolean;
}

const KNOWN = new WeakMap<ProjectMap, readonly (readonly Bond[])[]>();

/**
 * What a rule finds between the two sides of each question to a model. Where several trainings may have made the model, it
 * must find something for each of them: one that agrees is enough.
 */
export function judgeBonds(map: ProjectMap, judge: (bond: Bond) => AuditFinding[]): AuditFinding[] {
  return bondsByQuestion(map).flatMap((bonds) => {
    const [first = [], ...others] = bonds.map(judge);
    return others.every((found) => found.length > 0) ? first : [];
  });
}

/** All bonds. */
export function bondsOf(map: ProjectMap): readonly Bond[] {
  return bondsByQuestion(map).flat();
}

/**
 * For each question of the inference side the trainings that it belongs to. By the object or its file, where the code says so;
 * else, where the whole repository trains one model and asks one, by that.
 */
function bondsByQuestion(map: ProjectMap): readonly (readonly Bond[])[] {
  const known = KNOWN.get(map);
  if (known) return known;
  const trainings = trainingsOf(map);
  const found = placesOf(map, ['predict'], 'inference').map((predict) => bondsWith(map, predict, trainings));
  KNOWN.set(map, found);
  return found;
}

function bondsWith(map: ProjectMap, predict: Place, trainings: readonly Place[]): Bond[] {
  // Whatever class the object out of a file is of, its `predict` may do anything.
  if (mayBeOfOwnClass(map, predict)) return [];
  const models = sameModels(map, predict.thing);
  const tied = trainings.filter(({ thing }) => thing !== null && models.has(thing));
  if (tied.length === 0) {
    const only = onlyTraining(map, predict, trainings);
    return only ? [{ train: only, predict, sure: false }] : [];
  }
  // Trained in two ways, nobody knows which one was kept.
  const ways = new Set(tied.map((train) => kindOf(map, expanded(map, stepsBefore(map, train)))));
  if (ways.size !== 1) return [];
  const bonds = tied.map((train) => ({ train, predict, sure: models.get(train.thing ?? -1) ?? false }));
  const sure = bonds.filter((bond) => bond.sure);
  // By a file's name alone it is one of several, unless all write the same file, as copies of a notebook do.
  const isGuess =
    sure.length === 0 &&
    new Set(tied.map(({ site }) => site.path)).size > 1 &&
    filesBehind(map, predict).size > 1;
  return isGuess ? [] : bonds;
}

/** The files that what is asked may have been saved as. */
function filesBehind(map: ProjectMap, { thing }: Place): Set<string> {
  const saves = thing === null ? [] : savesBehind(map, thing);
  return new Set(
    saves.map(({ save: { file, site } }) => (file?.known ? file.candidates.join('\0') : site.path)),
  );
}

/**
 * The training that a question belongs to though no file says so: the only one of the repository, where only one model is asked.
 */
function onlyTraining(map: ProjectMap, predict: Place, trainings: readonly Place[]): Place | null {
  if (predict.thing === null || isFetched(map, predict.thing)) return null;
  const own = trainings.filter(({ kind, side }) => kind === 'train' && side.side === 'training');
  const [only, ...others] = own;
  if (!only || others.some((other) => !isSameSite(other, only))) return null;
  const asked = placesOf(map, ['predict'], 'inference').flatMap(({ thing }) => thing ?? []);
  const files = new Set(asked.map((thing) => fileOf(map, thing) ?? `${thing}`));
  return files.size === 1 && !isSavedElsewhere(map, only, predict.thing) ? only : null;
}

/** Whether the files say that it is another: the one that is trained is saved under names that all differ from what is loaded. */
function isSavedElsewhere(map: ProjectMap, train: Place, asked: ThingId): boolean {
  const file = loadsOf(map, asked)[0]?.file;
  const saves = placesOfThing(map, train.thing).filter(({ kind }) => kind === 'save');
  if (!file?.known || saves.length === 0) return false;
  return saves.every(({ file: saved }) => saved?.known && !isWrittenBy(file, saved));
}

function fileOf(map: ProjectMap, thing: ThingId): string | null {
  const [load] = loadsOf(map, thing);
  return load?.file?.text ? [load.file.text, ...load.within].join('\0') : null;
}

/** Where models learn. What `backward` is called on is no model: the one that was asked in the same loop is. */
function trainingsOf(map: ProjectMap): Place[] {
  const all = placesOf(map, ['train']).filter(({ side }) => side.side !== 'test');
  const loops = new Set(all.filter(({ thing }) => thing === null).map(({ site }) => site.path));
  const asked = placesOf(map, ['predict'], 'training').filter(
    (predict) =>
      loops.has(predict.site.path) &&
      predict.scope.inside.includes('loop') &&
      roleOf(dataOf(map, predict), ['test', 'validation']) === null,
  );
  return [...all.filter(({ thing }) => thing !== null), ...asked].sort((a, b) => a.id - b.id);
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
    for (const other of around) if (isPartOfModel(thingAt(map, other))) open.push([other, sure]);
    for (const { save, sure: linked } of savesBehind(map, id)) {
      if (save.thing !== null) open.push([save.thing, sure && linked]);
    }
  }
  return found;
}

/** A scaler is no part of what a model is; and a dict that holds two models would make one of them. */
function isPartOfModel(thing: Thing | null): boolean {
  return thing?.family === 'model' || (thing?.family === 'pipeline' && thing.class !== null);
}

/** Why the two sides belong together, as half a sentence. */
export function tieOf({ train, predict, sure }: Bond): string {
  const [trained, asked] = [train, predict].map((place) => at(place));
  return sure
    ? `the model that ${asked} asks is the one that ${trained} trains`
    : `${trained} is how this repository trains, and no file says which model ${asked} asks`;
}
