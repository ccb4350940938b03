import { importFinder, packageFinder } from './import-finder.ts';
import type { Said } from './said.ts';

/** What ties files to one another, by their lines alone: nothing is parsed for it. */
export interface Ties {
  /** From each file to those of the project that it imports. */
  imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** From each file to the names in it of what was trained or written for another to read (see `Said`). */
  names: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What these files say, as ties between them. `paths` are those of all sources of the project. */
export function tiesOf(said: ReadonlyMap<string, Said>, paths: ReadonlySet<string>): Ties {
  const find = importFinder(paths);
  const findAll = packageFinder(paths);
  const imports = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  for (const [path, file] of said) {
    if (file.names.length > 0) names.set(path, new Set(file.names));
    const imported = new Set(file.unfinished.flatMap(({ dots, name }) => findAll(path, dots, name)));
    for (const { dots, name } of file.imports) {
      const found = find(path, dots, name);
      if (found !== null) imported.add(found);
    }
    if (imported.size > 0) imports.set(path, imported);
  }
  return { imports, names };
}
