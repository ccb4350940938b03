import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isInFramework } from '../hook/push-refs.ts';

/**
 * Whether the framework that runs us has set changes aside. It tells nobody, but keeps them as a patch in its cache that bears the id of
 * its process, which is above ours.
 */
export async function hasSetAside(env: NodeJS.ProcessEnv, parent: number): Promise<boolean> {
  if (!isInFramework(env)) return false;
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folders = [
    env.PRE_COMMIT_HOME || join(cache, 'pre-commit'),
    join(env.PREK_HOME || join(cache, 'prek'), 'patches'),
  ];
  const names = (await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))).flat();
  const above = new Set([parent, await parentOf(parent)].map(String));
  return names.some((name) => above.has(/^(?:patch)?\d+-(\d+)(?:\.patch)?$/.exec(name)?.[1] ?? ''));
}

/** A shell may stand between; 0 where the system does not say. */
async function parentOf(process: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(process)]).catch(() => ({
    stdout: '',
  }));
  return Number.parseInt(stdout, 10) || 0;
}
