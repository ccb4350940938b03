import { chmodSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith, GIT_ANNEX, type Tool } from '../helpers/programs.ts';
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
const RANGE = ['--base', 'HEAD~1', '--head', 'HEAD'];

function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', ...args);
  expect(`${stdout}${stderr}`).not.toContain('✖');
  expect(status).toBe(0);
}

/** git-annex takes the right to write from its folders: what clears up after the tests needs it. */
function unlockFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

function put(repo: TestRepo, annex: Tool, files: Record<string, string>, ...options: string[]): void {
  for (const [path, name] of Object.entries(files)) {
    if (repo.git('ls-files', path) !== '') repo.git('rm', '--quiet', '--force', path);
    repo.write(path, fixture(`churn/${name}`));
  }
  annex.run(repo, 'add', '--quiet', ...options, ...Object.keys(files));
  unlockFolders(join(repo.dir, '.git/annex'));
}

/** A repository with a pair in git-annex, sealed and committed: the model is locked (a link), the scaler unlocked (a file). */
function annexRepo(annex: Tool, backend = 'SHA256E'): TestRepo {
  return copyOf(`annex ${backend}`, () => {
    const repo = createRepo();
    annex.run(repo, 'init', '--quiet', 'test');
    repo.git('config', 'annex.backend', backend);
    repo.write('scalerlock.yml', POLICY);
    put(repo, annex, { [MODEL]: 'v1/model.joblib' });
    repo.git('config', 'annex.addunlocked', 'true');
    put(repo, annex, { [SCALER]: 'v1/scaler.joblib' });
    seal(repo);
    repo.git('add', 'scalerlock.yml', LOCK);
    repo.git('commit', '--quiet', '--message', 'sealed');
    return repo;
  });
}

function cloneOf(repo: TestRepo): TestRepo {
  const dir = join(temporaryFolder(), 'clone');
  repo.git('clone', '--quiet', '.', dir);
  return repoAt(dir);
}

describeWith('artifacts in git-annex', GIT_ANNEX, (annex) => {
  it('are read from its objects, and known by their keys in a clone', () => {
    const repo = annexRepo(annex);
    expect(lstatSync(join(repo.dir, MODEL)).isSymbolicLink()).toBe(true);
    expect(repo.git('show', `HEAD:${SCALER}`)).toMatch(/^\/annex\/objects\/SHA256E-s1159--/);
    for (const args of [['--head', 'HEAD'], ['--staged', 'churn'], []]) {
      expect(checkReport(repo, ...args)).toMatchObject({
        status: 'pass',
        pairs: [{ models: [{ format: 'joblib' }], scalers: [{ comparedBy: 'transform', format: 'joblib' }] }],
      });
      expect(checkReport(cloneOf(repo), ...args)).toMatchObject({
        status: 'pass',
        pairs: [
          {
            models: [{ onlyPointer: 'annex' }],
            scalers: [{ comparedBy: 'transform', onlyPointer: 'annex' }],
          },
        ],
      });
    }
  });

  it('are refused when one of them changes alone, and no change when they are locked or unlocked', () => {
    const repo = annexRepo(annex);
    annex.run(repo, 'unlock', '--quiet', MODEL);
    unlockFolders(join(repo.dir, '.git/annex'));
    repo.git('add', MODEL);
    repo.git('commit', '--quiet', '--message', 'unlocked');
    expect(repo.git('show', `HEAD:${MODEL}`)).toMatch(/^\/annex\/objects\//);
    expect(errorsOf(checkReport(repo, ...RANGE))).toEqual([]);
    expect(errorsOf(checkReport(cloneOf(repo), ...RANGE))).toEqual([]);

    put(repo, annex, { [SCALER]: 'v2/scaler.joblib' });
    repo.git('commit', '--quiet', '--message', 'the scaler alone');
    expect(errorsOf(checkReport(repo, ...RANGE))).toEqual(['pair/scaler-changed-alone']);
    expect(errorsOf(checkReport(cloneOf(repo), ...RANGE))).toEqual(['pair/scaler-changed-alone']);
  });

  it('that move from git into it are no change, and a new one on no pair is told', () => {
    const repo = createRepo();
    annex.run(repo, 'init', '--quiet', 'test');
    repo.write('scalerlock.yml', POLICY);
    repo.write(MODEL, fixture('churn/v1/model.joblib'));
    repo.write(SCALER, fixture('churn/v1/scaler.joblib'));
    seal(repo);
    repo.git('-c', 'annex.gitaddtoannex=false', 'add', '--all');
    repo.git('commit', '--quiet', '--message', 'in git');
    put(repo, annex, {
      [MODEL]: 'v1/model.joblib',
      [SCALER]: 'v1/scaler.joblib',
      'new/model.joblib': 'v3/model.joblib',
    });
    repo.git('commit', '--quiet', '--message', 'in git-annex');
    for (const each of [repo, cloneOf(repo)]) {
      const { findings } = checkReport(each, ...RANGE);
      expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
        ['pair/unpaired-model', 'new/model.joblib'],
      ]);
    }
  });

  it('by md5 are known by the lock’s', () => {
    const repo = annexRepo(annex, 'MD5E');
    expect(repo.git('show', `HEAD:${SCALER}`)).toContain('MD5E-s1159--');
    expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toContain('"md5"');
    for (const each of [repo, cloneOf(repo)])
      expect(errorsOf(checkReport(each, '--head', 'HEAD'))).toEqual([]);
    put(repo, annex, { [SCALER]: 'v2/scaler.joblib' });
    repo.git('commit', '--quiet', '--message', 'the scaler alone');
    for (const each of [repo, cloneOf(repo)])
      expect(errorsOf(checkReport(each, ...RANGE))).toEqual(['pair/scaler-changed-alone']);
  });

  it('by a key without a hash say nothing of their content', () => {
    const repo = createRepo();
    annex.run(repo, 'init', '--quiet', 'test');
    repo.git('config', 'annex.backend', 'WORM');
    repo.write('scalerlock.yml', POLICY);
    put(repo, annex, { [MODEL]: 'v1/model.joblib', [SCALER]: 'v1/scaler.joblib' });
    repo.git('add', 'scalerlock.yml');
    const { status, stdout, stderr } = scalerlock(repo, 'seal');
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('under a key that has no hash');
    expect(stdout + stderr).toContain('git annex migrate --backend=SHA256E');
  });

  it('are proposed by init', () => {
    const repo = annexRepo(annex);
    repo.git('rm', '--quiet', 'scalerlock.yml', LOCK);
    expect(scalerlock(repo, 'init', '--dry-run').stdout).toContain('model: models/model.joblib');
    expect(scalerlock(cloneOf(repo), 'init', '--dry-run').stdout).toContain('model: models/model.joblib');
  });
});
