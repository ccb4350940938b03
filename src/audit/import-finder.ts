import { posix } from 'node:path';
import { inGroup } from './in-group.ts';

/** The project's file that an import names, by the file where it stands; null where it is a library's. */
export type FindImport = (from: string, dots: number, name: string) => string | null;

/** Finds imports among the paths of a project's Python files. */
export function importFinder(paths: ReadonlySet<string>): FindImport {
  const bySuffix = suffixes(paths);
  const names = new Set([...paths].flatMap((path) => path.replace(/\.py$/, '').split('/')));
  /** Many files of a folder import the same. */
  const known = new Map<string, string | null>();

  function find(folder: string, dots: number, name: string): string | null {
    const parts = name === '' ? [] : name.split('.');
    // Most imports are of libraries: no file and no folder has their name.
    if (parts.some((part) => part === '' || !names.has(part))) return null;
    for (const base of folders(folder, dots).map((from) => posix.join(from, ...parts))) {
      for (const path of [`${base}.py`, `${base}/__init__.py`]) if (paths.has(path)) return path;
    }
    const [only, ...more] =
      dots === 0 && parts.length > 1 ? (bySuffix.get(`${parts.join('/')}.py`) ?? []) : [];
    return only !== undefined && more.length === 0 ? only : null;
  }

  return (from, dots, name) => {
    const folder = posix.dirname(from);
    const asked = `${folder}:${dots}:${name}`;
    let path = known.get(asked);
    if (path === undefined) {
      path = find(folder, dots, name);
      known.set(asked, path);
    }
    return path === from ? null : path;
  };
}

/** Where an import is looked for: in the file's folder and above it, in `src` of each; of a relative one only where it says. */
function folders(own: string, dots: number): string[] {
  if (dots > 0) return [posix.join(own, ...Array<string>(dots - 1).fill('..'))];
  const found: string[] = [];
  for (let at = own; ; at = posix.dirname(at)) {
    found.push(at, posix.join(at, 'src'));
    if (at === '.' || at === '/') return found;
  }
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

/** The project's files that a text seems to import, before it is parsed. */
export function importedPaths(find: FindImport, path: string, text: string): string[] {
  const found = new Set<string>();
  const add = (dots: number, name: string) => {
    const imported = find(path, dots, name);
    if (imported !== null) found.add(imported);
  };
  for (const [, dots = '', module = '', names = '', plain = ''] of text.matchAll(IMPORT)) {
    if (names === '') {
      for (const [name] of plain.matchAll(/(?<=^|,)\s*[\w.]+/g)) add(0, name.trim());
      continue;
    }
    add(dots.length, module);
    for (const name of names.matchAll(/\w+/g))
      add(dots.length, module === '' ? name[0] : `${module}.${name[0]}`);
  }
  return [...found];
}
