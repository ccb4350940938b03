import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionEvent, runAction } from '../helpers/action.ts';
import { type BareRemote, bareRemote, type CheckoutOptions, checkOut, stateOf } from '../helpers/checkout.ts';
import { pullRequestEvent, pushEvent, ZERO } from '../helpers/events.ts';
import { type GitServer, serveGit } from '../helpers/git-http.ts';
import { type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, errorsOf, writeChurn } from '../helpers/scalerlock.ts';

/** How the Action gets at what a shallow checkout lacks: over HTTP, with the checkout's credentials, or not at all. */

const ALONE = 'pair/scaler-changed-alone';
const BASIC = `basic ${Buffer.from('x-access-token:t0ken').toString('base64')}`;

let source: TestRepo;
let remote: BareRemote;
let server: GitServer;
let base: string;
let head: string;
let event: ActionEvent;

beforeAll(async () => {
  source = churnRepo();
  source.write('data/large.bin', randomBytes(1_000_000));
  base = source.commit('data');
  source.git('switch', '--quiet', '--create', 'refit');
  writeChurn(source, { scaler: 'v1-refit' });
  head = source.commit('refit');
  source.git('switch', '--quiet', 'main');
  source.git('merge', '--quiet', '--no-ff', '--no-edit', 'refit');
  const merge = source.git('rev-parse', 'HEAD');
  source.git('reset', '--quiet', '--hard', base);
  remote = bareRemote(source);
  remote.push(merge, 'refs/pull/7/merge');
  server = await serveGit(remote.dir);
  event = pullRequestEvent({ head, base, sha: merge });
});

/** A checkout of the pull request's merge. The server is of this very process: it cannot serve a git that we wait for. */
function checkedOut(url = remote.url, options: CheckoutOptions = {}): TestRepo {
  const checkout = checkOut(remote.url, event.sha ?? '', event.ref ?? '', options);
  checkout.git('remote', 'set-url', 'origin', url);
  return checkout;
}

describe('over HTTP', () => {
  it('fetches the base in one exchange, and of it only what the head does not have', async () => {
    server.authorization = null;
    const checkout = checkedOut(server.urlOf('origin.git'));
    const before = stateOf(checkout);
    server.requests.length = 0;
    server.bytes = 0;
    const run = await runAction(checkout, event);
    expect(run).toMatchObject({ status: 1, report: { base } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
    // The scaler as it was, and not the large file, which stayed as it is.
    expect(server.bytes).toBeLessThan(10_000);
    expect(server.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1);
    expect(stateOf(checkout)).toEqual(before);
  });

  /** The newest actions/checkout keeps them in a file of the runner's, which it includes for this folder. */
  function included(checkout: TestRepo): void {
    const file = join(temporaryFolder(), 'credentials.config');
    writeFileSync(file, `[http "${server.origin}/"]\n\textraheader = AUTHORIZATION: ${BASIC}\n`);
    checkout.git('config', '--unset', `http.${server.origin}/.extraheader`);
    checkout.git('config', `includeIf.gitdir:${checkout.dir}/.git.path`, file);
  }

  it.each([
    ['in its configuration', () => {}],
    ['in a file that this includes', included],
  ])('with the credentials that the checkout left %s, which are shown nowhere', async (_, move) => {
    server.authorization = BASIC;
    const config = { [`http.${server.origin}/.extraheader`]: `AUTHORIZATION: ${BASIC}` };
    const checkout = checkedOut(server.urlOf('origin.git'), { config });
    move(checkout);
    const run = await runAction(checkout, event);
    expect(run).toMatchObject({ status: 1, report: { base } });
    expect(`${run.stdout}${run.stderr}${run.summary}${JSON.stringify(run.report)}`).not.toContain(
      BASIC.slice(6),
    );
  });

  it('without credentials: says what to set, and asks nobody', async () => {
    server.authorization = BASIC;
    const checkout = checkedOut(server.urlOf('origin.git'));
    server.requests.length = 0;
    const run = await runAction(checkout, event);
    expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
    expect(run.report.error).toMatchObject({
      message: expect.stringContaining('could not be fetched'),
      fix: expect.stringContaining('persist-credentials'),
    });
    expect(run.stdout).toContain('fetch-depth: 0');
    // One that was refused is not asked again and again.
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  it('without credentials, but with all of the history: needs nothing', async () => {
    server.authorization = BASIC;
    const checkout = checkedOut(server.urlOf('origin.git'), { depth: 0 });
    server.requests.length = 0;
    expect(await runAction(checkout, event)).toMatchObject({ status: 1, report: { base } });
    expect(server.requests).toEqual([]);
    // The base of the event is an old one: the clone itself knows that the merge is into main.
    const old = pullRequestEvent({ head, base: source.git('rev-parse', `${base}^`), sha: event.sha ?? '' });
    expect(await runAction(checkout, old)).toMatchObject({ status: 1, report: { base } });
  });

  it('does not tell the password that stands in an address', async () => {
    server.authorization = BASIC;
    const checkout = checkedOut(server.urlOf('origin.git'));
    const url = server.urlOf('origin.git').replace('://', '://me:s3cret@');
    checkout.git('remote', 'set-url', 'origin', url);
    const run = await runAction(checkout, event);
    expect(run.status).toBe(2);
    expect(`${run.stdout}${run.summary}${JSON.stringify(run.report)}`).not.toContain('s3cret');
  });
});

it('a remote that is gone: says so, and that it may be tried again', async () => {
  const checkout = checkedOut();
  renameSync(remote.dir, `${remote.dir}.away`);
  const run = await runAction(checkout, event).finally(() => renameSync(`${remote.dir}.away`, remote.dir));
  expect(run.status).toBe(2);
  expect(run.report.error?.fix).toContain('run it again');
});

it('a checkout without a remote: says what to set', async () => {
  const checkout = checkedOut();
  checkout.git('remote', 'remove', 'origin');
  const run = await runAction(checkout, event);
  expect(run.status).toBe(2);
  expect(run.report.error?.fix).toContain('fetch-depth: 0');
});

it.each([
  ['without contents', ['--filter=blob:none']],
  ['of commits alone', ['--filter=tree:0']],
])('a partial checkout, %s: is judged as any other', async (_, options) => {
  const checkout = checkOut(remote.url, base, 'refs/heads/main', { options });
  const run = await runAction(checkout, { ...event, name: 'pull_request_target', sha: base });
  expect(run).toMatchObject({ status: 1, report: { base } });
  expect(errorsOf(run.report)).toEqual([ALONE]);
  expect(checkout.git('status', '--porcelain')).toBe('');
});

it('leaves nothing behind where the runner keeps its files', async () => {
  const temp = temporaryFolder();
  await runAction(checkedOut(), event, { env: { RUNNER_TEMP: temp } });
  expect(readdirSync(temp)).toEqual(['scalerlock']);
});

describe('an event that lies', () => {
  const proof = join(temporaryFolder(), 'proof');
  const dash = `--upload-pack=touch ${proof}`;
  const pull = (fields: object) => ({ ...pullRequestEvent({ head, base, sha: event.sha ?? '', ...fields }) });
  const push = (fields: object): ActionEvent => {
    const made = pushEvent('refs/heads/main', base, head);
    return { ...made, payload: { ...made.payload, ...fields } };
  };
  let checkout: TestRepo;

  beforeAll(() => {
    checkout = checkedOut();
  });

  const lies: [string, () => ActionEvent][] = [
    ['an option for a branch', () => pull({ into: dash })],
    ['a newline in a branch', () => pull({ into: 'main\n::error::x' })],
    ['an option for a commit', () => pull({ head: dash })],
    ['an option for what was before', () => push({ before: dash })],
    [
      'an option for the default branch',
      () => push({ before: ZERO, ref: dash, repository: { default_branch: dash } }),
    ],
    ['nothing at all', () => ({ name: 'merge_group', payload: {} })],
    ['a list in place of an object', () => ({ name: 'pull_request', payload: [] })],
  ];

  it.each(lies)('%s: not judged, and nothing is run', async (_, lie) => {
    const before = stateOf(checkout);
    const run = await runAction(checkout, lie());
    expect(run).toMatchObject({ status: 2, outputs: { status: 'error' }, stderr: '' });
    expect(run.stdout).not.toMatch(/^::error::x/m);
    expect(existsSync(proof)).toBe(false);
    expect(stateOf(checkout)).toEqual(before);
  });

  it.each([
    ['a number that is none', () => pull({ number: `7/merge:refs/heads/evil`, sha: 'e'.repeat(40) })],
    ['an option for its own commit', () => pull({ sha: dash })],
  ])('%s: what is left of it is judged', async (_, lie) => {
    const run = await runAction(checkout, lie());
    expect(run).toMatchObject({ status: 1, report: { base } });
    expect(existsSync(proof)).toBe(false);
  });
});
