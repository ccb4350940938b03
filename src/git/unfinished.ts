import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dropStale } from './stale.ts';

/** Longer is no file that names a git directory. In bytes. */
const LONGEST = 4096;

/**
 * A folder under the git directory for files that are being written, so that a process that is killed leaves nothing in the work
 * tree; what others left there long ago is removed. Null where there is no such folder, and none can be made.
 */
export async function unfinishedFolder(root: string): Promise<string | null> {
  try {
    const gitDir = await gitDirOf(join(root, '.git'));
    if (gitDir === null) return null;
    const folder = join(gitDir, 'scalerlock', 'unfinished');
    await mkdir(folder, { recursive: true });
    dropStale(folder);
    return folder;
  } catch {
    return null;
  }
}

/** The git directory, or what a linked work tree or a submodule has in its place: a file that names it. */
async function gitDirOf(path: string): Promise<string | null> {
  const stats = await stat(path);
  if (stats.isDirectory()) return path;
  if (!stats.isFile() || stats.size > LONGEST) return null;
  const named = /^gitdir: (.+?)\r?\n?$/s.exec(await readFile(path, 'utf8'))?.[1];
  return named === undefined ? null : resolve(path, '..', named);
}
