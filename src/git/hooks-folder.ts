import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { Problem } from '../problem.ts';
import { hooksPath, type Repository, workTreeRoot } from './repository.ts';
import { git, runGit } from './run.ts';

/**
 * Whom a folder of hooks serves: this clone alone; everybody, since it is committed with the work tree; or every
 * repository of this user, since it lies outside.
 */
export type HooksReach = 'clone' | 'committed' | 'everywhere';

/**
 * The folder that git takes this repository's hooks from, absolute; it may not be there yet. Throws a Problem in a bare repository, and
 * where hooks are switched off, as with a `core.hooksPath` of /dev/null.
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

/** Whom a hook serves that is there, by its folder. One that is ignored, and not tracked all the same, is not committed. */
export async function hooksReach(repo: Repository, hook: string): Promise<HooksReach> {
  const folder = await realPath(dirname(hook));
  const root = await realPath(workTreeRoot(repo));
  if (isInside(await realPath(repo.commonDir), folder)) return 'clone';
  if (!isInside(root, folder)) return 'everywhere';
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '--', join(folder, basename(hook))];
  return (await git(repo, listed)).length === 0 ? 'clone' : 'committed';
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}
