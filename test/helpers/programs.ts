import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { run } from './hooked.ts';
import type { TestRepo } from './repo.ts';
import type { Result } from './scalerlock.ts';

/** A program of others that tests run where .ci/tools has installed it. Those that the tests install by themselves: tools.ts. */
export interface Tool {
  /** Runs it in a repository; gives what it prints. Throws with its words where it fails. */
  run(repo: TestRepo, ...args: string[]): string;
  /** Runs it in a repository to its end, whatever it exits with. */
  attempt(repo: TestRepo, ...args: string[]): Result;
}

/** `git lfs` and `git annex` are Debian's `git-lfs` and `git-annex`. */
export const GIT_LFS = onPath('git-lfs', ['git', 'lfs']);
export const GIT_ANNEX = onPath('git-annex', ['git', 'annex']);
/** Those of .ci/tools, in the versions that it installs. */
export const DVC = cached('dvc-3.67.1/bin/dvc');
export const ACTIONLINT = cached('actionlint-1.7.12/actionlint');
export const ACT = cached('act-0.2.89/act');

/**
 * Tests with a program of others. Where it is not installed they are skipped and say so; in CI, which installs it, they fail.
 */
export function describeWith(name: string, tool: Tool | null, tests: (tool: Tool) => void): void {
  if (tool) {
    describe(name, () => tests(tool));
    return;
  }
  if (process.env.CI) throw new Error(`${name}: the program is not installed: run .ci/tools`);
  describe.skip(`${name} (the program is not installed: run .ci/tools)`, () => tests(NOTHING));
}

const NOTHING: Tool = { run: () => '', attempt: () => ({ status: 0, stdout: '', stderr: '' }) };

function onPath(program: string, command: readonly string[]): Tool | null {
  const found = spawnSync(program, ['version'], { stdio: 'ignore' });
  return found.error ? null : toolOf(command);
}

/** A program where .ci/tools puts those that no package manager of the system has. */
function cached(path: string): Tool | null {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const program = join(cache, 'scalerlock-tests', path);
  return existsSync(program) ? toolOf([program]) : null;
}

function toolOf([program = '', ...first]: readonly string[]): Tool {
  function attempt(repo: TestRepo, ...args: string[]): Result {
    const env = { ...repo.env, HOME: repo.dir, DVC_NO_ANALYTICS: '1', DVC_GLOBAL_CONFIG_DIR: repo.dir };
    return run({ ...repo, env }, program, ...first, ...args);
  }
  return {
    attempt,
    run(repo, ...args) {
      const { status, stdout, stderr } = attempt(repo, ...args);
      if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
      return stdout;
    },
  };
}
