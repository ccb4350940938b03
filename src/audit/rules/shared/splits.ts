import type { Data, DataRole, PartUse } from '../../data.ts';
import { rolesByName } from '../../known/role-names.ts';
import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { shortName } from '../../short-name.ts';
import { splitsOfData } from './index-of.ts';
import { thingOf } from './look-up.ts';

/**
 * How surely data is parted here into what a model learns from and what it is measured by.
 *
 * - `certain`: a model learns from the one part and is asked with the other; or both go on, out of sight, as `X_train` and `X_test`.
 * - `likely`: parts go where they are not followed, or only one of them is seen.
 * - `folds`: cross-validation parts it, again and again.
 * - `held-back`: the model that learns from it holds some rows back to be measured by (`validation_split`).
 * - `none`: no model learns from the one, or nothing is asked with the other: it is a sample, or a table for a plot.
 */
export type Parting = 'certain' | 'likely' | 'folds' | 'held-back' | 'none';

const SEARCHES = /^(?:GridSearchCV|RandomizedSearchCV|Halving\w+SearchCV|BayesSearchCV)$/;

/** Everything that parts data. */
export function splitsOf(map: ProjectMap): Place[] {
  return placesOf(map, ['split', 'train']).filter(
    (place) => place.side.side !== 'test' && (place.kind === 'split' || searches(map, place)),
  );
}

/** A search for parameters parts what it is given into folds by itself. */
function searches(map: ProjectMap, place: Place): boolean {
  const name = thingOf(map, place)?.class ?? null;
  return name !== null && SEARCHES.test(shortName(name));
}

/** What becomes of the parts. */
export function partingOf(map: ProjectMap, split: Place): Parting {
  if (split.kind === 'split' && split.thing !== null) return 'held-back';
  if (split.kind === 'train' || split.results.length === 0) return 'folds';
  const { trained, tested } = partsOf(map, split);
  // Where only one part has a name that says so, the other is somewhere.
  if (!trained || !tested) return isIdle(trained ?? tested) ? 'none' : 'likely';
  if (isIdle(trained) || isIdle(tested)) return 'none';
  const trains = trained.uses.has('trains');
  const asked = tested.uses.has('asked') || tested.uses.has('watched');
  if (trains && asked) return 'certain';
  // A part that a model is asked with, where none is seen to learn from the other, may be there to explain one that was loaded.
  const isNamed = split.sure && trained.isNamed && tested.isNamed && (trains || !asked);
  return isNamed ? 'certain' : 'likely';
}

/** What is held out of a training by a split, as its names and uses say. */
export interface HeldOut {
  /** It is called a validation, and nothing of it a test. */
  isValidation: boolean;
  /** A model is measured by it while it learns, and in no other way that is seen. */
  isOnlyWatched: boolean;
}

export function heldOutBy(map: ProjectMap, split: Place): HeldOut {
  const { tested } = partsOf(map, split);
  return {
    isValidation: tested?.names.every((name) => name === 'validation') ?? false,
    isOnlyWatched: tested !== null && [...tested.uses].every((use) => use === 'watched'),
  };
}

/** The part to train with, and what is held out, of everything that is cut off along with it. */
function partsOf(map: ProjectMap, split: Place): { trained: PartOfSplit | null; tested: PartOfSplit | null } {
  const parts = [split, ...matesOf(map, split)].flatMap((one) => rowsOf(map, one));
  return { trained: partOf(parts, ['train']), tested: partOf(parts, ['test', 'validation']) };
}

/** The parts of the rows themselves: what is split along with them, as the target, is left out. */
function rowsOf(map: ProjectMap, { results }: Place): Data[] {
  const data = results.flatMap((id) => map.data[id] ?? []);
  const second = data.findIndex((part, index) => index > 0 && isOf(part, ['train']));
  return second === -1 ? data : data.slice(0, second);
}

/** More cuts of one table than these are no program's. */
const mostMates = 50;

/** Rows that are cut off by hand are one place each: the others of the same table. */
function matesOf(map: ProjectMap, split: Place): Place[] {
  if (split.sure) return [];
  return splitsOfData(map, split.data)
    .slice(0, mostMates)
    .filter((other) => other.id !== split.id && !other.sure && other.site.path === split.site.path);
}

type Roles = readonly DataRole['role'][];

interface PartOfSplit {
  uses: ReadonlySet<PartUse>;
  /** Whether it is called so, as `X_train`. */
  isNamed: boolean;
  /** What each is called first; null of a name that says nothing. */
  names: readonly (DataRole['role'] | null)[];
}

/** What becomes of the parts that have one of these roles; null where there is none. */
function partOf(parts: readonly Data[], roles: Roles): PartOfSplit | null {
  const fitting = parts.filter((part) => isOf(part, roles));
  if (fitting.length === 0) return null;
  return {
    uses: new Set(fitting.flatMap(({ uses }) => uses)),
    isNamed: fitting.some(({ name }) => rolesByName(name).some(({ role }) => roles.includes(role))),
    names: fitting.map(({ name }) => calledAs(name)),
  };
}

/** What a part of a split is called: there `val` alone is no value. */
function calledAs(name: string): DataRole['role'] | null {
  return name === 'val' ? 'validation' : (rolesByName(name)[0]?.role ?? null);
}

/** Whether a split gives it as such a part: what it is said to be first. */
function isOf({ roles: [first] }: Data, roles: Roles): boolean {
  return first !== undefined && roles.includes(first.role);
}

function isIdle(part: PartOfSplit | null): boolean {
  return !part || part.uses.size === 0;
}
