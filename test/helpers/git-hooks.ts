import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { TestRepo } from './repo.ts';
import { churnRepo, PROJECT, type Result, scalerlock, writeChurn, writeConfigs } from './scalerlock.ts';

/** What git prints and the hooks with it, where all is well. */
const SILENT: Result = { status: 0, stdout: '', stderr: '' };

const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const;

/**
 * Has git run the hooks of this checkout in a repository, as `scalerlock install` would: git itself starts them, with
 * the environment, the folder and the standard input that it gives its hooks.
 */
export function hooked<Repo extends TestRepo>(repo: Repo): Repo {
  const folder = resolve(repo.dir, repo.git('rev-parse', '--git-path', 'hooks'));
  mkdirSync(folder, { recursive: true });
  for (const hook of HOOKS) {
    const path = join(folder, hook);
    const node = `export SCALERLOCK_NODE='${process.execPath}'`;
    writeFileSync(path, `#!/bin/sh\n${node}\nexec /bin/sh '${join(PROJECT, 'hooks', hook)}' "$@"\n`);
    chmodSync(path, 0o755);
  }
  return repo;
}

/** Runs git, whatever it exits with; its hooks' words are among its own. */
export function runGit(repo: Pick<TestRepo, 'dir' | 'env'>, ...args: string[]): Result {
  return runGitWith(repo, {}, ...args);
}

/** The same with more of an environment, or words on standard input. */
export function runGitWith(
  { dir, env }: Pick<TestRepo, 'dir' | 'env'>,
  { input = '', env: more = {} }: { env?: NodeJS.ProcessEnv; input?: string },
  ...args: string[]
): Result {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: dir,
    env: { ...env, ...more },
    input,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status: status ?? -1, stdout, stderr };
}

/** `git commit`, with the hook before it. */
export function commit(repo: Pick<TestRepo, 'dir' | 'env'>, ...args: string[]): Result {
  return runGit(repo, 'commit', '--quiet', '--message', 'a commit', ...args);
}

/** The commit, merge or push was refused, and the report names this rule, or has these words. */
export function expectRefused(result: Result, words: string | RegExp): void {
  expect(`${result.stdout}${result.stderr}`).toMatch(words);
  expect(result.status).not.toBe(0);
}

/** It went through, and no hook said a word. */
export function expectSilent(result: Result): void {
  expect(result).toEqual(SILENT);
}

export const MODEL = 'models/churn/model.joblib';
export const SCALER = 'models/churn/scaler.joblib';
export const LOCK = 'models/churn/scaler.lock.json';

/** A pair that was parted is told in several ways, by what the change did. */
export const PARTED = /lock\/content-mismatch|pair\/(model|scaler)-changed-alone/;

/** The sealed pair, with the hooks. */
export const hookedChurn = (): TestRepo => hooked(churnRepo());

/** A retrain as it should be: model, scaler, lock and configs at 2.0.0. */
export function retrain(repo: TestRepo): void {
  writeChurn(repo, { model: 'v2', scaler: 'v2' });
  writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
  expect(scalerlock(repo, 'seal').status).toBe(0);
}

/** What is in the repository while the hook lets nothing through. */
export function commitUnseen(repo: TestRepo, message = 'unseen'): void {
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--no-verify', '--message', message);
}
