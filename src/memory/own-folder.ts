import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder that git keeps the repository around `dir` in, told without git; null where that takes git to tell (a linked work tree,
 * a submodule, a repository named by variables), and where it is not this user's own: git would not trust it either.
 */
export function ownGitFolder(dir: string, env: NodeJS.ProcessEnv): string | null {
  if (env.GIT_DIR !== undefined || env.GIT_COMMON_DIR !== undefined || !process.getuid) return null;
  for (let at = resolve(dir); ; at = dirname(at)) {
    const found = lstatSync(join(at, '.git'), { throwIfNoEntry: false });
    if (found) return found.isDirectory() && found.uid === process.getuid() ? join(at, '.git') : null;
    if (at === dirname(at)) return null;
  }
}
