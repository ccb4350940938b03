import type { ActionEvent } from './action.ts';

/** Events as GitHub sends them, with what Scalerlock takes of them. */

export const ZERO = '0'.repeat(40);

export interface PullRequestFields {
  /** `pull_request`, or `pull_request_target`. */
  name?: string;
  action?: string;
  number?: number;
  head: string;
  base: string;
  /** The branch that it goes to. */
  into?: string;
  /** `GITHUB_SHA`: the merge; with `pull_request_target` the default branch. */
  sha: string;
  /** More of `pull_request`. */
  more?: object;
}

export function pullRequestEvent({
  name = 'pull_request',
  action = 'opened',
  number = 7,
  head,
  base,
  into = 'main',
  sha,
  more = {},
}: PullRequestFields): ActionEvent {
  const repository = { full_name: 'acme/churn', default_branch: 'main' };
  return {
    name,
    sha,
    ref: name === 'pull_request_target' ? 'refs/heads/main' : `refs/pull/${number}/merge`,
    payload: {
      action,
      number,
      pull_request: {
        number,
        head: { sha: head, ref: 'topic', repo: { full_name: 'stranger/churn', fork: true } },
        base: { sha: base, ref: into, repo: repository },
        ...more,
      },
      repository,
    },
  };
}

export function pushEvent(ref: string, before: string, after: string, sha = after): ActionEvent {
  const payload = {
    ref,
    before,
    after,
    created: before === ZERO,
    deleted: after === ZERO,
    repository: { full_name: 'acme/churn', default_branch: 'main' },
  };
  return { name: 'push', sha, ref, payload };
}

export function mergeGroupEvent(base: string, head: string, into = 'refs/heads/main'): ActionEvent {
  const ref = `refs/heads/gh-readonly-queue/main/pr-8-${base}`;
  const group = { base_ref: into, base_sha: base, head_ref: ref, head_sha: head };
  return { name: 'merge_group', sha: head, ref, payload: { action: 'checks_requested', merge_group: group } };
}
