import { type Judgement, judgeChange } from '../check/check.ts';
import { createFiles } from '../check/files.ts';
import type { PairSelection } from '../check/pairs.ts';
import { hasPolicy, readPolicies } from '../check/policies.ts';
import { changeBetween } from '../git/change.ts';
import { headCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import { commitTree, indexTree } from '../git/trees.ts';

/** Only the pairs of which the commit touches a file, and by the policy that it has. */
export const AS_STAGED: PairSelection = { baseJudges: false, only: [], touchedOnly: true };

/** Opens what is staged against HEAD, and closes it again whatever happens. */
export async function withStaged<Result>(
  repo: Repository,
  use: (change: Change) => Promise<Result>,
): Promise<Result> {
  const last = await headCommit(repo);
  const change = await changeBetween(repo, last === null ? null : commitTree(repo, last), indexTree(repo));
  try {
    return await use(change);
  } finally {
    await change.head.close();
    await change.base?.close();
  }
}

/**
 * Judges what is staged by the whole road, and only the pairs of which the commit touches a file. Null where neither side has a
 * policy, and so there is nothing to judge.
 */
export async function judgeStaged(change: Change): Promise<Judgement | null> {
  if (!(await hasPolicy(change))) return null;
  const files = createFiles();
  return judgeChange(change, AS_STAGED, await readPolicies(change, files), files);
}
