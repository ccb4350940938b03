import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headCommit, mergeBase, parents, resolveCommit } from '../../src/git/commits.ts';
import { openRepository } from '../../src/git/repository.ts';
import { createRepo, repoAt, temporaryFolder } from '../helpers/repo.ts';

/** `main` and `side` from one commit, merged on `main`. */
async function history() {
  const repo = createRepo();
  repo.write('a', '1');
  const first = repo.commit('first');
  repo.git('branch', 'side');
  repo.write('b', '1');
  const main = repo.commit('main');
  repo.git('checkout', '--quiet', 'side');
  repo.write('c', '1');
  const side = repo.commit('side');
  repo.git('checkout', '--quiet', 'main');
  repo.git('merge', '--quiet', '--no-edit', 'side');
  repo.git('tag', '--annotate', '--message', 'one', 'v1', first);
  return {
    repo,
    opened: await openRepository(repo.dir, repo.env),
    first,
    main,
    side,
    merge: repo.git('rev-parse', 'HEAD'),
  };
}

describe('a revision', () => {
  it('is a branch, a tag, an id, short or long, or a way from one', async () => {
    const { opened, first, main, side, merge } = await history();
    const expected = {
      main: merge,
      side,
      v1: first,
      [first]: first,
      [main.slice(0, 10)]: main,
      'HEAD^2': side,
    };
    for (const [revision, oid] of Object.entries(expected)) {
      expect(await resolveCommit(opened, revision), revision).toBe(oid);
    }
  });

  it.each([
    'nowhere',
    'f'.repeat(40),
    '',
    '--all',
    '-h',
    'main..side',
    '^main',
    ':a',
    'main:a',
    'HEAD~9',
    'a\0b',
    '--',
  ])('that is no commit is a Problem: %j', async (revision) => {
    const { opened } = await history();
    await expect(resolveCommit(opened, revision)).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining(`no commit is called \`${revision}\``),
      fix: expect.stringMatching(/git fetch origin .*fetch-depth: 0/s),
    });
  });
});

describe('the head commit', () => {
  it('is null before the first commit', async () => {
    const repo = createRepo();
    expect(await headCommit(await openRepository(repo.dir, repo.env))).toBeNull();
  });

  it('is that of a branch, or of a detached head', async () => {
    const { repo, opened, merge, first } = await history();
    expect(await headCommit(opened)).toBe(merge);
    repo.git('checkout', '--quiet', '--detach', first);
    expect(await headCommit(opened)).toBe(first);
  });

  it('that is gone is a Problem, not the beginning of a history', async () => {
    const repo = createRepo();
    const oid = repo.commit();
    rmSync(join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const opened = await openRepository(repo.dir, repo.env);
    await expect(headCommit(opened)).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining(oid),
    });
  });
});

describe('the history', () => {
  it('knows the merge base and the parents', async () => {
    const { opened, first, main, side, merge } = await history();
    expect(await mergeBase(opened, main, side)).toBe(first);
    expect(await mergeBase(opened, 'main', 'side')).toBe(side);
    expect(await parents(opened, merge)).toEqual([main, side]);
    expect(await parents(opened, 'v1')).toEqual([]);
  });

  it('of two beginnings has no merge base', async () => {
    const { repo, opened } = await history();
    repo.git('checkout', '--quiet', '--orphan', 'other');
    repo.commit('other');
    expect(await mergeBase(opened, 'main', 'other')).toBeNull();
    await expect(mergeBase(opened, 'main', 'nowhere')).rejects.toMatchObject({ name: 'Problem' });
  });

  it('ends early in a shallow clone', async () => {
    const { repo, first } = await history();
    const dir = join(temporaryFolder(), 'shallow');
    repo.git('clone', '--quiet', '--depth=1', `file://${repo.dir}`, dir);
    const shallow = await openRepository(dir, repoAt(dir).env);
    expect(await parents(shallow, 'HEAD')).toEqual([]);
    await expect(resolveCommit(shallow, first)).rejects.toMatchObject({
      fix: expect.stringContaining('fetch-depth: 0'),
    });
  });
});
