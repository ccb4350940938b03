import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What is younger than this another process may be writing. In milliseconds. */
const STALE = 60_000;

/** What a process left unfinished that was killed: the entries of a folder that are old, and are named so. Never throws. */
export function dropStale(folder: string, { age = STALE, named = /^/ } = {}): void {
  for (const name of namesIn(folder)) {
    if (!named.test(name)) continue;
    const path = join(folder, name);
    try {
      if (Date.now() - lstatSync(path).mtimeMs > age) rmSync(path, { recursive: true, force: true });
    } catch {
      // It is gone, or is not ours to remove.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
