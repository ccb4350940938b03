import type { Place } from '../../place.ts';
import { type ProjectMap, placesOf } from '../../project-map.ts';
import { roleOf, shortName, thingOf } from './look-up.ts';

/**
 * How surely data is parted here into what a model learns from and what it is measured by.
 *
 * - `certain`: a model learns from the one part and is asked with the other.
 * - `likely`: parts go where they are not followed, or only one of them is seen.
 * - `folds`: cross-validation parts it, again and again.
 * - `none`: no model learns from the one, or nothing is asked with the other: it is a sample, or a table for a plot.
 */
export type Parting = 'certain' | 'likely' | 'folds' | 'none';

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
  if (split.kind === 'train' || split.results.length === 0) return 'folds';
  const parts = [split, ...matesOf(map, split)].flatMap(({ results }) => results);
  const trained = usesOf(map, parts, ['train']);
  const tested = usesOf(map, parts, ['test', 'validation']);
  // Where only one part has a name that says so, the other is somewhere.
  if (!trained || !tested) return isIdle(trained ?? tested) ? 'none' : 'likely';
  if (isIdle(trained) || isIdle(tested)) return 'none';
  return trained.has('trains') && tested.has('asked') ? 'certain' : 'likely';
}

/** Rows that are cut off by hand are one place each: the others of the same table. */
function matesOf(map: ProjectMap, split: Place): Place[] {
  if (split.sure) return [];
  return placesOf(map, ['split']).filter(
    (other) =>
      other.id !== split.id &&
      other.data === split.data &&
      !other.sure &&
      other.site.path === split.site.path,
  );
}

type Uses = ReadonlySet<string>;

/** What becomes of the parts that have one of these roles; null where there is none. */
function usesOf(map: ProjectMap, parts: Place['results'], roles: Parameters<typeof roleOf>[1]): Uses | null {
  const fitting = parts
    .flatMap((id) => map.data[id] ?? [])
    .filter((data) => roleOf({ ...data, roles: data.roles.slice(0, 1) }, roles));
  return fitting.length === 0 ? null : new Set(fitting.flatMap(({ uses }) => uses));
}

function isIdle(uses: Uses | null): boolean {
  return !uses || uses.size === 0;
}
