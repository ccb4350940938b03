import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealAndWrite } from '../../src/cli/seal.ts';
import { openRepository } from '../../src/git/repository.ts';
import { askGit } from '../../src/hook/ask-git.ts';
import { judgeStaged, withStaged } from '../../src/hook/judge-staged.ts';
import { passesNarrowly } from '../../src/hook/narrow.ts';
import { quickVerdict } from '../../src/hook/quick.ts';
import { remember } from '../../src/hook/remember.ts';
import { hash, inDvc, inGit, inLfs, type Keep } from '../helpers/kept.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import { fixture } from '../helpers/scalerlock.ts';

const POLICY = `version: 1
verify: content
pairs:
  churn:
    model: models/model.joblib
    scaler: models/scaler.joblib
`;

const inGitBesideDvc: Keep = (repo, path, content) => {
  inGit(repo, path, content);
  const data = Buffer.from('a table');
  repo.write('data/.gitignore', '/table.csv\n');
  repo.write('data/table.csv.dvc', `outs:\n- md5: ${hash('md5', data)}\n  size: 7\n  path: table.csv\n`);
};

const scalerInLfs: Keep = (repo, path, content) =>
  (path.includes('scaler') ? inLfs : inGit)(repo, path, content);

async function put(repo: TestRepo, keep: Keep, version: string): Promise<void> {
  for (const name of ['model', 'scaler'])
    keep(repo, `models/${name}.joblib`, fixture(`churn/${version}/${name}.joblib`));
  await sealAndWrite(repo.dir, { only: ['churn'], all: false, version: null, reason: null });
  repo.git('add', '--all');
  rmSync(join(repo.dir, '.git/scalerlock/passed'), { recursive: true, force: true });
}

async function quickly(repo: TestRepo) {
  const staged = await askGit(repo.dir, repo.env);
  if (staged === null) throw new Error('git did not tell');
  return quickVerdict(staged, repo.dir, repo.env);
}

/** Judges by the whole road, as a hook does, which remembers what it may. */
async function wholly(repo: TestRepo): Promise<string[] | undefined> {
  const quick = await quickly(repo);
  const judgement = await withStaged(await openRepository(repo.dir, repo.env), judgeStaged);
  if (judgement) remember(quick, judgement);
  return judgement?.report.findings.map(({ rule }) => rule);
}

/** A sealed pair, with all that a hook remembers of its policy, and retrained since. */
async function retrained(keep: Keep, policy = POLICY): Promise<TestRepo> {
  const repo = createRepo();
  repo.write('scalerlock.yml', policy);
  await put(repo, keep, 'v1');
  repo.commit();
  repo.write('README.md', 'a commit\n');
  repo.git('add', '--all');
  expect(await wholly(repo)).toEqual([]);
  repo.commit();
  await put(repo, keep, 'v4');
  return repo;
}

describe('a retrained pair', () => {
  it.each<[string, Keep, { narrow: boolean; remembered: boolean }]>([
    ['in git', inGit, { narrow: true, remembered: true }],
    ['in git, where DVC has something else', inGitBesideDvc, { narrow: true, remembered: true }],
    ['in Git LFS', inLfs, { narrow: false, remembered: false }],
    ['of which the scaler is in Git LFS', scalerInLfs, { narrow: false, remembered: false }],
    ['in DVC', inDvc, { narrow: false, remembered: false }],
  ])('%s', async (_, keep, { narrow, remembered }) => {
    const repo = await retrained(keep);
    const quick = await quickly(repo);
    expect(quick.verdict).toBe('unknown');
    expect((await passesNarrowly(quick, repo.dir, repo.env)) !== null).toBe(narrow);
    rmSync(join(repo.dir, '.git/scalerlock/passed'), { recursive: true, force: true });
    expect(await wholly(repo)).toEqual([]);
    expect((await quickly(repo)).verdict).toBe(remembered ? 'pass' : 'unknown');
  });

  it('that a glob names is looked for in the whole repository, where DVC has something', async () => {
    const repo = await retrained(inGitBesideDvc, POLICY.replace('models/model.joblib', 'models/mod*.joblib'));
    expect(await passesNarrowly(await quickly(repo), repo.dir, repo.env)).toBeNull();
    expect(await wholly(repo)).toEqual([]);
  });

  it.each<[string, Keep, string]>([
    ['Git LFS', inLfs, '.git/lfs'],
    ['DVC', inDvc, 'models/scaler.joblib'],
  ])('whose content in %s goes away before it is committed', async (_, keep, content) => {
    const repo = await retrained(keep);
    expect(await wholly(repo)).toEqual([]);
    repo.remove(content);
    expect((await quickly(repo)).verdict).toBe('unknown');
    expect(await wholly(repo)).toContain('artifact/unverified');
  });

  it('in a folder of DVC whose listing is not here is asked for again', async () => {
    const repo = await retrained(inGit);
    repo.write('runs.dvc', `outs:\n- md5: ${'0'.repeat(32)}.dir\n  nfiles: 1\n  path: runs\n`);
    repo.git('add', '--all');
    expect(await wholly(repo)).toEqual([]);
    expect((await quickly(repo)).verdict).toBe('unknown');
  });
});
