import { randomBytes } from 'node:crypto';
import { lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Problem } from '../problem.ts';
import type { Io } from './command.ts';

/** Runs a command; what it prints goes to the terminal, or to a file that is only there once it is whole. */
export async function withOutput(
  file: string | null,
  io: Io,
  command: (io: Io) => Promise<number>,
): Promise<number> {
  if (file === null) return command(io);
  const written: string[] = [];
  const exitCode = await command({ ...io, out: (text) => written.push(text), color: false });
  await writeOutput(file, written.join(''));
  return exitCode;
}

/**
 * Writes a file where the user asked for it, atomically: beside it first, then in its place. A link is followed, and a device or a
 * pipe (`/dev/stdout`) is written to: neither is ever replaced.
 *
 * @throws {Problem} where it cannot be written.
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await write(resolve(file), text);
  } catch (error) {
    throw new Problem(`the output could not be written: ${reasonOf(error)}`, {
      path: file,
      fix: 'name another file to write to',
      cause: error,
    });
  }
}

async function write(asked: string, text: string): Promise<void> {
  const there = await stat(asked).catch(() => null);
  if (there?.isDirectory()) throw new Error('a folder is there');
  if (there && !there.isFile()) return writeFile(asked, text);

  const target = there ? await realpath(asked) : asked;
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  await makeFolder(dirname(target));
  try {
    await writeFile(temporary, text, { flag: 'wx', ...(there ? { mode: there.mode & 0o777 } : {}) });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Makes a folder and those above it, one after the other: Node's own `recursive` never ends where /proc refuses. */
async function makeFolder(folder: string): Promise<void> {
  if (await lstat(folder).catch(() => null)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

const REASONS = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['ENOTDIR', 'something on the way is no folder'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOENT', 'no folder can be made there'],
]);

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS.get(code) ?? message;
}
