import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';

/**
 * The folder of this Scalerlock, absolute: the one of its package.json, above dist/ where the bundle runs and above
 * src/cli/ where the sources do.
 */
export function packageRoot(start: string = dirname(fileURLToPath(import.meta.url))): string {
  const above = [dirname(start), dirname(dirname(start))];
  const root = above.find((folder) => nameIn(join(folder, 'package.json')) === 'scalerlock');
  if (root !== undefined) return root;
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
