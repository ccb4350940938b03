import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { dropStale } from '../git/stale.ts';

/*
 * What is remembered under the git directory: `scalerlock/`, which all work trees share. Each file is named after all that it
 * depends on, so that nothing in it can be out of date, and none is needed: where one cannot be read or written, or is not what it
 * should be, it is worked out again.
 */

/** So many files of a kind are kept. */
const MOST_KEPT = 100;

/** A larger file is none of ours. In bytes. */
const LARGEST = 64 * 1024 * 1024;

const UNFINISHED = /\.new$/;

/** What is remembered: by hooks of policies and of commits, of code what V8 compiled, of sources what ties them together. */
type Kind = 'policies' | 'passed' | 'compiled' | 'foreseen' | 'ties';

/** Where files of one kind lie. */
export function folderIn(commonDir: string, kind: Kind): string {
  return join(commonDir, 'scalerlock', kind);
}

/** Throws where there is anything but a file: no link is followed, and no pipe waited for. */
export function readWhole(file: string): Buffer {
  const fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile() || stats.size > LARGEST) throw new Error(`${file} is no file of ours`);
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Writes a file so that it is there as a whole or not at all, and keeps the newest of its folder. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const folder = join(file, '..');
  const unfinished = `${file}.${process.pid}-${Date.now()}.new`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, content, { flag: 'wx' });
    renameSync(unfinished, file);
  } catch {
    // A full disk, a folder that may not be written: the next hook works it out again.
    remove(unfinished);
  }
  prune(folder);
}

/** Another program's unfinished file is not removed while it may be writing it. */
function prune(folder: string): void {
  try {
    dropStale(folder, { named: UNFINISHED });
    const files = readdirSync(folder)
      .filter((name) => !UNFINISHED.test(name))
      .map((name) => join(folder, name));
    if (files.length <= MOST_KEPT) return;
    const age = new Map(files.map((path) => [path, lstatSync(path).mtimeMs]));
    files.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0));
    for (const path of files.slice(MOST_KEPT)) remove(path);
  } catch {
    // Somebody else is at it.
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is no file, or may not be removed.
  }
}
