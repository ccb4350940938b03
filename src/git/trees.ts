import { Problem } from '../problem.ts';
import { objectStore } from './blobs.ts';
import { type Entries, listCommit, listIndex, listWorkTree } from './entries.ts';
import { largeFiles } from './large-files.ts';
import { readLfsObject } from './lfs-store.ts';
import { withStoredLineEnds } from './line-ends.ts';
import { type Repository, workTreeRoot } from './repository.ts';
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
 * The files on disk: tracked and untracked ones, ignored ones not. Contents are the bytes on disk, with the line
 * ends that git would store; no other filter of git's has seen them.
 */
export function workTree(repo: Repository): Tree {
  const entries = once(() => listWorkTree(repo));
  const store = objectStore(repo);
  return {
    label: 'worktree',
    entries,
    async *blobs(paths, hashOnly) {
      const root = workTreeRoot(repo);
      const listed = await entries();
      const large = largeFiles(root, paths, hashOnly);
      try {
        for (const path of paths) {
          const entry = fileAt(listed, path);
          const { oid } = entry;
          const file = await openWorkFile(root, path);
          if (file) {
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
    close: store.close,
  };
}

/** A tree whose contents are all in git's object store. */
function storedTree(repo: Repository, label: string, list: () => Promise<Entries>): Tree {
  const entries = once(list);
  const store = objectStore(repo);
  return {
    label,
    entries,
    async *blobs(paths): AsyncGenerator<Blob> {
      const listed = await entries();
      yield* store.blobs(paths.map((path) => ({ path, oid: fileAt(listed, path).oid ?? '' })));
    },
    lfsObject: (pointer) => readLfsObject(repo, pointer),
    close: store.close,
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
