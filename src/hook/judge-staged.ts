import { AS_STAGED, type Judgement } from '../check/check.ts';
import { judgeWithCode } from '../check/code.ts';
import { createFiles } from '../check/files.ts';
import { hasPolicy, readPolicies } from '../check/policies.ts';
import { changeBetween } from '../git/change.ts';
import { headCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import { commitTree, indexTree } from '../git/trees.ts';

/** Opens what is staged against HEAD, and closes it again whatever happens. */
export async function withStaged<Result>(
  repo: Repository,
  use: (change: Change, repo: Repository) => Promise<Result>,
): Promise<Result> {
  const last = await headCommit(repo);
  const change = await changeBetween(repo, last === null ? null : commitTree(repo, last), indexTree(repo));
  try {
    return await use(change, repo);
  } finally {
    await change.head.close();
    await change.base?.close();
  }
}

/**
 * Judges what is staged by the whole road: the pairs of which the commit touches a file, and the code that it brings. Null where neither side has a
 * policy, and so there is nothing to judge.
 */
export async function judgeStaged(change: Change, repository: Repository): Promise<Judgement | null> {
  if (!(await hasPolicy(change))) return null;
  const files = createFiles();
  const policies = await readPolicies(change, files);
  return judgeWithCode(change, AS_STAGED, policies, files, { repository, isWhole: false });
}
