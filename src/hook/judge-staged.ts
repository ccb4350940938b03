import { type Judgement, judgeChange } from '../check/check.ts';
import { createFiles } from '../check/files.ts';
import { POLICY_PATH, readPolicies } from '../check/policies.ts';
import { changeBetween } from '../git/change.ts';
import { headCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import { commitTree, indexTree } from '../git/trees.ts';

/**
 * Judges what is staged against HEAD by the whole road, and only the pairs of which the commit touches a file. Null where
 * neither has a policy, and so there is nothing to judge.
 */
export async function judgeStaged(repo: Repository): Promise<Judgement | null> {
  const last = await headCommit(repo);
  const change = await changeBetween(repo, last === null ? null : commitTree(repo, last), indexTree(repo));
  try {
    if (!(await hasPolicy(change))) return null;
    const files = createFiles();
    const selection = { baseJudges: false, only: [], touchedOnly: true };
    return await judgeChange(change, selection, await readPolicies(change, files), files);
  } finally {
    await change.head.close();
    await change.base?.close();
  }
}

async function hasPolicy({ base, head }: Change): Promise<boolean> {
  if ((await head.entries()).has(POLICY_PATH)) return true;
  return base !== null && (await base.entries()).has(POLICY_PATH);
}
