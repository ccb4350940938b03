import { posix } from 'node:path';
import type { Source } from '../source.ts';
import { newNames } from './names.ts';
import type { Module } from './values.ts';

/** The files of a project as modules, each parsed when it is first asked for. */
export interface Modules {
  /** Null where there is no such file. */
  at: (path: string) => Module | null;
  /** The file that an import names, from where it stands; null where it is a library's. */
  named: (from: Module, dots: number, name: string) => Module | null;
  /** All that were asked for. */
  loaded: () => Module[];
}

export function openModules(paths: ReadonlySet<string>, parse: (path: string) => Source): Modules {
  const byPath = new Map<string, Module>();
  const bySuffix = suffixes(paths);

  function at(path: string): Module | null {
    const known = byPath.get(path);
    if (known || !paths.has(path)) return known ?? null;
    const module: Module = {
      path,
      source: parse(path),
      names: newNames(null),
      state: 'new',
      imports: new Set(),
      stars: [],
      libraries: new Set(),
      functions: [],
      classes: [],
    };
    module.names.own.set('__name__', { kind: 'text', text: '__main__', known: false });
    byPath.set(path, module);
    return module;
  }

  /** Many files of a folder import the same. */
  const byName = new Map<string, string | null>();

  function named(from: Module, dots: number, name: string): Module | null {
    const asked = `${posix.dirname(from.path)}:${dots}:${name}`;
    let path = byName.get(asked);
    if (path === undefined) {
      path = find(from.path, dots, name);
      byName.set(asked, path);
    }
    return path === null || path === from.path ? null : at(path);
  }

  function find(from: string, dots: number, name: string): string | null {
    const parts = name === '' ? [] : name.split('.');
    if (parts.some((part) => part === '')) return null;
    for (const folder of folders(from, dots)) {
      const base = posix.join(folder, ...parts);
      for (const path of [`${base}.py`, `${base}/__init__.py`]) {
        if (paths.has(path)) return path;
      }
    }
    const [only, ...more] =
      dots === 0 && parts.length > 1 ? (bySuffix.get(`${parts.join('/')}.py`) ?? []) : [];
    return only !== undefined && more.length === 0 ? only : null;
  }

  return { at, named, loaded: () => [...byPath.values()] };
}

/** Where an import is looked for: beside the file and above it, in `src` of each; of a relative one only where it says. */
function folders(path: string, dots: number): string[] {
  const own = posix.dirname(path);
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
      const known = found.get(suffix);
      if (known) known.push(path);
      else found.set(suffix, [path]);
    }
  }
  return found;
}
