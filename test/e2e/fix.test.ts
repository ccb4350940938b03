import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installed, tryCommit } from '../helpers/hooked.ts';
import { inDvc, inGit, inLfs, type Keep } from '../helpers/kept.ts';
import { seal, sealedRepo, TWO_PAIRS, TWO_PAIRS_FILES, writeFixtures } from '../helpers/pairs.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { checkReport, fixture, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

const PAIR = `version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
`;
const FILES = {
  'models/churn/model.joblib': 'churn/v1/model.joblib',
  'models/churn/scaler.joblib': 'churn/v1/scaler.joblib',
};
const LOCK = 'models/churn/scaler.lock.json';

/** One sealed pair without configs, and hooks that may mend. */
function mending(policy = PAIR, files: Record<string, string> = FILES): TestRepo {
  return installed(sealedRepo(policy, files), '--fix');
}

/** All that a hook must not change: the index, and what git says of the work tree and its lock. */
function stateOf(repo: TestRepo) {
  return {
    tree: repo.git('write-tree'),
    index: repo.git('ls-files', '--stage', '--debug').replace(/^ {2}(?!flags).*\n/gm, ''),
    status: repo.git('status', '--porcelain', '--untracked-files=all', '--ignored'),
    head: repo.git('rev-parse', '--verify', '--quiet', 'HEAD'),
    lock: existsSync(join(repo.dir, LOCK)) ? readFileSync(join(repo.dir, LOCK), 'latin1') : null,
  };
}

/** The staged lock is of what is staged, and that is what HEAD and the work tree have. */
function expectInStep(repo: TestRepo, version: string): void {
  const report = checkReport(repo, '--base', 'start', '--head', 'HEAD');
  expect(report.status).toBe('pass');
  expect(report.pairs[0]?.scalerVersion).toBe(version);
  expect(repo.git('status', '--porcelain')).toBe('');
}

describe('without --fix', () => {
  test('a refused commit leaves the index and the work tree as they were', () => {
    const repo = installed(sealedRepo(PAIR, FILES));
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.write('notes', 'untracked');
    repo.git('add', 'models');
    const before = stateOf(repo);
    expect(tryCommit(repo).stderr).toContain('pair/model-changed-alone');
    expect(stateOf(repo)).toEqual(before);
    expect(tryCommit(repo, '--all').status).toBe(1);
    expect(stateOf(repo)).toEqual(before);
  });

  test('a commit that passes holds just what was staged', () => {
    const repo = installed(sealedRepo(PAIR, FILES));
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    repo.git('add', 'models');
    repo.write('notes', 'untracked');
    const before = stateOf(repo);
    expect(tryCommit(repo)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(repo.git('rev-parse', 'HEAD^{tree}')).toBe(before.tree);
    expect(repo.git('write-tree')).toBe(before.tree);
    expect(repo.git('status', '--porcelain')).toBe('?? notes');
  });
});

describe('with --fix nothing but the seal is missing', () => {
  test('a model and its scaler: sealed, staged, committed, and the same bytes as `seal` writes', () => {
    const repo = mending();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.git('add', 'models');
    const { status, stdout, stderr } = tryCommit(repo);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toBe(`✔ churn sealed, scaler 1.0.0 → 2.0.0  staged ${LOCK}\n`);
    expectInStep(repo, '2.0.0');

    const byHand = sealedRepo(PAIR, FILES);
    writeChurn(byHand, { model: 'v2', scaler: 'v2' });
    seal(byHand);
    expect(readFileSync(join(repo.dir, LOCK))).toEqual(readFileSync(join(byHand.dir, LOCK)));
  });

  test.each<[string, Keep]>([
    ['Git LFS', inLfs],
    ['DVC', inDvc],
  ])('of artifacts that %s keeps', (_, keep) => {
    const put = (repo: TestRepo, version: string): void => {
      for (const name of ['model', 'scaler'])
        keep(repo, `models/churn/${name}.joblib`, fixture(`churn/${version}/${name}.joblib`));
    };
    const repo = createRepo();
    repo.write('scalerlock.yml', PAIR);
    put(repo, 'v1');
    seal(repo);
    repo.commit();
    installed(repo, '--fix');
    put(repo, 'v2');
    repo.git('add', 'models');
    expect(tryCommit(repo).stderr).toBe(`✔ churn sealed, scaler 1.0.0 → 2.0.0  staged ${LOCK}\n`);
    expect(checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD').status).toBe('pass');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test.each(['--all', '--include'])('of `git commit %s`', (option) => {
    const repo = mending();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    const paths = option === '--include' ? ['models'] : [];
    expect(tryCommit(repo, option, ...paths)).toMatchObject({ status: 0 });
    expectInStep(repo, '2.0.0');
  });

  test('of the first commit, and of a pair that is new', () => {
    const repo = installed(createRepo(), '--fix');
    repo.write('scalerlock.yml', PAIR);
    writeFixtures(repo, FILES);
    repo.git('add', '--all');
    expect(tryCommit(repo).stderr).toBe(`✔ churn sealed, scaler 1.0.0  staged ${LOCK}\n`);
    expect(checkReport(repo, '--worktree').status).toBe('pass');
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(repo.git('ls-files', LOCK)).toBe(LOCK);
  });

  test('of an amended commit', () => {
    const repo = mending();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.git('add', 'models');
    expect(tryCommit(repo, '--amend')).toMatchObject({ status: 0 });
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(scalerlock(repo, 'check').status).toBe(0);
  });

  test('a model that uses its scaler again: the lock says so', () => {
    const repo = mending();
    writeChurn(repo, { model: 'v1-retrained' });
    repo.git('add', 'models');
    expect(tryCommit(repo).stderr).toBe(`✔ churn sealed, scaler 1.0.0, used again  staged ${LOCK}\n`);
    expectInStep(repo, '1.0.0');
    expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toContain('"reused": true');
  });

  test('a lock that lies there sealed and was forgotten: it is staged', () => {
    const repo = mending();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    repo.git('add', '*.joblib');
    expect(tryCommit(repo).status).toBe(0);
    expectInStep(repo, '2.0.0');
  });

  test('what else is staged, and what is not, stays so', () => {
    const repo = mending();
    repo.write('staged', 's');
    repo.git('add', 'staged');
    repo.write('staged', 'and more');
    repo.write('untracked', 'u');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.git('add', 'models');
    expect(tryCommit(repo).status).toBe(0);
    expect(repo.git('status', '--porcelain')).toBe(' M staged\n?? untracked');
    expect(repo.git('show', 'HEAD:staged')).toBe('s');
  });

  test('two pairs, from a folder inside a linked work tree', () => {
    const main = mending(TWO_PAIRS, TWO_PAIRS_FILES);
    const linked = repoAt(join(temporaryFolder(), 'linked'));
    main.git('worktree', 'add', '--quiet', linked.dir);
    for (const pair of ['a', 'b']) {
      linked.write(`${pair}/model.joblib`, fixture('churn/v2/model.joblib'));
      linked.write(`${pair}/scaler.joblib`, fixture('churn/v2/scaler.joblib'));
    }
    linked.git('add', '--all');
    const { status, stderr } = tryCommit({ ...linked, dir: join(linked.dir, 'a') });
    expect(status).toBe(0);
    expect(stderr).toContain('✔ a sealed, scaler 1.0.0 → 2.0.0  staged a/scaler.lock.json\n');
    expect(stderr).toContain('✔ b sealed');
    expect(linked.git('status', '--porcelain')).toBe('');
    expect(main.git('status', '--porcelain')).toBe('');
    expect(scalerlock(linked, 'check').status).toBe(0);
  });

  test('a lock keeps its mode, and git’s line ends are its own affair', () => {
    const repo = mending();
    repo.git('update-index', '--chmod=+x', LOCK);
    repo.git('config', 'core.autocrlf', 'true');
    repo.git('commit', '--quiet', '--no-verify', '--message', 'mode');
    rmSync(join(repo.dir, LOCK));
    repo.git('checkout', '--', LOCK);
    expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toContain('\r\n');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.git('add', '*.joblib');
    expect(tryCommit(repo).status).toBe(0);
    expect(repo.git('ls-files', '--stage', LOCK)).toMatch(/^100755 /);
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(repo.git('show', `HEAD:${LOCK}`)).not.toContain('\r');
  });
});

/** A commit that --fix must not mend: what is staged, why, and how it is committed. */
interface Refused {
  name: string;
  /** In the finding that stays. */
  rule: string;
  /** In the line that says why it was not mended. */
  because: string;
  prepare: (repo: TestRepo) => void;
  commit?: string[];
  env?: NodeJS.ProcessEnv;
}

function stageBoth(repo: TestRepo): void {
  writeChurn(repo, { model: 'v2', scaler: 'v2' });
  repo.git('add', '*.joblib');
}

const REFUSED: Refused[] = [
  {
    name: 'a scaler that changed alone',
    rule: 'pair/scaler-changed-alone',
    because: 'no model was trained with this scaler',
    prepare(repo) {
      writeChurn(repo, { scaler: 'v1-refit' });
      repo.git('add', 'models');
    },
  },
  {
    name: 'a scaler that was refitted and not staged',
    rule: 'pair/model-changed-alone',
    because: 'models/churn/scaler.joblib is not staged as it is on disk',
    prepare(repo) {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      repo.git('add', '*model.joblib');
    },
  },
  {
    name: 'a model that is another one on disk',
    rule: 'pair/model-changed-alone',
    because: 'models/churn/model.joblib is not staged as it is on disk',
    prepare(repo) {
      stageBoth(repo);
      writeChurn(repo, { model: 'v1' });
    },
  },
  {
    name: 'a policy that is another one on disk',
    rule: 'pair/model-changed-alone',
    because: 'scalerlock.yml is not staged as it is on disk',
    prepare(repo) {
      stageBoth(repo);
      repo.write('scalerlock.yml', `${PAIR}    require: scaler-change\n`);
    },
  },
  {
    name: 'a lock that is another one on disk',
    rule: 'pair/model-changed-alone',
    because: `${LOCK} is not staged as it is on disk`,
    prepare(repo) {
      stageBoth(repo);
      scalerlock(repo, 'seal', 'churn', '--version', '7.0.0');
    },
  },
  {
    name: 'a lock that was deleted on disk',
    rule: 'pair/model-changed-alone',
    because: `${LOCK} was deleted on disk`,
    prepare(repo) {
      stageBoth(repo);
      repo.remove(LOCK);
    },
  },
  {
    name: 'a lock that the commit edits',
    rule: 'lock/content-mismatch',
    because: `the commit changes ${LOCK} itself`,
    prepare(repo) {
      const lock = readFileSync(join(repo.dir, LOCK), 'utf8');
      repo.write(LOCK, lock.replace(/"size": \d+/, '"size": 7'));
      repo.git('add', LOCK);
    },
  },
  {
    name: 'a lock that the commit deletes',
    rule: 'lock/missing',
    because: `the commit changes ${LOCK} itself`,
    prepare: (repo) => void repo.git('rm', '--quiet', LOCK),
  },
  {
    name: 'what the last commit left out of step',
    rule: 'lock/content-mismatch',
    because: 'models/churn/model.joblib was out of step',
    prepare(repo) {
      writeChurn(repo, { model: 'v1-retrained' });
      repo.git('commit', '--quiet', '--no-verify', '--all', '--message', 'skipped');
      repo.write('scalerlock.yml', `# a word\n${PAIR}`);
      repo.git('add', '--all');
    },
  },
  {
    name: 'a config that would still be behind',
    rule: 'pair/model-changed-alone',
    because: 'sealing would leave config/version-mismatch (serve.json)',
    prepare(repo) {
      repo.write('train.json', '{"scaler": "2.0.0"}\n');
      repo.write('serve.json', '{"scaler": "1.0.0"}\n');
      repo.write(
        'scalerlock.yml',
        `${PAIR}    training: train.json#$.scaler\n    inference: serve.json#$.scaler\n`,
      );
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      repo.git('add', '--all');
    },
  },
  {
    name: 'a model on no pair beside it',
    rule: 'pair/unpaired-model',
    because: 'no seal mends pair/unpaired-model (models/new.joblib)',
    prepare(repo) {
      repo.write('models/new.joblib', fixture('churn/v3/model.joblib'));
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      repo.git('add', '--all');
    },
  },
  {
    name: 'a lock that git ignores',
    rule: 'lock/missing',
    because: 'git ignores models/churn/scaler.lock.json',
    prepare(repo) {
      repo.git('rm', '--quiet', LOCK);
      repo.write('.gitignore', '*.lock.json\n');
      repo.commit('given up');
      repo.write('scalerlock.yml', `# again\n${PAIR}`);
      stageBoth(repo);
      repo.git('add', 'scalerlock.yml');
    },
  },
  {
    name: 'a commit of paths, which takes only these',
    rule: 'pair/model-changed-alone',
    because: 'a commit of paths takes only these',
    prepare: stageBoth,
    commit: ['--', 'models'],
  },
  {
    name: 'an index of somebody else’s',
    rule: 'pair/model-changed-alone',
    because: 'GIT_INDEX_FILE names an index',
    prepare: stageBoth,
    env: { GIT_INDEX_FILE: '.git/mine' },
  },
];

describe('with --fix more is missing than a seal', () => {
  test.each(REFUSED)('$name', ({ rule, because, prepare, commit = [], env = {} }) => {
    const repo = sealedRepo(PAIR, FILES);
    prepare(repo);
    installed(repo, '--fix');
    if (env.GIT_INDEX_FILE)
      writeFileSync(join(repo.dir, '.git/mine'), readFileSync(join(repo.dir, '.git/index')));
    const before = stateOf(repo);
    const { status, stderr } = tryCommit({ ...repo, env: { ...repo.env, ...env } }, ...commit);
    expect(stderr).toContain(`✖ ${rule}`);
    expect(stderr).toMatch(/\n⚠ not mended by --fix: [^\n]+(\n {2}\S[^\n]+)*\n$/);
    expect(stderr.replaceAll(/\n\s+/g, ' ')).toContain(because);
    expect(status).toBe(1);
    expect(stateOf(repo)).toEqual(before);
  });

  test('a merge that a person has resolved', () => {
    const repo = mending();
    repo.git('checkout', '--quiet', '-b', 'other');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    repo.commit('other');
    repo.git('checkout', '--quiet', 'main');
    repo.write('README', 'main');
    repo.commit('main');
    repo.git('merge', '--quiet', '--no-commit', '--no-ff', 'other');
    // The other's model with the scaler and the lock of this branch: sealed, it would look like a scaler used again.
    repo.git('checkout', 'main', '--', LOCK, 'models/churn/scaler.joblib');
    const before = stateOf(repo);
    const { status, stderr } = tryCommit(repo);
    expect(status).toBe(1);
    expect(stderr).toContain('not mended by --fix: a merge is under way');
    expect(stateOf(repo)).toEqual(before);
  });

  test('where the index cannot be written, the work tree is put back', () => {
    const repo = mending();
    stageBoth(repo);
    const before = stateOf(repo);
    repo.write('.git/index.lock', '');
    const { status, stdout, stderr } = scalerlock(repo, 'hook', 'pre-commit', '--fix');
    repo.remove('.git/index.lock');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^✖ the index could not be written: Unable to create '[^\n]+index.lock': File exists[^\n]+\n$/,
    );
    expect(stateOf(repo)).toEqual(before);
  });
});

test('with --fix, what was trained again after it was added to DVC is not sealed', () => {
  const repo = createRepo();
  repo.write('scalerlock.yml', PAIR);
  const put = (version: string, keep: Keep): void => {
    for (const name of ['model', 'scaler'])
      keep(repo, `models/churn/${name}.joblib`, fixture(`churn/${version}/${name}.joblib`));
  };
  put('v1', inDvc);
  seal(repo);
  repo.commit();
  installed(repo, '--fix');
  put('v2', inDvc);
  repo.git('add', 'models');
  put('v3', inGit);
  const before = stateOf(repo);
  const { status, stderr } = tryCommit(repo);
  expect(status).toBe(1);
  expect(stderr).toContain('it was saved anew and not added');
  expect(stateOf(repo)).toEqual(before);
});
