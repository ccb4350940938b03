import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/generated/audit.ts';
import { corpusProjects } from '../audit/projects.ts';
import { validateAudit } from '../audit/report/schema.ts';
import { createRepo } from '../helpers/repo.ts';
import { scalerlock } from '../helpers/scalerlock.ts';

const FOUND = 'fit-at-inference/flask-fits-the-request';
const repo = createRepo();
const app = writeProject();
const first = repo.commit('A service that fits');

/** Writes a project of the corpus, and gives the text of its service. */
function writeProject(): string {
  const project = corpusProjects().find(({ name }) => name === FOUND);
  for (const [path, text] of project?.files ?? []) repo.write(path, text);
  return project?.files.get('app.py') ?? '';
}

/** The report of `audit`, which keeps its schema; the exit code fits its status. */
function audit(...args: string[]): AuditReport {
  const { status, stdout, stderr } = scalerlock(repo, 'audit', '--format', 'json', ...args);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as AuditReport;
  expect(validateAudit(report)).toEqual([]);
  expect(status).toBe({ pass: 0, fail: 1, error: 2 }[report.status]);
  return report;
}

function rules({ findings }: AuditReport): string[] {
  return findings.map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

describe('a finding', () => {
  it('fails with both places', () => {
    const report = audit();
    expect(rules(report)).toEqual(['audit/fit-at-inference app.py:15']);
    expect(report.findings[0]).toMatchObject({
      severity: 'error',
      training: [{ path: 'train.py', line: 13 }],
      inference: [
        { path: 'app.py', line: 15 },
        { path: 'app.py', line: 16 },
      ],
    });
  });

  it.each([
    ['text', /^✖ audit\/fit-at-inference {2}app\.py:15$/m],
    ['markdown', /^- ✖ \*\*error\*\* \[`audit\/fit-at-inference`\]\(.+\) · `app\.py:15`/m],
  ])('is shown as %s', (format, expected) => {
    const { status, stdout } = scalerlock(repo, 'audit', '--format', format);
    expect(status).toBe(1);
    expect(stdout).toMatch(expected);
  });

  it('is explained, with a page of its own', () => {
    expect(scalerlock(repo, 'explain', 'fit-at-inference').stdout).toContain('HOW TO MEND IT');
  });
});

describe('what was there before', () => {
  it('blocks no change that does not touch it, and is counted where one does', () => {
    repo.write('README.md', 'a service\n');
    const second = repo.commit('A readme');
    expect(audit('--base', first, '--head', second)).toMatchObject({
      status: 'pass',
      findings: [],
      known: [],
    });
    repo.write('app.py', `import logging\n\n${app}`);
    repo.git('add', '--all');
    expect(audit('--staged')).toMatchObject({ status: 'pass', findings: [], known: [{ line: 17 }] });
    const third = repo.commit('Two lines more');
    expect(audit('--base', second, '--head', third)).toMatchObject({ status: 'pass', known: [{ line: 17 }] });
  });

  it('is told apart from what is new', () => {
    repo.write('api.py', app.replace('StandardScaler()', 'StandardScaler(with_mean=False)'));
    repo.git('add', '--all');
    const report = audit('--staged');
    expect(report.status).toBe('fail');
    expect(report.findings.map(({ path }) => path)).toEqual(['api.py']);
    repo.git('rm', '-q', '--cached', 'api.py');
    repo.remove('api.py');
  });
});

describe('a baseline', () => {
  it('lets an old repository start green, and says what it no longer needs', () => {
    const { status, stdout } = scalerlock(repo, 'audit', '--write-baseline');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'wrote scalerlock-baseline.json: 1 finding that no longer counts\n',
    });
    const before = readFileSync(join(repo.dir, 'scalerlock-baseline.json'), 'utf8');
    expect(audit()).toMatchObject({ status: 'pass', findings: [], known: [{ path: 'app.py' }], stale: 0 });
    repo.write('app.py', `# moved\n\n\n${app}`);
    expect(audit()).toMatchObject({ status: 'pass', known: [{ line: 18 }] });
    scalerlock(repo, 'audit', '--write-baseline');
    expect(readFileSync(join(repo.dir, 'scalerlock-baseline.json'), 'utf8')).toBe(before);
    repo.write('app.py', app.replace('scaler.fit_transform(features)', 'scaler.transform(features)'));
    expect(audit()).toMatchObject({ status: 'pass', findings: [], known: [], stale: 1 });
  });

  it('of a pull request is that of its base', () => {
    repo.write('app.py', app);
    const base = repo.commit('With a baseline');
    repo.write('other.py', app);
    scalerlock(repo, 'audit', '--write-baseline');
    const head = repo.commit('One more, and its own pardon');
    expect(audit('--base', base, '--head', head)).toMatchObject({
      status: 'fail',
      findings: [{ path: 'other.py' }],
    });
    repo.remove('other.py');
  });

  it('that is broken is no verdict', () => {
    repo.write('scalerlock-baseline.json', '{"baselineVersion": 7}');
    const { status, stderr } = scalerlock(repo, 'audit');
    expect(status).toBe(2);
    expect(stderr).toContain('the baseline is not of its shape');
    repo.remove('scalerlock-baseline.json');
  });

  it.each([[['--map']], [['--staged']], [['app.py']]])('is not written of a part: %j', (more) => {
    const { status, stderr } = scalerlock(repo, 'audit', '--write-baseline', ...more);
    expect(status).toBe(2);
    expect(stderr).toContain('a baseline is of the whole work tree');
    expect(existsSync(join(repo.dir, 'scalerlock-baseline.json'))).toBe(false);
  });
});

describe('a comment', () => {
  it('sets a finding aside with its reason', () => {
    repo.write(
      'app.py',
      app.replace(
        '(features)\n    return',
        '(features)  # scalerlock: ignore[fit-at-inference] a demo\n    return',
      ),
    );
    const report = audit();
    expect(report).toMatchObject({ status: 'pass', findings: [], ignored: [{ line: 15, why: 'a demo' }] });
    expect(scalerlock(repo, 'audit').stdout).toContain('1 finding set aside by comments');
  });
});

describe('the policy', () => {
  it('turns a rule off, or makes a warning of it', () => {
    repo.write('app.py', app);
    const policy = (level: string): string =>
      `version: 1\npairs:\n  churn:\n    model: model.pkl\n    scaler: scaler.pkl\nrules:\n  audit/fit-at-inference: ${level}\n`;
    repo.write('scalerlock.yml', policy('warning'));
    expect(audit()).toMatchObject({ status: 'pass', findings: [{ severity: 'warning' }] });
    repo.write('scalerlock.yml', policy('off'));
    expect(audit()).toMatchObject({ status: 'pass', findings: [] });
  });
});
