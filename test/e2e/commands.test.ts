import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { AUDIT_IDS } from '../../src/audit/rules/registry.ts';
import { RULES } from '../../src/rules/registry.ts';
import { createRepo } from '../helpers/repo.ts';
// These are the command line's own tests: each run is a process, as users start it.
import {
  churnRepo,
  fixture,
  PROJECT,
  scalerlockProcess as scalerlock,
  writeChurn,
} from '../helpers/scalerlock.ts';

const FIXTURES = join(PROJECT, 'test/fixtures/artifacts');

describe('--help and --version', () => {
  const repo = createRepo();

  it('prints the version', () => {
    expect(scalerlock(repo, '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('lists every command, and hides what only hooks call', () => {
    const { status, stdout } = scalerlock(repo, '--help');
    expect(status).toBe(0);
    for (const name of [
      'init',
      'seal',
      'check',
      'inspect',
      'compare',
      'audit',
      'badge',
      'explain',
      'install',
      'uninstall',
      'demo',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(stdout).not.toMatch(/^ {2}hook /m);
  });

  it.each([
    'check',
    'seal',
    'inspect',
    'compare',
    'badge',
    'explain',
    'init',
    'install',
    'uninstall',
    'demo',
  ])('%s takes the options that all take', (name) => {
    const { status, stdout } = scalerlock(repo, name, '--help');
    expect(status).toBe(0);
    for (const option of ['--repo', '--format', '--output', '--color', '--no-color', '--help'])
      expect(stdout).toContain(option);
  });
});

describe('inspect --format json', () => {
  const inspect = (...files: string[]) => {
    const { status, stdout } = scalerlock(
      createRepo(),
      'inspect',
      '--format',
      'json',
      '--repo',
      FIXTURES,
      ...files,
    );
    return { status, files: JSON.parse(stdout).files };
  };

  it('gives a scaler with its parameters under their own names', () => {
    const { status, files } = inspect('churn/v1/scaler.joblib');
    expect(status).toBe(0);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({
      path: 'churn/v1/scaler.joblib',
      format: 'joblib',
      size: 1159,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      class: 'sklearn.preprocessing._data.StandardScaler',
      features: 8,
      unsafe: [],
      error: null,
      scalers: [
        {
          path: '',
          class: 'sklearn.preprocessing._data.StandardScaler',
          fingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
      ],
    });
    expect(files[0].featureNames).toContain('tenure_months');
    expect(files[0].library['scikit-learn']).toMatch(/^\d/);
    expect(files[0].imports).toContain('sklearn.preprocessing._data.StandardScaler');
    const truth = JSON.parse(readFileSync(join(FIXTURES, 'truth.json'), 'utf8'));
    const { parameters } = files[0].scalers[0];
    const said = truth.find(({ file }: { file: string }) => file === 'churn/v1/scaler.joblib').scalers[0];
    expect({ mean_: parameters.mean_, scale_: parameters.scale_, var_: parameters.var_ }).toEqual({
      mean_: said.parameters.mean_,
      scale_: said.parameters.scale_,
      var_: said.parameters.var_,
    });
  });

  it('gives a transform that does to a row what the library does', () => {
    const { files } = inspect('churn/v1/scaler.joblib');
    const { parameters, transform } = files[0].scalers[0];
    parameters.mean_.forEach((mean: number, index: number) => {
      const value = mean + 3 * parameters.scale_[index];
      expect(transform.scale[index] * value + transform.offset[index]).toBeCloseTo(3, 10);
    });
  });

  it('gives several files, and says of an unknown format that it is unknown', () => {
    const { status, files } = inspect('churn/v1/model.joblib', '../make.py');
    expect(status).toBe(0);
    expect(
      files.map(({ format, scalers }: { format: string; scalers: unknown[] }) => [format, scalers.length]),
    ).toEqual([
      ['joblib', 0],
      ['unknown', 0],
    ]);
  });
});

describe('compare', () => {
  const compare = (...args: string[]) => scalerlock(createRepo(), 'compare', '--repo', FIXTURES, ...args);

  it.each([
    ['one scaler saved twice', 'churn/v1/scaler.joblib', 'churn/v1-resaved/scaler.joblib', 0, 'same'],
    ['two scalers', 'churn/v1/scaler.joblib', 'churn/v2/scaler.joblib', 1, 'different'],
    ['what cannot be compared', 'churn/v1/scaler.joblib', 'odd/own-function.joblib', 2, 'unknown'],
  ])('%s', (_, a, b, status, verdict) => {
    const result = compare('--format', 'json', a, b);
    expect(result.status).toBe(status);
    expect(JSON.parse(result.stdout)).toMatchObject({ verdict });
    expect(compare(a, b).status).toBe(status);
    expect(compare('--format', 'markdown', a, b).stdout).toContain('**');
  });

  it('says by how much, in standard deviations of the first, and takes tolerances', () => {
    const { stdout } = compare('churn/v1/scaler.joblib', 'churn/v2/scaler.joblib');
    expect(stdout).toMatch(/data_usage_gb\s+mean\s+19\.35\s+→\s+27\.84\s+\+0\.6 σ/);
    expect(compare('--rtol', '2', 'churn/v1/scaler.joblib', 'churn/v2/scaler.joblib').status).toBe(0);
    expect(compare('--rtol', 'much', 'churn/v1/scaler.joblib', 'churn/v2/scaler.joblib')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a tolerance is a number'),
    });
  });
});

describe('explain', () => {
  const repo = createRepo();

  it('prints a page, also by what stands behind the slash, and guesses a mistyped one', () => {
    expect(scalerlock(repo, 'explain', 'pair/wrong-role').stdout).toContain('HOW TO MEND IT');
    expect(scalerlock(repo, 'explain', 'wrong-role').stdout).toMatch(/^pair\/wrong-role\n/);
    expect(scalerlock(repo, 'explain', 'feature-order').stderr).toContain(
      'name one: `pair/feature-order` or `audit/feature-order`',
    );
    expect(scalerlock(repo, 'explain', 'pair/wrong-rule')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean `pair/wrong-role`?'),
    });
  });

  it('lists the rules', () => {
    expect(scalerlock(repo, 'explain').stdout).toContain('lock/version-reused');
    expect(JSON.parse(scalerlock(repo, 'explain', '--format', 'json').stdout).rules).toHaveLength(
      RULES.length + AUDIT_IDS.length,
    );
  });
});

describe('badge', () => {
  it('tells the state as a picture and as an endpoint', () => {
    const repo = churnRepo();
    const green = scalerlock(repo, 'badge', '--svg', 'out/badge.svg', '--endpoint', 'out/badge.json');
    expect(green).toMatchObject({ status: 0, stdout: 'scaler lock | 1 pair in step\n' });
    expect(readFileSync(join(repo.dir, 'out/badge.svg'), 'utf8')).toContain(
      'aria-label="scaler lock: 1 pair in step"',
    );
    expect(JSON.parse(readFileSync(join(repo.dir, 'out/badge.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      label: 'scaler lock',
      message: '1 pair in step',
      color: expect.any(String),
    });
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(JSON.parse(scalerlock(repo, 'badge', '--format', 'json').stdout)).toMatchObject({ color: 'red' });
  });

  it('is grey where nothing could be judged, and says so by its exit code', () => {
    const { status, stdout } = scalerlock(createRepo(), 'badge');
    expect({ status, stdout }).toEqual({ status: 2, stdout: 'scaler lock | not judged\n' });
  });
});

describe('seal', () => {
  it('seals what needs it, says what is next, and writes the same bytes again', () => {
    const repo = churnRepo();
    const lock = () => readFileSync(join(repo.dir, 'models/churn/scaler.lock.json'), 'utf8');
    expect(scalerlock(repo, 'seal').stdout).toContain('nothing to seal');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    const { status, stdout } = scalerlock(repo, 'seal');
    expect(status).toBe(0);
    expect(stdout).toContain('1.0.0 → 2.0.0');
    expect(stdout).toContain('git add models/churn/scaler.lock.json');
    expect(stdout).toContain('deploy/prod.yaml:10 still names 1.0.0');
    const first = lock();
    expect(scalerlock(repo, 'seal', '--all').status).toBe(0);
    expect(lock()).toBe(first);
  });

  it('refuses a scaler that changed alone, with exit code 1, and writes nothing', () => {
    const repo = churnRepo();
    writeChurn(repo, { scaler: 'v1-refit' });
    const { status, stdout } = scalerlock(repo, 'seal', 'churn');
    expect(status).toBe(1);
    expect(stdout).toContain('--allow-scaler-change --reason');
    expect(repo.git('status', '--porcelain')).toBe(' M models/churn/scaler.joblib');
  });

  it('takes a higher version, of one pair', () => {
    const repo = churnRepo();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    expect(scalerlock(repo, 'seal', 'churn', '--version', '1.2.0')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('too low'),
    });
    expect(scalerlock(repo, 'seal', 'churn', '--version', '5.0.0').stdout).toContain('1.0.0 → 5.0.0');
  });

  it('writes one value of the transform a line', () => {
    const repo = churnRepo();
    const before = readFileSync(join(repo.dir, 'models/churn/scaler.lock.json'), 'utf8');
    const { transform } = JSON.parse(before).scalers[0];
    const lines = before.split('\n').map((line) => line.trim().replace(/,$/, ''));
    for (const value of [...transform.scale, ...transform.offset])
      expect(lines).toContain(JSON.stringify(value));
    for (const name of transform.features) expect(lines).toContain(JSON.stringify(name));
  });
});

describe('--output, --format and --repo', () => {
  it('writes to a file instead of the terminal', () => {
    const repo = churnRepo();
    const { status, stdout } = scalerlock(repo, 'check', '--format', 'json', '--output', 'report.json');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(repo.dir, 'report.json'), 'utf8'))).toMatchObject({
      status: 'pass',
      head: 'worktree',
    });
  });

  it('works from a folder inside the repository, and on another one', () => {
    const repo = churnRepo();
    expect(scalerlock(repo, 'check', '--repo', 'models/churn').status).toBe(0);
    expect(scalerlock(createRepo(), 'check', '--repo', repo.dir).status).toBe(0);
  });

  it('colours only where it is asked to', () => {
    const repo = churnRepo();
    expect(scalerlock(repo, 'check').stdout).not.toContain('\u001b[');
    expect(scalerlock(repo, 'check', '--color').stdout).toContain('\u001b[');
    expect(scalerlock(repo, 'check', '--color', '--output', 'text').status).toBe(0);
    expect(readFileSync(join(repo.dir, 'text'), 'utf8')).not.toContain('\u001b[');
  });

  it('judges the pairs that are named', () => {
    const repo = churnRepo();
    repo.write(
      'scalerlock.yml',
      `${readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8')}  other:\n    model: o.joblib\n    scaler: t.joblib\n`,
    );
    repo.write('o.joblib', fixture('churn/v2/model.joblib'));
    repo.write('t.joblib', fixture('churn/v2/scaler.joblib'));
    expect(scalerlock(repo, 'check').status).toBe(1);
    expect(scalerlock(repo, 'check', 'churn').status).toBe(0);
    expect(scalerlock(repo, 'check', 'chrun')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean `churn`?'),
    });
    expect(existsSync(join(repo.dir, 't.lock.json'))).toBe(false);
  });
});
