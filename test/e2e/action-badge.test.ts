import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ActionRun, runAction } from '../helpers/action.ts';
import { push } from '../helpers/github-push.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { churnRepo, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

type Fault = Parameters<GitHubServer['fail']>[1][number];

const UPDATE = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
const CREATE = 'POST /repos/{owner}/{repo}/git/refs';

let server: GitHubServer;
let token: string;
let repo: TestRepo;

beforeAll(async () => {
  server = await startGitHub();
  token = await server.token({ contents: 'write' });
  repo = churnRepo();
  await push(server, repo, 'main', 'main');
});
afterAll(() => server.close());
beforeEach(() => server.forget());

/** Runs the Action on what is checked out, as after a push to `main`. */
function publish(
  branch: string,
  { as = token, name = 'push', ref = 'refs/heads/main', before = 'HEAD' } = {},
): Promise<ActionRun> {
  const head = repo.git('rev-parse', 'HEAD');
  const payload = {
    ref,
    before: repo.git('rev-parse', before),
    after: head,
    repository: { default_branch: 'main' },
  };
  const inputs = { 'badge-branch': branch, 'github-token': as };
  return runAction(repo, { name, payload, ref }, { inputs, env: { GITHUB_API_URL: server.url } });
}

/** The next commit of `main`, sealed: its badge says another name of the pair. */
async function rename(pair: string): Promise<void> {
  const policy = repo.git('show', 'HEAD:scalerlock.yml');
  repo.write('scalerlock.yml', `${policy.replace(/^ {2}\S+:$/m, `  ${pair}:`)}\n`);
  expect(scalerlock(repo, 'seal', '--all').status).toBe(0);
  repo.commit(`it is called ${pair}`);
  await push(server, repo, 'main', 'main');
}

interface Branch {
  commit: string;
  parents: string[];
  files: Record<string, string>;
}

/** What the server has on a branch; null where there is none. */
async function branchAt(branch: string): Promise<Branch | null> {
  const base = '/repos/acme/churn/git';
  const { status, body } = await server.ask('GET', `${base}/ref/heads/${branch}`);
  if (status === 404) return null;
  const commit = (body as { object: { sha: string } }).object.sha;
  const { body: about } = await server.ask('GET', `${base}/commits/${commit}`);
  const { tree, parents } = about as { tree: { sha: string }; parents: { sha: string }[] };
  const { body: listed } = await server.ask('GET', `${base}/trees/${tree.sha}?recursive=true`);
  const files: Record<string, string> = {};
  for (const { path, type, sha } of (listed as { tree: { path: string; type: string; sha: string }[] })
    .tree) {
    if (type !== 'blob') continue;
    const blob = await server.ask('GET', `${base}/blobs/${sha}`);
    files[path] = Buffer.from((blob.body as { content: string }).content, 'base64').toString();
  }
  return { commit, parents: parents.map(({ sha }) => sha), files };
}

const written = (): string[] =>
  server.calls.filter(({ method }) => method !== 'GET').map(({ operation }) => operation ?? '');

it('publishes all badges in one commit on a branch of their own, and nothing where nothing changed', async () => {
  const run = await publish('badges');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.summary).toContain('![scaler lock](/../badges/badge.svg)');
  const first = await branchAt('badges');
  expect(first?.parents).toEqual([]);
  expect(Object.keys(first?.files ?? {}).sort()).toEqual([
    ...['.scalerlock-badges', 'README.md', 'badge.json', 'badge.svg', 'pairs/churn.json', 'pairs/churn.svg'],
  ]);
  expect(first?.files['badge.json']).toContain('1 pair in step');
  expect(written()).toHaveLength(3);

  server.forget();
  await publish('badges', { name: 'schedule' });
  expect(written()).toEqual([]);
  expect(await branchAt('badges')).toEqual(first);

  writeChurn(repo, { model: 'v2' });
  repo.commit('model alone');
  await push(server, repo, 'main', 'main');
  server.forget();
  const red = await publish('badges', { before: 'HEAD^' });
  expect(red.status).toBe(1);
  const second = await branchAt('badges');
  expect(second?.parents).toEqual([first?.commit]);
  expect(second?.files['badge.json']).toContain('red');
  expect(second?.files['pairs/churn.json']).toContain('out of step');
  const tree = server.calls.find(({ operation }) => operation?.endsWith('/git/trees'));
  const paths = ['badge.svg', 'badge.json', 'pairs/churn.svg', 'pairs/churn.json'];
  expect(tree?.body).toMatchObject({ tree: paths.map((path) => ({ path })) });
  expect(server.complaints).toEqual([]);
});

it('takes away the badges of pairs that are gone', async () => {
  await publish('changing');
  const before = await branchAt('changing');
  await rename('loyalty');
  await publish('changing');
  const after = await branchAt('changing');
  expect(after?.parents).toEqual([before?.commit]);
  expect(Object.keys(after?.files ?? {})).toEqual(expect.arrayContaining(['pairs/loyalty.svg', 'README.md']));
  expect(Object.keys(after?.files ?? {})).not.toContain('pairs/churn.svg');
});

describe('two runs at once', () => {
  it('make one branch with one commit', async () => {
    const runs = await Promise.all([publish('together'), publish('together'), publish('together')]);
    for (const { stdout } of runs) expect(stdout).not.toContain('Not posted');
    expect((await branchAt('together'))?.parents).toEqual([]);
    expect(server.complaints).toEqual([]);
  });

  it('build on what the other left: a branch that moved is read again', async () => {
    await publish('moving');
    const before = await branchAt('moving');
    // Somebody takes a badge away, and gets before us twice.
    const { body } = await server.ask('POST', '/repos/acme/churn/git/trees', {
      base_tree: (await treeOf(before?.commit ?? '')).sha,
      tree: [{ path: 'badge.svg', mode: '100644', type: 'blob', sha: null }],
    });
    const made = await server.ask('POST', '/repos/acme/churn/git/commits', {
      message: 'take it away',
      tree: (body as { sha: string }).sha,
      parents: [before?.commit],
    });
    const { sha } = made.body as { sha: string };
    await server.ask('PATCH', '/repos/acme/churn/git/refs/heads/moving', { sha });
    server.fail(UPDATE, [{ status: 422, message: 'Update is not a fast forward' }, { status: 409 }]);
    await publish('moving');
    const after = await branchAt('moving');
    expect(after?.parents).toEqual([sha]);
    expect(after?.files['badge.svg']).toContain('<svg');
    expect(written().filter((operation) => operation === UPDATE)).toHaveLength(3);
  });

  async function treeOf(commit: string): Promise<{ sha: string }> {
    const { body } = await server.ask('GET', `/repos/acme/churn/git/commits/${commit}`);
    return (body as { tree: { sha: string } }).tree;
  }
});

describe('does not publish', () => {
  it.each([
    ['from a pull request', { name: 'pull_request_target' }],
    ['from another branch', { ref: 'refs/heads/feature' }],
    ['from a tag', { ref: 'refs/tags/main' }],
    ['from a merge queue', { name: 'merge_group' }],
  ])('%s', async (_, event) => {
    await publish('never', event);
    expect(server.calls).toEqual([]);
  });

  it('what an older commit was, when the default branch has gone on', async () => {
    repo.git('switch', '--quiet', '--detach', 'HEAD^');
    const run = await publish('older', { name: 'workflow_dispatch' });
    repo.git('switch', '--quiet', 'main');
    expect(run.stdout).toContain('the default branch has gone on');
    expect(await branchAt('older')).toBeNull();
  });

  it.each([
    ['onto the default branch', 'main', 'the branch `main` is the default branch'],
    ['onto a branch of others', 'docs', 'the branch `docs` holds other things than badges'],
  ])('%s', async (_, branch, says) => {
    if (branch === 'docs') await push(server, repo, 'HEAD', 'docs');
    const before = await branchAt(branch);
    const run = await publish(branch);
    expect(run.stdout.split(says)).toHaveLength(2);
    expect(run.report.status).toBe('pass');
    expect(run.status).toBe(0);
    expect(await branchAt(branch)).toEqual(before);
  });

  it('onto what is no branch', async () => {
    const run = await publish('a..b');
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('the input `badge-branch` cannot be `a..b`');
    expect(server.calls).toEqual([]);
  });

  it('without the right to: the log says so once, and the verdict stands', async () => {
    const run = await publish('unwritable', { as: await server.token({ contents: 'read' }) });
    expect(run.status).toBe(0);
    expect(run.stdout.match(/contents: write/g)).toHaveLength(1);
    expect(run.stdout).not.toContain('::error');
  });
});

describe('what goes wrong at GitHub', () => {
  const faults: [string, string, Fault[]][] = [
    ['a server error', UPDATE, [{ status: 500 }, { status: 502 }]],
    ['too many calls', UPDATE, [{ status: 429, headers: { 'retry-after': '0' } }]],
    ['a connection that is cut when all is done', UPDATE, [{ cut: 'after' }]],
    ['the same when the branch is made', CREATE, [{ cut: 'after' }]],
  ];
  it.each(faults)('is overcome: %s', async (name, operation, planned) => {
    const branch = `faults-${name.replaceAll(' ', '-')}`;
    if (operation === UPDATE) {
      await publish(branch);
      repo.write(
        'scalerlock.yml',
        `${repo.git('show', 'HEAD:scalerlock.yml').replace(/ {2}(\w+):\n {4}model/, `  ${branch}:\n    model`)}\n`,
      );
      repo.commit('another name');
      await push(server, repo, 'main', 'main');
    }
    server.forget();
    server.fail(operation, planned);
    const run = await publish(branch);
    expect(run.stdout).not.toContain('Not posted');
    expect((await branchAt(branch))?.files['badge.svg']).toContain('<svg');
    expect(server.complaints).toEqual([]);
  });

  it('and stays wrong: the log says what was lost, and the verdict stands', async () => {
    server.fail('POST /repos/{owner}/{repo}/git/trees', [{ status: 422, message: 'no' }], { forever: true });
    const run = await publish('lost');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('the badges (GitHub answered 422: no');
    expect(await branchAt('lost')).toBeNull();
  });
});
