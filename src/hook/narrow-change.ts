import { posix } from 'node:path';
import type { ObjectStore } from '../git/blobs.ts';
import { type RawDifference, treeEntry } from '../git/formats.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Tree, TreeEntry } from '../git/tree.ts';
import { listFolders } from '../git/tree-objects.ts';
import type { Staged } from './staged.ts';

/**
 * The change as far as it lies in some folders: what HEAD has there, and on top of it what of the index differs and
 * concerns a pair. Whoever asks for a path in another folder gets an error, and no wrong answer. Both trees are read by one
 * process of git's.
 */
export async function narrowChange(
  repo: Repository,
  store: ObjectStore,
  { head }: Staged,
  concerned: readonly RawDifference[],
  folders: ReadonlySet<string>,
): Promise<Change> {
  const before = await listFolders(repo, store, head, folders);
  const after = new Map(before);
  for (const { path, mode, oid } of concerned) after.set(path, treeEntry(mode, oid));
  const treeOf = (label: string, entries: ReadonlyMap<string, TreeEntry>): Tree => ({
    label,
    entries: () => Promise.resolve(entries),
    blobs: (paths) => store.blobs(paths.map((path) => ({ path, oid: entries.get(path)?.oid ?? '' }))),
    close: store.close,
  });
  return {
    base: treeOf(head, within(folders, before)),
    head: treeOf('index', within(folders, after)),
    files: concerned.map(({ path }) => ({ status: 'modified', path, from: null })),
  };
}

/** The entries, which refuse to say of a path outside of the folders that it is not there. */
function within(
  folders: ReadonlySet<string>,
  entries: Map<string, TreeEntry>,
): ReadonlyMap<string, TreeEntry> {
  const known = (path: string): void => {
    const folder = posix.dirname(path);
    if (!folders.has(folder === '.' ? '' : folder)) throw new Error(`${path} is not looked at`);
  };
  return Object.assign(new Map(entries), {
    get(path: string) {
      known(path);
      return entries.get(path);
    },
    has(path: string) {
      known(path);
      return entries.has(path);
    },
  });
}
