import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anotherService, service, serviceRepo } from '../helpers/code.ts';
import { tryCommit as commit, installed, tryGit } from '../helpers/hooked.ts';
import { temporaryFolder } from '../helpers/repo.ts';
import {
  CHURN_POLICY,
  checkReport,
  churnRepo,
  errorsOf,
  scalerlock,
  writeChurn,
  writeConfigs,
} from '../helpers/scalerlock.ts';

const FIT = 'audit/fit-at-inference';
const SILENT = { status: 0, stdout: '', stderr: '' };

describe('a commit, where the policy has an `audit:`', () => {
  const repo = installed(serviceRepo());
  const reset = (): void => {
    repo.git('reset', '--quiet', '--hard');
  };

  it('is refused for the code that it brings, on every try, and `check --staged` says the same', () => {
    repo.write('api.py', anotherService());
    repo.git('add', '--all');
    const refused = commit(repo);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/✖ audit\/fit-at-inference {2}api\.py:15:\d+/);
    expect(refused.stderr).toContain('where training fitted one at train.py:13');
    expect(commit(repo).stderr).toContain(FIT);
    const report = checkReport(repo, '--staged');
    expect(report.findings).toMatchObject([
      { rule: FIT, severity: 'error', pair: null, path: 'api.py', line: 15 },
    ]);
    expect(report.code).toMatchObject({ known: 0, unread: [] });
    expect(errorsOf(checkReport(repo))).toEqual([FIT]);
    reset();
  });

  it('is silent about what was there before, and about what is not staged', () => {
    repo.write('app.py', `import logging\n\n${service()}`);
    repo.git('add', '--all');
    repo.write('api.py', anotherService());
    expect(commit(repo)).toEqual(SILENT);
    repo.git('add', '--all');
    repo.git('rm', '--quiet', '--cached', 'api.py');
    repo.remove('api.py');
    expect(checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD')).toMatchObject({
      status: 'pass',
      findings: [],
      code: { known: 1 },
    });
  });

  it('is silent where a file is only renamed', () => {
    repo.git('mv', 'app.py', 'serve.py');
    expect(checkReport(repo, '--staged')).toMatchObject({ findings: [], code: { known: 1 } });
    expect(commit(repo)).toEqual(SILENT);
    repo.git('mv', 'serve.py', 'app.py');
    expect(commit(repo)).toEqual(SILENT);
  });

  it('that also retrains and seals a pair is judged for both: the look at its pair alone does not pass it', () => {
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    expect(scalerlock(repo, 'seal').status).toBe(0);
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    repo.write('app.py', service().replaceAll('features', 'rows'));
    repo.git('add', '--all');
    const { status, stderr } = commit(repo);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(FIT) });
    repo.git('checkout', '--quiet', 'HEAD', '--', 'app.py');
    expect(commit(repo)).toEqual(SILENT);
  });

  it('may bring a baseline of its own: a pull request does not believe it', () => {
    repo.write('api.py', anotherService());
    expect(scalerlock(repo, 'audit', '--write-baseline').status).toBe(0);
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged')).toMatchObject({ status: 'pass', code: { known: 1 } });
    reset();
  });

  it('is not mended by a seal', () => {
    const asks = anotherService();
    repo.write('api.py', asks);
    writeChurn(repo, { model: 'v1-retrained' });
    repo.git('add', '--all');
    const { status, stderr } = scalerlock(repo, 'hook', 'pre-commit', '--fix');
    expect(status).toBe(1);
    expect(stderr).toContain(`no seal mends ${FIT} (api.py)`);
    reset();
  });

  it('cannot take the switch away unseen', () => {
    repo.write('scalerlock.yml', CHURN_POLICY);
    repo.git('add', '--all');
    expect(scalerlock(repo, 'check', '--staged').stdout).toContain(
      'the policy is weakened: `audit` is removed',
    );
    reset();
  });

  it('is judged by the pairs alone where a pair is named', () => {
    repo.write('api.py', anotherService());
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged', 'churn')).toMatchObject({ status: 'pass', findings: [] });
    reset();
  });
});

it('a push is judged for the code that it brings, and not for what is there', () => {
  const repo = installed(serviceRepo(), '--pre-push');
  const remote = join(temporaryFolder(), 'remote.git');
  repo.git('clone', '--quiet', '--bare', repo.dir, remote);
  repo.git('remote', 'add', 'origin', remote);
  repo.write('app.py', `import logging\n\n${service()}`);
  repo.git('commit', '--all', '--no-verify', '--quiet', '--message', 'moved');
  expect(tryGit(repo, 'push', '--quiet', 'origin', 'main')).toEqual(SILENT);
  repo.write('api.py', anotherService());
  repo.git('add', 'api.py');
  repo.git('commit', '--no-verify', '--quiet', '--message', 'another');
  const refused = tryGit(repo, 'push', '--quiet', 'origin', 'main');
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining(FIT) });
});

it('without an `audit:` no code is looked at', () => {
  const repo = installed(churnRepo());
  repo.write('api.py', anotherService());
  repo.git('add', '--all');
  const report = checkReport(repo, '--staged');
  expect(report).toMatchObject({ status: 'pass', findings: [] });
  expect(report).not.toHaveProperty('code');
  expect(commit(repo)).toEqual(SILENT);
});
