import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeBases } from './commits.ts';
import type { Repository } from './repository.ts';
import { git, runGit } from './run.ts';

/**
 * The best common ancestors of two commits; null where the clone is too shallow to know. Also where it knows of some, a path
 * that is cut off on one side may lead to better ones.
 */
export async function surelyCommon(repo: Repository, a: string, b: string): Promise<string[] | null> {
  const cutOff = await endsOfHistory(repo);
  if (cutOff.size > 0) {
    const apart = (await git(repo, ['rev-list', `${a}...${b}`])).toString().split('\n');
    if (apart.some((oid) => cutOff.has(oid))) return null;
  }
  return mergeBases(repo, a, [b]);
}

/** Whether a commit is in the history of another, as far as this clone knows. */
export async function isAncestor(repo: Repository, commit: string, of: string): Promise<boolean> {
  return (await runGit(repo, ['merge-base', '--is-ancestor', commit, of])).code === 0;
}

/** The commits that a shallow clone has without their parents. */
export async function endsOfHistory({ commonDir }: Repository): Promise<ReadonlySet<string>> {
  const text = await readFile(join(commonDir, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter(Boolean));
}
