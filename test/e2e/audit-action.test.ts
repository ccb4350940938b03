import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { type ActionEvent, type ActionRun, runAction } from '../helpers/action.ts';
import { anotherService, CODE_POLICY, notebook, service, serviceRepo } from '../helpers/code.ts';
import { mergeGroupEvent, pullRequestEvent, pushEvent } from '../helpers/events.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CHURN_POLICY, errorsOf, scalerlock } from '../helpers/scalerlock.ts';

const FIT = 'audit/fit-at-inference';
const POLICY = 'scalerlock.yml';

const repo = serviceRepo();
const base = repo.git('rev-parse', 'HEAD');

/** The commit that a change of `main` makes, on a branch that nobody keeps. */
function headOf(change: (repo: TestRepo) => void, from = base): string {
  repo.git('switch', '--quiet', '--detach', from);
  change(repo);
  return repo.commit();
}

function pullRequest(
  change: (repo: TestRepo) => void,
  { from = base, inputs = {} }: { from?: string; inputs?: Record<string, string> } = {},
): Promise<ActionRun> {
  repo.git('switch', '--quiet', '--detach', from);
  repo.git('branch', '--force', 'main', from);
  const head = headOf(change, from);
  return runAction(repo, pullRequestEvent({ head, base: from, sha: head }), { inputs });
}

function writeAnother({ write }: TestRepo): void {
  write('api.py', anotherService());
}

function places({ findings }: Report): string[] {
  return findings.map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

function sarifOf({ outputs }: ActionRun): Log['runs'][number] {
  const [run] = (JSON.parse(readFileSync(outputs['sarif-path'] ?? '', 'utf8')) as Log).runs;
  if (!run) throw new Error('no run');
  return run;
}

describe('new code that fits where it serves', () => {
  it('fails a pull request: at the line, in the summary, in SARIF and JUnit', async () => {
    const run = await pullRequest(writeAnother);
    expect(run.status).toBe(1);
    expect(places(run.report)).toEqual([`${FIT} api.py:15`]);
    expect(run.stdout).toMatch(/^::error title=audit\/fit-at-inference,file=api\.py,line=15,col=\d+::/m);
    expect(run.summary).toContain('`api.py:15:');
    const [result] = sarifOf(run).results ?? [];
    expect(result).toMatchObject({
      ruleId: FIT,
      level: 'error',
      partialFingerprints: { 'scalerlock/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(
      result?.relatedLocations?.map(({ physicalLocation: place, message }) => [
        place?.artifactLocation?.uri,
        place?.region?.startLine,
        message?.text?.split(':')[0],
      ]),
    ).toEqual([
      ['train.py', 13, 'training'],
      ['api.py', 16, 'inference'],
    ]);
    expect(readFileSync(run.outputs['junit-path'] ?? '', 'utf8')).toContain(`<failure type="${FIT}"`);
  });

  it.each<[string, (head: string) => ActionEvent]>([
    ['a push', (head) => pushEvent('refs/heads/main', base, head)],
    ['a merge queue', (head) => mergeGroupEvent(base, head)],
  ])('fails %s', async (_, event) => {
    const head = headOf(writeAnother);
    const run = await runAction(repo, event(head));
    expect({ status: run.status, found: places(run.report) }).toEqual({
      status: 1,
      found: [`${FIT} api.py:15`],
    });
  });

  it('in a notebook is told by cell and line, and shown at the line of its file', async () => {
    const split = 'from sklearn.model_selection import train_test_split\nA, B = train_test_split(rows)\n';
    const fits =
      'from sklearn.preprocessing import StandardScaler\nscaler = StandardScaler()\nA = scaler.fit_transform(A)\nB = scaler.fit_transform(B)\n';
    const text = notebook('rows = load()\n', split, fits);
    const run = await pullRequest(({ write }) => write('try.ipynb', text));
    expect(run.report.findings).toMatchObject([
      {
        rule: 'audit/fit-on-test',
        path: 'try.ipynb',
        column: null,
        message: expect.stringContaining('(cell 3, line 4)'),
      },
    ]);
    const [{ line = 0 } = {}] = run.report.findings;
    expect(text.split('\n')[(line ?? 0) - 1]).toContain('B = scaler.fit_transform(B)');
  });
});

describe('what was there before', () => {
  it('blocks no pull request, and is counted; a file that is not read is named', async () => {
    const run = await pullRequest(({ write }) => {
      write('app.py', `import logging\n\n${service()}`);
      write('broken.py', 'from sklearn.preprocessing import StandardScaler\n))) = (\n');
    });
    const unread = { rule: 'audit/unreadable', severity: 'warning', path: 'broken.py', line: 2 };
    expect(run).toMatchObject({ status: 0, report: { findings: [unread], code: { known: 1, unread: [] } } });
    expect(run.stdout).toContain('1 finding in the code from before');
    expect(run.stdout).toContain('::warning title=audit/unreadable,file=broken.py,line=2::');
    expect(run.summary).toContain('`broken.py` is not audited, or not to its end');
    expect(sarifOf(run).invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  it('fails a run on a schedule, until a baseline sets it aside', async () => {
    repo.git('switch', '--quiet', '--detach', base);
    const schedule = { name: 'schedule', payload: { schedule: '0 3 * * *' } };
    const run = await runAction(repo, schedule);
    expect({ status: run.status, found: places(run.report) }).toEqual({
      status: 1,
      found: [`${FIT} app.py:15`],
    });
    expect(scalerlock(repo, 'audit', '--write-baseline').status).toBe(0);
    repo.commit('A baseline');
    expect(await runAction(repo, schedule)).toMatchObject({ status: 0, report: { code: { known: 1 } } });
  });
});

describe('the base judges', () => {
  it.each<[string, string]>([
    ['the switch is taken away', CHURN_POLICY],
    ['the code is ignored', CODE_POLICY.replace('{}', '{ ignore: ["**"] }')],
    ['the service is said to train', CODE_POLICY.replace('{}', '{ training: ["**"] }')],
    ['the rule is turned off', `${CODE_POLICY}rules:\n  ${FIT}: "off"\n`],
    ['the rule becomes a warning', `${CODE_POLICY}rules:\n  ${FIT}: warning\n`],
  ])('where %s', async (_, policy) => {
    const run = await pullRequest((change) => {
      change.write(POLICY, policy);
      writeAnother(change);
    });
    expect(run.status).toBe(1);
    expect(errorsOf(run.report)).toEqual([FIT, 'policy/changed']);
  });

  it('and what the head adds judges as well', async () => {
    const before = headOf(({ write }) => write(POLICY, CHURN_POLICY));
    expect((await pullRequest(writeAnother, { from: before })).report.findings).toEqual([]);
    const run = await pullRequest(
      (change) => {
        change.write(POLICY, CODE_POLICY);
        writeAnother(change);
      },
      { from: before },
    );
    expect(run.status).toBe(1);
    expect(errorsOf(run.report)).toEqual([FIT]);
  });

  it('and a baseline of the change itself sets nothing aside', async () => {
    const run = await pullRequest((change) => {
      writeAnother(change);
      scalerlock(change, 'audit', '--write-baseline');
    });
    expect(errorsOf(run.report)).toEqual([FIT]);
  });
});

it('of all shards one looks at the code, and the join has what it found', () => {
  const head = headOf(writeAnother);
  const files = ['1/2', '2/2'].map((shard, index) => {
    const to = `shard-${index}.json`;
    scalerlock(repo, 'check', '--base', base, '--head', head, '--shard', shard, '--report', `json=${to}`);
    return to;
  });
  const reports = files.map((file) => JSON.parse(readFileSync(`${repo.dir}/${file}`, 'utf8')) as Report);
  expect(reports.map(places)).toEqual([[`${FIT} api.py:15`], []]);
  const { status, stdout } = scalerlock(repo, 'report', 'merge', '--format', 'json', ...files);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'fail', code: { known: 0 } });
  for (const file of files) repo.remove(file);
});

it('hostile names and code are words, wherever they are shown', async () => {
  const name = '::error::a\n\u001b[31m`@team` <img src=x> ](http:a) \u202e|.py';
  const run = await pullRequest(({ write }) =>
    write(name, anotherService().replaceAll('features', 'features\u00e9')),
  );
  expect(run.status).toBe(1);
  expect(run.report.findings.map(({ path }) => path)).toEqual([name]);
  const files = ['sarif-path', 'junit-path'].map((output) => readFileSync(run.outputs[output] ?? '', 'utf8'));
  for (const text of [run.stdout, run.summary, ...files]) expect(text).not.toMatch(/[\u001b\u202e]/);
  expect(run.stdout.split('\n').filter((line) => line.startsWith('::'))).toEqual([
    expect.stringMatching(/^::error title=audit\/fit-at-inference,file=/),
  ]);
  const prose = run.summary.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(prose).not.toMatch(/<img|@team|::error/);
  for (const { physicalLocation } of sarifOf(run).results?.[0]?.relatedLocations ?? [])
    expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[\w%.~!*'()-]+(?:\/[\w%.~!*'()-]*)*$/);
  const head = repo.git('rev-parse', 'HEAD');
  for (const format of ['text', 'sarif', 'junit', 'gitlab', 'markdown']) {
    const { stdout } = scalerlock(repo, 'audit', '--base', base, '--head', head, '--format', format);
    expect(stdout).toContain(FIT);
    expect(stdout).not.toMatch(/[\u001b\u202e]|^::/m);
  }
});
