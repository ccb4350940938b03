import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownGitFolder } from '../../src/memory/own-folder.ts';
import { createRepo, temporaryFolder } from '../helpers/repo.ts';

const repo = createRepo();
repo.write('a/b/c.py', 'x = 1\n');
repo.commit();
const linked = join(temporaryFolder(), 'linked');
repo.git('worktree', 'add', '--quiet', linked);

describe("the repository's own folder, told without git", () => {
  it.each([
    ['at its top', '.', {}, '.git'],
    ['in a folder of it', 'a/b', {}, '.git'],
    ['where variables name a repository', '.', { GIT_DIR: '.git' }, null],
    ['where they name what work trees share', '.', { GIT_COMMON_DIR: '.git' }, null],
  ])('%s', (_, folder, env, found) => {
    expect(ownGitFolder(join(repo.dir, folder), env)).toBe(found && join(repo.dir, found));
  });

  it('is left to git in a linked work tree', () => {
    expect(ownGitFolder(linked, {})).toBe(null);
  });

  it('is nowhere outside of repositories', () => {
    expect(ownGitFolder(temporaryFolder(), {})).toBe(null);
  });

  it.skipIf(process.getuid?.() !== 0)("is not another user's", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.git'));
    chownSync(join(folder, '.git'), 12_345, 12_345);
    expect(lstatSync(join(folder, '.git')).uid).toBe(12_345);
    expect(ownGitFolder(folder, {})).toBe(null);
  });
});
