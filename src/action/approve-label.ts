import type { Change } from '../git/tree.ts';
import { onOneLine } from '../report/escape.ts';
import { failureOf, type GitHub } from './github.ts';
import type { Inputs } from './inputs.ts';
import { hasPolicyOf, numberInQueue, pullRequestBy } from './merge-queue.ts';
import type { ToGitHub } from './post.ts';
import { type PullRequest, pullRequestOf } from './pull-request.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** Whether a label approves that a pull request changes the policy: who gave it, or why it does not count. */
export type Approval = { by: string } | { refused: string };

/** Events are looked through from the newest, a hundred at a time: the label's last is seldom far back. */
const MOST_PAGES = 10;

/**
 * Whether a label approves that the event's pull request changes the policy, or the one whose turn it is in a merge queue; null
 * where the event has none. What cannot be asked does not approve.
 */
export async function approvalFor(
  change: Change,
  { event }: WorkflowRun,
  { approveLabel: label, base }: Pick<Inputs, 'base'> & { approveLabel: string },
  toGitHub: ToGitHub,
): Promise<Approval | null> {
  const named = pullRequestOf(event);
  const queued = numberInQueue(event);
  if (named === null && queued === null) return null;
  // A label approves what the event is about, not other commits.
  if (base !== null) return { refused: 'the inputs `base` and `head` say what to judge' };
  const github = await toGitHub();
  if (github === null) return { refused: 'there is no `github-token` to ask about it' };
  try {
    if (named) return await approvalOf(github, named, label);
    const pull = await pullRequestBy(github, queued ?? 0);
    if (await hasPolicyOf(github, pull, change.head)) return await approvalOf(github, pull, label);
    return {
      refused: 'the policy in the queue is another than that of the pull request: bring it up to date',
    };
  } catch (error) {
    const { message } = failureOf(error);
    return { refused: `GitHub could not be asked about it (${onOneLine(message)})` };
  }
}

/**
 * A label approves a pull request's change of the policy where it is there now, where its last event is that someone with
 * write access gave it, and where that was after the last push: what was pushed later, nobody has approved. Times are GitHub's
 * own (a commit's are its author's to choose).
 */
export async function approvalOf(github: GitHub, pull: PullRequest, label: string): Promise<Approval> {
  const { owner, repo } = github;
  const issue = { owner, repo, issue_number: pull.number, per_page: 100 };
  const labels = await github.rest.issues.listLabelsOnIssue(issue);
  if (!labels.data.some(({ name }) => isSame(name, label)))
    return { refused: 'the pull request does not have it' };

  const given = await lastOf(github, issue, label);
  if (given === null) return { refused: 'GitHub does not say who gave it' };
  if (given.what !== 'labeled') return { refused: WHY_NOT[given.what] };
  if (given.by === null) return { refused: 'whoever gave it has no account any more' };
  const { data } = await github.rest.repos.getCollaboratorPermissionLevel({
    owner,
    repo,
    username: given.by,
  });
  if (data.permission !== 'admin' && data.permission !== 'write')
    return { refused: `${given.by} gave it, who has no write access` };

  const pushed = await pushedAt(github, pull);
  if (pushed === null) return { refused: 'GitHub does not say when the last push was' };
  // Times are whole seconds: what was given in the second of a push may be older than it.
  if (!(given.at > pushed)) return { refused: 'it was given before the last push: give it again' };
  return { by: given.by };
}

const ANOTHER_BASE = 'the pull request was given another base since: give it again';

/** What counts after a label was given: it, or what is judged, is no longer the same. */
const WHY_NOT = {
  unlabeled: 'the pull request does not have it',
  base_ref_changed: ANOTHER_BASE,
  automatic_base_change_succeeded: ANOTHER_BASE,
  head_ref_force_pushed: 'it was given before the last push: give it again',
} as const;

function isReasonWhyNot(event: string): event is keyof typeof WHY_NOT {
  return Object.hasOwn(WHY_NOT, event);
}

interface LabelEvent {
  what: 'labeled' | keyof typeof WHY_NOT;
  by: string | null;
  /** Milliseconds. */
  at: number;
}

/** The newest event that decides on the label; null where there is none within toGitHub. */
async function lastOf(
  github: GitHub,
  issue: { owner: string; repo: string; issue_number: number; per_page: number },
  label: string,
): Promise<LabelEvent | null> {
  const first = await github.rest.issues.listEvents(issue);
  const last = Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(first.headers.link ?? '')?.[1] ?? 1);
  for (let page = last; page >= 1 && page > last - MOST_PAGES; page--) {
    const { data } = page === 1 ? first : await github.rest.issues.listEvents({ ...issue, page });
    for (const event of data.toReversed()) {
      const what = event.event;
      const isAboutLabel = what === 'labeled' || what === 'unlabeled';
      if (isAboutLabel && !('label' in event && isSame(event.label.name, label))) continue;
      if (what === 'labeled' || isReasonWhyNot(what))
        return { what, by: event.actor?.login ?? null, at: Date.parse(event.created_at) };
    }
  }
  return null;
}

/** When the head's branch came to be what it is, by GitHub's clock; null where GitHub does not say. */
async function pushedAt(github: GitHub, { head }: PullRequest): Promise<number | null> {
  if (head.repository === null) return null;
  const { data } = await github.rest.repos.listActivities({
    ...head.repository,
    ref: `refs/heads/${head.ref}`,
    per_page: 100,
  });
  const push = data.find(({ after }) => after === head.sha);
  return push ? Date.parse(push.timestamp) : null;
}

/** GitHub's labels do not tell large letters from small ones. */
function isSame(a: string | null | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
