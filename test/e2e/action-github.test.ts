import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { push } from '../helpers/github-push.ts';
import { commentsOn, openPull, type RunOptions, runFor, runOnPull } from '../helpers/github-runs.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CHURN_POLICY, churnRepo, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

let server: GitHubServer;
let repo: TestRepo;

/** One repository for all: `refit` parts the pair, `good` does not, `lenient` weakens the policy and parts it too. */
beforeAll(async () => {
  server = await startGitHub();
  repo = churnRepo();
  branch('refit', () => writeChurn(repo, { scaler: 'v1-refit' }));
  branch('good', () => {
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    scalerlock(repo, 'seal');
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
  });
  branch('lenient', () => {
    repo.write('scalerlock.yml', CHURN_POLICY.replace(/ {6}production: .*\n/, ''));
    writeConfigs(repo, { train: '1.0.0', staging: '1.0.0', production: '9.9.9' });
  });
  await push(server, repo, 'main', 'main');
});
afterEach(() => {
  expect(server.complaints).toEqual([]);
  server.forget();
});
afterAll(() => server.close());

function branch(name: string, change: () => void): void {
  repo.git('switch', '--quiet', '--create', name, 'main');
  change();
  repo.commit(name);
}

/** A pull request of its own, of a branch at a commit that is there. */
async function pullAt(revision: string, name: string): Promise<number> {
  repo.git('branch', name, revision);
  return openPull(server, repo, name);
}

const run = (number: number, options?: RunOptions) => runOnPull(server, repo, number, options);
const checksAt = async (revision: string) => {
  const path = `/repos/acme/churn/commits/${repo.git('rev-parse', revision)}/check-runs`;
  return ((await server.ask('GET', path)).body as { check_runs: { name: string; conclusion: string }[] })
    .check_runs;
};

it('says beside the run’s page what is wrong, and that it is mended; never the token', async () => {
  const number = await pullAt('refit', 'mended-later');
  const token = await server.token({ contents: 'read', pull_requests: 'write', checks: 'write' });
  const inputs = { 'each-pair': 'check-run' };
  const bad = await run(number, { token, inputs });
  expect(bad).toMatchObject({ status: 1, stderr: '' });
  const [first] = await commentsOn(server, number);
  expect(first?.user.login).toBe('github-actions[bot]');
  expect(first?.body).toMatch(/^<!-- scalerlock key=[0-9a-f]{16} run=\d+\.1 -->\n## ✖ Scaler lock: /);
  expect(await checksAt('refit')).toMatchObject([{ name: 'scalerlock / churn', conclusion: 'failure' }]);

  const [masked, ...rest] = bad.stdout.split('\n');
  expect(masked).toBe(`::add-mask::${token}`);
  const shown = [...rest, bad.summary, JSON.stringify(bad.outputs), JSON.stringify(bad.report), first?.body];
  expect(shown.join('\n')).not.toContain(token);

  await push(server, repo, 'good', 'mended-later');
  expect(await run(number, { token, inputs })).toMatchObject({ status: 0, stderr: '' });
  const after = await commentsOn(server, number);
  expect(after).toMatchObject([{ id: first?.id }]);
  expect(after[0]?.body).toContain('## ✔ Scaler lock: 1 pair in step');
  expect(after[0]?.body).toContain('all is well again');
  expect(await checksAt('good')).toMatchObject([{ name: 'scalerlock / churn', conclusion: 'success' }]);
});

it('asks nothing where nothing is to be posted, and does not load the client', async () => {
  const number = await pullAt('refit', 'silent');
  const env = { NODE_DEBUG: 'esm' };
  const silent = await run(number, { inputs: { comment: 'false' }, env });
  expect(silent.status).toBe(1);
  expect(server.calls).toEqual([]);
  expect(silent.stderr).toContain('dist/action.js');
  expect(silent.stderr).not.toMatch(/chunks\/github-/);
});

describe('rights', () => {
  const forked = (number: number) => ({
    number,
    head: { sha: repo.git('rev-parse', 'refit'), ref: 'refit', repo: { full_name: 'eve/churn' } },
  });

  it.each([
    [
      '`contents: read` alone',
      { contents: 'read' },
      null,
      /^Not posted: the comment \(the token may not, it needs `pull-requests: write`: .*\)\. The verdict stands/m,
    ],
    [
      'the token of a fork, which only reads',
      { contents: 'read', pull_requests: 'read', checks: 'read', statuses: 'read' },
      forked,
      /^Not posted: the comment \(the token of a pull request from a fork only reads\); a commit-status a pair \(the token of/m,
    ],
  ] as const)('with %s all else works, and the log says so once', async (name, rights, fork, says) => {
    const number = await pullAt('refit', `rights-${name.length}`);
    const token = await server.token(rights);
    const options = fork ? { pull: fork(number), inputs: { 'each-pair': 'commit-status' } } : {};
    const ran = await run(number, { token, ...options });
    expect(ran).toMatchObject({ status: 1, stderr: '', outputs: { status: 'fail', findings: '1' } });
    expect(ran.stdout.match(/Not posted/g)).toHaveLength(1);
    expect(ran.stdout).toMatch(says);
    // A setting is nothing to be told of on each run's page.
    expect(ran.stdout).not.toMatch(/::notice/);
    expect(ran.stdout).toMatch(/^::error title=pair\/scaler-changed-alone/m);
    expect(ran.summary).toContain('scaler-changed-alone');
    expect(await commentsOn(server, number)).toEqual([]);
  });

  it('without a token, as in a runner of one’s own', async () => {
    const ran = await run(await pullAt('refit', 'tokenless'), { inputs: { 'github-token': '' } });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('Not posted: the comment (there is no `github-token`)');
    expect(server.calls).toEqual([]);
  });
});

it('says what an input can be', async () => {
  const ran = await run(await pullAt('refit', 'wrong-input'), { inputs: { 'each-pair': 'check-runs' } });
  expect(ran).toMatchObject({ status: 2, outputs: { status: 'error' } });
  expect(ran.stdout).toContain('the input `each-pair` cannot be `check-runs`');
  expect(ran.stdout).toContain('write `check-run` or `commit-status`, or nothing');
});

it('lets a label approve a change of the policy, given by who may write, after the last push', async () => {
  const inputs = { 'approve-label': 'policy approved', comment: 'false' };
  const number = await pullAt('lenient', 'relaxed');
  const give = (by: string) =>
    server.ask('POST', `/repos/acme/churn/issues/${number}/labels`, { labels: ['policy approved'] }, by);
  await give('eve');
  const token = await server.token({ contents: 'read', pull_requests: 'read' });
  const refused = await run(number, { inputs, token });
  expect(refused.status).toBe(1);
  expect(refused.report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['config/version-mismatch', 'error'],
    ['policy/changed', 'error'],
  ]);
  expect(refused.stdout).toMatch(/it does not count now: eve gave\s+it, who has no write access/);

  await server.ask('DELETE', `/repos/acme/churn/issues/${number}/labels/policy%20approved`);
  await give('mona');
  const approved = await run(number, { inputs, token, action: 'labeled' });
  expect(approved).toMatchObject({ status: 0, outputs: { status: 'pass', findings: '2' } });
  expect(approved.report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['policy/changed', 'warning'],
    ['config/version-mismatch', 'warning'],
  ]);
  expect(approved.summary).toContain('approved by `mona` with the label `policy approved`');

  // In the merge queue the same label counts, while the policy that is tried is the same.
  const queued = (revision: string) =>
    runFor(
      server,
      repo,
      {
        name: 'merge_group',
        payload: {
          merge_group: {
            base_sha: repo.git('rev-parse', 'main'),
            head_sha: repo.git('rev-parse', revision),
            head_ref: `refs/heads/gh-readonly-queue/main/pr-${number}-${repo.git('rev-parse', 'main')}`,
          },
        },
      },
      { inputs, token },
    );
  expect(await queued('relaxed')).toMatchObject({ status: 0, outputs: { status: 'pass', findings: '2' } });
  repo.git('switch', '--quiet', '--detach', 'relaxed');
  repo.write('scalerlock.yml', `${CHURN_POLICY}ignore: ["**"]\n`);
  const another = await queued(repo.commit('with the one before it'));
  expect(another.status).toBe(1);
  expect(another.stdout).toMatch(/the policy in the\s+queue is another/);

  // What is pushed later parts the pair too, and nobody has approved it.
  repo.git('switch', '--quiet', 'relaxed');
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.commit('more');
  await push(server, repo, 'relaxed', 'relaxed', { actor: 'mona' });
  const later = await run(number, { inputs, token });
  expect(later.status).toBe(1);
  expect(later.stdout).toMatch(/it was given before\s+the last push/);
});

it('all the way: the check is required, the merge is refused, the mend is pushed, the same call merges', async () => {
  const number = await pullAt('refit', 'all-the-way');
  const protection = {
    required_status_checks: { strict: true, contexts: ['scalerlock'] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  };
  await server.ask('PUT', '/repos/acme/churn/branches/main/protection', protection);
  const merge = () => server.ask('PUT', `/repos/acme/churn/pulls/${number}/merge`, {});
  const runner = await server.token({ checks: 'write' });
  /** The job as the runner reports it: its check says what the step's exit code says. */
  const job = async (revision: string) => {
    const { status } = await run(number);
    const head_sha = repo.git('rev-parse', revision);
    const check = { name: 'scalerlock', head_sha, conclusion: status === 0 ? 'success' : 'failure' };
    await server.ask('POST', '/repos/acme/churn/check-runs', { ...check, status: 'completed' }, runner);
    return status;
  };

  expect(await job('refit')).toBe(1);
  const refusal = { status: 422, body: { message: 'Required status checks have not succeeded.' } };
  expect(await merge()).toMatchObject(refusal);
  await push(server, repo, 'good', 'all-the-way');
  expect(await merge()).toMatchObject(refusal);
  expect(await job('good')).toBe(0);
  expect(await merge()).toMatchObject({ status: 200, body: { merged: true } });
  const main = (await server.ask('GET', '/repos/acme/churn/git/ref/heads/main')).body as {
    object: { sha: string };
  };
  const { body: merged } = await server.ask('GET', `/repos/acme/churn/git/commits/${main.object.sha}`);
  expect(merged).toMatchObject({
    tree: { sha: repo.git('rev-parse', 'good^{tree}') },
    parents: [{ sha: repo.git('rev-parse', 'main') }, { sha: repo.git('rev-parse', 'good') }],
  });
});

it('works with an Enterprise Server, whose API lies elsewhere', async () => {
  const enterprise = await startGitHub({ description: 'ghes-3.17', prefix: '/api/v3' });
  try {
    await push(enterprise, repo, 'main', 'main');
    const number = await openPull(enterprise, repo, 'refit');
    const inputs = { 'each-pair': 'commit-status' };
    expect(await runOnPull(enterprise, repo, number, { inputs })).toMatchObject({ status: 1, stderr: '' });
    expect((await commentsOn(enterprise, number))[0]?.body).toContain('scaler-changed-alone');
    expect(enterprise.calls.map(({ operation }) => operation)).toContain(
      'POST /repos/{owner}/{repo}/statuses/{sha}',
    );
    expect(enterprise.complaints).toEqual([]);
  } finally {
    await enterprise.close();
  }
});
