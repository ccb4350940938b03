import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { seal } from '../helpers/pairs.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, fixture, PROJECT, scalerlock, writeChurn } from '../helpers/scalerlock.ts';

/** A pair that its scaler has left. */
let parted: TestRepo;

beforeAll(() => {
  parted = churnRepo();
  writeChurn(parted, { scaler: 'v1-refit' });
});

describe('check --format', () => {
  test.each([
    ['sarif', (text: string) => JSON.parse(text).runs[0].results[0].ruleId],
    ['gitlab', (text: string) => JSON.parse(text)[0].check_name],
    ['junit', (text: string) => /<failure type="([^"]*)"/.exec(text)?.[1]],
    ['markdown', (text: string) => /\[`(pair\/[^`]*)`\]/.exec(text)?.[1]],
  ])('%s names the finding, and the exit code decides', (format, ruleIn) => {
    const { status, stdout, stderr } = scalerlock(parted, 'check', '--format', format);
    expect(ruleIn(stdout)).toBe('pair/scaler-changed-alone');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test.each([
    ['sarif', /"executionSuccessful": false/],
    ['gitlab', /"check_name": "not-judged"/],
    ['junit', /<error type="not-judged"/],
    ['markdown', /^## ✖ Scaler lock: not judged/],
    ['json', /"status": "error"/],
  ])('%s says that there is no verdict, without a policy', (format, says) => {
    const repo = createRepo();
    const { status, stdout } = scalerlock(repo, 'check', '--format', format, '--output', 'report');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(readFileSync(join(repo.dir, 'report'), 'utf8')).toMatch(says);
  });

  test.each(['sarif', 'gitlab', 'junit'])(
    '%s says so, where the command line was not understood',
    (format) => {
      const { status, stdout } = scalerlock(parted, 'check', '--format', format, '--bases', 'main');
      expect(status).toBe(2);
      expect(stdout).toMatch(/not-judged/);
    },
  );
});

describe('check --report', () => {
  test('writes the same report in other formats, beside what is printed', () => {
    const files = { sarif: 'out/a.sarif', junit: 'out/b.xml', gitlab: 'out/c=d.json', json: 'out/e.json' };
    const options = Object.entries(files).flatMap(([format, file]) => ['--report', `${format}=${file}`]);
    const { status, stdout } = scalerlock(parted, 'check', ...options);
    expect(status).toBe(1);
    expect(stdout).toContain('✖ pair/scaler-changed-alone');
    for (const [format, file] of Object.entries(files)) {
      const alone = scalerlock(parted, 'check', '--format', format).stdout;
      const time = /"durationMs": .*|time="[^"]*"|"(?:files|bytes)Hashed": .*/g;
      expect(readFileSync(join(parted.dir, file), 'utf8').replace(time, '')).toBe(alone.replace(time, ''));
    }
    parted.remove('out');
  });

  test('leaves no old report behind where there is no verdict', () => {
    const repo = createRepo();
    repo.write('junit.xml', '<testsuites/>');
    const { status, stderr } = scalerlock(repo, 'check', '--report', 'junit=junit.xml');
    expect(status).toBe(2);
    expect(stderr).toContain('scalerlock init');
    expect(readFileSync(join(repo.dir, 'junit.xml'), 'utf8')).toContain('<error type="not-judged"');
  });

  test.each(['junit', 'xml=a', 'sarif=', '=a'])('does not understand %j', (report) => {
    const { status, stderr } = scalerlock(parted, 'check', '--report', report);
    expect(status).toBe(2);
    expect(stderr).toContain('FORMAT=FILE');
  });
});

test('names of a hostile repository are text in every format', () => {
  const folder = "models/@team <img src=x> `b` ](http:/evil) ::error::x #1 \u202e]]>&'|";
  const repo = createRepo();
  const [model, scaler] = [`${folder}/model.joblib`, `${folder}/scaler.joblib`];
  repo.write(
    'scalerlock.yml',
    JSON.stringify({ version: 1, pairs: { '@team"] --x <b>': { model, scaler } } }),
  );
  repo.write(model, fixture('churn/v1/model.joblib'));
  repo.write(scaler, fixture('churn/v1/scaler.joblib'));
  seal(repo);
  repo.commit('seal');
  repo.write(scaler, fixture('churn/v1-refit/scaler.joblib'));

  const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'gitlab'];
  const options = formats.flatMap((format) => ['--report', `${format}=../${format}`]);
  const out = temporaryFolder();
  const moved = options.map((option) => option.replace('../', `${out}/`));
  expect(scalerlock(repo, 'check', ...moved).status).toBe(1);
  const read = (format: string): string => readFileSync(join(out, format), 'utf8');
  for (const format of formats) {
    expect(read(format), format).not.toMatch(/^\s*::|##\w*\[|[^\P{Cc}\n]|\p{Cf}/mu);
    expect(read(format), format).toContain('team');
  }
  const [result] = (JSON.parse(read('sarif')) as Log).runs[0]?.results ?? [];
  const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
  expect(decodeURIComponent(uri)).toBe(scaler);
  expect(JSON.parse(read('gitlab'))[0].location.path).toBe(scaler);
  expect(read('junit')).not.toMatch(/<img|<b>/);
});

test('the Action writes SARIF and JUnit for later steps, and says where', () => {
  const temp = temporaryFolder('runner-');
  const repo = churnRepo();
  const before = repo.git('rev-parse', 'HEAD');
  writeChurn(repo, { scaler: 'v1-refit' });
  const after = repo.commit('refit');
  for (const [name, text] of [
    ['event.json', JSON.stringify({ before, after, repository: { default_branch: 'main' } })],
    ['output', ''],
  ] as const) {
    writeFileSync(join(temp, name), text);
  }
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'dist/action.js')], {
    cwd: repo.dir,
    env: {
      ...repo.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: repo.dir,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_SHA: after,
      GITHUB_REPOSITORY: 'acme/churn',
      GITHUB_OUTPUT: join(temp, 'output'),
      RUNNER_TEMP: temp,
    },
  });
  expect(status).toBe(1);
  const outputs = readFileSync(join(temp, 'output'), 'utf8');
  for (const [output, file, says] of [
    ['sarif-path', 'report.sarif', '"ruleId": "pair/scaler-changed-alone"'],
    ['junit-path', 'report.xml', '<failure type="pair/scaler-changed-alone"'],
  ] as const) {
    const path = join(temp, 'scalerlock', file);
    expect(outputs).toMatch(new RegExp(`^${output}<<(\\S+)\n${path}\n\\1$`, 'm'));
    expect(readFileSync(path, 'utf8')).toContain(says);
  }
});
