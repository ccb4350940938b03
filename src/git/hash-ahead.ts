import { lstatSync } from 'node:fs';
import { type Hashed, type HashFailure, type HashThreads, hashThreads } from './hash-threads.ts';
import type { LargeFiles } from './large-files.ts';
import { onDisk } from './paths.ts';
import type { HashOnly } from './tree.ts';
import { changedMeanwhile, notReadable, openWorkFile } from './work-files.ts';

/** Begins to hash those of the paths that are large; each is opened when its turn comes. */
export function hashAhead(root: string, paths: readonly string[], hashOnly: HashOnly): LargeFiles {
  const threads = hashThreads();
  const large = [...new Set(paths)].filter((path) => isLarge(root, path, hashOnly.above));
  const found = new Map(large.map((path) => [path, hashFile(threads, root, path, hashOnly)]));
  // One that fails before it is asked for is no unhandled error.
  for (const each of found.values()) each.catch(() => {});
  return {
    async hashed(path) {
      const hashed = await found.get(path);
      if (!hashed) return null;
      if ('digests' in hashed) {
        const { size, digests } = hashed;
        const { sha256 = '', md5 = null } = digests;
        return { path, size, hashed: { sha256, md5 }, chunks: nothing() };
      }
      const { failure, code } = hashed;
      if (failure === 'changed') throw changedMeanwhile(path);
      if (failure === 'unreadable') throw notReadable(path, Object.assign(new Error(code), { code }));
      if (process.env.SCALERLOCK_DEBUG) process.stderr.write(`the thread for ${path}: ${code}\n`);
      return null;
    },
    async close() {
      await threads.close();
      // Then their files are closed too.
      await Promise.allSettled(found.values());
    },
  };
}

function hashFile(
  threads: HashThreads,
  root: string,
  path: string,
  { above, md5, onProgress }: HashOnly,
): Promise<Hashed | HashFailure | null> {
  const open = async () => {
    const file = await openWorkFile(root, path);
    if (file === null || file.size > above) return file;
    await file.close();
    return null;
  };
  return threads.hash(open, {
    algorithms: md5 ? ['sha256', 'md5'] : ['sha256'],
    onProgress: onProgress && ((bytes) => onProgress({ path, bytes })),
  });
}

/** A first look: what is opened later is looked at again, and says why where it cannot be read. */
function isLarge(root: string, path: string, above: number): boolean {
  try {
    const stats = lstatSync(onDisk(root, path));
    return stats.isFile() && stats.size > above;
  } catch {
    return false;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
