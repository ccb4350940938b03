import type { Reach } from '../git/deepen.ts';
import type { Range } from '../git/ranges.ts';
import { branchName, commitId, type WorkflowEvent } from './event-payload.ts';

/**
 * A merge queue tries a pull request on top of those before it. All of them are judged together, against the branch that they
 * go to: `base_sha` is only the entry before, and a queue may be set to merge a group by the checks of its last entry alone.
 */
export async function mergeGroupRange({ payload }: WorkflowEvent, reach: Reach): Promise<Range> {
  const head = commitId(payload, 'merge_group', 'head_sha');
  const before = commitId(payload, 'merge_group', 'base_sha');
  const branch = branchName(payload, 'merge_group', 'base_ref');
  if (!(await reach.has(head))) throw reach.lacks(`the merge group's commit ${head.slice(0, 12)}`);
  const tip = await reach.tip(branch);
  // A branch that is gone has nothing more to say than the event.
  const { oids, isKnown } = await reach.mergeBases(tip ?? before, head);
  if (!isKnown) throw reach.lacks(`where the merge group left \`${branch}\``);
  const base = oids[0] ?? before;
  if (!(await reach.has(base))) throw reach.lacks(`the commit ${base.slice(0, 12)} of \`${branch}\``);
  return { base, head };
}
