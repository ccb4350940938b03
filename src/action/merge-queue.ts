import type { Tree } from '../git/tree.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import type { WorkflowEvent } from './event-payload.ts';
import { failureOf, type GitHub } from './github.ts';
import { textAt } from './payload.ts';
import type { PullRequest } from './pull-request.ts';
import { repositoryName } from './workflow-run.ts';

/** The number of the pull request whose turn it is in a merge queue; null where the event is about something else. */
export function numberInQueue({ name, payload }: WorkflowEvent): number | null {
  if (name !== 'merge_group') return null;
  const ref = textAt(payload, 'merge_group', 'head_ref') ?? '';
  const [, number] = /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,10})-[0-9a-f]{40,64}$/.exec(ref) ?? [];
  return number === undefined ? null : Number(number);
}

/** A pull request as GitHub knows it now. */
export async function pullRequestBy(github: GitHub, number: number): Promise<PullRequest> {
  const { owner, repo } = github;
  const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
  const from = data.head.repo?.full_name ?? null;
  return {
    number,
    head: {
      sha: data.head.sha,
      ref: data.head.ref,
      repository: from === null ? null : repositoryName(from),
    },
    isReadOnly: false,
  };
}

/**
 * Whether a tree has the policy that a pull request has at its head. What waits in a queue is tried together with what goes
 * before it: what was approved of one pull request is no word on the policy of another.
 */
export async function hasPolicyOf(github: GitHub, { head }: PullRequest, tree: Tree): Promise<boolean> {
  const { owner, repo } = github;
  const here = (await tree.entries()).get(POLICY_PATH)?.oid ?? null;
  try {
    const { data } = await github.rest.repos.getContent({ owner, repo, path: POLICY_PATH, ref: head.sha });
    return !Array.isArray(data) && data.type === 'file' && data.sha === here;
  } catch (error) {
    if (failureOf(error).status !== 404) throw error;
    return here === null;
  }
}
