import { headCommit } from '../git/commits.ts';
import type { Reach } from '../git/deepen.ts';
import type { Range } from '../git/ranges.ts';
import type { Repository } from '../git/repository.ts';
import { Problem } from '../problem.ts';
import { mergeGroupRange } from './event-merge-group.ts';
import type { WorkflowEvent } from './event-payload.ts';
import { pullRequestRange } from './event-pull-request.ts';
import { pushRange } from './event-push.ts';

/**
 * The commits that an event is about. A workflow that is called (`workflow_call`) gets the event of its caller.
 *
 * @throws {Problem} where a commit is neither in the checkout nor on its remote; it says what to set.
 */
export async function rangeOf(event: WorkflowEvent, reach: Reach): Promise<Range> {
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
    case 'pull_request_target':
      return pullRequestRange(event, reach);
    case 'push':
      return (await pushRange(event, reach)) ?? wholeTree(reach.repository);
    case 'merge_group':
      return mergeGroupRange(event, reach);
    default:
      return wholeTree(reach.repository);
  }
}

/** Any other event (`schedule`, `workflow_dispatch` …): the state as it is checked out, every pair, with nothing changed. */
async function wholeTree(repository: Repository): Promise<Range> {
  const head = await headCommit(repository);
  if (head === null)
    throw new Problem('the repository has no commit', { fix: 'check out a branch first (actions/checkout)' });
  return { base: head, head };
}
