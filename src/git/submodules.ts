import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodePath, onDisk } from './paths.ts';
import { openRepository, type Repository } from './repository.ts';
import { runGit } from './run.ts';
import { linkOnTheWay } from './work-files.ts';

/** A submodule as this clone has it. */
export interface Submodule {
  repository: Repository;
  /** Whether its files are on disk, at its path. */
  isCheckedOut: boolean;
}

/** What git names its own repository by: a submodule's is another one. As `git rev-parse --local-env-vars` lists them, but for `-c`. */
const OF_THE_REPOSITORY = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_CONFIG',
  'GIT_OBJECT_DIRECTORY',
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_COMMON_DIR',
];

/**
 * The repository of a submodule: at its path, where it is checked out; else where git keeps it, by the name that `gitmodules`
 * (the text of the tree's own .gitmodules) has for the path. Null where this clone has neither. Nothing is ever fetched.
 */
export async function openSubmodule(
  repo: Repository,
  path: string,
  gitmodules: () => Promise<string | null>,
): Promise<Submodule | null> {
  const env = Object.fromEntries(
    Object.entries(repo.env).filter(([name]) => !OF_THE_REPOSITORY.includes(name)),
  );
  const folder = repo.root === null ? null : await checkedOut(repo.root, path);
  if (folder !== null) {
    // Where its .git is broken, git would look for another one further up, and find ours.
    const own = { ...env, GIT_CEILING_DIRECTORIES: dirname(folder) };
    return { repository: await openRepository(folder, own), isCheckedOut: true };
  }
  const text = await gitmodules();
  const name = text === null ? null : await nameOf(repo, path, text);
  if (name === null) return null;
  for (const gitDir of [repo.gitDir, repo.commonDir].map((dir) => join(dir, 'modules', name))) {
    if (!(await isFolder(join(gitDir, 'objects')))) continue;
    // Its configuration names a work tree that is not there.
    const own = { ...env, GIT_DIR: gitDir, GIT_WORK_TREE: gitDir };
    return { repository: await openRepository(gitDir, own), isCheckedOut: false };
  }
  return null;
}

/** The folder that a submodule is checked out in; null where it is not. A link is not followed. */
async function checkedOut(root: string, path: string): Promise<string | null> {
  const folder = onDisk(root, path);
  if (typeof folder !== 'string' || (await linkOnTheWay(root, `${path}/.git`)) !== null) return null;
  const stats = await lstat(join(folder, '.git')).catch(() => null);
  return stats?.isFile() || stats?.isDirectory() ? folder : null;
}

/** The name that a .gitmodules has for a path; null where it has none, or one that would lead out of git's folder. */
async function nameOf(repo: Repository, path: string, gitmodules: string): Promise<string | null> {
  // Of standard input git follows an `[include]`, unlike of a file.
  const args = ['config', '--no-includes', '--file', '-', '-z', '--get-regexp', '^submodule\\..*\\.path$'];
  const { stdout } = await runGit(repo, args, gitmodules);
  for (const record of decodePath(stdout).split('\0')) {
    const line = record.indexOf('\n');
    if (line < 0 || record.slice(line + 1) !== path) continue;
    const name = record.slice('submodule.'.length, line - '.path'.length);
    const parts = name.split(/[/\\]/);
    return name !== '' && !parts.some((part) => part === '..' || part === '' || part === '.') ? name : null;
  }
  return null;
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false;
}
