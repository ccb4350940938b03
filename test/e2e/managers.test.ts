import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, tryCommit, tryGit } from '../helpers/hooked.ts';
import { seal } from '../helpers/pairs.ts';
import { recipe } from '../helpers/recipes.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { CLI, churnRepo, PROJECT, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';
import { toolsFolder } from '../helpers/tools.ts';

const tools = toolsFolder('npm');

interface Manager {
  name: string;
  /** What a user runs after writing the configuration. */
  install: string[];
  /** Where `scalerlock` is found: as a package of the repository, or on the PATH. */
  from: 'node_modules' | 'PATH';
}

const MANAGERS: Manager[] = [
  { name: 'husky', install: ['husky'], from: 'node_modules' },
  { name: 'lefthook', install: ['lefthook', 'install'], from: 'PATH' },
  { name: 'simple-git-hooks', install: ['simple-git-hooks'], from: 'PATH' },
];

/** A repository with a manager in it, by the recipe of docs/hooks.md, and the folder that `scalerlock` is run from. */
function managed({ name, install, from }: Manager): { repo: TestRepo; bin: string } {
  const repo = churnRepo();
  const bin = from === 'PATH' ? temporaryFolder() : join(repo.dir, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(CLI, join(bin, 'scalerlock'));
  const path = [...(from === 'PATH' ? [bin] : []), tools, repo.env.PATH];
  repo.env.PATH = path.join(delimiter);
  repo.env.HOME = temporaryFolder();
  // Managers keep out of the way where they think that nobody commits.
  repo.env.CI = '';
  repo.write('.gitignore', 'node_modules\n');
  for (const [file, text] of recipe(name)) repo.write(file, text);
  const [command = '', ...args] = install;
  expect(run(repo, command, ...args)).toMatchObject({ status: 0 });
  repo.git('add', '--all');
  expect(tryGit(repo, 'commit', '--quiet', '--message', name)).toMatchObject({ status: 0 });
  return { repo, bin };
}

describe.skipIf(tools === null)('each manager, by the recipe of docs/hooks.md', () => {
  test.each(MANAGERS)('$name: a commit is refused, sealed and taken', (manager) => {
    const { repo } = managed(manager);
    const head = repo.git('rev-parse', 'HEAD');
    writeChurn(repo, { model: 'v1-retrained' });
    const refused = tryCommit(repo, '--all');
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('✖ pair/model-changed-alone');
    expect(repo.git('rev-parse', 'HEAD')).toBe(head);
    expect(repo.git('status', '--porcelain')).toBe(' M models/churn/model.joblib');
    seal(repo);
    expect(tryCommit(repo, '--all').status).toBe(0);
    expect(repo.git('status', '--porcelain')).toBe('');

    // Its own way in, and no other.
    const { status, stderr } = scalerlock(repo, 'install');
    expect(status).toBe(2);
    expect(stderr).toContain(`${manager.name} writes this repository’s hooks`);
  });

  test.each(MANAGERS)('$name: a merge of two that are each right is refused', (manager) => {
    const { repo } = managed(manager);
    repo.git('checkout', '--quiet', '-b', 'staging');
    const versions = { train: '1.0.0', staging: '1.0.0', production: '1.0.0' };
    repo.write('deploy/more.yaml', 'scaler: 1.0.0\n');
    const policy = readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8');
    repo.write('scalerlock.yml', `${policy}      more: deploy/more.yaml#$.scaler\n`);
    repo.commit('serve it elsewhere too');
    repo.git('checkout', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { ...versions, train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    seal(repo);
    repo.commit('retrain');
    const refused = tryGit(repo, 'merge', '--quiet', '--no-edit', 'staging');
    expect(refused.status).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain('deploy/more.yaml');
    expect(repo.git('log', '-1', '--format=%s')).toBe('retrain');
  });

  test.each(MANAGERS)('$name: before a push Scalerlock is told what git tells', (manager) => {
    const { repo, bin } = managed(manager);
    const remote = createRepo('--bare');
    repo.git('remote', 'add', 'there', remote.dir);
    // In Scalerlock's place what writes down how it was called.
    const log = join(temporaryFolder(), 'log');
    rmSync(join(bin, 'scalerlock'));
    writeFileSync(
      join(bin, 'scalerlock'),
      `#!/bin/sh\nprintf '%s\\n' "$*" >'${log}'\ncat >>'${log}'\nexit 1\n`,
    );
    chmodSync(join(bin, 'scalerlock'), 0o755);
    const head = repo.git('rev-parse', 'HEAD');
    const pushed = tryGit(repo, 'push', '--quiet', 'there', 'HEAD:refs/heads/a', 'HEAD:refs/heads/b');
    expect(pushed.status).toBe(1);
    expect(remote.git('for-each-ref')).toBe('');
    const zeros = '0'.repeat(40);
    expect(readFileSync(log, 'utf8')).toBe(
      `hook pre-push there ${remote.dir}\nHEAD ${head} refs/heads/a ${zeros}\nHEAD ${head} refs/heads/b ${zeros}\n`,
    );
  });
});

test('a hook that is committed under core.hooksPath, with the line of docs/hooks.md', () => {
  const [, section = ''] = readFileSync(join(PROJECT, 'docs/hooks.md'), 'utf8').split('### core.hooksPath');
  const line = /```sh\n\s*(.*)\n\s*```/.exec(section)?.[1];
  expect(line).toBe('scalerlock hook pre-commit || exit');
  const [repo, bin] = [churnRepo(), temporaryFolder()];
  symlinkSync(CLI, join(bin, 'scalerlock'));
  repo.env.PATH = `${bin}${delimiter}${repo.env.PATH}`;
  repo.write('.githooks/pre-commit', `#!/bin/sh\n${line}\necho mine >&2\n`);
  chmodSync(join(repo.dir, '.githooks/pre-commit'), 0o755);
  repo.git('config', 'core.hooksPath', '.githooks');
  repo.git('add', '--all');
  expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: 'mine\n' });
  writeChurn(repo, { model: 'v1-retrained' });
  const refused = tryCommit(repo, '--all');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('✖ pair/model-changed-alone');
  expect(refused.stderr).not.toContain('mine');
});
