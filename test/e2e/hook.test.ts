import { spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { tryCommit as commit, tryGit as git, installed } from '../helpers/hooked.ts';
import { createRepo, repoAt, temporaryFolder } from '../helpers/repo.ts';
import {
  CHURN_POLICY,
  churnRepo,
  PROJECT,
  type Result,
  scalerlock,
  writeChurn,
  writeConfigs,
} from '../helpers/scalerlock.ts';

const SILENT: Result = { status: 0, stdout: '', stderr: '' };

describe('git commit', () => {
  test('refuses a model that was retrained and not sealed, and takes it once it is', () => {
    const repo = installed(churnRepo());
    writeChurn(repo, { model: 'v1-retrained' });
    const refused = commit(repo, '-a');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('pair/model-changed-alone');
    expect(repo.git('rev-list', '--count', 'HEAD')).toBe('1');
    scalerlock(repo, 'seal');
    expect(commit(repo, '-a').status).toBe(0);
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  test('says nothing of a commit that touches no pair, even beside a broken one', () => {
    const repo = installed(churnRepo());
    repo.write('README.md', 'hello\n');
    repo.git('add', 'README.md');
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(commit(repo)).toEqual(SILENT);
  });

  test('judges what the commit takes, and not what lies on disk', () => {
    const repo = installed(churnRepo());
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.git('add', '--all');
    writeChurn(repo, { scaler: 'v1' });
    expect(commit(repo).stderr).toContain('pair/scaler-changed-alone');

    repo.git('reset', '--quiet');
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.write('notes', 'n');
    repo.git('add', 'notes');
    // `-a` and a path each give the hook an index of their own (GIT_INDEX_FILE).
    expect(commit(repo, '-a').status).toBe(1);
    expect(commit(repo, 'models/churn/scaler.joblib').status).toBe(1);
    expect(commit(repo, 'notes')).toEqual(SILENT);
  });

  test('works on the first commit, from a folder inside and in a linked work tree', () => {
    const repo = installed(createRepo());
    repo.write('scalerlock.yml', CHURN_POLICY);
    writeConfigs(repo, { train: '1.0.0', staging: '1.0.0', production: '1.0.0' });
    writeChurn(repo, { model: 'v1', scaler: 'v1' });
    repo.git('add', '--all');
    const inside = { ...repo, dir: join(repo.dir, 'models') };
    expect(commit(inside).stderr).toContain('lock/missing');
    scalerlock(repo, 'seal');
    repo.git('add', '--all');
    expect(commit(inside).status).toBe(0);

    const linked = repoAt(join(temporaryFolder(), 'linked'));
    repo.git('worktree', 'add', '--quiet', linked.dir);
    writeChurn(linked, { model: 'v1-retrained' });
    expect(commit(linked, '-a').stderr).toContain('pair/model-changed-alone');
  });

  test('in a repository whose path needs quoting, from a package whose path does too', () => {
    const folder = join(temporaryFolder(), `it's "my" $HOME; ü`);
    const repo = repoAt(join(folder, 'a repository'));
    const cli = join(folder, 'package', 'dist/cli.js');
    for (const part of ['package.json', 'hooks', 'dist']) {
      cpSync(join(PROJECT, part), join(folder, 'package', part), { recursive: true });
    }
    mkdirSync(repo.dir);
    repo.git('clone', '--quiet', churnRepo().dir, '.');
    expect(spawnSync(process.execPath, [cli, 'install'], { cwd: repo.dir, env: repo.env }).status).toBe(0);
    writeChurn(repo, { model: 'v1-retrained' });
    expect(commit(repo, '-a').stderr).toContain('pair/model-changed-alone');
  });

  test('is silent where there is no policy, and refuses what it cannot judge', () => {
    const repo = installed(createRepo());
    repo.write('a', 'a');
    repo.git('add', '--all');
    expect(commit(repo)).toEqual(SILENT);
    repo.write('scalerlock.yml', 'pears:\n');
    repo.git('add', '--all');
    const { status, stderr } = commit(repo);
    expect(status).toBe(1);
    expect(stderr).toContain('scalerlock.yml');
    expect(stderr).not.toContain('    at ');
    expect(scalerlock(repo, 'hook', 'pre-commit').status).toBe(2);
  });

  test('after uninstall git is as it was', () => {
    const repo = installed(churnRepo());
    expect(scalerlock(repo, 'uninstall').status).toBe(0);
    writeChurn(repo, { model: 'v1-retrained' });
    expect(commit(repo, '-a')).toEqual(SILENT);
  });
});

describe('git merge', () => {
  test('refuses two branches that are each right and together wrong, and takes the mended merge', () => {
    const repo = installed(churnRepo());
    repo.git('checkout', '--quiet', '-b', 'canary');
    repo.write('deploy/canary.yaml', 'scaler: 1.0.0\n');
    repo.write('scalerlock.yml', `${CHURN_POLICY}      canary: deploy/canary.yaml#$.scaler\n`);
    repo.commit('serve it to a few');

    repo.git('checkout', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    scalerlock(repo, 'seal');
    repo.commit('retrain');

    const refused = git(repo, 'merge', '--quiet', '--no-edit', 'canary');
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('deploy/canary.yaml');
    expect(repo.git('log', '-1', '--format=%s')).toBe('retrain');

    repo.write('deploy/canary.yaml', 'scaler: 2.0.0\n');
    repo.git('add', '--all');
    expect(git(repo, 'commit', '--quiet', '--no-edit').status).toBe(0);
    expect(repo.git('log', '-1', '--format=%P').split(' ')).toHaveLength(2);
  });
});

interface ManifestHook {
  id: string;
  entry: string;
  language: string;
  stages: string[];
}

describe('.pre-commit-hooks.yaml', () => {
  const hooks = parse(readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8')) as ManifestHook[];

  test('each hook runs once a commit, whatever the files are called', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['scalerlock', 'scalerlock-system']);
    for (const hook of hooks) {
      expect(hook).toMatchObject({ pass_filenames: false, always_run: true, require_serial: true });
      expect(hook.stages).toEqual(['pre-commit', 'pre-merge-commit', 'pre-push']);
    }
  });

  test('its entries are what the package has', () => {
    const { bin } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { bin: object };
    const [node, script] = hooks;
    expect(node).toMatchObject({ language: 'node', entry: 'scalerlock hook pre-commit' });
    expect(Object.keys(bin)).toContain('scalerlock');
    expect(script?.language).toBe('script');
    expect(() => accessSync(join(PROJECT, script?.entry ?? ''), constants.X_OK)).not.toThrow();
  });
});
