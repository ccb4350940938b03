import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { push } from '../helpers/github-push.ts';
import { comment, commentsOn, openPull, runOnPull } from '../helpers/github-runs.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { churnRepo, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

let server: GitHubServer;
let repo: TestRepo;

beforeAll(async () => {
  server = await startGitHub();
  repo = churnRepo();
  for (const name of ['refit', 'good']) {
    repo.git('switch', '--quiet', '--create', name, 'main');
    writeChurn(repo, name === 'refit' ? { scaler: 'v1-refit' } : { model: 'v2', scaler: 'v2' });
    if (name === 'good') {
      scalerlock(repo, 'seal');
      writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    }
    repo.commit(name);
  }
  await push(server, repo, 'main', 'main');
});
beforeEach(() => server.forget());
afterAll(() => server.close());

/** The operations that were asked for, in order. */
const operations = () => server.calls.map(({ operation }) => operation);

/** A branch of its own at a commit that is there, with a pull request. */
async function pullAt(revision: string, name: string): Promise<number> {
  repo.git('branch', '--force', name, revision);
  return openPull(server, repo, name);
}

describe('the comment', () => {
  it('says what is wrong, is edited in place, and says so when all is well again', async () => {
    const number = await pullAt('refit', 'mended-later');
    const bad = await runOnPull(server, repo, number);
    expect(bad).toMatchObject({ status: 1, stderr: '' });
    const [first] = await commentsOn(server, number);
    expect(first?.user.login).toBe('github-actions[bot]');
    expect(first?.body).toMatch(/^<!-- scalerlock key=[0-9a-f]{16} run=\d+\.1 -->\n## ✖ Scaler lock: /);
    expect(first?.body).toContain('scaler-changed-alone');

    await runOnPull(server, repo, number);
    expect(await commentsOn(server, number)).toMatchObject([{ id: first?.id }]);

    await push(server, repo, 'good', 'mended-later');
    const good = await runOnPull(server, repo, number);
    expect(good).toMatchObject({ status: 0, stderr: '' });
    const after = await commentsOn(server, number);
    expect(after).toMatchObject([{ id: first?.id }]);
    expect(after[0]?.body).toContain('## ✔ Scaler lock: 1 pair in step');
    expect(after[0]?.body).toContain('all is well again');
    expect(server.complaints).toEqual([]);
  });

  it('is not there where all is well and it never was: one call', async () => {
    const number = await pullAt('good', 'quiet');
    const run = await runOnPull(server, repo, number);
    expect(run.status).toBe(0);
    expect(await commentsOn(server, number)).toEqual([]);
    expect(operations()).toEqual(['GET /repos/{owner}/{repo}/issues/{issue_number}/comments']);
  });

  it('is not asked for where the input says so: no call', async () => {
    const number = await pullAt('refit', 'silent');
    expect(await runOnPull(server, repo, number, { inputs: { comment: 'false' } })).toMatchObject({
      status: 1,
    });
    expect(operations()).toEqual([]);
  });

  it('is found behind a hundred others, and another’s with our mark is left alone', async () => {
    const number = await pullAt('refit', 'busy');
    await runOnPull(server, repo, number);
    const [ours] = await commentsOn(server, number);
    for (let count = 0; count < 120; count++) await comment(server, number, `word ${count}`);
    const forged = await comment(server, number, ours?.body ?? '', 'eve');
    const asNoted = (await commentsOn(server, number)).length;
    await runOnPull(server, repo, number);
    expect((await commentsOn(server, number)).length).toBe(asNoted);
    const path = `/repos/acme/churn/issues/comments/`;
    expect((await server.ask('GET', `${path}${(forged.body as { id: number }).id}`)).body).toMatchObject({
      body: ours?.body,
      user: { login: 'eve' },
    });
    expect((await server.ask('GET', `${path}${ours?.id}`)).body).not.toMatchObject({ body: ours?.body });
  });

  it('is by the token’s own account where that is a person’s', async () => {
    const number = await pullAt('refit', 'by-mona');
    await comment(server, number, 'a word');
    await runOnPull(server, repo, number, { token: 'mona' });
    await runOnPull(server, repo, number, { token: 'mona' });
    expect((await commentsOn(server, number)).map(({ user }) => user.login)).toEqual(['ada', 'mona']);
  });

  it('is one also where several runs begin at once', async () => {
    const number = await pullAt('refit', 'at-once');
    await Promise.all([1, 2, 3].map(() => runOnPull(server, repo, number)));
    expect(await commentsOn(server, number)).toHaveLength(1);
  });

  it('says what the latest run says, whichever comes last', async () => {
    const number = await pullAt('refit', 'overtaken');
    await runOnPull(server, repo, number, { run: 9_000_002 });
    const [later] = await commentsOn(server, number);
    await runOnPull(server, repo, number, { run: 9_000_001 });
    expect(await commentsOn(server, number)).toMatchObject([{ body: later?.body }]);
  });

  it('is one a step, where steps look at other folders or in other jobs', async () => {
    const number = await pullAt('refit', 'many-steps');
    await runOnPull(server, repo, number);
    await runOnPull(server, repo, number, { env: { GITHUB_JOB: 'other' } });
    await runOnPull(server, repo, number, { inputs: { path: './' } });
    await runOnPull(server, repo, number);
    expect(await commentsOn(server, number)).toHaveLength(3);
  });

  it('is there too where it could not judge', async () => {
    const number = await pullAt('refit', 'no-verdict');
    const run = await runOnPull(server, repo, number, { inputs: { head: 'HEAD' } });
    expect(run.status).toBe(2);
    expect((await commentsOn(server, number))[0]?.body).toContain('not judged');
  });
});

describe('each pair at the commit', () => {
  it.each([
    ['check-run', '/check-runs', 'failure', 'success'],
    ['commit-status', '/statuses', 'failure', 'success'],
  ])('as a %s', async (each, path, bad, good) => {
    const number = await pullAt('refit', `shown-as-${each}`);
    await runOnPull(server, repo, number, { inputs: { 'each-pair': each } });
    const shown = async (revision: string) => {
      const commit = repo.git('rev-parse', revision);
      const { body } = await server.ask('GET', `/repos/acme/churn/commits/${commit}${path}`);
      return JSON.stringify(body);
    };
    expect(await shown('refit')).toContain('"scalerlock / churn"');
    expect(await shown('refit')).toContain(`"${bad}"`);
    expect(await shown('refit')).toContain('pair/scaler-changed-alone: ');
    await push(server, repo, 'good', `shown-as-${each}`);
    await runOnPull(server, repo, number, { inputs: { 'each-pair': each } });
    expect(await shown('good')).toContain(`"${good}"`);
    expect(await shown('good')).toContain('in step, scaler 1.0.0 → 2.0.0');
    expect(server.complaints).toEqual([]);
  });
});

describe('rights', () => {
  it.each([
    [
      'contents: read alone',
      { contents: 'read' },
      {},
      /Not posted: the comment \(the token may not, it needs `pull-requests: write`: /,
    ],
    [
      'the token of a fork, which only reads',
      { contents: 'read', pull_requests: 'read', checks: 'read', statuses: 'read' },
      { head: { repo: { full_name: 'eve/churn' } } },
      /Not posted: the comment \(the token of a pull request from a fork only reads\); a check-run a pair \(the token of/,
    ],
  ] as const)('with %s all else works, and the log says so once', async (name, rights, head, says) => {
    const number = await pullAt('refit', `rights-${name.length}`);
    const { body } = await server.ask('GET', `/repos/acme/churn/pulls/${number}`);
    const was = (body as { head: object }).head;
    const run = await runOnPull(server, repo, number, {
      token: await server.token(rights),
      inputs: 'head' in head ? { 'each-pair': 'check-run' } : {},
      pull: 'head' in head ? { head: { ...was, ...head.head } } : {},
    });
    expect(run).toMatchObject({ status: 1, stderr: '', outputs: { status: 'fail', findings: '1' } });
    expect(run.stdout.match(/Not posted/g)).toHaveLength(1);
    expect(run.stdout).toMatch(says);
    expect(run.stdout).not.toMatch(/::notice/);
    expect(run.summary).toContain('scaler-changed-alone');
    expect(await commentsOn(server, number)).toEqual([]);
  });

  it('without a token, as in a runner of one’s own', async () => {
    const number = await pullAt('refit', 'tokenless');
    const run = await runOnPull(server, repo, number, { inputs: { 'github-token': '' } });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('Not posted: the comment (there is no `github-token`)');
    expect(operations()).toEqual([]);
  });

  it('never says the token', async () => {
    const number = await pullAt('refit', 'secret');
    const token = await server.token({ contents: 'read' });
    const run = await runOnPull(server, repo, number, { token, inputs: { 'each-pair': 'commit-status' } });
    const [masked, ...rest] = run.stdout.split('\n');
    expect(masked).toBe(`::add-mask::${token}`);
    for (const text of [rest.join('\n'), run.stderr, run.summary, JSON.stringify(run.outputs)])
      expect(text).not.toContain(token);
    expect(JSON.stringify(run.report)).not.toContain(token);
  });
});

it.each([
  ['each-pair', 'check-runs', 'write `check-run` or `commit-status`, or nothing'],
  ['comment', 'sometimes', 'write `true` or `false`'],
  ['api-timeout', 'soon', 'write a number of seconds'],
])('says what the input %s can be', async (name, value, fix) => {
  const run = await runOnPull(server, repo, await pullAt('refit', `input-${name}`), {
    inputs: { [name]: value },
  });
  expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
  expect(run.stdout).toContain(`the input \`${name}\` cannot be \`${value}\``);
  expect(run.stdout).toContain(fix);
});

it('all the way: the check is required, the merge is refused, the mend is pushed, the same call merges', async () => {
  const number = await pullAt('refit', 'all-the-way');
  await server.ask('PUT', '/repos/acme/churn/branches/main/protection', {
    required_status_checks: { strict: true, contexts: ['scalerlock'] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  const merge = () => server.ask('PUT', `/repos/acme/churn/pulls/${number}/merge`, {});
  const runner = await server.token({ checks: 'write' });
  /** The job, as the runner reports it: its check says what the exit code says. */
  const job = async (revision: string) => {
    const run = await runOnPull(server, repo, number);
    const head_sha = repo.git('rev-parse', revision);
    const conclusion = run.status === 0 ? 'success' : 'failure';
    const check = { name: 'scalerlock', head_sha, status: 'completed', conclusion };
    expect(await server.ask('POST', '/repos/acme/churn/check-runs', check, runner)).toMatchObject({
      status: 201,
    });
    return run.status;
  };

  expect(await job('refit')).toBe(1);
  expect(await merge()).toMatchObject({
    status: 422,
    body: { message: 'Required status checks have not succeeded.' },
  });
  await push(server, repo, 'good', 'all-the-way');
  expect((await merge()).status).toBe(422);
  expect(await job('good')).toBe(0);
  expect(await merge()).toMatchObject({ status: 200, body: { merged: true } });
  const { body } = await server.ask('GET', '/repos/acme/churn/git/ref/heads/main');
  const merged = await server.ask(
    'GET',
    `/repos/acme/churn/git/commits/${(body as { object: { sha: string } }).object.sha}`,
  );
  expect(merged.body).toMatchObject({
    tree: { sha: repo.git('rev-parse', 'good^{tree}') },
    parents: [{ sha: repo.git('rev-parse', 'main') }, { sha: repo.git('rev-parse', 'good') }],
  });
});
