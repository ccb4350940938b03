import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commit,
  commitUnseen,
  expectRefused,
  expectSilent,
  hooked,
  runGit,
  runGitWith,
} from '../helpers/git-hooks.ts';
import { inDvc, inLfs, type Keep } from '../helpers/kept.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { checkReport, copyOf, errorsOf, fixture, scalerlock } from '../helpers/scalerlock.ts';

const ALONE = 'pair/scaler-changed-alone';

const POLICY = `version: 1
pairs:
  churn:
    model: vendor/models/model.joblib
    scaler: vendor/models/scaler.joblib
    lock: locks/churn.lock.json
    training: configs/train.yaml#$.scaler
`;

/** Puts fixtures into a repository and commits them. */
function put(repo: TestRepo, files: Record<string, string>): string {
  for (const [path, name] of Object.entries(files)) repo.write(path, fixture(name));
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--no-verify', '--message', 'models');
  return repo.git('rev-parse', 'HEAD');
}

function addSubmodule(repo: TestRepo, from: TestRepo, path: string): TestRepo {
  repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', from.dir, path);
  return repoAt(join(repo.dir, path));
}

/** A repository with a sealed pair whose artifacts lie in the submodule `vendor/models`, beside one that no pair names. */
function outerRepo(policy = POLICY): { repo: TestRepo; inner: TestRepo } {
  const repo = copyOf(`submodule ${policy}`, () => {
    const models = createRepo();
    put(models, { 'model.joblib': 'churn/v1/model.joblib', 'scaler.joblib': 'churn/v1/scaler.joblib' });
    const outer = createRepo();
    addSubmodule(outer, models, 'vendor/models');
    addSubmodule(outer, models, 'vendor/other');
    outer.write('scalerlock.yml', policy);
    outer.write('configs/train.yaml', 'scaler: "1.0.0"\n');
    const sealed = scalerlock(outer, 'seal');
    expect(sealed.status, sealed.stdout + sealed.stderr).toBe(0);
    outer.commit('sealed');
    return outer;
  });
  return { repo: hooked(repo), inner: repoAt(join(repo.dir, 'vendor/models')) };
}

describe('a pair whose artifacts lie in a submodule', () => {
  test('is judged at the commit that is recorded for it: a refit alone is refused, a retrain passes', () => {
    const { repo, inner } = outerRepo();
    repo.write('notes', 'n');
    repo.git('add', 'notes');
    expectSilent(commit(repo));

    put(inner, { 'scaler.joblib': 'churn/v1-refit/scaler.joblib' });
    // Not staged yet, it is no part of the commit.
    repo.write('notes', 'more');
    repo.git('add', 'notes');
    expectSilent(commit(repo));
    repo.git('add', 'vendor/models');
    const refused = commit(repo);
    expectRefused(refused, ALONE);
    expect(refused.stderr).toContain('vendor/models/scaler.joblib');

    put(inner, { 'model.joblib': 'churn/v2/model.joblib', 'scaler.joblib': 'churn/v2/scaler.joblib' });
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.write('configs/train.yaml', 'scaler: "2.0.0"\n');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    const report = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
    expect(report).toMatchObject({
      status: 'pass',
      pairs: [{ scalerVersion: '2.0.0', scalerVersionBefore: '1.0.0' }],
    });
  });

  test('is judged in a push, and between two commits', () => {
    const { repo, inner } = outerRepo();
    put(inner, { 'scaler.joblib': 'churn/v1-refit/scaler.joblib' });
    commitUnseen(repo);
    expect(errorsOf(checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD'))).toEqual([ALONE]);
    const bare = join(temporaryFolder(), 'there.git');
    repo.git('init', '--quiet', '--bare', bare);
    repo.git('push', '--quiet', '--no-verify', bare, 'main~1:refs/heads/main');
    repo.git('remote', 'add', 'origin', bare);
    repo.git('fetch', '--quiet', 'origin');
    expectRefused(runGit(repo, 'push', 'origin', 'main'), ALONE);
  });

  test.each<[string, Keep]>([
    ['Git LFS', inLfs],
    ['DVC', inDvc],
  ])('is read where %s keeps them there, and told at the file that git has', (keeper, keep) => {
    const { repo, inner } = outerRepo();
    const version = (model: string, scaler: string): void => {
      keep(inner, 'model.joblib', fixture(`churn/${model}/model.joblib`));
      keep(inner, 'scaler.joblib', fixture(`churn/${scaler}/scaler.joblib`));
      if (keeper === 'DVC') inner.git('rm', '--quiet', '--cached', '--ignore-unmatch', '*.joblib');
      put(inner, {});
    };
    version('v2', 'v2');
    const sealed = scalerlock(repo, 'seal');
    expect(sealed.status, sealed.stdout + sealed.stderr).toBe(0);
    repo.write('configs/train.yaml', 'scaler: "2.0.0"\n');
    repo.git('add', '--all');
    expectSilent(commit(repo));

    version('v2', 'v1-refit');
    repo.git('add', 'vendor/models');
    const { findings } = checkReport(repo, '--staged');
    const path = `vendor/models/scaler.joblib${keeper === 'DVC' ? '.dvc' : ''}`;
    expect(findings).toMatchObject([{ rule: ALONE, path }]);
    expectRefused(commit(repo), ALONE);
  });

  test('in the work tree is what lies on disk', () => {
    const { repo, inner } = outerRepo();
    inner.write('scaler.joblib', fixture('churn/v1-refit/scaler.joblib'));
    expect(errorsOf(checkReport(repo))).toEqual([ALONE]);
    expect(checkReport(repo, '--staged').status).toBe('pass');
  });

  test('with its lock in the submodule too, and a convention over it', () => {
    const { repo, inner } = outerRepo(
      'version: 1\npairs:\n  "{name}":\n    model: vendor/models/{name}.joblib\n    scaler: vendor/models/scaler.joblib\n',
    );
    inner.git('add', '--all');
    inner.git('commit', '--quiet', '--message', 'lock');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    put(inner, { 'model.joblib': 'churn/v1-retrained/model.joblib' });
    repo.git('add', '--all');
    expectRefused(commit(repo), 'pair/model-changed-alone');
  });

  test('the hook hands no GIT_DIR and no GIT_INDEX_FILE on to it', () => {
    const { repo, inner } = outerRepo();
    put(inner, { 'scaler.joblib': 'churn/v1-refit/scaler.joblib' });
    expectRefused(commit(repo, '-a'), ALONE);
    expectRefused(commit(repo, '--', 'vendor/models'), ALONE);
    const env = { GIT_DIR: join(repo.dir, '.git'), GIT_WORK_TREE: repo.dir };
    expectRefused(runGitWith(repo, { env }, 'commit', '-a', '-m', 'x'), ALONE);
  });

  test('models of the submodule that no pair names are its own business', () => {
    const { repo, inner } = outerRepo();
    put(inner, { 'another/model.joblib': 'churn/v2/model.joblib' });
    repo.git('add', '--all');
    expectSilent(commit(repo));
  });

  test('artifacts that move into a submodule stay the pair that they were', () => {
    const { repo, inner } = outerRepo();
    mkdirSync(join(repo.dir, 'own'));
    for (const name of ['model.joblib', 'scaler.joblib'])
      cpSync(join(inner.dir, name), join(repo.dir, 'own', name));
    repo.write('scalerlock.yml', POLICY.replaceAll('vendor/models/', 'own/'));
    expect(scalerlock(repo, 'seal').status).toBe(0);
    commitUnseen(repo);
    repo.git('rm', '--quiet', '-r', 'own');
    repo.write('scalerlock.yml', POLICY);
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    const moved = commit(repo);
    expect(moved.status, moved.stderr).toBe(0);
  });

  test('and a submodule with a policy of its own is a repository as any other, with hooks of its own', () => {
    const { inner } = outerRepo();
    hooked(inner);
    inner.write(
      'scalerlock.yml',
      'version: 1\npairs: { own: { model: model.joblib, scaler: scaler.joblib } }\n',
    );
    expect(scalerlock(inner, 'seal').status).toBe(0);
    inner.git('add', '--all');
    expect(commit(inner).status).toBe(0);
    inner.write('scaler.joblib', fixture('churn/v1-refit/scaler.joblib'));
    expectRefused(commit(inner, '-a'), ALONE);
  });

  test('in a submodule of a submodule', () => {
    const models = createRepo();
    put(models, { 'model.joblib': 'churn/v1/model.joblib', 'scaler.joblib': 'churn/v1/scaler.joblib' });
    const middle = createRepo();
    addSubmodule(middle, models, 'models');
    middle.commit();
    const repo = hooked(createRepo());
    const own = ['-c', 'protocol.file.allow=always'];
    repo.git(...own, 'submodule', '--quiet', 'add', middle.dir, 'vendor');
    repo.git(...own, 'submodule', '--quiet', 'update', '--init', '--recursive');
    repo.write('scalerlock.yml', POLICY);
    repo.write('configs/train.yaml', 'scaler: "1.0.0"\n');
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    put(repoAt(join(repo.dir, 'vendor/models')), { 'scaler.joblib': 'churn/v1-refit/scaler.joblib' });
    const vendor = repoAt(join(repo.dir, 'vendor'));
    commitUnseen(vendor);
    repo.git('add', '--all');
    expectRefused(commit(repo), ALONE);

    vendor.git('update-index', '--cacheinfo', `160000,${'1'.repeat(40)},models`);
    vendor.git('commit', '--quiet', '--message', 'a commit of nowhere');
    repo.git('add', '--all');
    const refused = commit(repo);
    expectRefused(refused, 'the submodule `vendor/models` does not have the commit 111111111111');
    expect(refused.stderr).toContain('git submodule update --init --recursive vendor`');
  });
});

describe('a submodule that is not at hand', () => {
  test('and never checked out: a clear word and exit 2 where its pair is touched, silence where it is not', () => {
    const { repo } = outerRepo();
    const clone = repoAt(join(temporaryFolder(), 'clone'));
    repo.git('clone', '--quiet', repo.dir, clone.dir);
    hooked(clone);
    clone.write('notes', 'n');
    clone.git('add', '--all');
    expectSilent(commit(clone));
    clone.write('configs/train.yaml', 'scaler: "1.0.0" # touched\n');
    clone.git('add', '--all');
    const refused = commit(clone);
    expectRefused(refused, 'the submodule `vendor/models` is not checked out');
    expect(refused.stderr).toContain('git submodule update --init vendor/models');
    expect(refused.stderr).not.toContain('vendor/other');
    for (const args of [[], ['--staged'], ['--head', 'HEAD']]) {
      expect(scalerlock(clone, 'check', ...args).status).toBe(2);
    }
    clone.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'update',
      '--init',
      'vendor/models',
    );
    expectSilent(commit(clone));
  });

  test('and whose recorded commit changes is refused, whatever that commit is', () => {
    const { repo } = outerRepo();
    const clone = repoAt(join(temporaryFolder(), 'clone'));
    repo.git('clone', '--quiet', repo.dir, clone.dir);
    hooked(clone);
    clone.git('update-index', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/models`);
    expectRefused(commit(clone), 'not checked out');
    clone.git('reset', '--quiet');
    clone.git('update-index', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/other`);
    expectSilent(commit(clone));
  });

  test('that lacks the recorded commit: a clear word, and no fetch', () => {
    const { repo } = outerRepo();
    repo.git('update-index', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/models`);
    const trace = join(temporaryFolder(), 'trace');
    const env = { GIT_TRACE2: trace };
    const refused = runGitWith(repo, { env }, 'commit', '-m', 'x');
    expectRefused(refused, 'does not have the commit 111111111111');
    expect(refused.stderr).toContain('fetch origin');
    expect(readFileSync(trace, 'utf8')).not.toMatch(/start git.* (fetch|fetch-pack|clone)/);
  });

  test('whose work tree is gone is read from where git keeps it', () => {
    const { repo, inner } = outerRepo();
    const refit = put(inner, { 'scaler.joblib': 'churn/v1-refit/scaler.joblib' });
    repo.git('submodule', '--quiet', 'deinit', '--force', 'vendor/models');
    rmSync(join(repo.dir, 'vendor/models'), { recursive: true });
    repo.git('update-index', '--cacheinfo', `160000,${refit},vendor/models`);
    expectRefused(commit(repo), ALONE);
    const linked = repoAt(join(temporaryFolder(), 'linked'));
    repo.git('worktree', 'add', '--quiet', '-b', 'linked', linked.dir);
    linked.git('update-index', '--cacheinfo', `160000,${refit},vendor/models`);
    expectRefused(commit(linked), ALONE);
  });

  test('under a convention whose folder became a submodule: the pair does not vanish unseen', () => {
    const repo = hooked(createRepo());
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs:\n  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n',
    );
    for (const name of ['a', 'b']) {
      repo.write(`services/${name}/model.joblib`, fixture('churn/v1/model.joblib'));
      repo.write(`services/${name}/scaler.joblib`, fixture('churn/v1/scaler.joblib'));
    }
    expect(scalerlock(repo, 'seal').status).toBe(0);
    commitUnseen(repo);
    repo.git('rm', '--quiet', '-r', '--cached', 'services/b');
    repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},services/b`);
    expectRefused(commit(repo), 'the submodule `services/b` is not checked out');
    repo.git('commit', '--quiet', '--no-verify', '--message', 'unseen');
    expect(scalerlock(repo, 'check', '--base', 'HEAD~1', '--head', 'HEAD').status).toBe(2);
  });
});

test('a submodule that is not at hand, that a placeholder or `**` could stand for, and that stays as it is, stops nobody', () => {
  const repo = hooked(createRepo());
  repo.write(
    'scalerlock.yml',
    'version: 1\npairs:\n  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n  deep:\n    model: "**/deep/*.model.joblib"\n    scaler: deep/scaler.joblib\n',
  );
  for (const [path, name] of [
    ['services/a/model.joblib', 'model'],
    ['services/a/scaler.joblib', 'scaler'],
    ['deep/x.model.joblib', 'model'],
    ['deep/scaler.joblib', 'scaler'],
  ] as const) {
    repo.write(path, fixture(`churn/v1/${name}.joblib`));
  }
  expect(scalerlock(repo, 'seal').status).toBe(0);
  repo.git('add', '--all');
  for (const path of ['services/legacy', 'third_party/lib']) {
    repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${path}`);
    // As `git clone` leaves it.
    mkdirSync(join(repo.dir, path), { recursive: true });
  }
  repo.git('commit', '--quiet', '--no-verify', '--message', 'all');
  repo.write('services/a/model.joblib', fixture('churn/v1-retrained/model.joblib'));
  expect(scalerlock(repo, 'seal').status).toBe(0);
  repo.git('add', 'services/a');
  repo.git('update-index', '--cacheinfo', `160000,${'2'.repeat(40)},third_party/lib`);
  const result = commit(repo);
  expect(result.status, result.stderr).toBe(0);
  repo.git('update-index', '--force-remove', 'services/legacy');
  expectSilent(commit(repo));
  const judged = scalerlock(repo, 'check', '--base', 'HEAD~2', '--head', 'HEAD');
  expect(judged.status, judged.stdout + judged.stderr).toBe(0);
});

describe('a submodule that means harm', () => {
  test.each([
    ['a name that leads out', '../../../NAME'],
    ['a name that leads out on Windows', '..\\..\\..\\NAME'],
    ['a name in no folder', '.'],
  ])('%s is not followed', (_, pattern) => {
    const { repo, inner } = outerRepo();
    const elsewhere = temporaryFolder();
    const name = pattern.replace('NAME', basename(elsewhere));
    const oid = inner.git('rev-parse', 'HEAD');
    cpSync(join(repo.dir, '.git/modules/vendor/models'), elsewhere, { recursive: true });
    rmSync(join(repo.dir, '.git/modules/vendor/models'), { recursive: true });
    rmSync(inner.dir, { recursive: true });
    repo.write(
      '.gitmodules',
      `[submodule "${name.replaceAll('\\', '\\\\')}"]\n\tpath = vendor/models\n\turl = ext::sh -c touch% pwned\n[include]\n\tpath = /etc/passwd\n`,
    );
    // At the base as well, so that no other name leads anywhere.
    repo.git('add', '.gitmodules');
    repo.git('commit', '--quiet', '--no-verify', '--message', 'unseen');
    repo.write('configs/train.yaml', 'scaler: "1.0.0" # touched\n');
    repo.git('add', 'configs');
    expect(repo.git('ls-files', '--stage', 'vendor/models')).toContain(oid);
    expectRefused(commit(repo), 'not checked out');
  });

  test('a path behind a link, or a link in its place, is not followed', () => {
    const { repo, inner } = outerRepo();
    const away = join(temporaryFolder(), 'away');
    rmSync(join(repo.dir, '.git/modules/vendor/models'), { recursive: true });
    cpSync(createRepo().dir, away, { recursive: true });
    rmSync(inner.dir, { recursive: true });
    symlinkSync(away, inner.dir);
    repo.write('configs/train.yaml', 'scaler: "1.0.0" # touched\n');
    repo.git('add', 'configs');
    expectRefused(commit(repo), 'not checked out');
  });

  test('a .git that is broken does not lead to our own repository', () => {
    const { repo, inner } = outerRepo();
    rmSync(join(inner.dir, '.git'));
    mkdirSync(join(inner.dir, '.git'));
    repo.write('configs/train.yaml', 'scaler: "1.0.0" # touched\n');
    repo.git('add', 'configs');
    const refused = runGit(repo, 'hook', 'run', 'pre-commit');
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('vendor/models');
  });

  test('submodules that no pair lies in cost nothing', () => {
    const { repo } = outerRepo();
    const trace = join(temporaryFolder(), 'trace');
    repo.write('configs/train.yaml', 'scaler: "1.0.0" # touched\n');
    repo.git('add', 'configs');
    expectSilent(runGitWith(repo, { env: { GIT_TRACE2: trace } }, 'hook', 'run', 'pre-commit'));
    expect(readFileSync(trace, 'utf8')).not.toContain('vendor/other');
  });
});
