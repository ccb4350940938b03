import type { Place, Thing, ThingId } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { expanded, kindOf } from './expand.ts';
import { isFetched, savesBehind } from './loads.ts';
import { dataOf, roleOf, stepsBefore, thingAt } from './look-up.ts';
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
 * else, where the whole repository trains in one way alone, by that.
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
  const models = sameModels(map, predict.thing);
  const tied = trainings.filter(({ thing }) => thing !== null && models.has(thing));
  const isElsewhere = predict.thing === null || isFetched(map, predict.thing);
  const others = trainings.filter(({ kind, side }) => kind === 'train' && side.side === 'training');
  const own = tied.length > 0 || isElsewhere ? tied : others;
  // Trained in two ways, nobody knows which one was kept.
  const ways = new Set(own.map((train) => kindOf(map, expanded(map, stepsBefore(map, train)))));
  if (ways.size !== 1) return [];
  if (tied.length === 0) return own.slice(0, 1).map((train) => ({ train, predict, sure: false }));
  return tied.map((train) => ({ train, predict, sure: models.get(train.thing ?? -1) ?? false }));
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
