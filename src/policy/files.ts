import { match, type Pattern } from './patterns.ts';
import type { Binding } from './placeholders.ts';

/**
 * Files that lie beside artifacts and are none. A pattern that leaves the extension open (`model.*`) does not take
 * them; one that names the extension (`model.py`) does. Pointers (`.dvc`) are artifacts.
 */
const companions = new Set(
  [
    'py pyi ipynb r jl sql sh js ts',
    'md rst html pdf log',
    'yaml yml toml ini cfg env',
    'png svg jpg jpeg',
    'sha256 sha512 md5 sig asc',
  ].flatMap((extensions) => extensions.split(' ')),
);

/** The paths of a tree, ready to be matched many times. */
export interface Files {
  has(path: string): boolean;
  /** Every artifact that fits a pattern, sorted by path, and what its placeholders stand for there. Locks fit no glob. */
  matching(pattern: Pattern): Map<string, Binding>;
  /** The locks that fit a pattern. */
  locksMatching(pattern: Pattern): string[];
}

export function indexFiles(paths: Iterable<string>): Files {
  const all = new Set(paths);
  const sorted = [...all].sort();
  const locks = sorted.filter(isLock);
  const artifacts = sorted.filter((path) => !isLock(path));
  return {
    has: (path) => all.has(path),
    matching: (pattern) => {
      // What exists exactly as it is written is that file, whatever a glob would make of its `[` or `?`.
      if (pattern.placeholders.length === 0 && all.has(pattern.text))
        return new Map([[pattern.text, new Map()]]);
      const found = new Map<string, Binding>();
      if (!pattern.regex) return found;
      for (const path of beginningWith(artifacts, pattern.prefix)) {
        const binding = pattern.anyExtension && isCompanion(path) ? null : match(pattern, path);
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

/** Of sorted paths those with a prefix, found by halving: ten thousand entries over as many paths are then no work. */
function* beginningWith(sorted: readonly string[], prefix: string): Generator<string> {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < sorted.length; index++) {
    const path = sorted[index];
    if (!path?.startsWith(prefix)) return;
    yield path;
  }
}
