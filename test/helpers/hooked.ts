import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { TestRepo } from './repo.ts';
import { type Result, scalerlock } from './scalerlock.ts';

/** Runs a program in a repository to its end, whatever it exits with. */
export function run(repo: TestRepo, command: string, ...args: readonly string[]): Result {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: repo.dir,
    env: repo.env,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status: status ?? -1, stdout, stderr };
}

/** Runs git, whatever it exits with. */
export function tryGit(repo: TestRepo, ...args: string[]): Result {
  return run(repo, 'git', ...args);
}

/** Commits through the hooks, whatever comes of it. */
export function tryCommit(repo: TestRepo, ...args: string[]): Result {
  return tryGit(repo, 'commit', '--quiet', '--message', 'a commit', ...args);
}

/** The repository with Scalerlock's hooks in it. */
export function installed<Repo extends TestRepo>(repo: Repo, ...options: string[]): Repo {
  expect(scalerlock(repo, 'install', ...options).status).toBe(0);
  return repo;
}
