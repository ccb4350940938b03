import { grepLines } from '../git/grep.ts';
import type { Place } from '../git/place.ts';
import { PATTERNS, type Said, saidIn } from './said.ts';

/** What sources say, by their paths. Null where git cannot tell, as at a content that this clone lacks. */
export type SaidByPath = Promise<ReadonlyMap<string, Said> | null>;

const SOURCES = ['py', 'pyw', 'ipynb'].map((ending) => `:(top,icase)*.${ending}`);

/** Asks git what all sources of a tree say. `revision` is the tree's label, or names its commit. */
export function askForAll(place: Place, revision: string): SaidByPath {
  // Side by side, since with more than one pattern git tries each at each line, which takes several times as long.
  const found = Promise.all(PATTERNS.map((pattern) => grepLines(place, revision, pattern, SOURCES)));
  return found.then(
    (lines) => saidIn(lines.flat()),
    () => null,
  );
}
