import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACTIONLINT, describeWith } from '../helpers/programs.ts';
import { createRepo } from '../helpers/repo.ts';
import { PROJECT } from '../helpers/scalerlock.ts';
import { toolsFolder } from '../helpers/tools.ts';
import { documentedWorkflows, ownWorkflows } from '../helpers/workflows.ts';

interface Job {
  uses?: string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

const workflows = ownWorkflows().map(({ name, text }) => ({
  name,
  text,
  workflow: parse(text) as { permissions: object; concurrency?: object; jobs: Record<string, Job> },
}));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name, id, job })),
);

const tools = toolsFolder('pypi');

test.skipIf(tools === null)('zizmor has nothing to say, however picky', () => {
  const files = ['.github', 'action.yml', '.pre-commit-hooks.yaml'];
  const options = ['--offline', '--no-progress', '--color=never', '--pedantic', '--strict-collection'];
  const { status, stdout, error } = spawnSync(join(tools ?? '', 'zizmor'), [...options, ...files], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (error) throw error;
  expect(stdout).toMatch(/^No findings to report/);
  expect(status).toBe(0);
});

describeWith('actionlint', ACTIONLINT, (actionlint) => {
  const options = ['-no-color', ...(tools === null ? [] : ['-shellcheck', join(tools, 'shellcheck')])];

  test('has nothing to say of the project’s workflows, nor of the Action that they could use', () => {
    const repo = createRepo();
    for (const { name, text } of workflows) repo.write(`.github/workflows/${name}`, text);
    expect(actionlint.attempt(repo, ...options)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('has nothing to say of a workflow in the documentation', () => {
    const documented = documentedWorkflows();
    expect(documented.length).toBeGreaterThan(0);
    const repo = createRepo();
    for (const [index, { page, text }] of documented.entries()) {
      repo.write(`.github/workflows/${page.replaceAll(/\W/g, '-')}-${index}.yml`, text);
    }
    expect(actionlint.attempt(repo, ...options)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describeWith('the table of rights', ACTIONLINT, (actionlint) => {
  test('names rights that there are', () => {
    const page = readFileSync(join(PROJECT, 'README.md'), 'utf8');
    const rights = [...page.matchAll(/`([a-z-]+: (?:read|write))`/g)].map(([, right = '']) => right);
    expect(rights.length).toBeGreaterThan(5);
    const repo = createRepo();
    for (const [index, right] of [...new Set(rights)].entries()) {
      const job = `jobs: { job: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }`;
      repo.write(`.github/workflows/${index}.yml`, `on: push\npermissions: { ${right} }\n${job}\n`);
    }
    expect(actionlint.attempt(repo, '-no-color')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  test('gives no right to all of its jobs, and waits for its like', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency).toBeDefined();
  });

  test('pins what it uses by commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line) && !line.includes('uses: ./'));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

test.each(jobs)(
  '$name: $id has rights and an end of its own, and leaves no token in the checkout',
  ({ job }) => {
    expect(job.permissions).toBeDefined();
    if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    for (const step of job.steps ?? []) {
      if (step.uses?.startsWith('actions/checkout@'))
        expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
  },
);

test('no job of the release both writes and runs what was installed', () => {
  const writing = jobs.filter(({ job }) => Object.values(job.permissions ?? {}).includes('write'));
  expect(writing.map(({ id }) => id)).toEqual(['attest', 'publish', 'major-tag']);
  const commands = writing.flatMap(({ job }) => job.steps ?? []).map((step) => step.run ?? '');
  expect(commands.filter((command) => /\b(npm|npx|\.ci)\b/.test(command))).toEqual([]);
});
