import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import type { TestRepo } from './repo.ts';

/** DVC as it is tested; .ci/tools installs the same. */
const DVC_VERSION = '3.67.1';

/** A program of others that tests run where .ci/tools has installed it. Those that the tests install by themselves: tools.ts. */
export interface Tool {
  /** Runs it in a repository; gives what it prints. Throws with its words where it fails. */
  run(repo: TestRepo, ...args: string[]): string;
}

/** `git lfs` and `git annex` are Debian's `git-lfs` and `git-annex`. */
export const GIT_LFS = onPath('git-lfs', ['git', 'lfs']);
export const GIT_ANNEX = onPath('git-annex', ['git', 'annex']);
export const DVC = dvc();

/**
 * Tests with a program of others. Where it is not installed they are skipped and say so; in CI, which installs it, they fail.
 */
export function describeWith(name: string, tool: Tool | null, tests: (tool: Tool) => void): void {
  if (tool) {
    describe(name, () => tests(tool));
    return;
  }
  if (process.env.CI) throw new Error(`${name}: the program is not installed: run .ci/tools`);
  describe.skip(`${name} (the program is not installed: run .ci/tools)`, () => tests({ run: () => '' }));
}

function onPath(program: string, command: readonly string[]): Tool | null {
  const found = spawnSync(program, ['version'], { stdio: 'ignore' });
  return found.error ? null : toolOf(command);
}

/** The `dvc` of the virtual environment that .ci/tools makes. */
function dvc(): Tool | null {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const program = join(cache, `scalerlock-tests/dvc-${DVC_VERSION}/bin/dvc`);
  return existsSync(program) ? toolOf([program]) : null;
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
