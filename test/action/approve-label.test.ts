import { beforeEach, describe, expect, it } from 'vitest';
import { approvalFor, approvalOf } from '../../src/action/approve-label.ts';
import type { PullRequest } from '../../src/action/pull-request.ts';
import type { WorkflowRun } from '../../src/action/workflow-run.ts';
import type { Change } from '../../src/git/tree.ts';
import { withGitHub } from './connected.ts';

const { server, github } = withGitHub();
const LABEL = 'policy approved';
const EVENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';

let count = 0;
let number: number;
let branch: string;
let first: string;
let second: string;

/** A pull request at its first commit; there is a second one to push. */
beforeEach(async () => {
  branch = `change-${++count}`;
  first = await commit(`first of ${branch}`);
  second = await commit(`second of ${branch}`);
  await ask('POST', '/repos/acme/churn/git/refs', { ref: `refs/heads/${branch}`, sha: first });
  number = (await ask('POST', '/repos/acme/churn/pulls', { title: 'a', head: branch, base: 'main' })).number;
});

async function ask(method: string, path: string, body?: object, token?: string) {
  const answer = await server().ask(method, path, body, token);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as { number: number; sha: string; object: { sha: string }; tree: { sha: string } };
}

async function commit(message: string): Promise<string> {
  const { object } = await ask('GET', '/repos/acme/churn/git/ref/heads/main');
  const { tree } = await ask('GET', `/repos/acme/churn/git/commits/${object.sha}`);
  const body = { message, tree: tree.sha, parents: [object.sha] };
  return (await ask('POST', '/repos/acme/churn/git/commits', body)).sha;
}

const give = (by: string, label = LABEL) =>
  ask('POST', `/repos/acme/churn/issues/${number}/labels`, { labels: [label] }, by);
const take = () => ask('DELETE', `/repos/acme/churn/issues/${number}/labels/${LABEL}`);
const pushTo = (sha: string, by = 'ada') =>
  ask('PATCH', `/repos/acme/churn/git/refs/heads/${branch}`, { sha, force: true }, by);

async function approval(head: string, changes: Partial<PullRequest['head']> = {}, label = LABEL) {
  const repository = { owner: 'acme', repo: 'churn' };
  const pull = { number, isReadOnly: false, head: { sha: head, ref: branch, repository, ...changes } };
  return approvalOf(await github(), pull, label);
}

it.each(['ada', 'mona'])('approves where %s, who may write, gave it after the last push', async (person) => {
  await give(person);
  expect(await approval(first)).toEqual({ by: person });
});

it('does not tell large letters from small ones, as GitHub', async () => {
  await give('mona');
  expect(await approval(first, {}, 'Policy APPROVED')).toEqual({ by: 'mona' });
});

it('does not approve where it is not there', async () => {
  expect(await approval(first)).toEqual({ refused: 'the pull request does not have it' });
  await give('mona', 'another');
  expect(await approval(first)).toEqual({ refused: 'the pull request does not have it' });
  await give('mona');
  await take();
  expect(await approval(first)).toEqual({ refused: 'the pull request does not have it' });
});

it.each(['reed', 'eve'])('does not approve where %s gave it, who may not write', async (person) => {
  await give(person);
  expect(await approval(first)).toEqual({ refused: `${person} gave it, who has no write access` });
});

it('goes by who gave it last', async () => {
  await give('mona');
  await take();
  await give('eve');
  expect(await approval(first)).toEqual({ refused: 'eve gave it, who has no write access' });
});

it('does not approve what was pushed after it, until it is given again', async () => {
  await give('mona');
  await pushTo(second);
  expect(await approval(second)).toEqual({ refused: 'it was given before the last push: give it again' });
  await take();
  await give('mona');
  expect(await approval(second)).toEqual({ by: 'mona' });
});

it('does not approve what was there before, went, and came again after it', async () => {
  await pushTo(second);
  await pushTo(first);
  await give('mona');
  await pushTo(second);
  expect(await approval(second)).toEqual({ refused: 'it was given before the last push: give it again' });
});

it('does not go by what was pushed to another branch', async () => {
  await ask('POST', '/repos/acme/churn/git/refs', { ref: `refs/heads/other-${branch}`, sha: second });
  await give('mona');
  expect(await approval(second)).toEqual({ refused: 'GitHub does not say when the last push was' });
});

it.each([
  ['base_ref_changed', /another base since/],
  ['automatic_base_change_succeeded', /another base since/],
  ['head_ref_force_pushed', /before the last push/],
])('does not approve after %s', async (event, why) => {
  await give('mona');
  server().gaps.happened('acme/churn', number, { event, actor: 'eve' });
  expect(await approval(first)).toEqual({ refused: expect.stringMatching(why) });
});

it('finds the label’s last event behind hundreds of others', async () => {
  for (let more = 0; more < 250; more++)
    server().gaps.happened('acme/churn', number, { event: 'mentioned', actor: 'eve' });
  await give('mona');
  expect(await approval(first)).toEqual({ by: 'mona' });
  for (let more = 0; more < 250; more++)
    server().gaps.happened('acme/churn', number, { event: 'mentioned', actor: 'eve' });
  expect(await approval(first)).toEqual({ by: 'mona' });
  server().forget();
  for (let more = 0; more < 1000; more++)
    server().gaps.happened('acme/churn', number, { event: 'mentioned', actor: 'eve' });
  expect(await approval(first)).toEqual({ refused: 'GitHub does not say who gave it' });
  expect(server().calls.filter(({ operation }) => operation === EVENTS)).toHaveLength(11);
});

it('does not approve where whoever gave it is gone', async () => {
  await give('mona');
  await take();
  await give('mona');
  server().gaps.happened('acme/churn', number, { event: 'labeled', actor: null, label: LABEL });
  expect(await approval(first)).toEqual({ refused: 'whoever gave it has no account any more' });
});

it('does not approve where the head’s repository is gone', async () => {
  await give('mona');
  expect(await approval(first, { repository: null })).toEqual({
    refused: 'GitHub does not say when the last push was',
  });
});

describe('of the event', () => {
  const repository = { full_name: 'acme/churn' };
  const pullRequest = (head: string) => ({
    name: 'pull_request',
    payload: {
      pull_request: {
        number,
        head: { sha: head, ref: branch, repo: repository },
        base: { repo: repository },
      },
    },
  });
  const queued = (base = 'main') => ({
    name: 'merge_group',
    payload: {
      merge_group: { head_ref: `refs/heads/gh-readonly-queue/${base}/pr-${number}-${'0'.repeat(40)}` },
    },
  });

  /** Asks for an event, with the policy that is judged at the head. */
  async function asked(
    event: { name: string; payload: Record<string, unknown> },
    { policy = null as string | null, base = null as string | null, token = true } = {},
  ) {
    const entries = new Map(policy === null ? [] : [['scalerlock.yml', { kind: 'file', oid: policy }]]);
    const change = { base: null, files: [], head: { label: 'head', entries: async () => entries } };
    const inputs = { approveLabel: LABEL, base };
    const run = { event: { sha: '', ...event } };
    return approvalFor(change as unknown as Change, run as WorkflowRun, inputs, async () =>
      token ? github() : null,
    );
  }

  it('is asked for the pull request, and for the one whose turn it is in a queue', async () => {
    await give('mona');
    server().forget();
    expect(await asked(pullRequest(first))).toEqual({ by: 'mona' });
    expect(server().calls).toHaveLength(4);
    expect(await asked(queued())).toEqual({ by: 'mona' });
    expect(server().calls).toHaveLength(10);
    expect(await asked(queued('release/1.x'))).toEqual({ by: 'mona' });
    expect(await asked({ name: 'push', payload: {} })).toBeNull();
    expect(
      await asked({ name: 'merge_group', payload: { merge_group: { head_ref: 'refs/heads/a/pr-1-b' } } }),
    ).toBeNull();
  });

  it('holds in a queue for the policy of the pull request alone', async () => {
    const blob = await ask('POST', '/repos/acme/churn/git/blobs', {
      content: 'version: 1',
      encoding: 'utf-8',
    });
    const entry = { path: 'scalerlock.yml', mode: '100644', type: 'blob', sha: blob.sha };
    const tree = await ask('POST', '/repos/acme/churn/git/trees', { tree: [entry] });
    const made = { message: 'policy', tree: tree.sha, parents: [first] };
    const { sha } = await ask('POST', '/repos/acme/churn/git/commits', made);
    await pushTo(sha);
    await give('mona');
    expect(await asked(queued(), { policy: blob.sha })).toEqual({ by: 'mona' });
    const another = { refused: expect.stringMatching(/is another than that of the pull request/) };
    expect(await asked(queued(), { policy: 'f'.repeat(40) })).toEqual(another);
    expect(await asked(queued())).toEqual(another);
  });

  it('is not asked where the inputs say what to judge, or there is no token', async () => {
    await give('mona');
    server().forget();
    expect(await asked(pullRequest(first), { base: 'HEAD~1' })).toMatchObject({
      refused: expect.stringMatching(/inputs/),
    });
    expect(await asked(pullRequest(first), { token: false })).toMatchObject({
      refused: expect.stringMatching(/no `github-token`/),
    });
    expect(server().calls).toEqual([]);
  });

  it.each([
    'GET /repos/{owner}/{repo}/issues/{issue_number}/labels',
    EVENTS,
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    'GET /repos/{owner}/{repo}/activity',
  ])('does not approve where GitHub does not answer to %s', async (operation) => {
    await give('mona');
    server().fail(operation, [{ status: 403, message: 'Resource not accessible by integration' }]);
    expect(await asked(pullRequest(first))).toEqual({
      refused: expect.stringMatching(/^GitHub could not be asked about it \(Resource not accessible/),
    });
  });
});
