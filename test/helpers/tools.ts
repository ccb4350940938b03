import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import type { TestRepo } from './repo.ts';
import { PROJECT } from './scalerlock.ts';

/** DVC as it is tested; .ci/run installs the same. */
const DVC_VERSION = '3.67.1';

/** A program of others that tests run. */
export interface Tool {
  /** Runs it in a repository; gives what it prints. Throws with its words where it fails. */
  run(repo: TestRepo, ...args: string[]): string;
}

/** `git lfs` and `git annex` are Debian's `git-lfs` and `git-annex`. */
export const GIT_LFS = onPath('git-lfs', ['git', 'lfs']);
export const GIT_ANNEX = onPath('git-annex', ['git', 'annex']);
export const DVC = dvc();

/**
 * Tests with a program of others. Where it is not installed they are skipped and say so; in CI, which installs it, they
 * fail.
 */
export function describeWith(name: string, tool: Tool | null, tests: (tool: Tool) => void): void {
  if (tool) {
    describe(name, () => tests(tool));
    return;
  }
  if (process.env.CI) throw new Error(`${name}: the program is not installed, and CI must run these tests`);
  describe.skip(`${name} (not installed: see .ci/run)`, () => tests({ run: () => '' }));
}

function onPath(program: string, command: readonly string[]): Tool | null {
  const found = spawnSync(program, ['version'], { stdio: 'ignore' });
  return found.error ? null : toolOf(command);
}

/** The `dvc` of SCALERLOCK_TEST_DVC, of the PATH, or of a virtual environment that is made once. */
function dvc(): Tool | null {
  const venv = join(PROJECT, `node_modules/.cache/dvc-${DVC_VERSION}`);
  const inVenv = join(venv, 'bin/dvc');
  const named = [process.env.SCALERLOCK_TEST_DVC, inVenv].find((path) => path && existsSync(path));
  if (named) return toolOf([named]);
  if (!spawnSync('dvc', ['--version'], { stdio: 'ignore' }).error) return toolOf(['dvc']);
  if (!process.env.CI) return null;
  spawnSync('python3', ['-m', 'venv', venv]);
  spawnSync(join(venv, 'bin/pip'), ['install', '--quiet', `dvc==${DVC_VERSION}`], { stdio: 'inherit' });
  return existsSync(inVenv) ? toolOf([inVenv]) : null;
}

function toolOf([program = '', ...first]: readonly string[]): Tool {
  return {
    run(repo, ...args) {
      const env = { ...repo.env, HOME: repo.dir, DVC_NO_ANALYTICS: '1', DVC_GLOBAL_CONFIG_DIR: repo.dir };
      const { status, stdout, stderr, error } = spawnSync(program, [...first, ...args], {
        cwd: repo.dir,
        env,
        encoding: 'utf8',
      });
      if (error) throw error;
      if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
      return stdout;
    },
  };
}
