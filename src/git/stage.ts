import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../problem.ts';
import { withoutLiteralPaths } from './environment.ts';
import type { Repository } from './repository.ts';
import { gitLine, runGit } from './run.ts';
import { gitsWords } from './words.ts';

/**
 * Which index a hook sees: the repository's own (or the lock that becomes it, as with `git commit --all`), one that holds only
 * the paths of `git commit -- PATH` and is thrown away, or one that somebody else named.
 */
export async function indexInUse(repo: Repository): Promise<'own' | 'partial' | 'foreign'> {
  const named = repo.env.GIT_INDEX_FILE;
  if (named === undefined) return 'own';
  const file = resolve(repo.cwd, named);
  const [folder, own] = await Promise.all([realpath(dirname(file)), realpath(repo.gitDir)]).catch(() => [
    '',
    '-',
  ]);
  if (folder !== own) return 'foreign';
  if (/^next-index-\d+\.lock$/.test(basename(file))) return 'partial';
  return ['index', 'index.lock'].includes(basename(file)) ? 'own' : 'foreign';
}

/** What git calls the state in which one commit takes over what others made, by the file that tells of it. */
const UNDER_WAY: readonly (readonly [file: string, what: string])[] = [
  ['MERGE_HEAD', 'a merge'],
  ['SQUASH_MSG', 'a squash merge'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase'],
];

/** What is under way in this work tree, as `a merge`; null where the commit is its author's own. */
export function operationUnderWay({ gitDir }: Repository): string | null {
  return UNDER_WAY.find(([file]) => existsSync(join(gitDir, file)))?.[1] ?? null;
}

/** Whether git ignores a path that is not tracked. The command takes paths as they are, and refuses to be told so. */
export async function isIgnored(repo: Repository, path: string): Promise<boolean> {
  const env = withoutLiteralPaths(repo.env);
  const { code } = await runGit({ cwd: repo.cwd, env }, ['check-ignore', '--quiet', '--', `./${path}`]);
  return code === 0;
}

/** A file as it is to be staged. */
export interface StagedText {
  path: string;
  text: string;
  executable: boolean;
}

/**
 * Puts texts into the index, all of them or none, byte for byte: no filter of git's sees them, and the work tree stays as
 * it is. Throws a Problem where git cannot write the index.
 */
export async function stageTexts(repo: Repository, files: readonly StagedText[]): Promise<void> {
  const records: string[] = [];
  for (const { path, text, executable } of files) {
    const oid = await gitLine(repo, ['hash-object', '-w', '--stdin'], text);
    records.push(`${executable ? '100755' : '100644'} ${oid}\t${path}\0`);
  }
  const { code, stderr } = await runGit(repo, ['update-index', '-z', '--index-info'], records.join(''));
  if (code === 0) return;
  throw new Problem(`the index could not be written: ${gitsWords(stderr)}`, {
    fix: 'see whether another git is at work here, and run it again',
  });
}
