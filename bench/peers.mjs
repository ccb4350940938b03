// Programs that do comparable work at a commit. What is not on this machine is left out of the tables, and says so.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, retrain, run } from './repositories.mjs';

function has(program, ...args) {
  if (!spawnSync(program, args, { stdio: 'ignore' }).error) return true;
  console.log(`left out: ${program} is not on the PATH`);
  return false;
}

/** Hook managers with a hook that does nothing, each in a repository of its own where one file is staged. */
export function emptyHooks(folder) {
  const cases = {};
  const start = (name) => {
    const repo = join(folder, name);
    mkdirSync(repo);
    run(repo, 'git', 'init', '--quiet');
    writeFileSync(join(repo, 'notes.txt'), 'notes\n');
    return repo;
  };
  if (has('pre-commit', '--version')) {
    const repo = start('framework');
    const hook =
      '{ id: empty, name: empty, language: system, entry: "true", always_run: true, pass_filenames: false }';
    writeFileSync(join(repo, '.pre-commit-config.yaml'), `repos: [{ repo: local, hooks: [${hook}] }]\n`);
    run(repo, 'pre-commit', 'install');
    run(repo, 'git', 'add', '--all');
    cases['the pre-commit framework, an empty system hook'] = {
      command: ['.git/hooks/pre-commit'],
      cwd: repo,
    };
  }
  if (has('lefthook', 'version')) {
    const repo = start('lefthook');
    writeFileSync(join(repo, 'lefthook.yml'), 'pre-commit:\n  commands:\n    empty:\n      run: "true"\n');
    run(repo, 'git', 'add', '--all');
    cases['lefthook, an empty command'] = { command: ['lefthook', 'run', 'pre-commit'], cwd: repo };
  }
  return cases;
}

/** What looks at one model and its scaler in other ways, each over a repository that has nothing else. */
export function checks(folder) {
  const cases = {};
  const files = ['pair/model.joblib', 'pair/scaler.joblib'];
  const start = (name) => {
    const repo = join(folder, name);
    mkdirSync(repo);
    run(repo, 'git', 'init', '--quiet');
    retrain(repo, 'pair', 'v2');
    return repo;
  };
  cases['sha256sum of both files'] = { command: ['sha256sum', ...files], cwd: start('plain') };
  if (has('git-lfs', 'version')) {
    const repo = start('lfs');
    run(repo, 'git', 'lfs', 'install', '--local');
    run(repo, 'git', 'lfs', 'track', '*.joblib');
    run(repo, 'git', 'add', '--all');
    run(repo, 'git', 'commit', '--quiet', '--message', 'large files');
    cases['git lfs fsck'] = { command: ['git', 'lfs', 'fsck'], cwd: repo };
  }
  if (has('dvc', '--version')) {
    const repo = start('dvc');
    const dvc = { cwd: repo, env: { ...ENV, DVC_NO_ANALYTICS: '1' }, stdio: 'ignore' };
    for (const args of [['init'], ['add', ...files]]) spawnSync('dvc', args, dvc);
    cases['dvc status'] = { command: ['dvc', 'status', '--quiet'], cwd: repo };
  }
  return cases;
}
