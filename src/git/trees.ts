import { lazily } from '../lazily.ts';
import { Problem } from '../problem.ts';
import { type ObjectStore, objectStore } from './blobs.ts';
import { type Entries, listCommit, listIndex, listWorkTree } from './entries.ts';
import { filteredPaths, storedForm } from './filters.ts';
import { largeFiles } from './large-files.ts';
import { withStoredLineEnds } from './line-ends.ts';
import { mayHoldPointers } from './pointer-paths.ts';
import { type Repository, workTreeRoot } from './repository.ts';
import { openObjects } from './stores.ts';
import { submoduleTrees } from './submodule-trees.ts';
import type { Blob, HashOnly, Tree, TreeEntry } from './tree.ts';
import { openWorkFile, readWorkLink } from './work-files.ts';

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
  const listed = lazily(() => listWorkTree(repo));
  const store = objectStore(repo);

  async function* blobs(paths: readonly string[], hashOnly?: HashOnly): AsyncGenerator<Blob> {
    const root = workTreeRoot(repo);
    const [entries, filtered] = await Promise.all([listed(), filteredPaths(repo, paths)]);
    const asOnDisk = paths.filter((path) => !filtered.has(path) && entries.get(path)?.kind === 'file');
    const large = largeFiles(root, asOnDisk, hashOnly);
    try {
      for (const path of paths) {
        const entry = contentAt(entries, path);
        const { oid } = entry;
        if (entry.kind === 'link') {
          yield blobOf(path, await readWorkLink(root, path));
          continue;
        }
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
  }

  return treeOf(repo, { label: 'worktree', listed, blobs, store });
}

/** A tree whose contents are all in git's object store. */
function storedTree(repo: Repository, label: string, list: () => Promise<Entries>): Tree {
  const listed = lazily(list);
  const store = objectStore(repo);

  async function* blobs(paths: readonly string[]): AsyncGenerator<Blob> {
    const entries = await listed();
    yield* store.blobs(paths.map((path) => ({ path, oid: contentAt(entries, path).oid ?? '' })));
  }

  return treeOf(repo, { label, listed, blobs, store });
}

/** What git has of a tree. */
interface OfGit extends Pick<Tree, 'label' | 'blobs'> {
  listed: () => Promise<Entries>;
  store: ObjectStore;
}

/** A tree with what its pointer files name beside what git has, and with its submodules. */
function treeOf(repo: Repository, { label, listed, blobs, store }: OfGit): Tree {
  const onDisk = label === 'worktree' ? workTree : null;
  const submodules = submoduleTrees(repo, listed, store, { recorded: commitTree, onDisk });
  return {
    label,
    entries: lazily(async () => {
      const own = await listed();
      if (![...own.keys()].some(mayHoldPointers)) return own;
      const { listOutputs } = await import('./outputs.ts');
      const outputs = await listOutputs(repo, own, blobs);
      return outputs.size === 0 ? own : new Map([...own, ...outputs]);
    }),
    blobs,
    objects: (pointer, path) => openObjects(repo, pointer, path),
    submodule: submodules.open,
    async close() {
      await submodules.close();
      await store.close();
    },
  };
}

/**
 * Whoever asks for a content has looked at the entries: anything but a file or a link there is a mistake in the
 * program.
 */
function contentAt(entries: ReadonlyMap<string, TreeEntry>, path: string): TreeEntry {
  const entry = entries.get(path);
  if (entry?.kind === 'file' || entry?.kind === 'link') return entry;
  throw new Error(`\`${path}\` is ${entry ? `a ${entry.kind}` : 'not'} in the tree: it has no content`);
}

function blobOf(path: string, bytes: Uint8Array): Blob {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (bytes.length > 0) yield bytes;
  }
  return { path, size: bytes.length, chunks: chunks() };
}
