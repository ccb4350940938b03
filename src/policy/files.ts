import { match, type Pattern } from './patterns.ts';
import type { Binding } from './placeholders.ts';
import { beginningWith, foldersOf, hasFolder } from './tree-paths.ts';

/**
 * Files that lie beside artifacts and are none. A pattern that leaves the extension open (`model.*`) does not take
 * them; one that names the extension (`model.py`) does. What a pointer (`.dvc`) names is among the paths itself.
 */
const companions = new Set(
  [
    'py pyi ipynb r jl sql sh js ts',
    'md rst html pdf log',
    'yaml yml toml ini cfg env',
    'png svg jpg jpeg',
    'sha256 sha512 md5 sig asc',
    'dvc',
  ].flatMap((extensions) => extensions.split(' ')),
);

/** The paths of a tree, ready to be matched many times. */
export interface Files {
  /** Whether there is a file at this path, or a folder. */
  has(path: string): boolean;
  /**
   * Every artifact that fits a pattern, sorted by path, and what its placeholders stand for there. Locks fit no glob, and
   * folders only one that ends in `/`.
   */
  matching(pattern: Pattern): Map<string, Binding>;
  /** The locks that fit a pattern. */
  locksMatching(pattern: Pattern): string[];
}

export function indexFiles(paths: Iterable<string>): Files {
  const all = new Set(paths);
  const sorted = [...all].sort();
  const locks = sorted.filter(isLock);
  const artifacts = sorted.filter((path) => !isLock(path));
  // A path that ends in `/` is a folder that is known by its name alone.
  const artifactFiles = artifacts.filter((path) => !path.endsWith('/'));
  const has = (path: string): boolean => all.has(path) || hasFolder(sorted, path);
  let folders: string[] | null = null;
  const allFolders = (): string[] => {
    folders ??= [...new Set(artifacts.flatMap(foldersOf))].sort();
    return folders;
  };
  return {
    has,
    matching: (pattern) => {
      // What exists exactly as it is written is that file or folder, whatever a glob would make of its `[` or `?`.
      if (pattern.placeholders.length === 0 && has(pattern.text)) return new Map([[pattern.text, new Map()]]);
      const found = new Map<string, Binding>();
      if (!pattern.regex) return found;
      const mayMatch = pattern.folder ? allFolders() : artifactFiles;
      for (const path of beginningWith(mayMatch, pattern.prefix)) {
        const isNone = !pattern.folder && pattern.anyExtension && isCompanion(path);
        const binding = isNone ? null : match(pattern, path);
        if (binding) found.set(path, binding);
      }
      return found;
    },
    locksMatching: (pattern) =>
      [...beginningWith(locks, pattern.prefix)].filter((path) => match(pattern, path)),
  };
}

function isLock(path: string): boolean {
  return path.endsWith('.lock.json');
}

function isCompanion(path: string): boolean {
  return companions.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}
