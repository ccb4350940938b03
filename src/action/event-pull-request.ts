import { namedParents } from '../git/commits.ts';
import type { Reach } from '../git/deepen.ts';
import { mergeIn } from '../git/merge.ts';
import { isObjectId } from '../git/object-id.ts';
import type { Range } from '../git/ranges.ts';
import { runGit } from '../git/run.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { Problem } from '../problem.ts';
import { branchName, commitId, type Payload, type WorkflowEvent } from './event-payload.ts';
import { valueAt } from './payload.ts';

/** What an event says of its pull request. */
interface PullRequest {
  /** Its refs are `refs/pull/NUMBER/…`; null where the event has no number. */
  number: number | null;
  head: string;
  /** The branch that it goes to, and a commit that this was at, which may be long ago. */
  branch: string;
  baseSha: string;
}

/**
 * A pull request is judged as the merge that it would be: two that are each right can be wrong together. GitHub makes that
 * merge; its first parent is the base. Where there is none, or an old one, we make it. Nothing of it is ever checked out.
 */
export async function pullRequestRange(event: WorkflowEvent, reach: Reach): Promise<Range> {
  if (valueAt(event.payload, 'pull_request', 'merged') === true) return mergedRange(event, reach);
  const pull = readPullRequest(event.payload);
  // With `pull_request_target` the workflow runs on the default branch.
  const isOnMerge = event.name !== 'pull_request_target';
  if (isOnMerge && isObjectId(event.sha)) {
    const range = await rangeOfMerge(event.sha, pull, reach);
    if (range !== null) return range;
  }
  const newest = pull.number === null ? null : await reach.named(`refs/pull/${pull.number}/merge`);
  const range = newest === null ? null : await rangeOfMerge(newest, pull, reach);
  return range ?? rangeOfOwnMerge(pull, reach);
}

function readPullRequest(payload: Payload): PullRequest {
  const number = valueAt(payload, 'pull_request', 'number');
  return {
    number: typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null,
    head: commitId(payload, 'pull_request', 'head', 'sha'),
    branch: branchName(payload, 'pull_request', 'base', 'ref'),
    baseSha: commitId(payload, 'pull_request', 'base', 'sha'),
  };
}

/**
 * The range of a merge that GitHub made; null where it is not the merge of this head into this branch. After the base of a pull
 * request was changed GitHub may still have the merge into the old one, whose policy is not the one to judge by.
 */
async function rangeOfMerge(merge: string, pull: PullRequest, reach: Reach): Promise<Range | null> {
  if (!(await reach.has(merge))) return null;
  const [base, head, ...others] = await namedParents(reach.repository, merge);
  if (base === undefined || head !== pull.head || others.length > 0) return null;
  // The event's own word of the base is often old: the branch went on, and GitHub has merged into what it is now.
  if (base !== pull.baseSha && !(await reach.branchHas(pull.branch, base))) return null;
  if (!(await reach.has(base))) throw reach.lacks(`the commit ${base.slice(0, 12)} of \`${pull.branch}\``);
  return { base, head: merge };
}

/** The merge into the branch as it is now. Where the two conflict, the head is judged against where it left the branch. */
async function rangeOfOwnMerge({ head, branch, baseSha }: PullRequest, reach: Reach): Promise<Range> {
  if (!(await reach.has(head))) throw reach.lacks(`the pull request's commit ${head.slice(0, 12)}`);
  const base = (await reach.tip(branch)) ?? baseSha;
  const { oids: ancestors, isKnown } = await reach.mergeBases(base, head);
  const [left] = ancestors;
  if (left === undefined && isKnown) throw unrelated(branch);
  if (left === undefined) throw reach.lacks(`where the pull request left \`${branch}\``);
  for (const oid of [base, ...ancestors]) {
    if (!(await reach.has(oid))) throw reach.lacks(`the commit ${oid.slice(0, 12)} of \`${branch}\``);
  }
  if (left === base) return { base, head };
  const merge = await mergeIn(await reach.store(), { into: base, from: head, ancestors });
  if (merge !== null) return { base, head: merge };
  if (await isSamePolicy(base, left, reach)) return { base: left, head };
  throw new Problem(
    `the pull request conflicts with \`${branch}\`, whose ${POLICY_PATH} has changed since it left there`,
    {
      fix: `merge \`${branch}\` into it, or rebase it: the policy that judges is the one of the base as it is`,
    },
  );
}

/** Whether two commits are judged alike: whoever starts from an old commit must not get the policy of then. */
async function isSamePolicy(a: string, b: string, { repository }: Reach): Promise<boolean> {
  const ids = [a, b].map((commit) =>
    runGit(repository, ['rev-parse', '--verify', '--quiet', `${commit}:${POLICY_PATH}`]),
  );
  const [first, second] = (await Promise.all(ids)).map(({ stdout }) => stdout.toString());
  return first === second;
}

/** One that was merged (`closed`): what came to the branch, against the commit it came onto. */
async function mergedRange({ payload }: WorkflowEvent, reach: Reach): Promise<Range> {
  const head = commitId(payload, 'pull_request', 'merge_commit_sha');
  if (!(await reach.has(head))) throw reach.lacks(`the merged commit ${head.slice(0, 12)}`);
  const [base] = await namedParents(reach.repository, head);
  if (base !== undefined && !(await reach.has(base))) throw reach.lacks(`the commit ${base.slice(0, 12)}`);
  return { base: base ?? null, head };
}

function unrelated(branch: string): Problem {
  return new Problem(`the pull request and \`${branch}\` have no commit in common`, {
    fix: 'start the branch anew from its base, or give the inputs `base` and `head`',
  });
}
