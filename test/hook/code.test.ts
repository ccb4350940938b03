import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { askGit } from '../../src/hook/ask-git.ts';
import { judgeStaged, withStaged } from '../../src/hook/judge-staged.ts';
import { passesNarrowly } from '../../src/hook/narrow.ts';
import { type QuickVerdict, quickVerdict } from '../../src/hook/quick.ts';
import { remember } from '../../src/hook/remember.ts';
import { CODE_POLICY, notebook, serviceRepo } from '../helpers/code.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CHURN_POLICY } from '../helpers/scalerlock.ts';

async function lookQuickly(repo: TestRepo): Promise<QuickVerdict> {
  const staged = await askGit(repo.dir, repo.env);
  if (staged === null) throw new Error('git did not tell');
  return quickVerdict(staged, repo.dir, repo.env);
}

/** Judges what is staged by the whole road, and keeps what a hook keeps of it. */
async function judge(repo: TestRepo): Promise<string[]> {
  const judgement = await withStaged(await openRepository(repo.dir, repo.env), judgeStaged);
  if (judgement === null) throw new Error('nothing was judged');
  remember(await lookQuickly(repo), judgement);
  return judgement.report.findings.map(({ rule }) => rule);
}

/** A repository whose hook knows the policy already. */
async function warm(policy: string): Promise<TestRepo> {
  const repo = serviceRepo(policy);
  repo.write('first.txt', 'a commit\n');
  repo.git('add', '--all');
  await judge(repo);
  repo.commit();
  return repo;
}

const CHANGES: readonly [string, string][] = [
  ['app.py', '# nothing of a scaler\n'],
  ['deep/er/NEW.PY', 'x = 1\n'],
  ['try.ipynb', notebook('x = 1\n')],
];

describe('where the policy has an `audit:`, the quick roads pass no code', async () => {
  const repo = await warm(CODE_POLICY);

  it.each(CHANGES)('%s, not even what was judged before', async (path, text) => {
    repo.write(path, text);
    repo.git('add', '--all');
    expect(await judge(repo)).toEqual([]);
    const quick = await lookQuickly(repo);
    expect(quick).toMatchObject({ verdict: 'unknown', concerned: null });
    expect(await passesNarrowly(quick, repo.dir, repo.env)).toBeNull();
    repo.git('reset', '--quiet', '--hard');
  });

  it('and all else as ever', async () => {
    repo.write('README.md', 'words\n');
    repo.git('add', '--all');
    expect((await lookQuickly(repo)).verdict).toBe('pass');
  });
});

describe('where it has none, code is passed at once', async () => {
  const repo = await warm(CHURN_POLICY);

  it.each(CHANGES)('%s', async (path, text) => {
    repo.write(path, text);
    repo.git('add', '--all');
    expect((await lookQuickly(repo)).verdict).toBe('pass');
  });
});
