import { posix } from 'node:path';
import { lazily, memoized } from '../lazily.ts';
import { inGroup } from './in-group.ts';

/** The project's file that an import names, by the file where it stands; null where it is a library's. */
export type FindImport = (from: string, dots: number, name: string) => string | null;

/** Finds imports among the paths of a project's Python files. */
export function importFinder(paths: ReadonlySet<string>): FindImport {
  const bySuffix = lazily(() => suffixes(paths));
  const names = new Set([...paths].flatMap((path) => path.replace(/\.py$/, '').split('/')));
  /** What an import names, by its parts; null where a library: no file and no folder of the project has that name. */
  const partsOf = memoized((name: string): readonly string[] | null => {
    const parts = name === '' ? [] : name.split('.');
    return parts.every((part) => names.has(part)) ? parts : null;
  });
  /** Many files of a folder import the same. */
  const known = new Map<string, string | null>();

  function find(folder: string, dots: number, parts: readonly string[]): string | null {
    const inside = parts.join('/');
    for (const base of searched(folder, dots).map((from) => under(from, inside))) {
      for (const path of [`${base}.py`, `${base}/__init__.py`]) if (paths.has(path)) return path;
    }
    const [only, ...more] = dots === 0 && parts.length > 1 ? (bySuffix().get(`${inside}.py`) ?? []) : [];
    return only !== undefined && more.length === 0 ? only : null;
  }

  return (from, dots, name) => {
    const parts = partsOf(name);
    if (parts === null) return null;
    const folder = posix.dirname(from);
    const asked = `${folder}:${dots}:${name}`;
    let path = known.get(asked);
    if (path === undefined) {
      path = find(folder, dots, parts);
      known.set(asked, path);
    }
    return path === from ? null : path;
  };
}

/** Finds all files of the package that an import names, among the same paths: those that `from lib import (…)` may mean. */
export function packageFinder(
  paths: ReadonlySet<string>,
): (from: string, dots: number, name: string) => string[] {
  const byFolder = lazily(() => {
    const found = new Map<string, string[]>();
    for (const path of paths) inGroup(found, posix.dirname(path), () => []).push(path);
    return found;
  });
  return (from, dots, name) => {
    const inside = name.replaceAll('.', '/');
    return searched(posix.dirname(from), dots)
      .flatMap((folder) => byFolder().get(under(folder, inside)) ?? [])
      .filter((path) => path !== from);
  };
}

/** Where an import is looked for: in the file's folder and above it, in `src` of each; of a relative one only where it says. */
function searched(own: string, dots: number): string[] {
  if (dots > 0) return [posix.join(own, ...Array<string>(dots - 1).fill('..'))];
  const found: string[] = [];
  for (let at = own; ; at = posix.dirname(at)) {
    found.push(at, under(at, 'src'));
    if (at === '.' || at === '/') return found;
  }
}

/** A path in a folder; the folder, where there is none. */
function under(folder: string, inside: string): string {
  if (inside === '') return folder;
  return folder === '.' ? inside : `${folder}/${inside}`;
}

/** Files by the ends of their paths: `app/utils/scaling.py` is `utils/scaling.py` where its folder is on Python's path. */
function suffixes(paths: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let from = 1; from < parts.length - 1; from += 1) {
      const suffix = parts.slice(from).join('/');
      inGroup(found, suffix, () => []).push(path);
    }
  }
  return found;
}

const IMPORT =
  /^[ \t]*(?:from[ \t]+(\.*)[ \t]*([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#;]+)|import[ \t]+([\w., \t]+))/gm;

/** An import as it is written: `from ..lib import scaling` is `lib` and then `lib.scaling`, two dots up. */
export interface WrittenImport {
  dots: number;
  name: string;
}

/** What a text seems to import, before it is parsed. */
export function writtenImports(text: string): WrittenImport[] {
  return [...text.matchAll(IMPORT)].flatMap(([, dots = '', module = '', names = '', plain = '']) => {
    const plains = [...plain.matchAll(/(?<=^|,)\s*[\w.]+/g)].map(([name]) => ({
      dots: 0,
      name: name.trim(),
    }));
    if (names === '') return plains;
    const inside = [...names.matchAll(/\w+/g)].map(([name]) => (module === '' ? name : `${module}.${name}`));
    return [module, ...inside].map((name) => ({ dots: dots.length, name }));
  });
}

/** The project's files that a text seems to import, before it is parsed. */
export function importedPaths(find: FindImport, path: string, text: string): string[] {
  const found = writtenImports(text).map(({ dots, name }) => find(path, dots, name));
  return [...new Set(found.filter((imported) => imported !== null))];
}
