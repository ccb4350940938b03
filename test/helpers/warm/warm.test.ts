import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepo, temporaryFolder } from '../repo.ts';
import { checkReport, churnRepo, scalerlock, scalerlockProcess, writeChurn } from '../scalerlock.ts';
import { runWarm } from './warm.ts';

describe('a process that is kept from run to run', () => {
  const folder = temporaryFolder();
  const cwd = temporaryFolder();

  function run(source: string, ...args: string[]) {
    const file = join(folder, 'run.mjs');
    writeFileSync(file, source);
    const env = { PATH: process.env.PATH, GIVEN: 'given' };
    return runWarm({ file, args, cwd, env }, join(folder, 'compiled'));
  }

  it('has the arguments, the folder and the environment of one of its own', () => {
    const { stdout } = run(
      `process.stdout.write(JSON.stringify([process.argv.slice(2), process.cwd(), process.env]))`,
      'check',
      '--staged',
    );
    expect(JSON.parse(stdout)).toEqual([
      ['check', '--staged'],
      cwd,
      { PATH: process.env.PATH, GIVEN: 'given' },
    ]);
  });

  it.each([
    [
      'what was written and the exit code',
      "console.log('é'); console.error('2'); process.exitCode = 3",
      3,
      'é\n',
      '2\n',
    ],
    ['nothing of the run before', '', 0, '', ''],
    ['what comes after the last line', "setTimeout(() => console.log('late'), 20)", 0, 'late\n', ''],
    [
      'an exit code that comes after the last line',
      'setTimeout(() => { process.exitCode = 1 }, 20)',
      1,
      '',
      '',
    ],
    ['that it waits for what never comes', "console.log('1'); await new Promise(() => {})", 13, '1\n', ''],
    ['a megabyte', "console.log('x'.repeat(2 ** 20))", 0, `${'x'.repeat(2 ** 20)}\n`, ''],
  ])('gives %s', (_, source, status, stdout, stderr) => {
    expect(run(source)).toEqual({ status, stdout, stderr });
  });

  it.each([
    ['at once', "throw new Error('no')"],
    ['later', "setTimeout(() => { throw new Error('no') }, 20)"],
    ['in a promise', "Promise.reject(new Error('no'))"],
  ])('tells what was thrown %s, and runs the next one', (_, source) => {
    expect(run(source)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Error: no\n {4}at /) });
    expect(run('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('runs nothing behind what ends it', () => {
    const source = "setTimeout(() => { process.exit(4); console.log('behind') }, 20); console.log('before')";
    expect(run(source)).toEqual({ status: 4, stdout: 'before\n', stderr: '' });
    expect(run('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('that is killed is no verdict, and the next run gets another one', () => {
    expect(() => run("process.kill(process.pid, 'SIGKILL')")).toThrow('ended without an answer');
    expect(run('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('a command says in a process that is kept what it says in one of its own', () => {
  const parted = churnRepo();
  writeChurn(parted, { scaler: 'v2' });

  it.each([
    ['check'],
    ['check', '--format', 'sarif'],
    ['check', '--stagd'],
    ['seal'],
    ['inspect', 'models/churn/scaler.joblib'],
    ['explain', 'lock/mising'],
  ])('%s %s %s', (...args) => {
    const [kept, own] = [scalerlock, scalerlockProcess].map((run) => {
      const ended = run(parted, ...args);
      return { ...ended, stdout: ended.stdout.replace(/\([\d.]+ m?s\)/, '(a while)') };
    });
    expect(kept).toEqual(own);
  });

  it('and twice in a row what has changed between', () => {
    const repo = createRepo();
    expect(checkReport(repo).error?.message).toContain('there is no scalerlock.yml');
    const sealed = churnRepo();
    expect(checkReport(sealed).status).toBe('pass');
    writeChurn(sealed, { scaler: 'v2' });
    expect(checkReport(sealed).status).toBe('fail');
    writeChurn(sealed, { scaler: 'v1' });
    expect(checkReport(sealed).status).toBe('pass');
  });
});
