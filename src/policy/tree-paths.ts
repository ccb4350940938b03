/** Of sorted paths those with a prefix, found by halving: ten thousand entries over as many paths are then no work. */
export function* beginningWith(sorted: readonly string[], prefix: string): Generator<string> {
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

/** Whether a tree has a folder at this path: git knows no folder without a file in it. */
export function hasFolder(sorted: readonly string[], path: string): boolean {
  return !beginningWith(sorted, `${path}/`).next().done;
}

/** The folders that a path lies in, the nearest first: `a/b/c` → `a/b`, `a`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
