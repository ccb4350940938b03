import { Problem } from '../problem.ts';
import { objectStore } from './blobs.ts';
import { type Entries, listCommit, listIndex, listWorkTree } from './entries.ts';
import { filteredPaths, storedForm } from './filters.ts';
import { largeFiles } from './large-files.ts';
import { readLfsObject } from './lfs-store.ts';
import { withStoredLineEnds } from './line-ends.ts';
import { type Repository, workTreeRoot } from './repository.ts';
import { submoduleTrees } from './submodule-trees.ts';
import type { Blob, Tree, TreeEntry } from './tree.ts';
import { openWorkFile } from './work-files.ts';

/** A commit, by its full id (see `resolveCommit`). */
export function commitTree(repo: Repository, oid: string): Tree {
  return storedTree(repo, oid, () => listCommit(repo, oid));
}

/**
 * What is staged; in a hook, what is about to be committed. Its entries throw a Problem where paths have
 * merge conflicts.
 */
export function indexTree(repo: Repository): Tree {
  return storedTree(repo, 'index', () => listIndex(repo));
}

/**
 * The files on disk: tracked and untracked ones, ignored ones not. Contents are what git would store of them, be it
 * with other line ends or through a filter; where a filter puts a pointer in place of a content (Git LFS), the content.
 */
export function workTree(repo: Repository): Tree {
  const entries = once(() => listWorkTree(repo));
  const store = objectStore(repo);
  const submodules = submoduleTrees(repo, entries, store, { recorded: commitTree, onDisk: workTree });
  return {
    label: 'worktree',
    entries,
    submodule: submodules.open,
    async *blobs(paths, hashOnly) {
      const root = workTreeRoot(repo);
      const [listed, filtered] = await Promise.all([entries(), filteredPaths(repo, paths)]);
      const asOnDisk = paths.filter((path) => !filtered.has(path));
      const large = largeFiles(root, asOnDisk, hashOnly);
      try {
        for (const path of paths) {
          const entry = fileAt(listed, path);
          const { oid } = entry;
          const file = await openWorkFile(root, path);
          if (file && filtered.has(path)) {
            await file.close();
            yield* oid === null ? storedForm(repo, path) : store.blobs([{ path, oid }]);
          } else if (file) {
            try {
              const hashed = await large.hashed(path, file.size);
              yield hashed ?? { path, ...(await withStoredLineEnds(repo, path, entry, file)) };
            } finally {
              await file.close();
            }
          } else if (oid !== null) {
            // Git does not expect it on disk: a sparse checkout.
            yield* store.blobs([{ path, oid }]);
          } else {
            throw new Problem(`\`${path}\` went away while it was read`, { path, fix: 'run it again' });
          }
        }
      } finally {
        await large.close();
      }
    },
    lfsObject: (pointer) => readLfsObject(repo, pointer),
    async close() {
      await submodules.close();
      await store.close();
    },
  };
}

/** A tree whose contents are all in git's object store. */
function storedTree(repo: Repository, label: string, list: () => Promise<Entries>): Tree {
  const entries = once(list);
  const store = objectStore(repo);
  const submodules = submoduleTrees(repo, entries, store, { recorded: commitTree, onDisk: null });
  return {
    label,
    entries,
    submodule: submodules.open,
    async *blobs(paths): AsyncGenerator<Blob> {
      const listed = await entries();
      yield* store.blobs(paths.map((path) => ({ path, oid: fileAt(listed, path).oid ?? '' })));
    },
    lfsObject: (pointer) => readLfsObject(repo, pointer),
    async close() {
      await submodules.close();
      await store.close();
    },
  };
}

/**
 * Whoever asks for a content has looked at the entries: anything but a file there is a mistake in the
 * program.
 */
function fileAt(entries: ReadonlyMap<string, TreeEntry>, path: string): TreeEntry {
  const entry = entries.get(path);
  if (entry?.kind === 'file') return entry;
  throw new Error(`\`${path}\` is ${entry ? `a ${entry.kind}` : 'not'} in the tree: it has no content`);
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let result: Promise<Value> | null = null;
  return () => {
    result ??= work();
    return result;
  };
}
