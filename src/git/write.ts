import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { Problem } from '../problem.ts';
import { whyNotWritten } from './not-written.ts';
import { onDisk } from './paths.ts';
import { unfinishedFolder } from './unfinished.ts';
import { linkOnTheWay } from './work-files.ts';

/**
 * Writes a file as a whole or not at all: others see the old content or the new one, and a crash leaves one
 * of them. The path is relative to `root`, with forward slashes; folders on the way are made. A file that is
 * there keeps its mode; `mode` is that of a new one. Throws a Problem where the path leaves `root`, goes into
 * `.git` or through a symbolic link, or cannot be written.
 */
export async function writeFileAtomic(
  root: string,
  path: string,
  content: string | Uint8Array,
  { mode = 0o666 }: { mode?: number } = {},
): Promise<void> {
  const target = insidePath(path);
  const link = await linkOnTheWay(root, target);
  if (link !== null) throw refused(path, `\`${link}\` is a symbolic link`);
  const folder = onDisk(root, posix.dirname(target));
  const name = `.scalerlock-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const old = await oldMode(root, target, path);
    await mkdir(folder, { recursive: true });
    const write = (temporary: string | Buffer): Promise<void> =>
      writeAndMove(temporary, onDisk(root, target), content, { mode, old });
    const aside = await unfinishedFolder(root);
    // Beside it where the git directory may not be written, or lies on another file system.
    await (aside === null ? Promise.reject() : write(join(aside, name))).catch(() =>
      write(onDisk(root, posix.join(posix.dirname(target), name))),
    );
  } catch (error) {
    throw error instanceof Problem ? error : notWritten(path, error);
  }
  await syncFolder(folder);
}

/** Writes a new file, and moves it where it belongs. Where that fails, nothing is left of it. */
async function writeAndMove(
  temporary: string | Buffer,
  target: string | Buffer,
  content: string | Uint8Array,
  { mode, old }: { mode: number; old: number | null },
): Promise<void> {
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(content);
    if (old !== null) await file.chmod(old);
    await file.sync();
    await file.close();
    await rename(temporary, target);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** As file systems spell it that ignore case and what ends a name, or have short names. */
const GIT_FOLDER = /^(\.git[. ]*|git~1)$/i;

/** The path without detours. Throws a Problem where it leaves the root or names git's own files. */
function insidePath(path: string): string {
  const target = posix.normalize(path);
  const parts = target.split('/');
  if (target.startsWith('/') || /^[a-z]:/i.test(target) || parts.includes('..') || target.includes('\0')) {
    throw refused(path, 'it leaves the repository');
  }
  if (sep === '\\' && target.includes(sep)) throw refused(path, 'it has a backslash');
  if (parts.some((part) => GIT_FOLDER.test(part))) throw refused(path, 'it is inside git’s own folder');
  if (target === '.' || target.endsWith('/')) throw refused(path, 'it names a folder');
  return target;
}

/** The permissions of the file that is there; null where none is. */
async function oldMode(root: string, target: string, path: string): Promise<number | null> {
  const stats = await lstat(onDisk(root, target)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stats === null) return null;
  if (stats.isSymbolicLink()) throw refused(path, 'it is a symbolic link');
  if (!stats.isFile())
    throw refused(path, stats.isDirectory() ? 'a folder is there' : 'it is no regular file');
  return stats.mode & 0o7777;
}

/** A rename is lasting once its folder is on disk too. Not every system lets folders be synced. */
async function syncFolder(folder: string | Buffer): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function refused(path: string, why: string): Problem {
  return new Problem(`\`${path}\` is not written: ${why}`, {
    path,
    fix: 'name a plain file inside the repository',
  });
}

function notWritten(path: string, error: unknown): Problem {
  const { why, fix } = whyNotWritten(error);
  return new Problem(`\`${path}\` could not be written: ${why}`, { path, fix, cause: error });
}
