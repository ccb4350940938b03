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
  /** Its class, where it or what was saved has one. */
  class: string | null;
  loads: readonly Place[];
  /** The places that saved it: what was loaded, or on the training side what was fitted. */
  saves: readonly Place[];
}

/** Follows the scaler of a step to its files. */
export function originOf(map: ProjectMap, step: Step): Origin {
  const { thing } = step;
  if (!thing) return { step, things: [], class: null, loads: [], saves: [] };
  const behind = savesBehind(map, thing.id).map(({ save }) => save);
  const things = [thing.id, ...behind.flatMap((save) => save.thing ?? [])];
  const own = [thing.id, ...thing.holders].flatMap((id) =>
    placesOfThing(map, id).filter(({ kind }) => kind === 'save'),
  );
  const classes = things.map((id) => map.things[id]?.class ?? null);
  return {
    step,
    things,
    class: classes.find((name) => name !== null) ?? null,
    loads: loadsOf(map, thing.id),
    saves: [...behind, ...own],
  };
}

/** Whether both certainly are not one scaler; null where that cannot be said. */
export function isOther(map: ProjectMap, trained: Origin, asked: Origin): boolean | null {
  if (trained.things.some((id) => asked.things.includes(id))) return false;
  if (hasOtherClass(trained, asked)) return true;
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

/** Two classes that are known, and not the same. */
export function hasOtherClass(trained: Origin, asked: Origin): boolean {
  if (trained.class === null || asked.class === null) return false;
  return shortName(trained.class) !== shortName(asked.class);
}

function isSameName(a: FileName | null, b: FileName): boolean {
  return lastOfPath(a?.text ?? '') === lastOfPath(b.text ?? '');
}

function isThere(map: ProjectMap, file: FileName): boolean {
  return file.candidates.some((candidate) => map.tree.has(candidate));
}
