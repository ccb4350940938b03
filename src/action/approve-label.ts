import { onOneLine } from '../report/escape.ts';
import { failureOf, type GitHub } from './github.ts';
import type { PullRequest } from './pull-request.ts';

/** Whether a label approves that a pull request changes the policy: who gave it, or why it does not count. */
export type Approval = { by: string } | { refused: string };

/** Events are looked through from the newest, a hundred at a time: the label's last is seldom far back. */
const MOST_PAGES = 10;

/**
 * A label approves a pull request's change of the policy where it is there now, where its last event is that someone with
 * write access gave it, and where that was after the last push: what was pushed later, nobody has approved. Times are GitHub's
 * own (a commit's are its author's to choose). Whatever cannot be asked does not approve.
 */
export async function approvalOf(github: GitHub, pull: PullRequest, label: string): Promise<Approval> {
  try {
    return await ask(github, pull, label);
  } catch (error) {
    const { message } = failureOf(error);
    return { refused: `GitHub could not be asked about it (${onOneLine(message)})` };
  }
}

async function ask(github: GitHub, pull: PullRequest, label: string): Promise<Approval> {
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

/** What counts after a label was given: it, or what is judged, is no longer the same. */
const WHY_NOT = {
  unlabeled: 'the pull request does not have it',
  base_ref_changed: 'the pull request was given another base since: give it again',
  head_ref_force_pushed: 'it was given before the last push: give it again',
} as const;

interface LabelEvent {
  what: 'labeled' | keyof typeof WHY_NOT;
  by: string | null;
  /** Milliseconds. */
  at: number;
}

/** The newest event that decides on the label; null where there is none within reach. */
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
      if (isAboutLabel || what === 'base_ref_changed' || what === 'head_ref_force_pushed')
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
