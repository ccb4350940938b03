import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACTIONLINT, describeWith } from '../helpers/programs.ts';
import { createRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, PROJECT } from '../helpers/scalerlock.ts';

interface Metadata {
  name: string;
  description: string;
  branding: { icon: string; color: string };
  inputs: Record<string, { description: string; required: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

const text = readFileSync(join(PROJECT, 'action.yml'), 'utf8');
const metadata = parse(text) as Metadata;
const inputs = Object.keys(metadata.inputs).sort();
const outputs = Object.keys(metadata.outputs).sort();

/** The first column of the README's table under this heading. */
function rowsOf(heading: string): string[] {
  const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
  const table = new RegExp(`^\\| ${heading} \\|.*\\n\\|.*\\n((?:\\|.*\\n)+)`, 'm').exec(readme)?.[1] ?? '';
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)).sort();
}

/** Runs the Action, and gives the inputs that it asked for and the outputs that it set, by their names. */
function use(): { asked: string[]; set: string[] } {
  const folder = temporaryFolder();
  const spy = join(folder, 'spy.cjs');
  const asked = join(folder, 'asked');
  const output = join(folder, 'output');
  writeFileSync(output, '');
  writeFileSync(
    spy,
    `const asked = new Set();
const get = (env, name) => (asked.add(String(name)), env[name]);
process.env = new Proxy(process.env, { get });
process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(asked)}, [...asked].join('\\n')));`,
  );
  const repo = churnRepo();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', spy, join(PROJECT, 'dist/action.js')],
    {
      encoding: 'utf8',
      env: {
        ...repo.env,
        GITHUB_WORKSPACE: repo.dir,
        GITHUB_EVENT_NAME: 'workflow_dispatch',
        GITHUB_SHA: repo.git('rev-parse', 'HEAD'),
        GITHUB_REPOSITORY: 'acme/churn',
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: folder,
      },
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const matches = (file: string, pattern: RegExp) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name.toLowerCase()).sort();
  return { asked: matches(asked, /^INPUT_(.+)$/gm), set: matches(output, /^([\w-]+)<</gm) };
}

describe('action.yml', () => {
  test('has the inputs that the code reads, and the outputs that it sets', () => {
    expect(use()).toEqual({ asked: inputs, set: outputs });
  });

  test('has what the tables of the README have', () => {
    expect(rowsOf('input')).toEqual(inputs);
    expect(rowsOf('output')).toEqual(outputs);
  });

  test('names a bundle that is there, on the runner’s newest Node', () => {
    expect(metadata.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
    expect(existsSync(join(PROJECT, metadata.runs.main))).toBe(true);
  });

  test('is what the marketplace takes', () => {
    // One at the repository's root, and a description that it shows whole.
    expect(existsSync(join(PROJECT, 'action.yaml'))).toBe(false);
    expect(metadata.name).toBe('Scalerlock');
    expect(metadata.description.length).toBeLessThan(125);
    expect(metadata.branding).toEqual({ icon: 'lock', color: 'green' });
    for (const { description } of [...Object.values(metadata.inputs), ...Object.values(metadata.outputs)]) {
      expect(description).toMatch(/^\S.*[.)]$/s);
    }
  });
});

describeWith('actionlint', ACTIONLINT, (actionlint) => {
  /** A repository with the Action in it, and a workflow that uses it with these inputs. */
  function lint(action: string, names: string[]): string {
    const repo = createRepo();
    repo.write('action.yml', action);
    repo.write('dist/action.js', '');
    const given = names.map((name) => `          ${name}: value\n`).join('');
    const asked = outputs.map((name) => `      - run: echo '\${{ steps.lock.outputs.${name} }}'\n`).join('');
    repo.write(
      '.github/workflows/use.yml',
      `on: push\njobs:\n  use:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n        id: lock\n        with:\n${given}${asked}`,
    );
    return actionlint.attempt(repo, '-no-color', '-shellcheck=').stdout;
  }

  test('takes action.yml, each input and each output', () => {
    expect(lint(text, inputs)).toBe('');
    expect(lint(text, [...inputs, 'nonsense'])).toContain('input "nonsense" is not defined');
    expect(lint(text.replace('color: green', 'color: mauve'), inputs)).toContain('mauve');
  });
});
