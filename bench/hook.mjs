// What a commit pays for the hook, in a repository with one sealed pair.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medians, table } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: folder });
const artifacts = (version) =>
  cpSync(join(root, 'test/fixtures/artifacts/churn', version), join(folder, 'churn'), { recursive: true });

try {
  run('git', 'init', '--quiet');
  artifacts('v1');
  const pair = '    model: churn/model.joblib\n    scaler: churn/scaler.joblib\n';
  writeFileSync(join(folder, 'scalerlock.yml'), `version: 1\npairs:\n  churn:\n${pair}`);
  run(process.execPath, cli, 'seal');
  run('git', 'add', '--all');
  run(
    'git',
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '-m',
    'sealed',
  );

  const node = { command: [process.execPath, '-e', '0'] };
  const hook = { command: [process.execPath, cli, 'hook', 'pre-commit'], cwd: folder };
  writeFileSync(join(folder, 'notes.txt'), 'nothing of a pair\n');
  run('git', 'add', '--all');
  console.log(
    table('The hook, a commit that touches nothing of a pair', medians({ 'node -e 0': node, hook })),
  );

  artifacts('v2');
  run(process.execPath, cli, 'seal');
  run('git', 'add', '--all');
  console.log(table('The hook, a commit of a model and its scaler', medians({ 'node -e 0': node, hook })));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
