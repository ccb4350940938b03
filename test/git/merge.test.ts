import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeIn } from '../../src/git/merge.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createSideStore, removeSideStore } from '../../src/git/side-store.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

const LINES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

let repo: TestRepo;
let store: Repository;

beforeAll(async () => {
  repo = createRepo();
  repo.write('numbers', `${LINES.join('\n')}\n`);
  repo.write('.gitattributes', 'numbers merge=union\n');
  repo.commit('start');
  repo.git('tag', 'start');
  const opened = await openRepository(repo.dir, repo.env);
  store = await createSideStore(opened, null, { temp: temporaryFolder(), shared: true });
});

afterAll(() => removeSideStore(store));

/** A branch with one line changed. */
function branch(name: string, line: number, from = 'start'): string {
  repo.git('switch', '--quiet', '--create', name, from);
  repo.write('numbers', `${LINES.map((text, index) => (index === line ? name : text)).join('\n')}\n`);
  return repo.commit(name);
}

const oid = (revision: string): string => repo.git('rev-parse', revision);
const shown = (...args: string[]): string => repo.gitWith({ env: { GIT_DIR: store.gitDir } }, ...args);

it('is the merge that git makes, and names both as its parents', async () => {
  const into = branch('first', 0);
  const from = branch('second', 8);
  repo.git('switch', '--quiet', '--detach', into);
  repo.git('merge', '--quiet', '--no-ff', '--no-edit', from);
  const merge = await mergeIn(store, { into, from, ancestors: [oid('start')] });
  expect(shown('rev-parse', `${merge}^{tree}`)).toBe(oid('HEAD^{tree}'));
  expect(shown('rev-list', '--parents', '--max-count=1', `${merge}`)).toBe(`${merge} ${into} ${from}`);
  // Made again it is the same: it has no clock.
  expect(await mergeIn(store, { into, from, ancestors: [oid('start')] })).toBe(merge);
});

it('is none where the two conflict, whatever driver the tree asks for', async () => {
  const into = branch('left', 4);
  const from = branch('right', 4);
  expect(await mergeIn(store, { into, from, ancestors: [oid('start')] })).toBeNull();
});

it('goes by all common ancestors, where there are several', async () => {
  const one = branch('one', 1);
  const other = branch('other', 7);
  const cross = (name: string, ours: string, theirs: string): string => {
    repo.git('switch', '--quiet', '--create', name, ours);
    repo.git('merge', '--quiet', '--no-edit', theirs);
    return repo.commit(name);
  };
  const into = cross('into', one, other);
  const from = cross('from', other, one);
  const ancestors = repo.git('merge-base', '--all', into, from).split('\n');
  expect(ancestors.sort()).toEqual([one, other].sort());
  const merge = await mergeIn(store, { into, from, ancestors });
  expect(shown('rev-parse', `${merge}^{tree}`)).toBe(oid('into^{tree}'));
});
