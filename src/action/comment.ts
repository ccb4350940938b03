import { createHash } from 'node:crypto';
import type { Report } from '../generated/report.ts';
import { markdownWithin } from './fitting.ts';
import { failureOf, type GitHub } from './github.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** GitHub takes no longer comment. */
const LONGEST = 65_536;
/** Comments are looked through a hundred at a time; so many hundreds are enough to find ours, or to give up. */
const MOST_PAGES = 30;
/** So many copies of our comment are cleared away at once. */
const MOST_COPIES = 10;

/** A comment of ours, as it stands on the pull request. */
interface OurComment {
  id: number;
  body: string;
  /** Which run wrote it. */
  order: number;
}

interface Author {
  author: string;
  isBot: boolean;
}

/**
 * Keeps one comment on a pull request in step with the verdict. It is edited in place, and there is none where all is well and
 * there never was one. It is ours where it begins with our mark and the token's own account wrote it: others' words are not
 * touched, and nobody else can edit what we edit.
 */
export async function keepComment(
  github: GitHub,
  number: number,
  report: Report,
  run: WorkflowRun,
  path: string,
): Promise<void> {
  const key = keyOf(run, path);
  const issue = { owner: github.owner, repo: github.repo, issue_number: number };
  const before = await oursOn(github, issue, key, {});
  if (before.length === 0 && report.status === 'pass') return;
  const body = commentBody(report, markOf(key, run), before.length > 0);
  if (before.length > 0) return settle(github, before, { body, order: orderOf(run) });

  const { data } = await github.rest.issues.createComment({ ...issue, body });
  // Another run may have written one at the same time, and a call that was cut off may have come through.
  const since = new Date(Date.parse(data.created_at) - 600_000).toISOString();
  const now = await oursOn(github, issue, key, { since, isUs: ({ author }) => author === data.user?.login });
  if (now.length > 1) await settle(github, now, { body, order: orderOf(run) });
}

/** One comment stays, the oldest, and says what the latest run says. */
async function settle(
  github: GitHub,
  ours: readonly OurComment[],
  mine: { body: string; order: number },
): Promise<void> {
  const [first, ...copies] = ours.toSorted((a, b) => a.id - b.id);
  const latest = [...ours, mine].reduce((a, b) => (b.order >= a.order ? b : a));
  const repository = { owner: github.owner, repo: github.repo };
  if (first && first.body !== latest.body) {
    await github.rest.issues.updateComment({ ...repository, comment_id: first.id, body: latest.body });
  }
  for (const { id } of copies.slice(0, MOST_COPIES)) {
    try {
      await github.rest.issues.deleteComment({ ...repository, comment_id: id });
    } catch (error) {
      // The run that wrote it may have cleared it away itself.
      if (failureOf(error).status !== 404) throw error;
    }
  }
}

async function oursOn(
  github: GitHub,
  issue: { owner: string; repo: string; issue_number: number },
  key: string,
  { since, isUs }: { since?: string; isUs?: (comment: Author) => boolean },
): Promise<OurComment[]> {
  const marked: (OurComment & Author)[] = [];
  let isAll = false;
  for (let page = 1; page <= MOST_PAGES && !isAll; page++) {
    const { data } = await github.rest.issues.listComments({
      ...issue,
      per_page: 100,
      page,
      ...(since === undefined ? {} : { since }),
    });
    for (const { id, body, user } of data) {
      const order = orderIn(body ?? '', key);
      if (order === null || !user) continue;
      marked.push({ id, body: body ?? '', order, author: user.login, isBot: user.type === 'Bot' });
    }
    isAll = data.length < 100;
  }
  const ours = marked.length === 0 ? [] : marked.filter(isUs ?? (await ourselves(github)));
  // Ours may be among those that were not looked through: a second one would not help.
  if (ours.length === 0 && !isAll) throw new Error(`there are more than ${MOST_PAGES * 100} comments`);
  return ours;
}

/**
 * Who the token is. A person's token says so; an App's, as a workflow's own, may not ask: an App writes as a bot, and as a bot
 * nobody else writes who was not let in by the repository's owners.
 */
async function ourselves(github: GitHub): Promise<(comment: Author) => boolean> {
  try {
    const { data } = await github.rest.users.getAuthenticated();
    return ({ author }) => author === data.login;
  } catch (error) {
    const { status } = failureOf(error);
    if (status !== 403 && status !== 404) throw error;
    return ({ isBot }) => isBot;
  }
}

/** What the comment says: the report, as much of it as there is room for. */
export function commentBody(report: Report, mark: string, isFollowUp: boolean): string {
  const isMended = isFollowUp && report.status === 'pass';
  const end = isMended ? '\nWhat was found here before is mended: all is well again.\n' : '';
  return `${mark}\n${markdownWithin(LONGEST - mark.length - end.length - 1, report)}${end}`;
}

/** Each step that looks at another folder, in another job or workflow, has a comment of its own. */
export function keyOf({ workflow, job }: WorkflowRun, path: string): string {
  return createHash('sha256')
    .update(JSON.stringify([workflow, job, path]))
    .digest('hex')
    .slice(0, 16);
}

/** The first line of our comments, which nobody sees. */
export function markOf(key: string, { id, attempt }: WorkflowRun): string {
  return `<!-- scalerlock key=${key} run=${id}.${attempt} -->`;
}

function orderIn(body: string, key: string): number | null {
  const [, found, id, attempt] =
    /^<!-- scalerlock key=([0-9a-f]{16}) run=(\d{1,15})\.(\d{1,3}) -->/.exec(body) ?? [];
  return found === key ? orderOf({ id: Number(id), attempt: Number(attempt) }) : null;
}

/** Later runs have higher ids, and of one run the later attempt counts. */
function orderOf({ id, attempt }: Pick<WorkflowRun, 'id' | 'attempt'>): number {
  return id + attempt / 1000;
}
