import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { temporaryFolder } from './repo.ts';

const mounted: string[] = [];

afterAll(() => {
  for (const folder of mounted.splice(0)) spawnSync('umount', [folder]);
});

function mount(...args: string[]): boolean {
  const folder = args.at(-1) ?? '';
  if (spawnSync('mount', args).status !== 0) return false;
  mounted.push(folder);
  return true;
}

/** Whether disks can be made here: that takes root, and a system that lets it. */
export function mayMount(): boolean {
  return process.getuid?.() === 0 && smallDisk(1) !== null;
}

/** A disk of so many megabytes; null where none can be made. */
export function smallDisk(megabytes: number): string | null {
  const folder = temporaryFolder();
  return mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder) ? folder : null;
}

/** Fills a disk to its last byte; gives the way to empty it again. */
export function fillDisk(folder: string): () => void {
  const file = join(folder, '.git/filling');
  const fd = openSync(file, 'w');
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) writeSync(fd, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(fd);
  return () => rmSync(file);
}

/** Makes a folder one that nobody can write, root neither; false where that cannot be done here. */
export function makeReadOnly(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) {
    return spawnSync('chmod', ['-R', 'a-w', folder]).status === 0;
  }
  return (
    mount('--bind', folder, folder) && spawnSync('mount', ['-o', 'remount,ro,bind', folder]).status === 0
  );
}

/** Takes that back. */
export function makeWritable(folder: string): void {
  if (process.getuid?.() === 0) spawnSync('umount', [folder]);
  else spawnSync('chmod', ['-R', 'u+w', folder]);
}
