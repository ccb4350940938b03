import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WEEK } from '../../src/demo/story.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import { CLI } from '../helpers/scalerlock.ts';

it('the demo lives through the whole week, shows each refusal, and leaves nothing behind', () => {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'demo'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const { title } of WEEK) expect(stdout).toContain(title);
  for (const rule of [
    'pair/model-changed-alone',
    'pair/scaler-changed-alone',
    'config/version-mismatch',
    'lock/content-mismatch',
  ]) {
    expect(stdout).toContain(rule);
  }
  expect(stdout.match(/refused: nothing was committed/g)).toHaveLength(5);
  expect(readdirSync(folder)).toEqual([]);
});
