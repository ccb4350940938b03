import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';

/** The folder of this Scalerlock, absolute: that of its package.json, above the bundle as above the sources. */
export function packageRoot(start: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (nameIn(join(folder, 'package.json')) === 'scalerlock') return folder;
    if (folder === dirname(folder)) break;
  }
  throw new Problem('this Scalerlock is not whole: its package.json is missing', {
    path: start,
    fix: 'install it again',
  });
}

function nameIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).name;
  } catch {
    return null;
  }
}
