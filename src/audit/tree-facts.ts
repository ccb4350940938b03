import { allBytes } from '../git/all-bytes.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import { fromLock } from '../lock/paths.ts';
import type { LockFacts, TreeFacts } from './project-map.ts';

/** What the tree holds, to be asked by rules. */
export function treeFacts(
  entries: ReadonlyMap<string, TreeEntry>,
  ignored: ReadonlySet<string> | null,
): TreeFacts {
  const paths = [...entries.keys()];
  const folders = new Set(paths.flatMap(foldersOf));
  return {
    has: (path) => entries.has(path) || entries.has(`${path}/`) || folders.has(path),
    matching: (pattern) => {
      const fits = wildcard(pattern);
      return paths.filter((path) => fits.test(path));
    },
    ignored: (path) => (ignored === null ? null : ignored.has(path)),
  };
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** `*` stands for anything but a `/`. Stars beside each other are one, so that matching stays quick. */
function wildcard(pattern: string): RegExp {
  const parts = pattern
    .split(/\*+/)
    .slice(0, 8)
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^(?:.*/)?${parts.join('[^/]*')}$`, 's');
}

/** Larger locks are for `check` to refuse. In bytes. */
const mostLockBytes = 32 * 1024 * 1024;

/** The locks of a tree that can be read. What is wrong with others is for `check` to say. */
export async function readLocks(tree: Tree): Promise<LockFacts[]> {
  const entries = await tree.entries();
  const paths = [...entries]
    .filter(([path, { kind }]) => kind === 'file' && path.endsWith('.lock.json'))
    .map(([path]) => path);
  if (paths.length === 0) return [];
  const { readLock } = await import('../lock/read.ts');
  const found: LockFacts[] = [];
  for await (const blob of tree.blobs(paths)) {
    const { path, size } = blob;
    if (size > mostLockBytes) continue;
    const read = readLock((await allBytes(blob)).toString('utf8'), path);
    if ('error' in read) continue;
    const from = (artifacts: readonly { path: string }[]) => artifacts.map((one) => fromLock(one.path, path));
    found.push({ path, lock: read.lock, scalers: from(read.lock.scalers), models: from(read.lock.models) });
  }
  return found;
}
