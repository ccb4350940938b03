import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The Node 20 of the machine, the oldest that the bundles promise: npm puts the newer one of node_modules first on the PATH. Null
 * where there is none; CI sets it up.
 */
export function node20(): string | null {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const found = candidates.find((node) => existsSync(node) && versionOf(node).startsWith('v20.')) ?? null;
  if (found === null) console.warn('no Node 20 on the PATH: nothing is tried on it here (CI sets it up)');
  return found;
}

function versionOf(node: string): string {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
