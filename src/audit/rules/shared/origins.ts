import { type FileName, lastOfPath } from '../../file-name.ts';
import type { ThingId } from '../../ids.ts';
import { isOtherVersion } from '../../other-version.ts';
import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { shortName } from '../../short-name.ts';
import type { Step } from './expand.ts';
import { isWrittenBy } from './files.ts';
import { placesOfThing } from './index-of.ts';
import { loadsOf, savesBehind } from './loads.ts';

/** Where the scaler of a step comes from. */
export interface Origin {
  step: Step;
  /** The things that it is, before it was saved and loaded too. */
  things: readonly ThingId[];
  /** These, and the pipelines that they are steps of: out of a file comes the whole. */
  wholes: ReadonlySet<ThingId>;
  loads: readonly Place[];
  /** The places that saved it: what was loaded, or on the training side what was fitted. */
  saves: readonly Place[];
}

/** Follows the scaler of a step to its files. */
export function originOf(map: ProjectMap, step: Step): Origin {
  const { thing } = step;
  if (!thing) return { step, things: [], wholes: new Set(), loads: [], saves: [] };
  const { loaded = thing } = step;
  const behind = savesBehind(map, loaded.id).map(({ save }) => save);
  const things = [...new Set([thing.id, loaded.id, ...behind.flatMap((save) => save.thing ?? [])])];
  const keepers = [...wholesOf(map, [thing.id]), ...thing.holders];
  const own = [...new Set(keepers)].flatMap((id) =>
    placesOfThing(map, id).filter(({ kind }) => kind === 'save'),
  );
  return {
    step,
    things,
    wholes: wholesOf(map, things),
    loads: loadsOf(map, loaded.id),
    saves: [...behind, ...own],
  };
}

/** Things, and the pipelines that they are steps of, at any depth. What a dict keeps side by side is no step of it. */
function wholesOf(map: ProjectMap, things: readonly ThingId[]): Set<ThingId> {
  const found = new Set(things);
  for (const id of found) {
    for (const holder of map.things[id]?.holders ?? []) {
      const { family, class: name = null } = map.things[holder] ?? {};
      if (family === 'pipeline' && name !== null) found.add(holder);
    }
  }
  return found;
}

/** Whether both certainly are not one scaler; null where that cannot be said. */
export function isOther(map: ProjectMap, trained: Origin, asked: Origin): boolean | null {
  if (isSame(trained, asked)) return false;
  if (hasOtherClass(map, trained, asked)) return true;
  const [load] = asked.loads;
  if (!load?.file || load.file.remote !== null) return null;
  const { file } = load;
  if (trained.saves.some((save) => save.file === null || isWrittenBy(file, save.file))) return false;
  const isKnown = file.known && trained.saves.every((save) => save.file?.known);
  if (!isKnown || trained.saves.length === 0) return null;
  // Under the same name in another folder it is copied there by whatever builds the service; unless other code writes it there.
  if (asked.saves.length > 0) return true;
  const isElse = (save: Place) => !isSameName(save.file, file) || isOtherVersion(save.file, file);
  return trained.saves.every(isElse) && isThere(map, file) ? true : null;
}

/**
 * Whether both are one thing, or one is a step of the other: of a ColumnTransformer that training fits its scaler is the step, of
 * the same one out of its file the whole.
 */
function isSame(trained: Origin, asked: Origin): boolean {
  return (
    trained.things.some((id) => asked.wholes.has(id)) || asked.things.some((id) => trained.wholes.has(id))
  );
}

/** Classes that are known, and none is on both sides. */
export function hasOtherClass(map: ProjectMap, trained: Origin, asked: Origin): boolean {
  const [one, other] = [classesOf(map, trained.wholes), classesOf(map, asked.wholes)];
  return one.size > 0 && other.size > 0 && [...one].every((name) => !other.has(name));
}

function classesOf(map: ProjectMap, things: Iterable<ThingId>): Set<string> {
  return new Set([...things].flatMap((id) => shortName(map.things[id]?.class ?? '') || []));
}

function isSameName(a: FileName | null, b: FileName): boolean {
  return lastOfPath(a?.text ?? '') === lastOfPath(b.text ?? '');
}

function isThere(map: ProjectMap, file: FileName): boolean {
  return file.candidates.some((candidate) => map.tree.has(candidate));
}
