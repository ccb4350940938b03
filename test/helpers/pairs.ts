import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { createRepo, type TestRepo } from './repo.ts';
import { checkReport, copyOf, errorsOf, fixture, scalerlock, warningsOf } from './scalerlock.ts';

/** The commit that a range starts from. */
const START = 'start';

/** Two pairs of their own models and scalers, trained at different times. */
export const TWO_PAIRS = `version: 1
pairs:
  a:
    model: a/model.joblib
    scaler: a/scaler.joblib
  b:
    model: b/model.joblib
    scaler: b/scaler.joblib
`;

export const TWO_PAIRS_FILES = {
  'a/model.joblib': 'churn/v1/model.joblib',
  'a/scaler.joblib': 'churn/v1/scaler.joblib',
  'b/model.joblib': 'churn/v3/model.joblib',
  'b/scaler.joblib': 'churn/v3/scaler.joblib',
};

/** A repository with this policy over these fixtures, sealed and committed; a range is judged from here. */
export function sealedRepo(policy: string, files: Record<string, string>): TestRepo {
  return copyOf(JSON.stringify([policy, files]), () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', policy);
    writeFixtures(repo, files);
    seal(repo, '--all');
    start(repo);
    return repo;
  });
}

/** Writes fixtures, by the paths that they get. */
export function writeFixtures(repo: TestRepo, files: Record<string, string>): void {
  for (const [path, name] of Object.entries(files)) repo.write(path, fixture(name));
}

/** Commits what is there; a range is judged from here. */
export function start(repo: TestRepo): void {
  repo.commit('start');
  repo.git('tag', '--force', START);
}

/** Seals, which must succeed. */
export function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', ...args);
  expect(`${stdout}${stderr}`).toMatch(/sealed|unchanged|nothing to seal/);
  expect(status).toBe(0);
}

/**
 * Writes the locks that a forger would: of what is in the work tree, by somebody who knows nothing of its history. They are
 * sealed in a copy without commits and without the old locks.
 */
export function forgeLocks(repo: TestRepo): string[] {
  const copy = createRepo();
  cpSync(repo.dir, copy.dir, {
    recursive: true,
    filter: (path) => !/^\.git($|\/)|\.lock\.json$/.test(relative(repo.dir, path)),
  });
  seal(copy, '--all');
  const locks = copy.git('ls-files', '--others', '*.lock.json').split('\n');
  for (const lock of locks) cpSync(join(copy.dir, lock), join(repo.dir, lock));
  return locks;
}

export interface Verdict {
  errors: string[];
  warnings: string[];
}

/** The verdict on what is staged, then, when that is committed, on everything since the start as a pull request. */
export function judge(repo: TestRepo): { staged: Verdict; range: Verdict } {
  repo.git('add', '--all');
  const staged = verdictOf(checkReport(repo, '--staged'));
  repo.commit('change');
  return { staged, range: verdictOf(judgeRange(repo)) };
}

/** Everything since the start, as a pull request. */
export function judgeRange(repo: TestRepo): Report {
  return checkReport(repo, '--base', START, '--head', 'HEAD');
}

export function verdictOf(report: Report): Verdict {
  return { errors: errorsOf(report), warnings: warningsOf(report) };
}

/** The same verdict, staged and as a pull request. */
export function both(errors: string[], warnings: string[] = []): { staged: Verdict; range: Verdict } {
  return { staged: { errors, warnings }, range: { errors, warnings } };
}
