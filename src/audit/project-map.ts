import type { Lock } from '../generated/lock.ts';
import type { Data } from './data.ts';
import type { PlaceId } from './ids.ts';
import type { Place, Side, Sided } from './place.ts';
import type { IgnoreComment } from './report/ignore-comments.ts';
import type { Thing } from './thing.ts';

/** A repository's normalization: what rules judge. Plain data, but for the questions that the tree answers. */
export interface ProjectMap {
  /** In the order of paths, cells and lines; `places[id].id === id`. So with `things` and `data`. */
  places: readonly Place[];
  things: readonly Thing[];
  data: readonly Data[];
  links: readonly Link[];
  files: readonly SourceFile[];
  tree: TreeFacts;
  locks: readonly LockFacts[];
  /** Comments that set findings aside. */
  comments: readonly IgnoreComment[];
}

/**
 * What belongs together of two places.
 *
 * - `reads`: `from` loads the file that `to` saves.
 * - `uses`: `from` applies, saves or fits the thing that `to` made, fitted or loaded (the last such place before it).
 * - `feeds`: the data that `from` gave (a split's part, what was normalized) goes into `to`.
 */
export interface Link {
  kind: 'reads' | 'uses' | 'feeds';
  from: PlaceId;
  to: PlaceId;
  /** Whether the two certainly belong together: the same object, or the same path in full. Else their names suggest it. */
  sure: boolean;
}

/** A source that was looked at. */
export interface SourceFile {
  path: string;
  kind: 'python' | 'notebook';
  side: Sided;
  /** Why it was not read, or not to its end; null where it was. Such a file has no places, or not all. */
  problem: string | null;
  /** What is imported of the project's own, as paths. */
  imports: readonly string[];
}

/** What the tree holds. */
export interface TreeFacts {
  /** Whether the tree has a file or a folder at the path, itself or as a pointer's output. */
  has: (path: string) => boolean;
  /** The tree's paths that fit a file name with `*`. */
  matching: (pattern: string) => readonly string[];
  /** Whether git ignores the path; null where that cannot be asked (a commit has no ignore rules of its own to go by). */
  ignored: (path: string) => boolean | null;
}

/** A lock of the tree, and the paths that it is about from the repository root. */
export interface LockFacts {
  path: string;
  lock: Lock;
  scalers: readonly string[];
  models: readonly string[];
}

/** The places of one kind on one side: what most rules begin with. */
export function placesOf(map: ProjectMap, kinds: readonly Place['kind'][], side?: Side): Place[] {
  return map.places.filter(
    (place) => kinds.includes(place.kind) && (side === undefined || place.side.side === side),
  );
}
