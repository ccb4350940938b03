import { grepLines } from '../git/grep.ts';
import { encodePath } from '../git/paths.ts';
import type { Place } from '../git/place.ts';
import type { Repository } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import { askForAll, type SaidByPath } from './ask-for-all.ts';
import { NOTHING, PATTERNS, type Said, saidIn } from './said.ts';
import { openMemory } from './said-memory.ts';

/** More files than these are not named one by one: a command line has an end. */
const mostNamed = 200;

/** What these sources of a tree say, by what is remembered of their contents, and by what git says of the others. */
export async function askFor(
  repository: Repository,
  tree: Tree,
  paths: readonly string[],
  asked: SaidByPath | null,
): SaidByPath {
  const memory = openMemory(repository.commonDir);
  const entries = await tree.entries();
  const oidOf = (path: string): string | null => entries.get(path)?.oid ?? null;
  const said = new Map<string, Said>();
  const unknown: string[] = [];
  for (const path of paths) {
    const known = memory.recall(oidOf(path));
    if (known) said.set(path, known);
    else unknown.push(path);
  }
  const found = await (asked ?? askForSome(repository, tree.label, unknown));
  if (found === null) return null;
  for (const path of unknown) {
    const own = found.get(path) ?? NOTHING;
    said.set(path, own);
    memory.remember(oidOf(path), own);
  }
  memory.keep(paths.map(oidOf));
  return said;
}

function askForSome(place: Place, revision: string, paths: readonly string[]): SaidByPath {
  if (paths.length === 0) return Promise.resolve(new Map());
  // A path that is no text cannot stand on a command line.
  if (paths.length > mostNamed || paths.some((path) => typeof encodePath(path) !== 'string'))
    return askForAll(place, revision);
  const files = paths.map((path) => `:(top,literal)${path}`);
  return grepLines(place, revision, PATTERNS.join('|'), files).then(saidIn, () => null);
}
