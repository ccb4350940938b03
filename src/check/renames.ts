import type { Change, ChangedFile } from '../git/tree.ts';
import { foldersOf, hasFolder } from '../policy/tree-paths.ts';

/**
 * From a path at the head to the path it had at the base: of renamed files, and of the folders that moved with them.
 * A folder moved where the base has nothing at its new place and the head nothing at the old one, and most of the
 * renamed files in it say so.
 */
export async function renames(change: Change): Promise<ReadonlyMap<string, string>> {
  const files = change.files.flatMap(({ path, from }) => (from === null ? [] : [[path, from] as const]));
  if (files.length === 0 || change.base === null) return new Map(files);
  const before = [...(await change.base.entries()).keys()].sort();
  const after = [...(await change.head.entries()).keys()].sort();
  const folders = [...folderVotes(change.files)].flatMap(([path, votes]) => {
    const [from] = [...votes].sort(([, a], [, b]) => b - a)[0] ?? [];
    const isMoved = from !== undefined && !hasFolder(before, path) && !hasFolder(after, from);
    return isMoved ? [[path, from] as const] : [];
  });
  return new Map([...folders, ...files]);
}

/** By new folder, how many renamed files say which folder it was: `a/x/f` from `b/x/f` says it of `a/x` and of `a`. */
function folderVotes(files: readonly ChangedFile[]): Map<string, Map<string, number>> {
  const votes = new Map<string, Map<string, number>>();
  for (const { path, from } of files) {
    if (from === null) continue;
    const olds = foldersOf(from);
    for (const [index, folder] of foldersOf(path).entries()) {
      const old = olds[index];
      if (old === undefined || old === folder) break;
      const counts = votes.get(folder) ?? new Map<string, number>();
      votes.set(folder, counts.set(old, (counts.get(old) ?? 0) + 1));
      if (nameOf(old) !== nameOf(folder)) break;
    }
  }
  return votes;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
