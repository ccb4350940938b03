import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { surelyCommon } from '../../src/git/histories.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/*
 * old — a — b — c (main)
 *   \         \
 *    \         d — e — f — g (topic; its second parent is old)
 *     \_____________________/
 */
let repo: TestRepo;
const at: Record<string, string> = {};

beforeAll(() => {
  repo = createRepo();
  for (const name of ['old', 'a', 'b']) at[name] = repo.commit(name);
  at.c = repo.commit('c');
  repo.git('switch', '--quiet', '--detach', at.b ?? '');
  for (const name of ['d', 'e', 'f']) at[name] = repo.commit(name);
  const parents = ['-p', at.f ?? '', '-p', at.old ?? ''];
  at.g = repo.git('commit-tree', '-m', 'g', ...parents, 'HEAD^{tree}');
  repo.git('branch', 'topic', at.g);
  repo.git('switch', '--quiet', 'main');
});

/** A clone of so many commits of each branch. */
function shallow(depth: number): Promise<Repository> {
  const folder = join(temporaryFolder(), 'clone');
  repo.git(
    'clone',
    '--quiet',
    '--bare',
    '--no-single-branch',
    `--depth=${depth}`,
    `file://${repo.dir}`,
    folder,
  );
  return openRepository(folder, repoAt(folder).env);
}

it.each([
  ['where the histories do not meet', 1],
  // Of the common commits this clone knows the oldest: a path that is cut off leads to a better one.
  ['where they meet in a commit that somebody merged to make them', 4],
])('does not know a common ancestor %s', async (_, depth) => {
  expect(await surelyCommon(await shallow(depth), at.c ?? '', at.g ?? '')).toBeNull();
});

it.each([
  ['where the clone is as deep as that', 5],
  ['in all of the history', 100],
])('knows it %s', async (_, depth) => {
  expect(await surelyCommon(await shallow(depth), at.c ?? '', at.g ?? '')).toEqual([at.b]);
});
