import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionRun, runAction } from '../helpers/action.ts';
import { bareRemote, checkOut, stateOf } from '../helpers/checkout.ts';
import { pullRequestEvent } from '../helpers/events.ts';
import { forgeLocks } from '../helpers/pairs.ts';
import { type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { CHURN_POLICY, churnRepo, copyOf, errorsOf, fixture, writeChurn } from '../helpers/scalerlock.ts';

/** What a pull request brings to talk its judge round: it is judged by what lay at its base. */

const ALONE = 'pair/scaler-changed-alone';
const POLICY = 'scalerlock.yml';
const proof = join(temporaryFolder(), 'proof');

/** A branch with the scaler refitted, under a lock that says so; nothing of it is committed. */
function refitted(): TestRepo {
  return copyOf('refitted', () => {
    const repo = churnRepo();
    repo.git('switch', '--quiet', '--create', 'topic');
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    return repo;
  });
}

/** A pull request of that, and of what somebody does about it. */
function pullRequest(change: (repo: TestRepo) => void): Promise<ActionRun> {
  const repo = refitted();
  change(repo);
  const head = repo.commit('topic');
  return runAction(repo, pullRequestEvent({ head, base: repo.git('rev-parse', 'main'), sha: head }));
}

/** The pair's policy, of other files that are right. */
function toy(repo: TestRepo, text: string): string {
  repo.write('toy/model.joblib', fixture('churn/v2/model.joblib'));
  repo.write('toy/scaler.joblib', fixture('churn/v2/scaler.joblib'));
  return text.replaceAll('models/churn/', 'toy/');
}

const policy = (repo: TestRepo, change: (text: string) => string): void => {
  const text = change(CHURN_POLICY);
  expect(text).not.toBe(CHURN_POLICY);
  repo.write(POLICY, text);
};

describe('the policy of the base judges, and what changed in it is said', () => {
  const attempts: [string, (repo: TestRepo) => void][] = [
    [
      'rules are turned off',
      (repo) => policy(repo, (text) => `${text}rules:\n  ${ALONE}: "off"\n  policy/changed: "off"\n`),
    ],
    ['rules become warnings', (repo) => policy(repo, (text) => `${text}rules:\n  ${ALONE}: warning\n`)],
    [
      'the pair is removed, and there is another one',
      (repo) => policy(repo, (text) => toy(repo, text).replace('churn:', 'toy:')),
    ],
    ['the pair is of other files, by the same name', (repo) => policy(repo, (text) => toy(repo, text))],
    ['the pair has another name', (repo) => policy(repo, (text) => text.replace('  churn:', '  other:'))],
    ['all is ignored', (repo) => policy(repo, (text) => `${text}ignore: ["**"]\n`)],
    [
      'the lock is another file',
      (repo) =>
        policy(repo, (text) => text.replace('    training:', '    lock: new.lock.json\n    training:')),
    ],
    [
      'the scaler is said to be inside of the model',
      (repo) => policy(repo, (text) => text.replace(/scaler: .*/, 'scaler: embedded')),
    ],
    ['it is deleted', (repo) => repo.remove(POLICY)],
    ['it gets another name', (repo) => renameSync(join(repo.dir, POLICY), join(repo.dir, 'scalerlock.yaml'))],
    [
      'it goes into a folder',
      (repo) => {
        repo.write('policy/scalerlock.yml', CHURN_POLICY);
        repo.remove(POLICY);
      },
    ],
  ];

  it.each(attempts)('%s, under a forged lock', async (_, change) => {
    const run = await pullRequest(change);
    expect(run.status).toBe(1);
    expect(errorsOf(run.report)).toEqual(expect.arrayContaining([ALONE, 'policy/changed']));
  });
});

describe('what is no policy to read is not judged', () => {
  it.each([
    [
      'a symbolic link to another one',
      (repo: TestRepo) => {
        repo.write('loose.yml', 'version: 1\npairs: {}\n');
        rmSync(join(repo.dir, POLICY));
        symlinkSync('loose.yml', join(repo.dir, POLICY));
      },
    ],
    [
      'a symbolic link out of the repository',
      (repo: TestRepo) => {
        rmSync(join(repo.dir, POLICY));
        symlinkSync('/etc/passwd', join(repo.dir, POLICY));
      },
    ],
    ['a broken one', (repo: TestRepo) => repo.write(POLICY, 'version: 1\npairs: [\n')],
    ['an empty one', (repo: TestRepo) => repo.write(POLICY, '')],
    [
      'one of another version',
      (repo: TestRepo) => repo.write(POLICY, CHURN_POLICY.replace('version: 1', 'version: 2')),
    ],
  ])('%s', async (_, change) => {
    const run = await pullRequest(change);
    expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
    expect(run.report.error?.path).toBe(POLICY);
  });

  it('a submodule', async () => {
    const repo = refitted();
    const base = repo.git('rev-parse', 'main');
    repo.git('add', '--all');
    repo.git('rm', '--quiet', '--cached', POLICY);
    repo.git('update-index', '--add', '--cacheinfo', `160000,${base},${POLICY}`);
    repo.git('commit', '--quiet', '--message', 'x');
    const head = repo.git('rev-parse', 'HEAD');
    const run = await runAction(repo, pullRequestEvent({ head, base, sha: head }));
    expect(run).toMatchObject({ status: 2, report: { error: { path: POLICY } } });
  });
});

/** What git would heed if it lay in a work tree that it works in: the head's files are data. */
const DISGUISES: Record<string, string> = {
  '.gitattributes': `* filter=evil diff=evil merge=evil binary -text export-ignore\n*.yml merge=ours\n`,
  'models/.gitattributes': '* filter=lfs diff=lfs merge=lfs -text\n',
  '.gitconfig': `[filter "evil"]\n\tclean = touch ${proof}\n\tsmudge = touch ${proof}\n[core]\n\tfsmonitor = touch ${proof}\n`,
  '.gitmodules': `[submodule "x"]\n\tpath = models/churn\n\turl = ext::sh -c "touch ${proof}"\n\tupdate = !touch ${proof}\n`,
  '.lfsconfig': '[lfs]\n\turl = http://127.0.0.1:1/\n\tfetchexclude = *\n',
  '.gitignore': '*\n',
  '.scalerlock.yml': 'version: 1\npairs: {}\n',
  'Scalerlock.yml': 'version: 1\npairs: {}\n',
  '.github/scalerlock.yml': 'version: 1\npairs: {}\n',
  '.pre-commit-config.yaml': `repos: []\n`,
};

/** Commits all of them, and what is there. */
function disguise(repo: TestRepo): void {
  repo.git('add', '--all');
  for (const [path, text] of Object.entries(DISGUISES)) {
    const oid = repo.gitWith({ input: text }, 'hash-object', '-w', '--stdin');
    repo.git('update-index', '--add', '--cacheinfo', `100644,${oid},${path}`);
  }
  repo.git('commit', '--quiet', '--message', 'topic');
}

describe('files that git heeds', () => {
  it('are data: with `pull_request`, where the checkout has them', async () => {
    const repo = refitted();
    const base = repo.git('rev-parse', 'main');
    disguise(repo);
    repo.git('reset', '--quiet', '--hard');
    const head = repo.git('rev-parse', 'HEAD');
    const run = await runAction(repo, pullRequestEvent({ head, base, sha: head }));
    expect(run.status).toBe(1);
    expect(errorsOf(run.report)).toEqual([ALONE]);
    expect(existsSync(proof)).toBe(false);
  });

  it('are data: with `pull_request_target`, where the merge is made as well', async () => {
    const repo = refitted();
    const start = repo.git('rev-parse', 'main');
    disguise(repo);
    const head = repo.git('rev-parse', 'HEAD');
    repo.git('reset', '--quiet', '--hard');
    repo.git('switch', '--quiet', 'main');
    repo.write('notes', 'n');
    const base = repo.commit('main goes on');
    const remote = bareRemote(repo);
    const checkout = checkOut(remote.url, base, 'refs/heads/main');
    const before = stateOf(checkout);
    const name = 'pull_request_target';
    const run = await runAction(checkout, pullRequestEvent({ name, head, base: start, sha: base }));
    expect(run).toMatchObject({ status: 1, report: { base } });
    expect(errorsOf(run.report)).toEqual([ALONE]);
    expect(existsSync(proof)).toBe(false);
    expect(stateOf(checkout)).toEqual(before);
    expect(readFileSync(join(checkout.dir, POLICY), 'utf8')).toBe(CHURN_POLICY);
  });
});

it('whoever starts from before the policy was there gets the policy of now', async () => {
  const repo = churnRepo();
  const sealed = repo.git('rev-parse', 'main');
  // History as it may be: the artifacts were there before Scalerlock was.
  repo.git('switch', '--quiet', '--orphan', 'long-ago');
  repo.git('checkout', '--quiet', sealed, '--', 'models/churn/model.joblib', 'models/churn/scaler.joblib');
  const early = repo.commit('before');
  const now = repo.git('commit-tree', '-p', early, '-m', 'adopt', `${sealed}^{tree}`);
  repo.git('branch', '--force', 'main', now);
  writeChurn(repo, { scaler: 'v1-refit' });
  const head = repo.commit('refit');
  const run = await runAction(repo, pullRequestEvent({ head, base: now, sha: head }));
  expect(run).toMatchObject({ status: 1, report: { base: now } });
  expect(errorsOf(run.report)).toEqual([ALONE]);
});
