import { chmodSync, cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commit,
  commitUnseen,
  expectRefused,
  expectSilent,
  hookedChurn,
  LOCK,
  MODEL,
  PARTED,
  retrain,
  runGit,
  runGitWith,
  SCALER,
} from '../helpers/git-hooks.ts';
import { CHURN_POLICY, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

describe('what is staged', () => {
  test('git add -p: one hunk of two is judged', () => {
    const repo = hookedChurn();
    const lines = Array.from({ length: 20 }, (_, index) => `step_${index}: 1\n`).join('');
    const train = (version: string, last: string) =>
      `preprocessing:\n  scaler_version: "${version}"\n${lines}last: ${last}\n`;
    repo.write('configs/train.yaml', train('1.0.0', 'a'));
    expectSilent(commit(repo, '-a'));

    repo.write('configs/train.yaml', train('9.0.0', 'b'));
    runGitWith(repo, { input: 'n\ny\n' }, 'add', '--patch');
    expect(repo.git('diff', '--cached', '--unified=0')).toContain('+last: b');
    expectSilent(commit(repo));
    runGitWith(repo, { input: 'y\n' }, 'add', '--patch');
    expectRefused(commit(repo), 'config/version-mismatch');
  });

  test('git commit -- path and git commit --include path take what they name', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    repo.write('notes', 'n');
    repo.git('add', 'notes');
    expectSilent(commit(repo, '--', 'notes'));
    expectRefused(commit(repo, '--', SCALER), 'pair/scaler-changed-alone');
    repo.write('notes', 'more');
    expectRefused(commit(repo, '--include', 'notes'), 'pair/scaler-changed-alone');
    expect(repo.git('diff', '--cached', '--name-only')).toBe(SCALER);
  });

  test('git commit -a takes tracked files alone', () => {
    const repo = hookedChurn();
    repo.write('models/other.joblib', readFileSync(join(repo.dir, MODEL)));
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "1.0.0" # same\n');
    expectSilent(commit(repo, '-a'));
    writeChurn(repo, { model: 'v1-retrained' });
    expectRefused(commit(repo, '-a'), 'pair/model-changed-alone');
  });

  test('git commit --patch judges what was picked', () => {
    const repo = hookedChurn();
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "9.0.0"\n');
    repo.write('deploy/staging.yaml', 'scaler:\n  version: "1.0.0" # staging\n');
    const pick = (input: string) => runGitWith(repo, { input }, 'commit', '--patch', '--message', 'picked');
    expectRefused(pick('y\nn\n'), 'config/version-mismatch');
    expect(pick('n\ny\n').status).toBe(0);
    expect(repo.git('diff', '--name-only')).toBe('configs/train.yaml');
  });

  test('intent-to-add: the file is no part of the commit until its content is', () => {
    const repo = hookedChurn();
    cpSync(join(repo.dir, MODEL), join(repo.dir, 'models/other.joblib'));
    repo.git('add', '--intent-to-add', 'models/other.joblib');
    repo.write('notes', 'n');
    repo.git('add', 'notes');
    expectSilent(commit(repo));
    expectRefused(commit(repo, '-a'), 'pair/unpaired-model');
  });

  test('intent-to-add: a scaler that is only meant to be added is missing', () => {
    const repo = hookedChurn();
    repo.git('rm', '--quiet', '--cached', SCALER);
    repo.git('add', '--intent-to-add', SCALER);
    expectRefused(commit(repo), SCALER);
  });

  test('a deleted scaler, a deleted model and a deleted lock are refused; the whole pair may go', () => {
    for (const path of [SCALER, MODEL, LOCK]) {
      const repo = hookedChurn();
      repo.git('rm', '--quiet', path);
      expectRefused(commit(repo), path);
      // On disk it is still there, and that helps nothing.
      repo.git('reset', '--quiet');
      repo.git('checkout', '--quiet', '--', '.');
      repo.git('rm', '--quiet', '--cached', path);
      expectRefused(commit(repo), path);
    }
    const repo = hookedChurn();
    repo.git('rm', '--quiet', '-r', 'models', 'configs', 'deploy', 'scalerlock.yml');
    expect(commit(repo)).toMatchObject({ status: 0, stderr: expect.stringContaining('policy/changed') });
  });

  test('a renamed scaler is refused until the policy and the lock follow', () => {
    const repo = hookedChurn();
    repo.git('mv', 'models/churn', 'models/attrition');
    expectRefused(commit(repo), 'pair/missing-artifact');
    repo.write('scalerlock.yml', CHURN_POLICY.replaceAll('models/churn', 'models/attrition'));
    repo.git('add', '--all');
    const moved = commit(repo);
    expect(moved.status, moved.stderr).toBe(0);
  });

  test('a copied model is a new model on no pair', () => {
    const repo = hookedChurn();
    repo.git('config', 'diff.renames', 'copies');
    cpSync(join(repo.dir, MODEL), join(repo.dir, 'models/copy.joblib'));
    repo.git('add', '--all');
    expectRefused(commit(repo), 'pair/unpaired-model');
  });

  test('a changed mode parts nothing, with core.fileMode on or off', () => {
    for (const fileMode of ['true', 'false']) {
      const repo = hookedChurn();
      repo.git('config', 'core.fileMode', fileMode);
      chmodSync(join(repo.dir, MODEL), 0o755);
      repo.git('update-index', '--chmod=+x', MODEL);
      expectSilent(commit(repo, '-a'));
      expect(repo.git('ls-tree', 'HEAD', MODEL)).toMatch(/^100755/);
    }
  });

  test('a symlink is judged as a link, be its target the very scaler', () => {
    const repo = hookedChurn();
    repo.git('mv', SCALER, 'models/churn/real.joblib');
    symlinkSync('real.joblib', join(repo.dir, SCALER));
    repo.git('add', '--all');
    expectRefused(commit(repo), /symbolic link/);
  });

  test('a symlink: a folder on the way that became one is not followed', () => {
    const repo = hookedChurn();
    repo.git('mv', 'models', 'weights');
    symlinkSync('weights', join(repo.dir, 'models'));
    repo.git('add', '--all');
    expectRefused(commit(repo), 'pair/missing-artifact');
  });

  test('a symlink staged where core.symlinks is off is still a link', () => {
    const repo = hookedChurn();
    repo.git('config', 'core.symlinks', 'false');
    const oid = repo.gitWith({ input: 'elsewhere' }, 'hash-object', '-w', '--stdin');
    repo.git('update-index', '--cacheinfo', `120000,${oid},${SCALER}`);
    expectRefused(commit(repo), /symbolic link/);
  });

  test('a case-only rename is a rename, also where core.ignoreCase says that the disk sees none', () => {
    for (const ignoreCase of ['false', 'true']) {
      const repo = hookedChurn();
      repo.git('config', 'core.ignoreCase', ignoreCase);
      repo.git('mv', 'models/churn', 'models/Churn');
      expectRefused(commit(repo), 'pair/missing-artifact');
      repo.write('scalerlock.yml', CHURN_POLICY.replaceAll('models/churn', 'models/Churn'));
      repo.git('add', 'scalerlock.yml');
      expect(commit(repo).status).toBe(0);
      expect(repo.git('ls-tree', '-r', '--name-only', 'HEAD', 'models')).toContain(
        'models/Churn/model.joblib',
      );
    }
  });

  test('a broken pair beside the commit does not stop it', () => {
    const repo = hookedChurn();
    writeChurn(repo, { model: 'v1-retrained' });
    commitUnseen(repo, 'broken');
    repo.write('notes', 'n');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "1.0.0" # touched\n');
    expectRefused(commit(repo, '-a'), 'lock/content-mismatch');
  });

  test('an empty commit, and one that sets back what was staged, are nothing to judge', () => {
    const repo = hookedChurn();
    expectSilent(commit(repo, '--allow-empty'));
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    expectRefused(commit(repo), 'pair/scaler-changed-alone');
    writeChurn(repo, { scaler: 'v1' });
    repo.git('add', '--all');
    expectSilent(commit(repo, '--allow-empty'));
  });

  test('the hook leaves the index and the work tree as they are, to the byte', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    repo.write('untracked', 'u');
    const all = () => readdirSync(repo.dir, { recursive: true, encoding: 'utf8' }).sort();
    // What it remembers for the next time lies in a folder of its own, inside git's.
    const filesOf = () => all().filter((path) => !/^\.git\/scalerlock(\/|$)/.test(path));
    const before = { index: readFileSync(join(repo.dir, '.git/index')), files: filesOf() };
    // `git commit` itself refreshes the index; `git hook run` does nothing but run the hook.
    expectRefused(runGit(repo, 'hook', 'run', 'pre-commit'), 'pair/scaler-changed-alone');
    expect(readFileSync(join(repo.dir, '.git/index')).equals(before.index)).toBe(true);
    expect(filesOf()).toEqual(before.files);
  });
});

describe('the first commit', () => {
  test('is judged, and so is the first of an orphan branch', () => {
    const repo = hookedChurn();
    repo.git('checkout', '--quiet', '--orphan', 'fresh');
    expectSilent(commit(repo));
    repo.git('checkout', '--quiet', '--orphan', 'again');
    repo.git('rm', '--quiet', '--cached', LOCK);
    expectRefused(commit(repo), 'lock/missing');
    writeChurn(repo, { model: 'v1-retrained' });
    repo.git('add', '--all');
    expectRefused(commit(repo), 'lock/content-mismatch');
  });
});

describe('git commit --amend', () => {
  test('judges the amended state: half of a retrain taken out is refused, the seal added is not', () => {
    const repo = hookedChurn();
    retrain(repo);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.git('checkout', '--quiet', 'HEAD~1', '--', SCALER);
    expectRefused(commit(repo, '--amend'), PARTED);
    repo.git('checkout', '--quiet', 'HEAD', '--', '.');

    writeChurn(repo, { model: 'v2-retrained' });
    commitUnseen(repo, 'not sealed');
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    expectSilent(commit(repo, '--amend'));
  });

  test('that goes back to the state before is no finding', () => {
    const repo = hookedChurn();
    retrain(repo);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.git('checkout', '--quiet', 'HEAD~1', '--', '.');
    expectSilent(commit(repo, '--amend', '--allow-empty'));
  });

  test('of a message alone, of the first commit, and in a repository with a broken pair elsewhere', () => {
    const repo = hookedChurn();
    expectSilent(commit(repo, '--amend'));
    writeChurn(repo, { model: 'v1-retrained' });
    commitUnseen(repo, 'broken');
    expectSilent(commit(repo, '--amend'));
  });
});
