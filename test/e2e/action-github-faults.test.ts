import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { push } from '../helpers/github-push.ts';
import { commentsOn, openPull, runOnPull } from '../helpers/github-runs.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CHURN_POLICY, churnRepo, writeChurn } from '../helpers/scalerlock.ts';

/** Whatever GitHub's API does, the verdict is right, and the log says what was lost. */
let server: GitHubServer;
let repo: TestRepo;
let bad: number;
let good: number;

beforeAll(async () => {
  server = await startGitHub();
  repo = churnRepo();
  await push(server, repo, 'main', 'main');
  const branch = async (name: string, change: () => void): Promise<number> => {
    repo.git('switch', '--quiet', '--create', name, 'main');
    change();
    repo.commit(name);
    return openPull(server, repo, name);
  };
  good = await branch('good', () => repo.write('README.md', 'words'));
  bad = await branch('bad', () => {
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.write('scalerlock.yml', CHURN_POLICY.replace(/ {6}production: .*\n/, ''));
  });
  await server.ask('POST', `/repos/acme/churn/issues/${bad}/labels`, { labels: ['approved'] }, 'mona');
});
afterEach(() => {
  expect(server.complaints).toEqual([]);
  server.forget();
});
afterAll(() => server.close());

const inputs = { 'each-pair': 'check-run', 'approve-label': 'approved', 'api-timeout': '2' };

describe.each([
  ['403', { status: 403 }, /the token may not, it needs `pull-requests: write`/],
  ['404', { status: 404 }, /the token may not, it needs `pull-requests: write`/],
  ['422', { status: 422 }, /GitHub answered 422/],
  [
    '429, for an hour',
    { status: 429, headers: { 'retry-after': '3600' } },
    /GitHub takes no more calls for now/,
  ],
  ['500', { status: 500 }, /GitHub answered 500/],
  ['a cut connection', { cut: 'before' as const }, /GitHub did not answer within 2 s/],
  ['a slow answer', { delayMs: 60_000 }, /GitHub did not answer within 2 s/],
])('where each answer is %s', (_, fault, why) => {
  it('a parted pair is refused, and no label approves', async () => {
    server.fail('*', [fault], { forever: true });
    const run = await runOnPull(server, repo, bad, { inputs });
    expect(run).toMatchObject({ status: 1, stderr: '', outputs: { status: 'fail' } });
    expect(run.report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['pair/scaler-changed-alone', 'error'],
      ['policy/changed', 'error'],
    ]);
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(
      'it does not count now: GitHub could not be asked about it',
    );
    expect(run.stdout.match(/Not posted: /g)).toHaveLength(1);
    expect(run.stdout).toMatch(/Not posted: the comment \(.*\); a check-run a pair \(/);
    expect(run.stdout).toMatch(why);
    expect(run.summary).toContain('scaler-changed-alone');
    expect(await commentsOn(server, bad)).toEqual([]);
  });
});

it('a good change passes although nothing can be asked', async () => {
  server.fail('*', [{ status: 500 }], { forever: true });
  const run = await runOnPull(server, repo, good, { inputs });
  expect(run).toMatchObject({ status: 0, stderr: '', outputs: { status: 'pass', findings: '0' } });
  expect(run.stdout).toMatch(/::notice title=Scalerlock::Not posted: the comment \(GitHub answered 500/);
});

it('what goes wrong for a moment is not lost', async () => {
  const issue = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
  server.fail(`GET ${issue}`, [{ status: 502 }, { status: 429, headers: { 'retry-after': '1' } }]);
  server.fail(`POST ${issue}`, [{ cut: 'after' }, { status: 500 }]);
  server.fail('POST /repos/{owner}/{repo}/check-runs', [{ cut: 'before' }]);
  const run = await runOnPull(server, repo, bad, { inputs: { 'each-pair': 'check-run' } });
  expect(run).toMatchObject({ status: 1, stderr: '' });
  expect(run.stdout).not.toContain('Not posted');
  expect(await commentsOn(server, bad)).toHaveLength(1);
  const head = repo.git('rev-parse', 'bad');
  const checks = await server.ask('GET', `/repos/acme/churn/commits/${head}/check-runs`);
  expect(checks.body).toMatchObject({ check_runs: [{ name: 'scalerlock / churn', conclusion: 'failure' }] });
});
