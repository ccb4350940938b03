import { writeFileSync } from 'node:fs';
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
import type { TestRepo } from '../helpers/repo.ts';
import { CHURN_POLICY, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

describe('git merge', () => {
  /** `side` retrains the model; what `main` does is for the test. */
  function diverged(onMain: (repo: TestRepo) => void): TestRepo {
    const repo = hookedChurn();
    repo.git('switch', '--quiet', '--create', 'side');
    retrain(repo);
    commitUnseen(repo, 'retrain');
    repo.git('switch', '--quiet', 'main');
    onMain(repo);
    commitUnseen(repo, 'on main');
    return repo;
  }
  const merge = (repo: TestRepo, ...args: string[]) => runGit(repo, 'merge', '--quiet', '--no-edit', ...args);

  test('that is clean and right passes pre-merge-commit in silence', () => {
    const repo = diverged((main) => main.write('notes', 'n'));
    expectSilent(merge(repo, 'side'));
    expect(repo.git('log', '-1', '--format=%P').split(' ')).toHaveLength(2);
  });

  test('of two branches that are each right and together wrong is refused, and stays open', () => {
    const repo = diverged((main) => {
      main.write('deploy/canary.yaml', 'scaler: 1.0.0\n');
      main.write('scalerlock.yml', `${CHURN_POLICY}      canary: deploy/canary.yaml#$.scaler\n`);
    });
    expectRefused(merge(repo, 'side'), 'config/version-mismatch');
    expect(repo.git('rev-parse', '--verify', 'MERGE_HEAD')).toBe(repo.git('rev-parse', 'side'));
    repo.write('deploy/canary.yaml', 'scaler: 2.0.0\n');
    repo.git('add', '--all');
    expectSilent(runGit(repo, 'commit', '--quiet', '--no-edit'));
  });

  test('with conflicts is judged when they are resolved: ours with their lock is refused', () => {
    const repo = diverged((main) => {
      writeChurn(main, { model: 'v3', scaler: 'v3' });
      writeConfigs(main, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
      expect(scalerlock(main, 'seal').status).toBe(0);
    });
    expect(merge(repo, 'side').status).not.toBe(0);
    repo.git('checkout', '--quiet', '--ours', '--', MODEL, SCALER);
    repo.git('checkout', '--quiet', '--theirs', '--', LOCK);
    repo.git('add', '--all');
    expectRefused(runGit(repo, 'commit', '--no-edit'), PARTED);
    repo.git('checkout', '--quiet', 'main', '--', LOCK);
    const resolved = runGit(repo, 'commit', '--quiet', '--no-edit');
    expect(resolved.status, resolved.stderr).toBe(0);
  });

  test('--squash is judged as the commit that it is', () => {
    const repo = diverged((main) => main.write('notes', 'n'));
    expect(merge(repo, '--squash', 'side').status).toBe(0);
    expectSilent(commit(repo));
  });

  test('that brings in a broken pair is refused', () => {
    const repo = diverged((main) => main.write('notes', 'n'));
    repo.git('switch', '--quiet', 'side');
    writeChurn(repo, { scaler: 'v1-refit' });
    commitUnseen(repo, 'broken');
    repo.git('switch', '--quiet', 'main');
    expectRefused(merge(repo, 'side'), PARTED);
  });

  test('of three branches (an octopus) is judged', () => {
    const repo = diverged((main) => main.write('notes', 'n'));
    repo.git('switch', '--quiet', '--create', 'third', 'main~1');
    writeConfigs(repo, { train: '1.0.0', staging: '1.0.0', production: '1.0.0' });
    repo.write('third', '3');
    commitUnseen(repo, 'third');
    repo.git('switch', '--quiet', 'main');
    expectSilent({ ...merge(repo, 'side', 'third'), stdout: '', stderr: '' });
    expect(repo.git('log', '-1', '--format=%P').split(' ')).toHaveLength(3);
  });
});

describe('git rebase, cherry-pick and revert', () => {
  /** `side` retrains to v2, `main` to v3: whatever brings one onto the other stops at conflicts. */
  function conflicting(): TestRepo {
    const repo = hookedChurn();
    repo.git('switch', '--quiet', '--create', 'side');
    retrain(repo);
    commitUnseen(repo, 'retrain to v2');
    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v3', scaler: 'v3' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    expect(scalerlock(repo, 'seal').status).toBe(0);
    commitUnseen(repo, 'retrain to v3');
    return repo;
  }

  /** Takes v2's model and scaler; the lock is to be sealed anew. */
  function takeModelAndScaler(repo: TestRepo): void {
    repo.git('checkout', '--quiet', 'side', '--', MODEL, SCALER);
    repo.git('checkout', '--quiet', 'main', '--', LOCK);
    repo.git('add', '--all');
  }

  function sealAndStage(repo: TestRepo): void {
    const sealed = scalerlock(repo, 'seal');
    expect(sealed.status, sealed.stdout + sealed.stderr).toBe(0);
    writeConfigs(repo, { train: '3.0.0', staging: '3.0.0', production: '3.0.0' });
    repo.git('add', '--all');
  }

  test('git rebase: conflicts that are resolved with `git commit` are judged; the next commit too', () => {
    const repo = conflicting();
    repo.git('switch', '--quiet', 'side');
    expect(runGit(repo, 'rebase', 'main').status).not.toBe(0);
    takeModelAndScaler(repo);
    const env = { GIT_EDITOR: 'true' };
    expectRefused(commit(repo), PARTED);
    sealAndStage(repo);
    // Git runs no hook here itself; pre-push judges what comes of it.
    expect(runGitWith(repo, { env }, 'rebase', '--continue').status).toBe(0);
    expect(repo.git('log', '--format=%s', '-2')).toBe('retrain to v2\nretrain to v3');
    expectSilent(commit(repo, '--allow-empty'));
  });

  test('git rebase --interactive: a commit made at an `edit` stop is judged', () => {
    const repo = hookedChurn();
    retrain(repo);
    commitUnseen(repo, 'retrain');
    const env = { GIT_SEQUENCE_EDITOR: 'sed -i s/^pick/edit/', GIT_EDITOR: 'true' };
    expect(runGitWith(repo, { env }, 'rebase', '--interactive', 'HEAD~1').status).toBe(0);
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    expectRefused(runGit(repo, 'commit', '--amend', '--no-edit'), PARTED);
    repo.git('checkout', '--quiet', 'HEAD', '--', '.');
    expect(runGitWith(repo, { env }, 'rebase', '--continue').status).toBe(0);
  });

  test('git rebase --autosquash and --exec leave a state that the next commit is judged in', () => {
    const repo = hookedChurn();
    repo.write('notes', 'n');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.write('notes', 'more');
    repo.git('add', '--all');
    expectSilent(runGit(repo, 'commit', '--quiet', '--fixup', 'HEAD'));
    const env = { GIT_SEQUENCE_EDITOR: 'true', GIT_EDITOR: 'true' };
    const rebased = runGitWith(repo, { env }, 'rebase', '-i', '--autosquash', '--exec', 'true', 'HEAD~2');
    expect(rebased.status, rebased.stderr).toBe(0);
    writeChurn(repo, { scaler: 'v1-refit' });
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
  });

  test('git cherry-pick --continue after conflicts is judged', () => {
    const repo = conflicting();
    expect(runGit(repo, 'cherry-pick', 'side').status).not.toBe(0);
    takeModelAndScaler(repo);
    expectRefused(runGit(repo, 'cherry-pick', '--no-edit', '--continue'), PARTED);
    sealAndStage(repo);
    expect(runGitWith(repo, { env: { GIT_EDITOR: 'true' } }, 'cherry-pick', '--continue').status).toBe(0);
  });

  test('git cherry-pick --no-commit and then commit is judged', () => {
    const repo = hookedChurn();
    repo.git('switch', '--quiet', '--create', 'side');
    writeChurn(repo, { scaler: 'v1-refit' });
    commitUnseen(repo, 'broken');
    repo.git('switch', '--quiet', 'main');
    repo.git('cherry-pick', '--no-commit', 'side');
    expectRefused(commit(repo), 'pair/scaler-changed-alone');
  });

  test('git revert of a whole retrain is right, of half of one is refused', () => {
    const repo = hookedChurn();
    retrain(repo);
    commitUnseen(repo, 'retrain');
    repo.git('revert', '--no-commit', 'HEAD');
    const reverted = runGitWith(repo, { env: { GIT_EDITOR: 'true' } }, 'revert', '--continue');
    expect(reverted.status, reverted.stderr).toBe(0);
    expect(repo.git('diff', '--stat', 'HEAD~2')).toBe('');

    repo.git('revert', '--no-commit', 'HEAD');
    repo.git('checkout', '--quiet', 'HEAD', '--', SCALER);
    expectRefused(runGitWith(repo, { env: { GIT_EDITOR: 'true' } }, 'revert', '--continue'), PARTED);
  });

  test('the commit after a rebase, a reset or a pull is compared with where HEAD is now', () => {
    const repo = hookedChurn();
    retrain(repo);
    commitUnseen(repo, 'retrain');
    repo.git('reset', '--quiet', '--soft', 'HEAD~1');
    expectSilent(commit(repo));
    repo.git('reset', '--quiet', '--mixed', 'HEAD~1');
    repo.git('add', MODEL, LOCK);
    expectRefused(commit(repo), PARTED);
  });

  test('git stash pop and git am are nothing of ours, what is committed after them is', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(runGit(repo, 'stash', '--quiet').status).toBe(0);
    expect(runGit(repo, 'stash', 'pop', '--quiet', '--index').status).toBe(0);
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
    commitUnseen(repo, 'broken');
    const patch = repo.git('format-patch', '-1', '--binary', '--stdout');
    repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    writeFileSync(join(repo.dir, '.git/patch'), `${patch}\n`);
    expect(runGit(repo, 'apply', '--index', '.git/patch').status).toBe(0);
    expectRefused(commit(repo), 'pair/scaler-changed-alone');
  });
});
