import { firstParent, headCommit, mergeBase, parents, resolveCommit } from '../git/commits.ts';
import { type Range, tooShallow, whereItLeft } from '../git/ranges.ts';
import type { Repository } from '../git/repository.ts';
import { Problem } from '../problem.ts';

/** What Scalerlock takes from the workflow's event. */
export interface WorkflowEvent {
  name: string;
  /** The commit that the workflow runs on; of a pull request, the merge that GitHub made to try it. */
  sha: string;
  /** The event as GitHub sends it: a stranger's word, looked at field by field. */
  payload: Record<string, unknown>;
}

/**
 * The commits that an event is about.
 *
 * @throws {Problem} where a commit is not in the checkout; it says what to set.
 */
export async function rangeOf(event: WorkflowEvent, repository: Repository): Promise<Range> {
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequestRange(event, repository);
    case 'push':
      return pushRange(event, repository);
    case 'merge_group':
      return mergeGroupRange(event, repository);
    default:
      return wholeTree(repository);
  }
}

/**
 * A pull request is judged as the merge that it would be: two that are each right can be wrong together. GitHub runs
 * the workflow on that merge; its first parent is the base branch. Where it is not checked out (or the two conflict),
 * the head is judged against where it left the base branch.
 */
async function pullRequestRange({ payload, sha }: WorkflowEvent, repository: Repository): Promise<Range> {
  const headSha = commitId(payload, 'pull_request', 'head', 'sha');
  const baseSha = commitId(payload, 'pull_request', 'base', 'sha');
  const [first, second] = (await isThere(repository, sha)) ? await parents(repository, sha) : [];
  if (first && second === headSha) return { base: first, head: sha };
  const head = await resolveCommit(repository, headSha);
  return { base: await commonAncestor(repository, baseSha, head), head };
}

/** A push is judged against what the branch was before; a new branch against where it left the default branch. */
async function pushRange({ payload }: WorkflowEvent, repository: Repository): Promise<Range> {
  const after = commitId(payload, 'after');
  const before = commitId(payload, 'before');
  if (isNothing(after)) return wholeTree(repository);
  const head = await resolveCommit(repository, after);
  if (!isNothing(before)) return { base: await resolveCommit(repository, before), head };

  const branch = valueAt(payload, 'repository', 'default_branch');
  const upstream = typeof branch === 'string' ? `refs/remotes/origin/${branch}` : null;
  if (upstream === null || !(await isThere(repository, upstream))) {
    const ref = valueAt(payload, 'ref');
    const isFirstPush = upstream === null || ref === undefined || ref === `refs/heads/${branch}`;
    if (isFirstPush) return { base: null, head };
    throw tooShallow(`does not have \`${branch}\`, which a new branch is compared with`);
  }
  const others = { oids: [await resolveCommit(repository, upstream)], words: `\`${branch}\`` };
  const base = await whereItLeft(repository, head, others);
  return { base: base === head ? await firstParent(repository, head) : base, head };
}

/** A merge queue tries several pull requests together: all of them are judged against the branch they go to. */
async function mergeGroupRange({ payload }: WorkflowEvent, repository: Repository): Promise<Range> {
  return {
    base: await resolveCommit(repository, commitId(payload, 'merge_group', 'base_sha')),
    head: await resolveCommit(repository, commitId(payload, 'merge_group', 'head_sha')),
  };
}

/** Any other event: the state as it is, with nothing changed. */
async function wholeTree(repository: Repository): Promise<Range> {
  const head = await headCommit(repository);
  if (head === null)
    throw new Problem('the repository has no commit', { fix: 'check out a branch first (actions/checkout)' });
  return { base: head, head };
}

async function commonAncestor(repository: Repository, a: string, b: string): Promise<string> {
  const base = await mergeBase(repository, a, b);
  if (base !== null) return base;
  throw tooShallow(`does not reach back to where the pull request left its base (${a.slice(0, 12)})`);
}

async function isThere(repository: Repository, revision: string): Promise<boolean> {
  try {
    await resolveCommit(repository, revision);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function commitId(payload: Record<string, unknown>, ...path: string[]): string {
  const value = valueAt(payload, ...path);
  if (typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return value;
  throw new Problem(`the event names no commit in \`${path.join('.')}\``, {
    fix: 'run it on `pull_request` or `push`, or give the inputs `base` and `head`',
  });
}

function valueAt(value: unknown, ...path: string[]): unknown {
  return path.reduce((inner, key) => {
    return inner !== null && typeof inner === 'object'
      ? Object.entries(inner).find(([name]) => name === key)?.[1]
      : undefined;
  }, value);
}

function isNothing(commit: string): boolean {
  return /^0+$/.test(commit);
}
