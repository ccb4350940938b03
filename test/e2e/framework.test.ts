import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { installed, run, tryCommit, tryGit } from '../helpers/hooked.ts';
import { seal, sealedRepo } from '../helpers/pairs.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, PROJECT, type Result, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';
import { toolsFolder } from '../helpers/tools.ts';

const tools = toolsFolder('pypi');

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

/** The project as its users get it: a repository with the built dist/ committed, and a tag. */
let published: TestRepo;
/** The frameworks' caches, shared by the tests of this file: an environment is made once. */
const caches = { PRE_COMMIT_HOME: temporaryFolder(), PREK_HOME: temporaryFolder() };

beforeAll(() => {
  if (tools === null) return;
  published = createRepo();
  const files = run({ ...published, dir: PROJECT }, 'git', 'ls-files', '-z', '--', ':!test', ':!dist').stdout;
  for (const file of [...files.split('\0').filter(Boolean), 'dist']) {
    cpSync(join(PROJECT, file), join(published.dir, file), { recursive: true });
  }
  published.commit('release');
  published.git('tag', 'v1.0.0');
});

/** A repository in which a framework runs one of our hooks. */
function framed<Repo extends TestRepo>(repo: Repo, hook: string, framework = 'pre-commit'): Repo {
  Object.assign(repo.env, caches, { PATH: `${tools}:${repo.env.PATH}` });
  repo.write(
    '.pre-commit-config.yaml',
    `default_install_hook_types: [pre-commit, pre-merge-commit, pre-push]
default_language_version: { node: system }
repos:
  - repo: ${published.dir}
    rev: v1.0.0
    hooks: [${hook}]
`,
  );
  repo.git('add', '.pre-commit-config.yaml');
  repo.git('commit', '--quiet', '--message', framework);
  expect(run(repo, framework, 'install')).toMatchObject({ status: 0 });
  return repo;
}

function all({ stdout, stderr }: Result): string {
  return stdout + stderr;
}

const HOOKS = [
  ['pre-commit', '{ id: scalerlock }'],
  ['pre-commit', '{ id: scalerlock-system }'],
  ['prek', '{ id: scalerlock-system }'],
] as const;

describe.skipIf(tools === null)('the pre-commit framework and prek, on the Node of the machine', () => {
  test.each(HOOKS)('%s with %s: a commit is refused, sealed and taken', (framework, hook) => {
    const repo = framed(churnRepo(), hook, framework);
    writeChurn(repo, { model: 'v1-retrained' });
    const refused = tryCommit(repo, '--all');
    expect(refused.status).toBe(1);
    expect(all(refused)).toContain('✖ pair/model-changed-alone');
    expect(all(refused)).not.toContain('files were modified');
    expect(repo.git('log', '-1', '--format=%s')).toBe(framework);
    seal(repo);
    expect(tryCommit(repo, '--all').status).toBe(0);
    expect(repo.git('status', '--porcelain')).toBe('');
    // What touches no pair passes, and `SKIP` skips (of the framework; prek has a way of its own).
    repo.write('README', 'r');
    repo.git('add', 'README');
    expect(all(tryCommit(repo))).toContain('Passed');
    if (framework === 'prek') return;
    writeChurn(repo, { model: 'v1' });
    const SKIP = /scalerlock[\w-]*/.exec(hook)?.[0];
    expect(tryCommit({ ...repo, env: { ...repo.env, SKIP } }, '--all').status).toBe(0);
  });

  test('a merge of two that are each right is refused', () => {
    const repo = framed(churnRepo(), '{ id: scalerlock-system }');
    repo.git('checkout', '--quiet', '-b', 'more');
    repo.write('deploy/more.yaml', 'scaler: 1.0.0\n');
    repo.write(
      'scalerlock.yml',
      `${readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8')}      more: deploy/more.yaml#$.scaler\n`,
    );
    repo.commit('serve it elsewhere too');
    repo.git('checkout', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    seal(repo);
    repo.commit('retrain');
    const refused = tryGit(repo, 'merge', '--quiet', '--no-edit', 'more');
    expect(refused.status).not.toBe(0);
    expect(all(refused)).toContain('deploy/more.yaml');
    expect(repo.git('log', '-1', '--format=%s')).toBe('retrain');
  });

  // Before a push the framework reads what git says of it, and tells its hooks in variables.
  test.each(HOOKS.slice(1))('%s with %s: a push of what is out of step is refused', (framework, hook) => {
    const repo = framed(churnRepo(), hook, framework);
    const remote = createRepo('--bare');
    repo.git('remote', 'add', 'there', remote.dir);
    expect(tryGit(repo, 'push', '--quiet', 'there', 'HEAD:refs/heads/main')).toMatchObject({ status: 0 });
    writeChurn(repo, { model: 'v1-retrained' });
    repo.git('commit', '--quiet', '--no-verify', '--all', '--message', 'skipped');
    const refused = tryGit(repo, 'push', '--quiet', 'there', 'HEAD:refs/heads/main');
    expect(refused.status).toBe(1);
    expect(all(refused)).toContain('✖ pair/model-changed-alone');
    // A new branch, for which the framework names the commit before the first that is new there.
    expect(all(tryGit(repo, 'push', '--quiet', 'there', 'HEAD:refs/heads/topic'))).toContain(
      'model-changed-alone',
    );
    // And in CI.
    const inCi = run(repo, framework, 'run', '--from-ref', 'HEAD~1', '--to-ref', 'HEAD');
    expect(inCi.status).toBe(1);
    expect(all(inCi)).toContain('✖ pair/model-changed-alone');
    seal(repo);
    repo.commit('sealed');
    expect(tryGit(repo, 'push', '--quiet', 'there', 'HEAD:refs/heads/main').status).toBe(0);
  });

  test('is not overwritten by `scalerlock install`, and one that is there already goes on under it', () => {
    const repo = installed(churnRepo());
    framed(repo, '{ id: scalerlock-system }');
    writeChurn(repo, { model: 'v1-retrained' });
    const { stdout, stderr } = tryCommit(repo, '--all');
    // Both judge: the hook that the framework has moved aside, and its own.
    expect((stdout + stderr).match(/✖ pair\/model-changed-alone/g)).toHaveLength(2);
  });
});

describe.skipIf(tools === null)('with `args: [--fix]`', () => {
  const FIX = '{ id: scalerlock-system, args: [--fix] }';

  function staged(framework: string): TestRepo {
    const repo = framed(sealedRepo(PAIR, FILES), FIX, framework);
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.git('add', 'models');
    return repo;
  }

  /** What must stay as it is where nothing is mended. */
  function stateOf(repo: TestRepo): string[] {
    return [
      repo.git('write-tree'),
      repo.git('status', '--porcelain'),
      readFileSync(join(repo.dir, LOCK), 'utf8'),
    ];
  }

  test.each(['pre-commit', 'prek'])(
    '%s: what lacks nothing but its seal is sealed, staged and committed',
    (framework) => {
      const repo = staged(framework);
      const { status, stdout, stderr } = tryCommit(repo);
      expect(stdout + stderr).toContain('Passed');
      expect(status).toBe(0);
      expect(repo.git('status', '--porcelain')).toBe('');
      expect(repo.git('show', '--name-only', '--format=', 'HEAD').split('\n')).toContain(LOCK);
      expect(readFileSync(join(repo.dir, LOCK), 'utf8')).toContain('"version": "2.0.0"');
    },
  );

  test.each(['pre-commit', 'prek'])(
    '%s: what it has set aside is left to its owner, seal and all',
    (framework) => {
      const repo = staged(framework);
      // The very lock that would be written lies there unstaged, which the framework would put back over it.
      seal(repo);
      const before = stateOf(repo);
      const { status, stdout, stderr } = tryCommit(repo);
      expect(status).toBe(1);
      expect((stdout + stderr).replaceAll(/\n\s*/g, ' ')).toContain('the framework has set them aside');
      expect(stderr).not.toContain('Traceback');
      expect(stateOf(repo)).toEqual(before);
    },
  );

  test('a scaler that is used again is not sealed: whether it was refitted cannot be seen', () => {
    const repo = framed(sealedRepo(PAIR, FILES), FIX);
    writeChurn(repo, { model: 'v1-retrained' });
    repo.git('add', 'models');
    const before = stateOf(repo);
    const refused = tryCommit(repo);
    expect(refused.status).toBe(1);
    expect(all(refused).replaceAll(/\n\s*/g, ' ')).toContain(
      'whether it was refitted cannot be seen in the framework',
    );
    expect(stateOf(repo)).toEqual(before);
  });
});
