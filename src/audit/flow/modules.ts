import type { FindImport } from '../import-finder.ts';
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

/** `parse` gives null where there is no such file. */
export function openModules(find: FindImport, parse: (path: string) => Source | null): Modules {
  const byPath = new Map<string, Module>();

  function at(path: string): Module | null {
    const known = byPath.get(path);
    if (known) return known;
    const source = parse(path);
    if (!source) return null;
    const module: Module = {
      path,
      source,
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

  function named(from: Module, dots: number, name: string): Module | null {
    const path = find(from.path, dots, name);
    return path === null ? null : at(path);
  }

  return { at, named, loaded: () => [...byPath.values()] };
}
