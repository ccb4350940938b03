import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Problem } from '../problem.ts';
import type { HookName } from './hook-script.ts';
import { hooksPath, type Repository, workTreeRoot } from './repository.ts';
import { git, runGit } from './run.ts';

/**
 * Whom a folder of hooks serves: this clone alone; everybody, since it is committed with the work tree; or every
 * repository of this user, since it lies outside.
 */
export type HooksReach = 'clone' | 'committed' | 'everywhere';

/**
 * The folder that git takes this repository's hooks from, absolute; it may not be there yet. Throws a Problem in a bare
 * repository, and where hooks are switched off, as with a `core.hooksPath` of /dev/null.
 */
export async function hooksFolder(repo: Repository): Promise<string> {
  workTreeRoot(repo);
  const folder = await hooksPath(repo);
  const { code, stdout } = await runGit(repo, ['config', '--get', 'core.hooksPath']);
  const configured = stdout.toString().trim();
  const stats = await stat(folder).catch(() => null);
  if ((code === 0 && configured === '') || (stats !== null && !stats.isDirectory())) {
    throw new Problem(
      `hooks are switched off here: \`core.hooksPath\` is \`${configured}\`, which is no folder`,
      {
        fix: '`git config --show-origin core.hooksPath` says where that is set; unset it, or name a folder',
      },
    );
  }
  return folder;
}

/** Whom these hooks of a folder serve. Those that are ignored, and not tracked all the same, are not committed. */
export async function hooksReach(
  repo: Repository,
  folder: string,
  hooks: readonly HookName[],
): Promise<HooksReach> {
  const [root, commonDir, real] = await Promise.all([
    realPath(workTreeRoot(repo)),
    realPath(repo.commonDir),
    realPath(folder),
  ]);
  if (isInside(commonDir, real)) return 'clone';
  if (!isInside(root, real)) return 'everywhere';
  const paths = hooks.map((hook) => join(real, hook));
  const listed = await git(repo, ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...paths]);
  return listed.length === 0 ? 'clone' : 'committed';
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}
