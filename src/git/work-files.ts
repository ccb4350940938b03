import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { onDisk } from './paths.ts';

/** A file of the work tree, open. */
export interface WorkFile {
  /** Bytes. */
  size: number;
  /** For who reads it in another way than by its chunks. */
  fd: number;
  chunks: AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

const CHUNK = 256 * 1024;

/**
 * Opens a file of the work tree; null where nothing is there. Follows no symbolic link, on the way or at the
 * end, and waits for no pipe. Throws a Problem where the file may not be read, or is no regular file.
 */
export async function openWorkFile(root: string, path: string): Promise<WorkFile | null> {
  const link = await linkOnTheWay(root, path);
  if (link !== null) throw notRegular(path, `\`${link}\` is a symbolic link`);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(onDisk(root, path), flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    if (error.code === 'ELOOP') throw notRegular(path, 'it is a symbolic link');
    throw notReadable(path, error);
  });
  if (handle === null) return null;
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    throw notRegular(path, 'it is not a regular file');
  }
  return {
    size: stats.size,
    fd: handle.fd,
    chunks: read(handle, path, stats.size),
    close: () => handle.close(),
  };
}

/**
 * What a symbolic link of the work tree says; it is not followed. Nothing, where a file lies in its place (Windows without links).
 * Throws a Problem where there is none.
 */
export async function readWorkLink(root: string, path: string): Promise<Uint8Array> {
  const link = await linkOnTheWay(root, path);
  if (link !== null) throw notRegular(path, `\`${link}\` is a symbolic link`);
  return readlink(onDisk(root, path), { encoding: 'buffer' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EINVAL') return Buffer.alloc(0);
    throw notReadable(path, error);
  });
}

/** The first folder of a path that is a symbolic link; null where none is. */
export async function linkOnTheWay(root: string, path: string): Promise<string | null> {
  const parts = path.split('/').slice(0, -1);
  for (let count = 1; count <= parts.length; count += 1) {
    const folder = parts.slice(0, count).join('/');
    const stats = await lstat(onDisk(root, folder)).catch(() => null);
    if (stats === null) return null;
    if (stats.isSymbolicLink()) return folder;
  }
  return null;
}

async function* read(handle: FileHandle, path: string, size: number): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle
      .read(Buffer.allocUnsafe(Math.min(CHUNK, size - position + 1)), { position })
      .catch((error: NodeJS.ErrnoException) => {
        throw notReadable(path, error);
      });
    position += bytesRead;
    if (bytesRead === 0 && position === size) return;
    if (bytesRead === 0 || position > size) throw changedMeanwhile(path);
    yield buffer.subarray(0, bytesRead);
  }
}

export function changedMeanwhile(path: string): Problem {
  return new Problem(`\`${path}\` changed while it was read`, {
    path,
    fix: 'run it again when the file is written',
  });
}

function notRegular(path: string, why: string): Problem {
  return new Problem(`\`${path}\` cannot be read as a file: ${why}`, {
    path,
    fix: 'put the file itself there: Scalerlock follows no links',
  });
}

export function notReadable(path: string, error: NodeJS.ErrnoException): Problem {
  const why =
    error.code === 'EACCES' || error.code === 'EPERM' ? 'permission denied' : (error.code ?? error.message);
  return new Problem(`\`${path}\` cannot be read: ${why}`, {
    path,
    fix: 'give yourself the right to read it',
    cause: error,
  });
}
