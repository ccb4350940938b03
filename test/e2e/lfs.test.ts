import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith, GIT_LFS, type Tool } from '../helpers/programs.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { checkReport, copyOf, errorsOf, fixture, scalerlock } from '../helpers/scalerlock.ts';

const POLICY = `version: 1
pairs:
  churn:
    model: models/model.joblib
    scaler: models/scaler.joblib
`;
const MODEL = 'models/model.joblib';
const SCALER = 'models/scaler.joblib';
const LOCK = 'models/scaler.lock.json';
const ATTRIBUTES = '*.joblib filter=lfs diff=lfs merge=lfs -text\n';
const RANGE = ['--base', 'HEAD~1', '--head', 'HEAD'];

function put(repo: TestRepo, version: { model?: string; scaler?: string }): void {
  if (version.model) repo.write(MODEL, fixture(`churn/${version.model}/model.joblib`));
  if (version.scaler) repo.write(SCALER, fixture(`churn/${version.scaler}/scaler.joblib`));
}

function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', ...args);
  expect(`${stdout}${stderr}`).not.toContain('✖');
  expect(status).toBe(0);
}

/** A repository with a pair in Git LFS, sealed and committed. */
function lfsRepo(lfs: Tool): TestRepo {
  return copyOf('lfs', () => {
    const repo = createRepo();
    lfs.run(repo, 'install', '--local');
    repo.write('.gitattributes', ATTRIBUTES);
    repo.write('scalerlock.yml', POLICY);
    put(repo, { model: 'v1', scaler: 'v1' });
    seal(repo);
    repo.commit('sealed');
    return repo;
  });
}

/** A clone that has git's part alone, as `lfs: false` of actions/checkout leaves it. */
function cloneOf(repo: TestRepo): TestRepo {
  const dir = join(temporaryFolder(), 'clone');
  repo.gitWith({ env: { GIT_LFS_SKIP_SMUDGE: '1' } }, 'clone', '--quiet', '.', dir);
  return repoAt(dir);
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const storePath = (repo: TestRepo, oid: string): string =>
  join(repo.dir, `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`);

function verdicts(repo: TestRepo): string[][] {
  return [errorsOf(checkReport(repo, ...RANGE)), errorsOf(checkReport(cloneOf(repo), ...RANGE))];
}

describeWith('artifacts in Git LFS', GIT_LFS, (lfs) => {
  it('are read from its store, and known by the pointer in a clone', () => {
    const repo = lfsRepo(lfs);
    expect(repo.git('show', `HEAD:${SCALER}`)).toContain('oid sha256:');
    expect(checkReport(repo, '--head', 'HEAD')).toMatchObject({
      status: 'pass',
      pairs: [{ scalers: [{ comparedBy: 'transform', format: 'joblib' }] }],
    });
    const clone = cloneOf(repo);
    expect(readFileSync(join(clone.dir, SCALER), 'utf8')).toContain('oid sha256:');
    for (const args of [['--head', 'HEAD'], ['--staged', 'churn'], []]) {
      expect(checkReport(clone, ...args)).toMatchObject({
        status: 'pass',
        pairs: [{ scalers: [{ comparedBy: 'transform', onlyPointer: 'lfs' }] }],
      });
    }
    seal(clone, '--all');
    expect(readFileSync(join(clone.dir, LOCK), 'utf8')).toBe(readFileSync(join(repo.dir, LOCK), 'utf8'));
  });

  it('pass when both are retrained and sealed, and are refused when one of them changes alone', () => {
    const repo = lfsRepo(lfs);
    put(repo, { scaler: 'v2' });
    repo.commit('the scaler alone');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
    put(repo, { model: 'v2' });
    seal(repo);
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--amend', '--message', 'both');
    expect(verdicts(repo)).toEqual([[], []]);
    put(repo, { model: 'v1' });
    repo.commit('the model alone');
    expect(verdicts(repo)).toEqual([['pair/model-changed-alone'], ['pair/model-changed-alone']]);
  });

  it('that move into Git LFS and out of it are no change', () => {
    const repo = createRepo();
    lfs.run(repo, 'install', '--local');
    repo.write('scalerlock.yml', POLICY);
    put(repo, { model: 'v1', scaler: 'v1' });
    repo.write('other/big_model.pkl', 'an old model on no pair');
    seal(repo);
    repo.commit('in git');
    repo.write('.gitattributes', `${ATTRIBUTES}*.pkl filter=lfs diff=lfs merge=lfs -text\n`);
    repo.git('add', '--renormalize', '.');
    repo.commit('in LFS');
    expect(repo.git('show', 'HEAD:other/big_model.pkl')).toContain('oid sha256:');
    expect(verdicts(repo)).toEqual([[], []]);
    repo.write('.gitattributes', '');
    repo.git('add', '--renormalize', '.');
    repo.commit('in git again');
    expect(verdicts(repo)).toEqual([[], []]);
  });

  it('that move on into DVC are known by the lock, which has both hashes', () => {
    const repo = lfsRepo(lfs);
    const md5 = createHash('md5').update(fixture('churn/v1/scaler.joblib')).digest('hex');
    const pointer = (hash: string): string =>
      `outs:\n- md5: ${hash}\n  size: 1159\n  hash: md5\n  path: scaler.joblib\n`;
    repo.git('rm', '--quiet', '--cached', SCALER);
    repo.write('models/.gitignore', '/scaler.joblib\n');
    repo.write(`${SCALER}.dvc`, pointer(md5));
    repo.commit('in DVC');
    expect(verdicts(repo)).toEqual([[], []]);
    // Another one in its place, and a lock that says it were the same.
    repo.write(`${SCALER}.dvc`, pointer('a'.repeat(32)));
    repo.write(LOCK, readFileSync(join(repo.dir, LOCK), 'utf8').replace(md5, 'a'.repeat(32)));
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--amend', '--message', 'another');
    expect(errorsOf(checkReport(cloneOf(repo), ...RANGE))).toEqual(['pair/scaler-changed-alone']);
  });

  it('with `verify: content` must be here, and be what their pointers name', () => {
    const repo = lfsRepo(lfs);
    repo.write('scalerlock.yml', POLICY.replace('  churn:\n', '  churn:\n    verify: content\n'));
    repo.commit('verify');
    const range = ['--base', 'HEAD', '--head', 'HEAD'];
    expect(errorsOf(checkReport(repo, ...range))).toEqual([]);
    const { findings } = checkReport(cloneOf(repo), ...range);
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['artifact/unverified', MODEL],
      ['artifact/unverified', SCALER],
    ]);
    expect(findings[0]?.fix).toContain('git lfs fetch');

    // The work tree has the content, where the store has not.
    const object = storePath(repo, sha256(fixture('churn/v1/scaler.joblib')));
    rmSync(object);
    expect(errorsOf(checkReport(repo, ...range))).toEqual([]);
    put(repo, { scaler: 'v2' });
    writeFileSync(object, fixture('churn/v2/scaler.joblib'));
    const [damaged] = checkReport(repo, ...range).findings;
    expect(damaged).toMatchObject({ rule: 'artifact/unverified', path: SCALER });
    expect(damaged?.message).toContain('another hash than its pointer names');
  });

  it('that extensions change on their way are known by the hash of what they were', () => {
    const repo = createRepo();
    lfs.run(repo, 'install', '--local');
    for (const [key, value] of [
      ['clean', 'gzip -n'],
      ['smudge', 'gunzip'],
      ['priority', '0'],
    ])
      repo.git('config', `lfs.extension.zip.${key}`, value ?? '');
    repo.write('.gitattributes', ATTRIBUTES);
    repo.write('scalerlock.yml', POLICY);
    put(repo, { model: 'v1', scaler: 'v1' });
    seal(repo);
    repo.commit('sealed');
    expect(repo.git('show', `HEAD:${SCALER}`)).toContain('ext-0-zip sha256:');
    const clone = cloneOf(repo);
    for (const each of [repo, clone]) expect(errorsOf(checkReport(each, '--head', 'HEAD'))).toEqual([]);
    put(repo, { scaler: 'v2' });
    repo.commit('the scaler alone');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
  });

  it('are proposed by init', () => {
    const repo = createRepo();
    lfs.run(repo, 'install', '--local');
    repo.write('.gitattributes', ATTRIBUTES);
    put(repo, { model: 'v1', scaler: 'v1' });
    repo.commit('in LFS');
    const clone = cloneOf(repo);
    expect(scalerlock(clone, 'init', '--dry-run').stdout).toContain('scaler: models/scaler.joblib');
  });
});
