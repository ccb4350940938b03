import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction } from '../helpers/action.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, fixture, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';

const ZERO = '0'.repeat(40);

const pullRequest = (repo: TestRepo, base: string, head: string) => ({
  name: 'pull_request',
  payload: {
    pull_request: {
      number: 7,
      base: { ref: 'main', sha: repo.git('rev-parse', base) },
      head: { sha: repo.git('rev-parse', head) },
    },
  },
});

/** Commits a retrain on a branch of its own. */
function branchOff(repo: TestRepo, name: string, change: () => void): void {
  repo.git('switch', '--quiet', '--create', name, 'main');
  change();
  repo.commit(name);
}

describe('pull_request', () => {
  it('passes a good retrain, and says what moved', async () => {
    const repo = churnRepo();
    branchOff(repo, 'retrain', () => {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      scalerlock(repo, 'seal');
      writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    });
    const run = await runAction(repo, pullRequest(repo, 'main', 'retrain'));
    expect(run).toMatchObject({ status: 0, outputs: { status: 'pass', findings: '0' } });
    expect(run.stdout).not.toContain('::error');
    expect(run.summary).toContain('`1.0.0` → `2.0.0`');
    expect(run.summary).toContain('monthly');
  });

  it('refuses one that parts the pair: annotation, summary, outputs, exit code', async () => {
    const repo = churnRepo();
    branchOff(repo, 'refit', () => writeChurn(repo, { scaler: 'v1-refit' }));
    const run = await runAction(repo, pullRequest(repo, 'main', 'refit'));
    expect(run).toMatchObject({ status: 1, outputs: { status: 'fail', findings: '1' } });
    expect(run.stdout).toMatch(
      /^::error title=pair\/scaler-changed-alone,file=models\/churn\/scaler\.joblib,line=1::/m,
    );
    expect(run.summary).toContain('scaler-changed-alone');
    expect(run.report).toMatchObject({
      status: 'fail',
      base: repo.git('rev-parse', 'main'),
      head: repo.git('rev-parse', 'refit'),
    });
  });

  it('shows a finding at the very line of a config', async () => {
    const repo = churnRepo();
    branchOff(repo, 'config', () =>
      writeConfigs(repo, { train: '1.0.0', staging: '1.0.0', production: '9.9.9' }),
    );
    const run = await runAction(repo, pullRequest(repo, 'main', 'config'));
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(
      /^::error title=config\/version-mismatch,file=deploy\/prod\.yaml,line=10,col=16::/m,
    );
  });

  it('judges the merge: a branch that is right by itself and wrong with what came to main meanwhile', async () => {
    const repo = churnRepo();
    branchOff(repo, 'canary', () => {
      repo.write('deploy/canary.yaml', 'scaler:\n  version: "1.0.0"\n');
      const policy = readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8');
      repo.write('scalerlock.yml', `${policy}      canary: deploy/canary.yaml#$.scaler.version\n`);
    });
    expect((await runAction(repo, pullRequest(repo, 'main', 'canary'))).status).toBe(0);

    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    scalerlock(repo, 'seal');
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    repo.commit('retrain on main');
    repo.git('switch', '--quiet', '--detach', 'main');
    repo.git('merge', '--quiet', '--no-ff', '--no-edit', 'canary');
    const run = await runAction(repo, {
      ...pullRequest(repo, 'main', 'canary'),
      sha: repo.git('rev-parse', 'HEAD'),
    });
    expect(run.status).toBe(1);
    expect(
      run.report.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, path }) => [rule, path]),
    ).toEqual([['config/version-mismatch', 'deploy/canary.yaml']]);
  });

  it('is judged by the policy of the base', async () => {
    const repo = churnRepo();
    branchOff(repo, 'talk-round', () => {
      writeChurn(repo, { scaler: 'v1-refit' });
      const policy = readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8');
      repo.write(
        'scalerlock.yml',
        `${policy}rules:\n  pair/scaler-changed-alone: off\n  lock/content-mismatch: off\n`,
      );
    });
    const run = await runAction(repo, pullRequest(repo, 'main', 'talk-round'));
    expect(run.status).toBe(1);
    expect(run.report.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['pair/scaler-changed-alone', 'policy/changed']),
    );
  });
});

describe('push', () => {
  const push = (repo: TestRepo, before: string, after: string, ref = 'refs/heads/main') => ({
    name: 'push',
    payload: { ref, before, after: repo.git('rev-parse', after), repository: { default_branch: 'main' } },
  });

  it('compares with what the branch was before', async () => {
    const repo = churnRepo();
    const before = repo.git('rev-parse', 'HEAD');
    writeChurn(repo, { model: 'v2' });
    repo.commit('model alone');
    expect(await runAction(repo, push(repo, before, 'HEAD'))).toMatchObject({
      status: 1,
      outputs: { status: 'fail' },
    });
  });

  it('compares a new branch with where it left the default branch', async () => {
    const origin = churnRepo();
    const folder = join(temporaryFolder(), 'clone');
    origin.git('clone', '--quiet', origin.dir, folder);
    const repo = repoAt(folder);
    branchOff(repo, 'feature', () => writeChurn(repo, { scaler: 'v1-refit' }));
    const run = await runAction(repo, push(repo, ZERO, 'feature', 'refs/heads/feature'));
    expect(run.report.findings.map(({ rule }) => rule)).toEqual(['pair/scaler-changed-alone']);
    expect(run.report.base).toBe(origin.git('rev-parse', 'main'));
  });

  it('judges the first push of a repository as a state', async () => {
    const repo = churnRepo();
    expect(await runAction(repo, push(repo, ZERO, 'HEAD'))).toMatchObject({
      status: 0,
      report: { base: null },
    });
  });
});

it('merge_group: judges what the queue would make of the branch', async () => {
  const repo = churnRepo();
  branchOff(repo, 'refit', () => writeChurn(repo, { scaler: 'v1-refit' }));
  const payload = {
    merge_group: {
      base_ref: 'refs/heads/main',
      base_sha: repo.git('rev-parse', 'main'),
      head_sha: repo.git('rev-parse', 'refit'),
    },
  };
  const run = await runAction(repo, { name: 'merge_group', payload });
  expect(run).toMatchObject({ status: 1, report: { base: payload.merge_group.base_sha } });
  expect(run.report.findings.map(({ rule }) => rule)).toEqual(['pair/scaler-changed-alone']);
});

it('cannot judge without a policy: exit code 2, and no verdict', async () => {
  const repo = createRepo();
  repo.write('model.joblib', fixture('churn/v1/model.joblib'));
  const before = repo.commit('no policy');
  repo.write('a.txt', 'a');
  repo.commit('more');
  const run = await runAction(repo, {
    name: 'push',
    payload: { before, after: repo.git('rev-parse', 'HEAD') },
  });
  expect(run).toMatchObject({ status: 2, outputs: { status: 'error' } });
  expect(run.stdout).toContain('scalerlock init');
});

it('takes base and head from the inputs', async () => {
  const repo = churnRepo();
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.commit('refit');
  const run = await runAction(
    repo,
    { name: 'schedule', payload: {} },
    { inputs: { base: 'HEAD~1', head: 'HEAD' } },
  );
  expect(run.outputs.status).toBe('fail');
});

it('counts the paths of annotations from the workspace, where the repository lies in a folder of it', async () => {
  const workspace = temporaryFolder();
  const source = churnRepo();
  source.git('clone', '--quiet', source.dir, join(workspace, 'sub'));
  const repo = repoAt(join(workspace, 'sub'));
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.commit('refit');
  const inputs = { path: 'sub', base: 'HEAD~1', head: 'HEAD' };
  const run = await runAction(repo, { name: 'push', payload: {} }, { inputs, workspace });
  expect(run.stdout).toContain('file=sub/models/churn/scaler.joblib,');
});
