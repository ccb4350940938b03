import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import type { TestRepo } from '../helpers/repo.ts';
import {
  CHURN_POLICY,
  checkReport,
  churnRepo,
  errorsOf,
  fixture,
  scalerlock,
  warningsOf,
  writeChurn,
  writeConfigs,
} from '../helpers/scalerlock.ts';

const LOCK = 'models/churn/scaler.lock.json';
const everywhere = (version: string) => ({ train: version, staging: version, production: version });

interface Row {
  verdict: string;
  policy?: string;
  change: (repo: TestRepo) => void;
  errors: string[];
  warnings?: string[];
  also?: (report: Report, repo: TestRepo) => void;
}

function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', 'churn', ...args);
  expect(`${stdout}${stderr}`).not.toBe('');
  expect(status).toBe(0);
}

function editLock(repo: TestRepo, edit: (text: string) => string): void {
  const text = readFileSync(join(repo.dir, LOCK), 'utf8');
  const edited = edit(text);
  expect(edited).not.toBe(text);
  repo.write(LOCK, edited);
}

/** The verdict table of the design, row by row. */
const rows: Row[] = [
  {
    verdict: 'model changed, scaler changed, sealed anew: pass',
    change: (repo) => {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      seal(repo);
      writeConfigs(repo, everywhere('2.0.0'));
    },
    errors: [],
    also: (report) => {
      expect(report.pairs).toMatchObject([
        { name: 'churn', scalerVersionBefore: '1.0.0', scalerVersion: '2.0.0', status: 'pass' },
      ]);
      expect(report.pairs[0]?.scalers[0]).toMatchObject({ change: 'changed', comparedBy: 'transform' });
      expect(report.pairs[0]?.scalers[0]?.movements.length).toBeGreaterThan(0);
    },
  },
  {
    verdict:
      'model changed, scaler the same, sealed anew: pass, and the lock says that the scaler was used again',
    change: (repo) => {
      writeChurn(repo, { model: 'v1-retrained' });
      seal(repo);
    },
    errors: [],
    also: (report, repo) => {
      expect(report.pairs[0]).toMatchObject({
        scalerVersion: '1.0.0',
        models: [{ change: 'changed' }],
        scalers: [{ change: 'same' }],
      });
      expect(JSON.parse(readFileSync(join(repo.dir, LOCK), 'utf8')).scalers[0].reused).toBe(true);
    },
  },
  {
    verdict: 'the same, where the policy requires a scaler change: fail',
    policy: `${CHURN_POLICY}    require: scaler-change\n`,
    change: (repo) => {
      writeChurn(repo, { model: 'v1-retrained' });
      seal(repo);
    },
    errors: ['pair/scaler-reused'],
  },
  {
    verdict: 'model changed, scaler the same, not sealed anew: fail',
    change: (repo) => writeChurn(repo, { model: 'v2' }),
    errors: ['pair/model-changed-alone'],
    also: (report) => {
      expect(report.findings).toHaveLength(1);
      expect(report.findings[0]).toMatchObject({ pair: 'churn', path: 'models/churn/model.joblib' });
      expect(report.findings[0]?.fix).toContain('scalerlock seal churn');
    },
  },
  {
    verdict: 'model changed, scaler changed, not sealed anew: fail',
    change: (repo) => writeChurn(repo, { model: 'v2', scaler: 'v2' }),
    errors: ['pair/model-changed-alone'],
  },
  {
    verdict: 'model the same, scaler changed, not sealed: fail',
    change: (repo) => writeChurn(repo, { scaler: 'v1-refit' }),
    errors: ['pair/scaler-changed-alone'],
    also: (report) => expect(report.findings).toHaveLength(1),
  },
  {
    verdict: 'model the same, scaler changed, lock edited by hand to fit: fail all the same',
    change: (repo) => {
      writeChurn(repo, { scaler: 'v1-refit' });
      seal(repo, '--allow-scaler-change', '--reason', 'try');
      editLock(repo, (text) => text.replace(/,\s*"allowed": \{[^}]*\}/, ''));
      writeConfigs(repo, everywhere('2.0.0'));
    },
    errors: ['pair/scaler-changed-alone'],
  },
  {
    verdict: 'model the same, scaler changed, allowed with a reason: a warning',
    change: (repo) => {
      writeChurn(repo, { scaler: 'v1-refit' });
      seal(repo, '--allow-scaler-change', '--reason', 'a rounding error in the ETL was mended');
      writeConfigs(repo, everywhere('2.0.0'));
    },
    errors: [],
    warnings: ['lock/scaler-change-allowed'],
    also: (report) => expect(report.findings[0]?.message).toContain('a rounding error in the ETL was mended'),
  },
  {
    verdict: 'model the same, scaler saved again, sealed anew: pass with a new patch version',
    change: (repo) => {
      writeChurn(repo, { scaler: 'v1-resaved' });
      seal(repo);
      writeConfigs(repo, everywhere('1.0.1'));
    },
    errors: [],
    also: (report) => {
      expect(report.pairs[0]).toMatchObject({ scalerVersionBefore: '1.0.0', scalerVersion: '1.0.1' });
      expect(report.pairs[0]?.scalers[0]?.change).toBe('resaved');
    },
  },
  {
    verdict: 'model the same, scaler saved again, not sealed: fail',
    change: (repo) => writeChurn(repo, { scaler: 'v1-resaved' }),
    errors: ['lock/content-mismatch'],
  },
  ...(
    [
      ['hash', (text: string) => text.replace(/"sha256": "../, '"sha256": "ee')],
      ['size', (text: string) => text.replace(/"size": \d+/, '"size": 7')],
      [
        'fingerprint',
        (text: string) => text.replace(/"fingerprint": "sha256:../, '"fingerprint": "sha256:ee'),
      ],
      ['number of the transform', (text: string) => text.replace(/("scale": \[\s*)[-\d.e]+/, '$10.5')],
      ['class', (text: string) => text.replace('StandardScaler', 'RobustScaler')],
    ] as const
  ).map(
    ([what, edit]): Row => ({
      verdict: `a ${what} of the lock differs from the tree: fail`,
      change: (repo) => editLock(repo, edit),
      errors: ['lock/content-mismatch'],
      also: (report) => {
        expect(report.findings).toHaveLength(1);
        expect(report.findings[0]).toMatchObject({
          path: LOCK,
          line: expect.any(Number),
          column: expect.any(Number),
        });
      },
    }),
  ),
  {
    verdict: 'the lock is deleted: fail',
    change: (repo) => repo.remove(LOCK),
    errors: ['lock/missing'],
    also: (report) => expect(report.findings).toHaveLength(1),
  },
  {
    verdict: 'training and inference name different versions: fail',
    change: (repo) => {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      seal(repo);
      writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '1.0.0' });
    },
    errors: ['config/version-mismatch'],
    also: (report) => {
      expect(report.findings).toHaveLength(1);
      expect(report.findings[0]).toMatchObject({ path: 'deploy/prod.yaml', line: 10, column: 16 });
      expect(report.findings[0]?.message).toMatch(/1\.0\.0.*2\.0\.0/);
    },
  },
  {
    verdict: 'the configs name a version that the lock does not have: fail',
    change: (repo) => writeConfigs(repo, everywhere('3.1.4')),
    errors: ['config/unknown-version'],
    also: (report) =>
      expect(report.findings.map(({ path }) => path).sort()).toEqual([
        'configs/train.yaml',
        'deploy/prod.yaml',
        'deploy/staging.yaml',
      ]),
  },
  {
    verdict: 'the transform changed under the version of the base: fail',
    change: (repo) => {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      seal(repo);
      editLock(repo, (text) => text.replace('"version": "2.0.0"', '"version": "1.0.0"'));
    },
    errors: ['lock/version-reused'],
    also: (report) => expect(report.findings[0]).toMatchObject({ path: LOCK, line: expect.any(Number) }),
  },
  {
    verdict: 'a new model-like file on no pair: fail',
    change: (repo) => repo.write('models/fraud.joblib', fixture('churn/v2/model.joblib')),
    errors: ['pair/unpaired-model'],
  },
  {
    verdict: 'a new scaler, a list of names and a text on no pair: pass',
    change: (repo) => {
      repo.write('models/other_scaler.joblib', fixture('churn/v2/scaler.joblib'));
      repo.write('notes.txt', 'a model');
    },
    errors: [],
  },
  {
    verdict: 'a new model-like file that the policy ignores: pass',
    policy: `${CHURN_POLICY}ignore: ["notebooks/**"]\n`,
    change: (repo) => repo.write('notebooks/try.joblib', fixture('churn/v2/model.joblib')),
    errors: [],
  },
  {
    verdict: 'a scaler where the model belongs: fail',
    change: (repo) => repo.write('models/churn/model.joblib', fixture('churn/v2/scaler.joblib')),
    errors: ['pair/model-changed-alone', 'pair/wrong-role'],
  },
  {
    verdict: 'the scaler is deleted: fail',
    change: (repo) => repo.remove('models/churn/scaler.joblib'),
    errors: ['pair/scaler-changed-alone'],
    also: (report) => expect(report.findings).toHaveLength(1),
  },
  {
    verdict: 'the model is deleted: fail',
    change: (repo) => repo.remove('models/churn/model.joblib'),
    errors: ['pair/missing-artifact'],
  },
  {
    verdict: 'nothing of a pair is touched: pass',
    change: (repo) => repo.write('src/app.py', 'print(1)\n'),
    errors: [],
  },
];

describe.each(rows)('$verdict', ({ policy, change, errors, warnings = [], also }) => {
  it('staged', () => {
    const repo = churnRepo(policy);
    change(repo);
    repo.git('add', '--all');
    const report = checkReport(repo, '--staged');
    expect({ errors: errorsOf(report), warnings: warningsOf(report) }).toEqual({ errors, warnings });
    also?.({ ...report, pairs: report.pairs }, repo);
  });

  it('between two commits', () => {
    const repo = churnRepo(policy);
    change(repo);
    repo.commit('change');
    const report = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
    expect({ errors: errorsOf(report), warnings: warningsOf(report) }).toEqual({ errors, warnings });
    also?.(report, repo);
  });
});
