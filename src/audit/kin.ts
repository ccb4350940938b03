import { inGroup } from './in-group.ts';
import type { Ties } from './ties.ts';

/** So many files that name the same artifacts are all looked at; of more only those near by. */
const mostAlike = 30;

/** The sources that some have to do with. */
export interface Kin {
  paths: ReadonlySet<string>;
  /** What these import, as far as it can be seen, and what that imports. */
  imported: ReadonlySet<string>;
}

/**
 * What some sources have to do with: what imports them, and what names the artifacts that they, or what they import, name. What trains a
 * model and what asks it seldom import each other; the file between them does not lie. What all of these import is followed anyway.
 */
export function kinOf(asked: Iterable<string>, { imports, names }: Ties): Kin {
  const importers = turned(imports);
  const own = reached(asked, importers);
  const core = new Set([...own, ...reached(own, imports)]);
  const holders = turned(names);
  const alike = new Set<string>();
  for (const path of core) {
    for (const name of names.get(path) ?? []) {
      alike.add(path);
      for (const other of nearest(holdersOf(name, holders), core)) alike.add(other);
    }
  }
  // A path often stands in a module of settings: who imports that, loads the file.
  const paths = new Set([...own, ...reached(alike, importers)]);
  return { paths, imported: reached(paths, imports) };
}

/** What names the same, or may: a name that is put together is any with its ending. */
function holdersOf(name: string, holders: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const ending = name.slice(name.lastIndexOf('.'));
  const same = [...holders].filter(([other]) =>
    name.startsWith('*') ? other.endsWith(ending) : other === name || other === `*${ending}`,
  );
  return new Set(same.flatMap(([, paths]) => [...paths]));
}

/** All that can be come to from these, with them. */
function reached(from: Iterable<string>, ways: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set(from);
  for (const path of found) for (const next of ways.get(path) ?? []) found.add(next);
  return found;
}

function turned(ways: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const back = new Map<string, Set<string>>();
  for (const [from, all] of ways) for (const to of all) inGroup(back, to, () => new Set()).add(from);
  return back;
}

/** A name that every service has says little: of its many files those count that share with ours the folder that fewest of them have. */
function nearest(all: ReadonlySet<string>, core: ReadonlySet<string>): Iterable<string> {
  if (all.size <= mostAlike) return all;
  const ours = new Set([...core].flatMap(foldersOf));
  const others = new Map<string, string[]>();
  for (const path of all) {
    if (core.has(path)) continue;
    for (const folder of foldersOf(path).filter((one) => ours.has(one)))
      inGroup(others, folder, () => []).push(path);
  }
  const [rarest = []] = [...others.values()].sort((a, b) => a.length - b.length);
  return rarest;
}

function foldersOf(path: string): string[] {
  return [...new Set(path.split('/').slice(0, -1))];
}
