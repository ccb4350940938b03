import { isAbsolute, posix } from 'node:path';
import { parse } from 'ini';
import { allBytes } from './all-bytes.ts';
import type { Repository } from './repository.ts';
import { git } from './run.ts';
import { openWorkFile } from './work-files.ts';

/** Settings that a person writes are shorter. In bytes. */
const LONGEST_SETTINGS = 64 * 1024;

/** A folder in which DVC keeps contents: `path` in `root`, and no link on the way from `root` is followed. */
interface DvcCache {
  root: string;
  path: string;
}

const known = new WeakMap<Repository, Map<string, Promise<DvcCache[]>>>();

/**
 * Where DVC may keep contents, for the `.dvc` folder at `settings`: in its `cache`, and where `cache.dir` names another one. A
 * committed `.dvc/config` comes from whoever wrote the commit, and names only folders of this repository; one elsewhere
 * must stand in `.dvc/config.local`, which git does not track.
 */
export function dvcCaches(repo: Repository, settings: string): Promise<DvcCache[]> {
  const ofRepo = known.get(repo) ?? new Map<string, Promise<DvcCache[]>>();
  known.set(repo, ofRepo);
  const caches = ofRepo.get(settings) ?? findCaches(repo, settings);
  ofRepo.set(settings, caches);
  return caches;
}

async function findCaches(repo: Repository, settings: string): Promise<DvcCache[]> {
  const { root } = repo;
  if (root === null) return [];
  const caches = [{ root, path: `${settings}/cache` }];
  const shared = await cacheDir(root, `${settings}/config`);
  if (shared !== null) caches.unshift(...inside(root, settings, shared));
  const own = await cacheDir(root, `${settings}/config.local`);
  if (own !== null && !(await isTracked(repo, `${settings}/config.local`))) {
    const path = isAbsolute(own) ? own : posix.join(root, settings, own);
    caches.unshift({ root: path, path: '' });
  }
  return caches;
}

/** A folder of the repository, as its own settings name it: from the folder that these lie in. */
function inside(root: string, settings: string, dir: string): DvcCache[] {
  if (isAbsolute(dir) || /[\\\0]/.test(dir)) return [];
  const path = posix.join(settings, dir);
  return path === '..' || path.startsWith('../') ? [] : [{ root, path }];
}

/** What `dir` is in the section `cache`; null where nothing says. */
async function cacheDir(root: string, path: string): Promise<string | null> {
  const file = await openWorkFile(root, path).catch(() => null);
  if (file === null) return null;
  try {
    if (file.size > LONGEST_SETTINGS) return null;
    const { cache } = parse((await allBytes(file)).toString('utf8'));
    const dir: unknown = typeof cache === 'object' && cache !== null ? cache.dir : undefined;
    return typeof dir === 'string' && dir !== '' ? dir : null;
  } finally {
    await file.close();
  }
}

async function isTracked(repo: Repository, path: string): Promise<boolean> {
  return (await git(repo, ['ls-files', '-z', '--', path])).length > 0;
}
