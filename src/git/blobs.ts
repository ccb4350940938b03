import { type CatFile, startCatFile } from './cat-file.ts';
import type { Repository } from './repository.ts';
import type { Blob } from './tree.ts';

/** Contents out of git's object store. */
export interface ObjectStore {
  /** The blobs in the given order, one at a time; what is not read of one is skipped. */
  blobs(wanted: Iterable<{ path: string; oid: string }>): AsyncGenerator<Blob>;
  /** The same of tree objects: what git keeps of a folder. */
  trees(wanted: Iterable<{ path: string; oid: string }>): AsyncGenerator<Blob>;
  /** Stops git. Nothing can be read after that. */
  close(): Promise<void>;
}

/** So many are asked for ahead of the one that is read: of small blobs the way to git and back takes longest. */
const AHEAD = 256;

/**
 * Starts git when the first blob is asked for, and goes on with the same process until it is closed. `begun` is a process to
 * begin with, which whoever started it stops.
 */
export function objectStore(repo: Repository, begun?: CatFile): ObjectStore {
  // More than one process only where two iterations run at the same time.
  const running = new Set<CatFile>();
  const idle: CatFile[] = begun ? [begun] : [];
  let open = true;

  function start(): CatFile {
    if (!open) throw new Error('the tree is closed');
    const catFile = idle.pop() ?? startCatFile(repo);
    running.add(catFile);
    catFile.awaited(true);
    return catFile;
  }

  async function stop(catFile: CatFile): Promise<void> {
    running.delete(catFile);
    await catFile.stop();
  }

  /** The same process at the start of a header, or another one. */
  async function ready(catFile: CatFile): Promise<CatFile> {
    if (await catFile.settle()) return catFile;
    await stop(catFile);
    return start();
  }

  async function* objects(
    wanted: Iterable<{ path: string; oid: string }>,
    kind: 'blob' | 'tree',
  ): AsyncGenerator<Blob> {
    const all = [...wanted];
    let catFile = start();
    try {
      for (const [index, { path, oid }] of all.entries()) {
        catFile = await ready(catFile);
        const asked = index + catFile.waiting();
        // Many in one go, so that half of them are read before git is asked again.
        if (asked - index <= AHEAD / 2 && asked < all.length)
          catFile.ask(all.slice(asked, index + AHEAD).map((each) => each.oid));
        yield { path, ...(await catFile.open(oid, path, kind)) };
      }
    } finally {
      if (open && catFile.waiting() === 0 && (await catFile.settle())) {
        catFile.awaited(false);
        idle.push(catFile);
      } else {
        await stop(catFile);
      }
    }
  }

  async function close(): Promise<void> {
    open = false;
    idle.length = 0;
    if (begun) running.delete(begun);
    await Promise.all([...running].map(stop));
  }

  return {
    blobs: (wanted) => objects(wanted, 'blob'),
    trees: (wanted) => objects(wanted, 'tree'),
    close,
  };
}
