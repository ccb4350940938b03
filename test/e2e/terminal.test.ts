import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/report/screen.ts';
import { gitOnPath } from '../helpers/git-on-path.ts';
import { installed, run, tryCommit } from '../helpers/hooked.ts';
import { seal } from '../helpers/pairs.ts';
import type { TestRepo } from '../helpers/repo.ts';
import { CLI, churnRepo, fixture, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';
import { inTerminal, type TerminalOptions } from '../helpers/terminal.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && process.env.CI) throw new Error('these tests need python3, for its pseudo-terminals');

/** What was said of slow work and erased again: on a busy machine all work may be. */
const ERASED = /\r\u001b\[2K(?:[^\r\n\u001b]*(?=\r\u001b\[2K))?/g;

/** What a person sees in the end of `git commit` at a terminal: as it was written, and without colours and with plain line ends. */
function commitIn(repo: TestRepo, options: TerminalOptions = {}) {
  const { status, raw } = inTerminal(repo, options, 'git', 'commit', '--quiet', '--message', 'x');
  const left = raw.replaceAll(ERASED, '');
  return { status, raw: left, text: stripVTControlCharacters(left).replaceAll('\r\n', '\n') };
}

function parted(): TestRepo {
  const repo = installed(churnRepo());
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.git('add', '--all');
  return repo;
}

/** A change with more findings than anybody reads. */
function inAMess(): TestRepo {
  const repo = installed(churnRepo());
  for (let count = 0; count < 30; count += 1) {
    repo.write(`models/new-${count}.joblib`, fixture('churn/v3/model.joblib'));
  }
  writeConfigs(repo, { train: '2.0.0', staging: '1.0.0', production: '0.9.0' });
  writeChurn(repo, { scaler: 'v2' });
  repo.git('add', '--all');
  return repo;
}

describe.skipIf(!hasPython)('a person at a terminal (needs python3 for a pseudo-terminal)', () => {
  test('sees what is wrong, both hashes, what moved, and the command that mends it', () => {
    const { status, text } = commitIn(parted());
    expect(status).toBe(1);
    expect(text.replace(/\(\d\.\d\d s\)/, '(… s)')).toMatchInlineSnapshot(`
      "churn  scaler 1.0.0  model unchanged, scaler changed
        ✖ pair/scaler-changed-alone  models/churn/scaler.joblib
          models/churn/scaler.joblib changed alone: models/churn/model.joblib stayed
          as it was, and no model was trained with this scaler
          → commit the model that was trained with it and run \`scalerlock seal churn\`,
            or restore models/churn/scaler.joblib
          models/churn/scaler.joblib  sha256  9d97efcdc579 → 7d34cc79f1dc
          moved most in models/churn/scaler.joblib:
            data_usage_gb    mean  19.35 → 22.54  (+0.22 σ)
            monthly_charges  mean  66.02 → 70.98  (+0.18 σ)
            age              mean  46.66 → 49.61  (+0.17 σ)

      ✖ 1 error in 1 pair (… s)
      "
    `);
  });

  test.each([40, 80, 200])('of %i columns sees one screen, whatever the mess', (columns) => {
    const repo = inAMess();
    const { status, text } = commitIn(repo, { columns });
    expect(status).toBe(1);
    expect(rowsOf(text, columns)).toBeLessThanOrEqual(23);
    expect(text).toMatch(/^churn/);
    expect(text).toContain('✖ pair/scaler-changed-alone');
    expect(text).toContain('`scalerlock seal churn`');
    expect(text).toMatch(/… and 3\d more: 30 ×/);
    expect(text).toMatch(/\n✖ 33 errors in 1 pair \(\d\.\d\d s\)\n$/);
    for (const line of text.split('\n')) {
      if (!line.includes('`')) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  test('finds all of it with the command that the screen names', () => {
    const repo = inAMess();
    const command = /`scalerlock (check[^`]+)`/.exec(commitIn(repo).text)?.[1] ?? '';
    expect(command).toBe('check --staged --all');
    const { status, stdout } = spawnSync(process.execPath, [CLI, ...command.split(' ')], {
      cwd: repo.dir,
      env: repo.env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout.match(/^ {2}✖ /gm)).toHaveLength(33);
    expect(stdout).not.toContain('… and');
  });

  test('sees colours only there', () => {
    const repo = parted();
    const { raw, text } = commitIn(repo);
    expect(raw).toContain('\u001b[31m✖ pair/scaler-changed-alone\u001b[39m');
    expect(commitIn(repo, { env: { NO_COLOR: '1' } }).raw).not.toContain('\u001b[3');
    expect(commitIn(repo, { env: { TERM: 'dumb' } }).raw).not.toContain('\u001b');
    // Into a file: the same words.
    const env = Object.fromEntries(Object.entries(repo.env).filter(([name]) => name !== 'NO_COLOR'));
    const { stderr } = tryCommit({ ...repo, env });
    expect(stderr).not.toContain('\u001b');
    expect(stderr.replace(/\(.* s\)/, '')).toBe(text.replace(/\(.* s\)/, ''));
  });

  test('sees nothing where all is well', () => {
    const repo = installed(churnRepo());
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    seal(repo);
    repo.git('add', '--all');
    expect(commitIn(repo)).toMatchObject({ status: 0, text: '' });
    repo.write('README', 'r');
    repo.git('add', '--all');
    expect(commitIn(repo)).toEqual({ status: 0, raw: '', text: '' });
  });

  test('is told in one paragraph what cannot be judged, broken between words', () => {
    const repo = installed(churnRepo());
    repo.write('scalerlock.yml', 'version: 1\npears: {}\n');
    repo.git('add', '--all');
    const { text } = commitIn(repo, { columns: 60 });
    expect(text).toMatch(/^✖ unknown key `pears` in the policy · scalerlock\.yml:2:1 ·/);
    expect(text.split('\n').every((line) => line.length <= 60)).toBe(true);
  });

  test('is told after half a second that it is at work, and that is erased', () => {
    const repo = parted();
    // A git that takes its time. Git's own folder is first on the PATH of its hooks, so the hook is run by hand.
    const { PATH } = gitOnPath(repo.env, 'cat-file', 'sleep 1; exec "$REAL_GIT" "$@"').env;
    const hook = [CLI, 'hook', 'pre-commit'];
    const { status, raw } = inTerminal(repo, { env: { PATH } }, process.execPath, ...hook);
    expect(status).toBe(1);
    const [progress = '', report = ''] = raw.split('\u001b[1mchurn');
    expect(progress).toMatch(/^(\r\u001b\[2Kscalerlock: reading( {2}[\w/.]+)?)+\r\u001b\[2K$/);
    expect(report).toContain('pair/scaler-changed-alone');
    // Nobody is told elsewhere, nor where the pre-commit framework keeps what is written for later.
    const { stderr } = run({ ...repo, env: { ...repo.env, PATH } }, process.execPath, ...hook);
    expect(stderr).toMatch(/^churn /);
    const inFramework = inTerminal(repo, { env: { PATH, PRE_COMMIT: '1' } }, process.execPath, ...hook);
    expect(inFramework.raw).not.toContain('reading');
  });
});
