import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { report as validateReport } from '../../src/generated/validate-report.js';
import { type TestRepo, temporaryFolder } from './repo.ts';
import { NODE_COMPILE_CACHE, OWN_PROCESSES, PROJECT, type Result } from './scalerlock.ts';
import { runWarmBeside } from './warm/warm.ts';

/** What the runner tells the Action of the event that started the workflow. */
export interface ActionEvent {
  /** `GITHUB_EVENT_NAME`, as `pull_request`. */
  name: string;
  /** The event's file, as GitHub sends it. */
  payload: object;
  /** `GITHUB_SHA`; what is checked out where it is not given. */
  sha?: string;
  /** `GITHUB_REF`, as `refs/pull/7/merge`. */
  ref?: string;
}

export interface ActionOptions {
  /** The step's `with`. */
  inputs?: Record<string, string>;
  /** More of the environment, or other than the runner's: `undefined` takes a variable away. */
  env?: NodeJS.ProcessEnv;
  /** `GITHUB_WORKSPACE`; the repository itself where it is not given. */
  workspace?: string;
}

export interface ActionRun {
  status: number;
  stdout: string;
  stderr: string;
  summary: string;
  outputs: Record<string, string>;
  /** The file of the output `report-path`, held by its schema. */
  report: Report;
}

/**
 * Runs dist/action.js as the runner does: environment, event file, command files. The test's own process goes on meanwhile, so
 * that it can be the server that the Action asks.
 */
export async function runAction(
  repo: TestRepo,
  event: ActionEvent,
  { inputs = {}, env = {}, workspace = repo.dir }: ActionOptions = {},
): Promise<ActionRun> {
  const temp = temporaryFolder('runner-');
  const file = (name: string, content = ''): string => {
    writeFileSync(join(temp, name), content);
    return join(temp, name);
  };
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const ran = await runBundle(workspace, {
    ...repo.env,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event.payload)),
    GITHUB_SHA: event.sha ?? repo.git('rev-parse', 'HEAD'),
    GITHUB_REF: event.ref,
    GITHUB_REPOSITORY: 'acme/churn',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: temp,
    ...Object.fromEntries(given),
    ...env,
  });
  // Also a verdict that could not be given has its files.
  const outputs = parseOutputs(readFileSync(join(temp, 'output'), 'utf8'));
  expect(readFileSync(outputs['badge-path'] ?? '', 'utf8')).toContain('<svg');
  const report = JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'));
  if (!validateReport(report)) throw new Error(`not a report: ${JSON.stringify(validateReport.errors)}`);
  const summary = readFileSync(join(temp, 'summary'), 'utf8');
  return { ...ran, summary, outputs, report };
}

const ACTION = join(PROJECT, 'dist/action.js');

/**
 * In a process that is kept for the next run, but where there is a token: the client of GitHub's API keeps to the server that it
 * was loaded for.
 */
async function runBundle(cwd: string, env: NodeJS.ProcessEnv): Promise<Result> {
  if (!OWN_PROCESSES && !env['INPUT_GITHUB-TOKEN']) {
    return runWarmBeside({ file: ACTION, args: [], cwd, env }, NODE_COMPILE_CACHE);
  }
  const child = spawn(process.execPath, [ACTION], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { status: status ?? -1, stdout, stderr };
}

/** The runner's file format: `name<<delimiter`, the value's lines, the delimiter. */
function parseOutputs(content: string): Record<string, string> {
  return Object.fromEntries(
    [...content.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
}
