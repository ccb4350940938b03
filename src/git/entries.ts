import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { parseListing, parseRawDiff, parseStatus, treeEntry } from './formats.ts';
import { onDisk, records } from './paths.ts';
import { emptyTree, type Repository, workTreeRoot } from './repository.ts';
import { git } from './run.ts';
import type { TreeEntry } from './tree.ts';

export type Entries = Map<string, TreeEntry>;

/** How many untracked files are looked at on disk at the same time. */
const AT_ONCE = 64;

/** What a commit holds. */
export async function listCommit(repo: Repository, oid: string): Promise<Entries> {
  const listed = parseListing(records(await git(repo, ['ls-tree', '-r', '-z', '--full-tree', oid])));
  return new Map(listed.map((file) => [file.path, treeEntry(file.mode, file.oid)]));
}

/** What is staged. Throws a Problem where paths have merge conflicts. */
export async function listIndex(repo: Repository): Promise<Entries> {
  workTreeRoot(repo);
  const { entries, unmerged } = await readIndex(repo);
  const [first] = unmerged;
  if (first === undefined) return entries;
  const others = unmerged.length > 1 ? ` (and ${unmerged.length - 1} more)` : '';
  throw new Problem(`\`${first}\` has merge conflicts${others}`, {
    path: first,
    fix: 'resolve them and `git add` the files',
  });
}

/**
 * What is on disk: tracked files as they are there, and untracked ones that are not ignored. A tracked file
 * that git does not expect on disk (a sparse checkout) is there as it is staged.
 */
export async function listWorkTree(repo: Repository): Promise<Entries> {
  const root = workTreeRoot(repo);
  const [{ entries }, status] = await Promise.all([readIndex(repo), readStatus(repo)]);
  for (const { path, mode, tracked } of status) {
    if (!tracked) continue;
    if (mode === null) entries.delete(path);
    else entries.set(path, treeEntry(mode, null));
  }
  // A folder among the untracked is a repository of its own, and none of ours.
  const untracked = status.filter(({ path, tracked }) => !tracked && !path.endsWith('/'));
  for (let at = 0; at < untracked.length; at += AT_ONCE) {
    const some = untracked.slice(at, at + AT_ONCE);
    const modes = await Promise.all(some.map(({ path }) => modeOnDisk(root, path)));
    some.forEach(({ path }, index) => {
      const mode = modes[index];
      if (mode) entries.set(path, treeEntry(mode, null));
    });
  }
  return entries;
}

/**
 * The index as the difference from nothing. Unlike `ls-files` that leaves out paths of `git add
 * --intent-to-add`, which a commit would leave out too.
 */
async function readIndex(repo: Repository): Promise<{ entries: Entries; unmerged: string[] }> {
  const format = ['--cached', '--raw', '-z', '--no-abbrev', '--no-renames'];
  const which = ['--ita-invisible-in-index', '--ignore-submodules=none'];
  const output = await git(repo, ['diff-index', ...format, ...which, emptyTree(repo)]);
  const entries: Entries = new Map();
  const unmerged: string[] = [];
  for (const { status, mode, oid, path } of parseRawDiff(records(output))) {
    if (status === 'U') {
      unmerged.push(path);
      continue;
    }
    // Git reads an index that was cut off as far as it goes, and takes what is missing for entries of zeros.
    if (path === '' || /^0*$/.test(mode)) throw corruptIndex(repo);
    entries.set(path, treeEntry(mode, oid));
  }
  return { entries, unmerged };
}

function corruptIndex({ gitDir, env }: Repository): Problem {
  return new Problem('the index is corrupt: it has entries without a path', {
    path: env.GIT_INDEX_FILE ?? join(gitDir, 'index'),
    fix: 'move it away, and run `git reset`: git makes it anew from HEAD',
  });
}

/**
 * `status`, unlike `diff-files`, looks into files whose time alone has changed, and counts them as unchanged.
 */
async function readStatus(repo: Repository) {
  // `--branch` so that there is always output: simple-git waits another 50 ms for a process without any.
  const format = ['--porcelain=v2', '-z', '--branch', '--no-ahead-behind', '--no-renames'];
  const which = ['--untracked-files=all', '--ignore-submodules=dirty'];
  return parseStatus(records(await git(repo, ['status', ...format, ...which])));
}

/** Git's mode of a file or link on disk; null where there is neither. */
async function modeOnDisk(root: string, path: string): Promise<string | null> {
  const stats = await lstat(onDisk(root, path)).catch(() => null);
  if (stats?.isSymbolicLink()) return '120000';
  if (!stats?.isFile()) return null;
  return (stats.mode & 0o100) === 0 ? '100644' : '100755';
}
