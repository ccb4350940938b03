import { allBytes } from './all-bytes.ts';
import type { ObjectStore } from './blobs.ts';
import { hasCommit } from './commits.ts';
import type { Repository } from './repository.ts';
import { openSubmodule } from './submodules.ts';
import type { MissingSubmodule, Tree, TreeEntry } from './tree.ts';

/** What makes trees of a submodule's repository. */
interface Trees {
  recorded: (repo: Repository, oid: string) => Tree;
  /** Null where the tree around it is not that of the disk. */
  onDisk: ((repo: Repository) => Tree) | null;
}

/** A larger one is not read, in bytes. */
const LARGEST_GITMODULES = 1024 * 1024;

const GITMODULES = '.gitmodules';

/** The submodules of a tree, each opened once, when it is asked for: at its recorded commit, or as it lies on disk. */
export function submoduleTrees(
  repo: Repository,
  list: () => Promise<ReadonlyMap<string, TreeEntry>>,
  store: ObjectStore,
  trees: Trees,
): { open(path: string): Promise<Tree | MissingSubmodule>; close(): Promise<void> } {
  const opened = new Map<string, Promise<Tree | MissingSubmodule>>();

  async function gitmodules(): Promise<string | null> {
    const entry = (await list()).get(GITMODULES);
    if (entry?.kind !== 'file' || entry.oid === null) return null;
    for await (const blob of store.blobs([{ path: GITMODULES, oid: entry.oid }])) {
      return blob.size > LARGEST_GITMODULES ? null : (await allBytes(blob)).toString();
    }
    return null;
  }

  async function openAt(path: string): Promise<Tree | MissingSubmodule> {
    const oid = (await list()).get(path)?.oid ?? null;
    const found = await openSubmodule(repo, path, gitmodules);
    if (found?.isCheckedOut && trees.onDisk) return trees.onDisk(found.repository);
    if (found === null || oid === null) return { lacks: null };
    return (await hasCommit(found.repository, oid)) ? trees.recorded(found.repository, oid) : { lacks: oid };
  }

  return {
    open(path) {
      const known = opened.get(path) ?? openAt(path);
      opened.set(path, known);
      return known;
    },
    async close() {
      for (const tree of await Promise.allSettled(opened.values())) {
        if (tree.status === 'fulfilled' && 'close' in tree.value) await tree.value.close();
      }
    },
  };
}
