import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commit,
  expectRefused,
  expectSilent,
  hooked,
  hookedChurn,
  LOCK,
  MODEL,
  PARTED,
  retrain,
  runGit,
  runGitWith,
  SCALER,
} from '../helpers/git-hooks.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, fixture, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

/** Whatever the repository is like: a commit beside the pair is silent, a retrain passes, a refit alone is refused. */
function expectJudged(repo: TestRepo, judge = commit): void {
  repo.write('notes', 'n');
  repo.git('add', 'notes');
  expectSilent(judge(repo));
  writeChurn(repo, { scaler: 'v1-refit' });
  expectRefused(judge(repo, '-a'), 'pair/scaler-changed-alone');
  retrain(repo);
  expectSilent(judge(repo, '-a'));
}

describe('where the repository lies', () => {
  test('a linked worktree has an index of its own, and the hooks of all', () => {
    const repo = hookedChurn();
    const linked = repoAt(join(temporaryFolder(), 'linked tree'));
    repo.git('worktree', 'add', '--quiet', '-b', 'linked', linked.dir);
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    expectJudged(linked);
    expectRefused(commit(repo), 'pair/scaler-changed-alone');
    // In between, its branch got another lock: each tree is judged by its own HEAD.
    expect(repo.git('log', '-1', '--format=%s', 'linked')).toBe('a commit');
  });

  test('git -C, and a folder inside the work tree', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    const args = ['-C', repo.dir, 'commit', '--quiet', '-a', '-m', 'x'];
    expectRefused(runGit({ dir: temporaryFolder(), env: repo.env }, ...args), 'pair/scaler-changed-alone');
    expectRefused(commit({ ...repo, dir: join(repo.dir, 'models/churn') }, '-a'), SCALER);
  });

  test('a separate git directory', () => {
    const repo = hookedChurn();
    repo.git('init', '--quiet', '--separate-git-dir', join(temporaryFolder(), 'elsewhere.git'));
    expectJudged(repo);
  });

  test('GIT_DIR and GIT_WORK_TREE, absolute and relative', () => {
    const repo = hookedChurn();
    const away = temporaryFolder();
    renameSync(join(repo.dir, '.git'), join(away, 'git'));
    writeChurn(repo, { scaler: 'v1-refit' });
    const env = { GIT_DIR: join(away, 'git'), GIT_WORK_TREE: repo.dir };
    const args = ['commit', '--quiet', '-a', '-m', 'x'];
    expectRefused(runGitWith(repo, { env }, ...args), 'pair/scaler-changed-alone');
    expectRefused(
      runGitWith({ ...repo, dir: away }, { env: { ...env, GIT_DIR: 'git' } }, ...args),
      'pair/scaler-changed-alone',
    );
    writeChurn(repo, { scaler: 'v1' });
    expectSilent(runGitWith(repo, { env }, ...args, '--allow-empty'));
  });

  test('a bare repository with a work tree elsewhere (dotfiles)', () => {
    const repo = hookedChurn();
    const bare = join(temporaryFolder(), 'dotfiles.git');
    renameSync(join(repo.dir, '.git'), bare);
    runGit({ ...repo, dir: bare }, 'config', 'core.bare', 'true');
    writeChurn(repo, { scaler: 'v1-refit' });
    const args = [`--git-dir=${bare}`, `--work-tree=${repo.dir}`, 'commit', '--quiet', '-a', '-m', 'x'];
    expectRefused(runGit({ ...repo, dir: temporaryFolder() }, ...args), 'pair/scaler-changed-alone');
  });

  test('core.worktree in the configuration', () => {
    const repo = hookedChurn();
    const files = join(temporaryFolder(), 'files');
    mkdirSync(files);
    for (const name of ['models', 'configs', 'deploy', 'scalerlock.yml']) {
      renameSync(join(repo.dir, name), join(files, name));
    }
    repo.git('config', 'core.worktree', files);
    cpSync(join(files, MODEL), join(files, 'models/other.joblib'));
    writeFileSync(join(files, SCALER), fixture('churn/v1-refit/scaler.joblib'));
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
  });

  test('GIT_INDEX_FILE: the index that git names is judged, and no other', () => {
    const repo = hookedChurn();
    const env = { GIT_INDEX_FILE: join(temporaryFolder(), 'index') };
    repo.gitWith({ env }, 'read-tree', 'HEAD');
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.gitWith({ env }, 'add', SCALER);
    expectSilent(commit(repo, '--allow-empty'));
    expectRefused(runGitWith(repo, { env }, 'commit', '-m', 'x'), 'pair/scaler-changed-alone');
  });

  test('inside another repository, whose hooks and index are not these', () => {
    const outer = hookedChurn();
    const inner = repoAt(join(outer.dir, 'inner'));
    cpSync(hookedChurn().dir, inner.dir, { recursive: true });
    writeChurn(outer, { scaler: 'v1-refit' });
    outer.git('add', 'models');
    expectJudged(inner);
  });
});

describe('paths', () => {
  const ODD = ['two words', 'modèle/客户', 'new\nline', `it's "quoted"`, 'tab\there', '-dash', '#hash'];

  test.each(ODD)('with spaces, unicode, newlines, quotes: %j', (folder) => {
    const repo = hooked(createRepo());
    const pair = { model: `${folder}/model.joblib`, scaler: `${folder}/scaler.joblib` };
    repo.write('scalerlock.yml', JSON.stringify({ version: 1, pairs: { churn: pair } }));
    repo.write(pair.model, fixture('churn/v1/model.joblib'));
    repo.write(pair.scaler, fixture('churn/v1/scaler.joblib'));
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.git('config', 'core.quotePath', folder.includes('è') ? 'true' : 'false');
    repo.write(pair.scaler, fixture('churn/v1-refit/scaler.joblib'));
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
  });

  test('core.precomposeUnicode: a name is judged as git stores it', () => {
    const repo = hooked(createRepo());
    repo.git('config', 'core.precomposeUnicode', 'true');
    const [nfc, nfd] = ['mod\u00e8le', 'mode\u0300le'];
    const policy = { version: 1, pairs: { a: { model: `${nfc}/m.joblib`, scaler: `${nfc}/s.joblib` } } };
    repo.write('scalerlock.yml', JSON.stringify(policy));
    repo.write(`${nfc}/m.joblib`, fixture('churn/v1/model.joblib'));
    repo.write(`${nfc}/s.joblib`, fixture('churn/v1/scaler.joblib'));
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.git('rm', '--quiet', '--cached', `${nfc}/s.joblib`);
    const oid = repo.git('hash-object', '-w', `${nfc}/s.joblib`);
    repo.git('update-index', '--add', '--cacheinfo', `100644,${oid},${nfd}/s.joblib`);
    expectRefused(commit(repo), /pair\/(missing-artifact|scaler-changed-alone)/);
  });
});

describe('how git keeps the index', () => {
  const SETTINGS: Record<string, string[][]> = {
    'a split index': [['update-index', '--split-index']],
    'an untracked cache': [['update-index', '--untracked-cache']],
    'index.version 4': [['update-index', '--index-version', '4']],
    'feature.manyFiles': [
      ['config', 'feature.manyFiles', 'true'],
      ['update-index', '--index-version', '4', '--untracked-cache'],
    ],
    'no index checksum (index.skipHash)': [['config', 'index.skipHash', 'true']],
  };

  test.each(Object.keys(SETTINGS))('%s', (name) => {
    const repo = hookedChurn();
    for (const args of SETTINGS[name] ?? []) repo.git(...args);
    expectJudged(repo);
  });

  test('fsmonitor: what its hook does not tell of is judged all the same', () => {
    const repo = hookedChurn();
    const monitor = join(repo.dir, '.git/monitor');
    // It says that nothing ever changed: git then takes no `-a` from the disk, but what is staged stays staged.
    writeFileSync(monitor, `#!/bin/sh\nprintf '%s\\0' token\n`);
    chmodSync(monitor, 0o755);
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    repo.git('config', 'core.fsmonitor', monitor);
    repo.git('update-index', '--fsmonitor');
    expectRefused(commit(repo), 'pair/scaler-changed-alone');
  });

  test('a sparse checkout and a sparse index: what is not on disk is judged as it is staged', () => {
    const repo = hookedChurn();
    repo.git('update-index', '--refresh');
    repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'configs');
    expect(existsSync(join(repo.dir, MODEL))).toBe(false);
    expect(repo.git('ls-files', '--sparse', 'models')).toBe('models/');
    repo.write('configs/notes', 'n');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "1.0.0" # sparse\n');
    expectSilent(commit(repo, '-a'));
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "9.0.0"\n');
    expectRefused(commit(repo, '-a'), 'config/version-mismatch');
    // The default judges the files on disk: those that are not there count as git has them.
    repo.git('checkout', '--quiet', '--', 'configs');
    expect(scalerlock(repo, 'check').status).toBe(0);
  });

  test('assume-unchanged: git leaves the file out of the commit, and so do we', () => {
    const repo = hookedChurn();
    repo.git('update-index', '--assume-unchanged', SCALER);
    writeChurn(repo, { scaler: 'v1-refit' });
    expectSilent(commit(repo, '-a', '--allow-empty'));
  });

  test('a corrupt index is refused with a clear word, never passed', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    writeFileSync(join(repo.dir, '.git/index'), readFileSync(join(repo.dir, '.git/index')).subarray(0, 200));
    const { status, stderr } = runGit(repo, 'hook', 'run', 'pre-commit');
    expect(stderr).toMatch(/index/);
    expect(stderr).not.toContain('    at ');
    expect(status).not.toBe(0);
    expect(scalerlock(repo, 'check', '--staged').status).toBe(2);
  });

  test('an index.lock in the way does not disturb the hook, and stays', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    writeFileSync(join(repo.dir, '.git/index.lock'), '');
    expectRefused(runGit(repo, 'hook', 'run', 'pre-commit'), 'pair/scaler-changed-alone');
    expect(existsSync(join(repo.dir, '.git/index.lock'))).toBe(true);
    expectRefused(commit(repo), 'index.lock');
  });
});

describe('how git keeps objects and refs', () => {
  test('SHA-256', () => {
    const repo = hooked(createRepo('--object-format=sha256'));
    cpSync(churnRepo().dir, repo.dir, { recursive: true, filter: (path) => !/\/\.git(\/|$)/.test(path) });
    repo.git('add', '--all');
    expectSilent(commit(repo));
    expect(repo.git('rev-parse', 'HEAD')).toHaveLength(64);
    expectJudged(repo);
  });

  test('packed refs, packed objects and a commit graph', () => {
    const repo = hookedChurn();
    repo.git('config', 'gc.writeCommitGraph', 'true');
    repo.git('gc', '--quiet', '--prune=now');
    repo.git('pack-refs', '--all');
    expectJudged(repo);
  });

  test('reftable, where git knows it', (context) => {
    const made = runGit({ ...createRepo(), dir: temporaryFolder() }, 'init', '--ref-format=reftable', 'x');
    if (made.status !== 0) context.skip();
    const repo = hooked(createRepo('--ref-format=reftable'));
    cpSync(churnRepo().dir, repo.dir, { recursive: true, filter: (path) => !/\/\.git(\/|$)/.test(path) });
    repo.git('add', '--all');
    expectSilent(commit(repo));
    expectJudged(repo);
  });

  test('replace refs and grafts: HEAD is what git shows', () => {
    const repo = hookedChurn();
    retrain(repo);
    repo.git('add', '--all');
    expectSilent(commit(repo));
    // HEAD is replaced by its parent's tree: to git, everything of v2 is a change again.
    repo.git('replace', '--graft', 'HEAD');
    expectSilent(commit(repo, '--allow-empty'));
    const [head, first] = [repo.git('rev-parse', 'HEAD'), repo.git('rev-parse', 'HEAD~1')];
    repo.git('replace', head, first);
    repo.write('notes', 'n');
    repo.git('add', '--all');
    expectSilent(commit(repo));
    writeChurn(repo, { scaler: 'v1-refit' });
    expectRefused(commit(repo, '-a'), PARTED);
  });

  test('alternates, of a clone with --shared and of GIT_ALTERNATE_OBJECT_DIRECTORIES', () => {
    const origin = hookedChurn();
    const dir = join(temporaryFolder(), 'shared');
    origin.git('clone', '--quiet', '--shared', origin.dir, dir);
    const repo = hooked(repoAt(dir));
    expectJudged(repo);

    const other = repoAt(join(temporaryFolder(), 'other'));
    origin.git('clone', '--quiet', '--shared', origin.dir, other.dir);
    hooked(other);
    writeFileSync(join(other.dir, '.git/objects/info/alternates'), '');
    const env = { GIT_ALTERNATE_OBJECT_DIRECTORIES: join(origin.dir, '.git/objects') };
    writeChurn(other, { scaler: 'v1-refit' });
    const refused = runGitWith(other, { env }, 'commit', '-a', '-m', 'x');
    expectRefused(refused, 'pair/scaler-changed-alone');
  });

  test('a blob of a pair that is gone is refused with its path, never passed', () => {
    const repo = hookedChurn();
    const oid = repo.git('rev-parse', `HEAD:${SCALER}`);
    repo.write('configs/train.yaml', 'preprocessing:\n  scaler_version: "1.0.0" # touched\n');
    repo.git('add', '--all');
    const object = join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
    chmodSync(object, 0o644);
    renameSync(object, join(temporaryFolder(), 'gone'));
    const { status, stderr } = runGit(repo, 'hook', 'run', 'pre-commit');
    expect(stderr).toContain(SCALER);
    expect(stderr).toContain('not in this clone');
    expect(status).not.toBe(0);
  });

  test('safe.directory: a repository of another user is refused with the command that trusts it', () => {
    const repo = hookedChurn();
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    const distrusted = repoAt(repo.dir);
    distrusted.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    const { status, stderr } = scalerlock(distrusted, 'hook', 'pre-commit');
    expect(stderr).toContain('dubious ownership');
    expect(stderr).toContain(`git config --global --add safe.directory ${repo.dir}`);
    expect(status).toBe(2);
  });
});

describe('what git turns on the way into the repository', () => {
  test("core.autocrlf: a text scaler counts by the blob's bytes", () => {
    const repo = hooked(createRepo());
    repo.git('config', 'core.autocrlf', 'true');
    const scaler = (mean: number) => `{\r\n  "mean": [${mean}, 2],\r\n  "scale": [1, 3]\r\n}\r\n`;
    repo.write('scalerlock.yml', 'version: 1\npairs: { a: { model: m.joblib, scaler: scaler.json } }\n');
    repo.write('m.joblib', fixture('churn/v1/model.joblib'));
    repo.write('scaler.json', scaler(1));
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    expectSilent({ ...commit(repo), stderr: '' });
    expect(repo.git('cat-file', 'blob', 'HEAD:scaler.json')).not.toContain('\r');
    repo.write('scaler.json', scaler(5));
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
  });

  const FILTERS: Record<string, { attributes: string; config: Record<string, string> }> = {
    'a clean filter': {
      attributes: 'scaler.json filter=upper\n',
      config: {
        'filter.upper.clean': 'sed s/on.disk/in.git/',
        'filter.upper.smudge': 'sed s/in.git/on.disk/',
      },
    },
    'a working-tree-encoding': { attributes: 'scaler.json working-tree-encoding=UTF-16LE\n', config: {} },
    'an ident': { attributes: 'scaler.json ident\n', config: {} },
    'eol=crlf': { attributes: 'scaler.json text eol=crlf\n', config: {} },
  };

  test.each(Object.keys(FILTERS))("%s: seal and hook count the blob's bytes", (name) => {
    const filter = FILTERS[name];
    const repo = hooked(createRepo());
    for (const [key, value] of Object.entries(filter?.config ?? {})) repo.git('config', key, value);
    const scaler = (mean: number) => {
      const text = `{\r\n  "id": "$Id: on disk $",\r\n  "mean": [${mean}, 2],\r\n  "scale": [1, 3]\r\n}\r\n`;
      return name.includes('encoding') ? Buffer.from(text, 'utf16le') : text;
    };
    repo.write('.gitattributes', filter?.attributes ?? '');
    repo.write('scalerlock.yml', 'version: 1\npairs: { a: { model: m.joblib, scaler: scaler.json } }\n');
    repo.write('m.joblib', fixture('churn/v1/model.joblib'));
    repo.write('scaler.json', scaler(1));
    expect(scalerlock(repo, 'seal').status).toBe(0);
    repo.git('add', '--all');
    const first = commit(repo);
    expect(first.status, first.stderr).toBe(0);
    expect(scalerlock(repo, 'check').status).toBe(0);
    repo.write('scaler.json', scaler(5));
    expectRefused(commit(repo, '-a'), 'pair/scaler-changed-alone');
  });
});

test('two commits at once, in two worktrees, do not disturb each other', async () => {
  const repo = hookedChurn();
  const linked = repoAt(join(temporaryFolder(), 'linked'));
  repo.git('worktree', 'add', '--quiet', '-b', 'linked', linked.dir);
  retrain(repo);
  repo.git('add', '--all');
  writeChurn(linked, { scaler: 'v1-refit' });
  linked.git('add', '--all');
  const commits = [repo, linked].map(
    ({ dir, env }) =>
      new Promise<number | null>((resolve, reject) => {
        const child = spawn('git', ['commit', '--quiet', '-m', 'x'], { cwd: dir, env, stdio: 'ignore' });
        child.on('error', reject);
        child.on('close', resolve);
      }),
  );
  expect(await Promise.all(commits)).toEqual([0, 1]);
  expect(linked.git('diff', '--cached', '--name-only')).toBe(SCALER);
  expect(repo.git('show', '--name-only', '--format=')).toContain(LOCK);
});
