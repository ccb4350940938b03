import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { node20 } from '../helpers/node20.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import { CLI, churnRepo, PROJECT, writeChurn } from '../helpers/scalerlock.ts';

const node = node20();

describe.skipIf(node === null)('on Node 20, the oldest that the bundles promise', () => {
  const run = (...args: string[]) =>
    spawnSync(node ?? '', args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

  it('dist/cli.js lives through the demo', () => {
    const { status, stdout, stderr } = run(CLI, 'demo');
    expect(stderr).toBe('');
    expect(stdout).toContain('5 refusals, each mended');
    expect(status).toBe(0);
  });

  it('dist/action.js refuses a parted pair', () => {
    const repo = churnRepo();
    const before = repo.git('rev-parse', 'HEAD');
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.commit('refit');
    const { status, stdout } = spawnSync(node ?? '', [join(PROJECT, 'dist/action.js')], {
      encoding: 'utf8',
      env: {
        ...repo.env,
        GITHUB_WORKSPACE: repo.dir,
        GITHUB_EVENT_NAME: 'schedule',
        INPUT_BASE: before,
        INPUT_HEAD: 'HEAD',
      },
    });
    expect(stdout).toContain('::error title=pair/scaler-changed-alone');
    expect(status).toBe(1);
  });
});

it('dist/hook.cjs leaves it to hooks/run.sh to find another Node where this one is too old', () => {
  const lie = join(temporaryFolder(), 'lie.cjs');
  writeFileSync(lie, "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });");
  const hook = join(PROJECT, 'dist/hook.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['--require', lie, hook, 'pre-commit'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(75);
});

it('the tests run on the Node that the Action runs on', () => {
  expect(process.version).toMatch(/^v24\./);
});
