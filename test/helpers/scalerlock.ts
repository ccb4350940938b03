import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/generated/report.ts';
import { report as validateReport } from '../../src/generated/validate-report.js';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from './repo.ts';
import { runWarm } from './warm/warm.ts';

export const PROJECT = join(import.meta.dirname, '../..');
export const CLI = join(PROJECT, 'dist/cli.js');

export interface Result {
  status: number;
  stdout: string;
  stderr: string;
}

/** What V8 compiles is kept from one run to the next: a tenth of the time of most tests. */
export const NODE_COMPILE_CACHE = join(PROJECT, 'node_modules/.cache/scalerlock-tests/compiled');

/** Each run is to have a process of its own, as users' have: so it is each night. */
export const OWN_PROCESSES = Boolean(process.env.SCALERLOCK_TEST_PROCESSES);

/**
 * Runs the bundle that users run, in a repository. What is run is dist/cli.js from its first line to its last; only the process is
 * one for many runs, which takes a third of the time.
 */
export function scalerlock(repo: TestRepo, ...args: string[]): Result {
  if (OWN_PROCESSES || !KEPT_WARM.has(args[0] ?? '')) return scalerlockProcess(repo, ...args);
  return runWarm({ file: CLI, args, cwd: repo.dir, env: { ...repo.env, NO_COLOR: '1' } }, NODE_COMPILE_CACHE);
}

/** Those that ask nothing of their process: no standard input, nothing after the verdict. */
const KEPT_WARM = new Set([
  'audit',
  'badge',
  'check',
  'compare',
  'explain',
  'init',
  'inspect',
  'install',
  'report',
  'seal',
  'uninstall',
]);

/** The same in a process of its own, as users start it. */
export function scalerlockProcess(repo: TestRepo, ...args: string[]): Result {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: repo.dir,
    env: { NODE_COMPILE_CACHE, ...repo.env, NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { status: status ?? -1, stdout, stderr };
}

/** Runs `check --format json` and gives its report, held by its schema; the exit code must fit the status. */
export function checkReport(repo: TestRepo, ...args: string[]): Report {
  const { status, stdout, stderr } = scalerlock(repo, 'check', '--format', 'json', ...args);
  const report = JSON.parse(stdout) as Report;
  if (!validateReport(report)) throw new Error(`not a report: ${JSON.stringify(validateReport.errors)}`);
  if (status !== { pass: 0, fail: 1, error: 2 }[report.status]) {
    throw new Error(`status ${report.status} with exit code ${status}: ${stderr}`);
  }
  return report;
}

/** The rules of a report's findings at level error, each once. */
export function errorsOf(report: Report): string[] {
  return [
    ...new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)),
  ].sort();
}

/** The rules of a report's findings at level warning, each once. */
export function warningsOf(report: Report): string[] {
  return [
    ...new Set(report.findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule)),
  ].sort();
}

/** A committed artifact, as `churn/v1/model.joblib`. */
export function fixture(path: string): Buffer {
  return readFileSync(join(PROJECT, 'test/fixtures/artifacts', path));
}

export const CHURN_POLICY = `version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
    training: configs/train.yaml#$.preprocessing.scaler_version
    inference:
      staging: deploy/staging.yaml#$.scaler.version
      production: deploy/prod.yaml#$.spec..env[?@.name=='SCALER_VERSION'].value
`;

/** Writes the three configs of the churn pair, each naming a version. */
export function writeConfigs(
  repo: TestRepo,
  versions: { train: string; staging: string; production: string },
): void {
  repo.write('configs/train.yaml', `preprocessing:\n  scaler_version: "${versions.train}"\n`);
  repo.write('deploy/staging.yaml', `scaler:\n  version: "${versions.staging}"\n`);
  repo.write(
    'deploy/prod.yaml',
    `kind: Service\n---\nkind: Deployment\nspec:\n  template:\n    env:\n      - name: LOG_LEVEL\n        value: info\n      - name: SCALER_VERSION\n        value: "${versions.production}"\n`,
  );
}

/** Puts a version of the churn pair's artifacts into the work tree: `v1`, `v2`. */
export function writeChurn(repo: TestRepo, parts: { model?: string; scaler?: string }): void {
  if (parts.model) repo.write('models/churn/model.joblib', fixture(`churn/${parts.model}/model.joblib`));
  if (parts.scaler) repo.write('models/churn/scaler.joblib', fixture(`churn/${parts.scaler}/scaler.joblib`));
}

/** A repository with one sealed and committed pair, `churn` at 1.0.0, and its configs. */
export function churnRepo(policy: string = CHURN_POLICY): TestRepo {
  return copyOf(`churn ${policy}`, () => makeChurnRepo(policy));
}

const templates = new Map<string, TestRepo>();

/** A copy of a repository that is made once a test file: making one takes a dozen processes. */
export function copyOf(key: string, make: () => TestRepo): TestRepo {
  const template = templates.get(key) ?? make();
  templates.set(key, template);
  const copy = repoAt(temporaryFolder());
  cpSync(template.dir, copy.dir, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function makeChurnRepo(policy: string): TestRepo {
  const repo = createRepo();
  repo.write('scalerlock.yml', policy);
  writeChurn(repo, { model: 'v1', scaler: 'v1' });
  writeConfigs(repo, { train: '1.0.0', staging: '1.0.0', production: '1.0.0' });
  const sealed = scalerlock(repo, 'seal');
  if (sealed.status !== 0) throw new Error(`seal failed: ${sealed.stdout}${sealed.stderr}`);
  repo.commit('seal churn');
  return repo;
}
