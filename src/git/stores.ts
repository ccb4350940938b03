import { posix } from 'node:path';
import { annexObjectPaths } from './annex-pointers.ts';
import type { Pointer } from './pointer.ts';
import type { Repository } from './repository.ts';
import { openWorkFile, type WorkFile } from './work-files.ts';

/** A file that may be the content of a pointer. Whoever reads it checks that by the hash. */
export interface StoredObject extends WorkFile {
  /** Whether it lies where only this content may lie, so that another one there is damaged. */
  isStore: boolean;
}

/** A folder, and a path in it. */
interface Place {
  root: string;
  path: string;
  isStore: boolean;
}

/**
 * The files of this clone that may hold what a pointer stands for: in the program's own store, then the file of the work tree.
 * Nothing is ever fetched, and no link is followed: the path is made of the hash that the pointer names. Each is closed when
 * the next is asked for.
 */
export async function* openObjects(
  repo: Repository,
  pointer: Pointer,
  path: string,
): AsyncGenerator<StoredObject> {
  const places = [...(await storesOf(repo, pointer)), ...workTreePlace(repo, path)];
  for (const { root, path: inside, isStore } of places) {
    const file = await openWorkFile(root, inside).catch(() => null);
    if (file === null) continue;
    try {
      yield { ...file, isStore };
    } finally {
      await file.close();
    }
  }
}

async function storesOf(repo: Repository, { system, hash, key, settings }: Pointer): Promise<Place[]> {
  const isStore = true;
  switch (system) {
    case 'lfs': {
      // docs/spec.md of git-lfs, "The local storage".
      const path = `lfs/objects/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
      return [{ root: repo.commonDir, path, isStore }];
    }
    case 'annex':
      return key === undefined || hash === ''
        ? []
        : annexObjectPaths(key).map((path) => ({ root: repo.commonDir, path, isStore }));
    default: {
      const name = `${hash.slice(0, 2)}/${hash.slice(2)}`;
      const { dvcCaches } = await import('./dvc-cache.ts');
      const caches = await dvcCaches(repo, settings ?? '.dvc');
      // Of version 3, and the one before.
      return caches.flatMap(({ root, path }) =>
        [`files/md5/${name}`, name].map((file) => ({ root, path: posix.join(path, file), isStore })),
      );
    }
  }
}

function workTreePlace({ root }: Repository, path: string): Place[] {
  return root === null ? [] : [{ root, path, isStore: false }];
}
