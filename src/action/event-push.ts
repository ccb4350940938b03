import { namedParents, resolveCommit } from '../git/commits.ts';
import type { Reach } from '../git/deepen.ts';
import { isObjectId } from '../git/object-id.ts';
import type { Range } from '../git/ranges.ts';
import { branchName, commitId, isNothing, type WorkflowEvent } from './event-payload.ts';
import { valueAt } from './payload.ts';

/**
 * A push is judged against what the ref was before, also where that was forced: what a branch was is what its users had, and
 * its policy is not left behind with it. A ref that is new, or whose commit the remote has lost, is judged against where it left
 * the default branch. Null where the ref was deleted: nothing was pushed.
 */
export async function pushRange(event: WorkflowEvent, reach: Reach): Promise<Range | null> {
  const { payload } = event;
  if (isNothing(commitId(payload, 'after'))) return null;
  const head = await pushedCommit(event, reach);
  const before = commitId(payload, 'before');
  if (!isNothing(before) && (await reach.has(before))) {
    return { base: await resolveCommit(reach.repository, before), head };
  }
  if (reach.isCutOff && !isNothing(before))
    throw reach.lacks(`${before.slice(0, 12)}, which was pushed over`);
  const defaultBranch = branchName(payload, 'repository', 'default_branch');
  if (valueAt(payload, 'ref') === `refs/heads/${defaultBranch}`) {
    if (isNothing(before)) return { base: null, head };
    throw reach.lacks(`${before.slice(0, 12)}, which \`${defaultBranch}\` was at before this push`);
  }
  return { base: await whereItLeft(defaultBranch, head, reach), head };
}

/** Of a tag with a message `after` is the tag itself, which actions/checkout does not fetch, and not what it stands at. */
async function pushedCommit({ payload, sha }: WorkflowEvent, reach: Reach): Promise<string> {
  const after = commitId(payload, 'after');
  if (await reach.has(after)) return resolveCommit(reach.repository, after);
  const ref = valueAt(payload, 'ref');
  const isTag = typeof ref === 'string' && ref.startsWith('refs/tags/');
  if (isTag && isObjectId(sha) && (await reach.has(sha))) return sha;
  throw reach.lacks(`the pushed commit ${after.slice(0, 12)}`);
}

/** Where a commit brings nothing to the default branch, it is judged by itself: against its first parent. */
async function whereItLeft(branch: string, head: string, reach: Reach): Promise<string | null> {
  const tip = await reach.tip(branch);
  // The first branch of a repository need not be its default one.
  if (tip === null) return null;
  const { oids, isKnown } = await reach.mergeBases(head, tip);
  if (!isKnown) throw reach.lacks(`where ${head.slice(0, 12)} left \`${branch}\``);
  const left = oids[0] ?? null;
  const base = left === head ? ((await namedParents(reach.repository, head))[0] ?? null) : left;
  if (base !== null && !(await reach.has(base))) throw reach.lacks(`the commit ${base.slice(0, 12)}`);
  return base;
}
