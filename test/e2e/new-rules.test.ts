import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/generated/report.ts';
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

const MODEL = 'models/churn/model.joblib';
const SCALER = 'models/churn/scaler.joblib';

/** The library version that the fixtures of churn were saved by is 1.9.1. */
const SERVED = '1.9.1';

interface Row {
  case: string;
  policy?: string;
  change: (repo: TestRepo) => void;
  errors: string[];
  warnings?: string[];
  /** Of the first finding. */
  finding?: Partial<Record<keyof Finding, unknown>>;
}

/** Puts another pair in place of churn's, sealed, with the configs that name it. */
function replacePair(repo: TestRepo, model: Buffer, scaler: Buffer): void {
  repo.write(MODEL, model);
  repo.write(SCALER, scaler);
  const { status, stderr } = scalerlock(repo, 'seal', 'churn');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
}

/** A model whose names of two features change places: they are as long as each other. */
function withSwappedNames(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const swapped = text.replace(/support_calls|late_payments/g, (name) =>
    name === 'support_calls' ? 'late_payments' : 'support_calls',
  );
  expect(swapped).not.toBe(text);
  return Buffer.from(swapped, 'latin1');
}

const rows: Row[] = [
  {
    case: 'a model that takes fewer features than its scaler gives',
    change: (repo) =>
      replacePair(repo, fixture('sklearn-1.9/logistic.joblib'), fixture('churn/v2/scaler.joblib')),
    errors: ['pair/feature-count'],
    finding: { path: MODEL, message: expect.stringContaining('takes 4 features') },
  },
  {
    case: 'a model that takes more: the others may go in unscaled',
    change: (repo) =>
      replacePair(repo, fixture('churn/v2/model.joblib'), fixture('sklearn-1.9/minmax-named.joblib')),
    errors: [],
    warnings: ['pair/feature-count'],
  },
  {
    case: 'a model that takes the features in another order',
    change: (repo) =>
      replacePair(
        repo,
        withSwappedNames(fixture('churn/embedded/v2/model.joblib')),
        fixture('churn/v2/scaler.joblib'),
      ),
    errors: ['pair/feature-order'],
    finding: {
      path: MODEL,
      message: expect.stringMatching(/the model has late_payments, the scaler support_calls/),
    },
  },
  {
    case: 'a scaler that was never fitted',
    change: (repo) =>
      replacePair(repo, fixture('churn/v2/model.joblib'), fixture('sklearn-1.9/unfitted.pkl')),
    errors: ['scaler/not-fitted'],
    finding: {
      path: SCALER,
      message: expect.stringContaining('holds a StandardScaler that was never fitted'),
    },
  },
  {
    case: 'a scaler with NaN',
    change: (repo) => replacePair(repo, fixture('sklearn-1.9/logistic.joblib'), fixture('odd/nan.joblib')),
    errors: ['scaler/not-finite'],
  },
  {
    case: 'a scaler that was saved unfitted in place of the fitted one: one cause, one finding',
    change: (repo) => repo.write(SCALER, fixture('sklearn-1.9/unfitted.pkl')),
    errors: ['scaler/not-fitted'],
  },
  {
    case: 'a scaler of a feature that never changes',
    change: (repo) =>
      replacePair(
        repo,
        fixture('sklearn-1.9/logistic.joblib'),
        fixture('sklearn-1.9/standard-constant.joblib'),
      ),
    errors: [],
    warnings: ['scaler/constant-feature'],
  },
  {
    case: 'a scaler that runs a command when it is loaded',
    change: (repo) => repo.write(SCALER, Buffer.from("cos\nsystem\n(S'true'\ntR.", 'latin1')),
    errors: ['artifact/unsafe-import', 'pair/scaler-changed-alone'],
  },
];

const LIBRARY = 'lock/library-version';
const locked = (version: string) =>
  `version = 1\n\n[[package]]\nname = "numpy"\nversion = "2.0.0"\n\n[[package]]\nname = "scikit-learn"\nversion = "${version}"\n`;

const pinned: Row[] = [
  {
    case: 'requirements.txt pins another minor version',
    change: (repo) => repo.write('requirements.txt', 'numpy\nscikit-learn==1.3.0\n'),
    errors: [LIBRARY],
    finding: {
      path: 'requirements.txt',
      line: 2,
      column: 1,
      pair: 'churn',
      message: `requirements.txt pins scikit-learn 1.3.0, and ${SCALER} was saved by ${SERVED}`,
    },
  },
  {
    case: 'requirements.txt pins the same minor version',
    change: (repo) => repo.write('requirements.txt', 'scikit-learn==1.9.0\n'),
    errors: [],
  },
  {
    case: 'a range allows the version',
    change: (repo) => repo.write('requirements.txt', 'scikit-learn>=1.3\n'),
    errors: [],
  },
  {
    case: 'a range does not allow it',
    change: (repo) => repo.write('pyproject.toml', '[project]\ndependencies = ["scikit-learn<1.9"]\n'),
    errors: [LIBRARY],
    finding: { path: 'pyproject.toml', line: 2, column: 17 },
  },
  {
    case: "Poetry's caret does not allow it",
    change: (repo) => repo.write('pyproject.toml', '[tool.poetry.dependencies]\nscikit-learn = "^0.24"\n'),
    errors: [LIBRARY],
    finding: { path: 'pyproject.toml', line: 2, column: 1 },
  },
  ...['uv.lock', 'poetry.lock'].map(
    (path): Row => ({
      case: `${path} has another minor version`,
      change: (repo) => repo.write(path, locked('1.3.0')),
      errors: [LIBRARY],
      finding: { path, line: 9, column: 11 },
    }),
  ),
  {
    case: 'Pipfile.lock has another minor version',
    change: (repo) => repo.write('Pipfile.lock', '{"default": {"scikit-learn": {"version": "==1.3.0"}}}'),
    errors: [LIBRARY],
    finding: { path: 'Pipfile.lock', line: 1, column: 42 },
  },
  {
    case: 'environment.yml has another minor version',
    change: (repo) => repo.write('environment.yml', 'dependencies:\n  - python\n  - scikit-learn=1.3\n'),
    errors: [LIBRARY],
    finding: { path: 'environment.yml', line: 3, column: 5 },
  },
  {
    case: 'conda-lock.yml has another minor version',
    change: (repo) =>
      repo.write('conda-lock.yml', 'package:\n- name: scikit-learn\n  version: 1.3.0\n  manager: conda\n'),
    errors: [LIBRARY],
    finding: { path: 'conda-lock.yml', line: 3, column: 12 },
  },
  {
    case: 'a lock file counts before a list of requirements beside it',
    change: (repo) => {
      repo.write('uv.lock', locked(SERVED));
      repo.write('requirements.txt', 'scikit-learn==1.3.0\n');
    },
    errors: [],
  },
  {
    case: 'the nearest folder upwards from the inference config counts',
    change: (repo) => {
      repo.write('deploy/requirements.txt', `scikit-learn==${SERVED}\n`);
      repo.write('requirements.txt', 'scikit-learn==1.3.0\n');
      repo.write('models/requirements.txt', 'scikit-learn==1.3.0\n');
    },
    errors: [],
  },
  {
    case: 'a nearer file without the library does not',
    change: (repo) => {
      repo.write('deploy/requirements.txt', 'flask==3.0\n');
      repo.write('requirements.txt', 'scikit-learn==1.3.0\n');
    },
    errors: [LIBRARY],
  },
  {
    case: 'without inference configs the artifacts tell where to look',
    policy: CHURN_POLICY.replace(/ {4}inference:.*$/s, ''),
    change: (repo) => {
      repo.write('models/requirements.txt', 'scikit-learn==1.3.0\n');
      repo.write('deploy/requirements.txt', `scikit-learn==${SERVED}\n`);
    },
    errors: [LIBRARY],
    finding: { path: 'models/requirements.txt' },
  },
  {
    case: 'a list takes in another one',
    change: (repo) => {
      repo.write(
        'deploy/requirements.txt',
        '-r ../pins/base.in\n-r requirements.txt\n-r ../../outside.txt\n',
      );
      repo.write('pins/base.in', '# base\nscikit-learn==1.3.0\n');
    },
    errors: [LIBRARY],
    finding: { path: 'pins/base.in', line: 2 },
  },
  {
    case: 'a pin for each Python, one of which fits',
    change: (repo) =>
      repo.write(
        'requirements.txt',
        `scikit-learn==1.3.0; python_version < "3.10"\nscikit-learn==${SERVED}; python_version >= "3.10"\n`,
      ),
    errors: [],
  },
  {
    case: 'what only training or development pins',
    change: (repo) => {
      repo.write('requirements-dev.txt', 'scikit-learn==1.3.0\n');
      repo.write('requirements/train.txt', 'scikit-learn==1.3.0\n');
    },
    errors: [],
  },
  {
    case: 'a broken list, and one of another library',
    change: (repo) => {
      repo.write('deploy/pyproject.toml', '[project\ndependencies = ["scikit-learn==1.3.0"]\n');
      repo.write('requirements.txt', 'scikit-learn-extra==0.3.0\nsklearn==0.0\n');
    },
    errors: [],
  },
  {
    case: 'the policy makes it a warning',
    policy: `${CHURN_POLICY}rules:\n  lock/library-version: warning\n`,
    change: (repo) => repo.write('requirements.txt', 'scikit-learn==1.3.0\n'),
    errors: [],
    warnings: [LIBRARY],
  },
];

const SIDES = CHURN_POLICY.replace(
  `scaler: ${SCALER}`,
  `scaler:\n      training: ${SCALER}\n      inference: { staging: serving/scaler.json, production: serving/prod.json }`,
);

interface Parameters {
  mean_: number[];
  scale_: number[];
  feature_names_in_: string[];
}

const same = (value: number) => value;

/** The scaler of a version of churn as JSON, its numbers perhaps changed. */
function exported(
  repo: TestRepo,
  version: string,
  change: (value: number, index: number) => number = same,
  scale: (value: number) => number = same,
): string {
  repo.write('.scratch.joblib', fixture(`churn/${version}/scaler.joblib`));
  const { stdout } = scalerlock(repo, 'inspect', '--format', 'json', '.scratch.joblib');
  repo.remove('.scratch.joblib');
  const parameters = JSON.parse(stdout).files[0].scalers[0].parameters as Parameters;
  return JSON.stringify({
    feature_names: parameters.feature_names_in_,
    mean: parameters.mean_.map(change),
    std: parameters.scale_.map(scale),
  });
}

const DIFFERS = 'pair/transform-differs';

function writeExports(repo: TestRepo, staging: string, production: string): void {
  repo.write('serving/scaler.json', staging);
  repo.write('serving/prod.json', production);
}

/** A repository whose policy tells the sides of the scaler apart, sealed and committed. */
function sidesRepo(): TestRepo {
  const repo = churnRepo();
  repo.write('scalerlock.yml', SIDES);
  writeExports(repo, exported(repo, 'v1'), exported(repo, 'v1'));
  const { status, stdout } = scalerlock(repo, 'seal', 'churn');
  expect({ status, stdout }).toMatchObject({ status: 0 });
  repo.commit('two sides');
  return repo;
}

function judge(repo: TestRepo, { errors, warnings = [], finding }: Row, ...args: string[]): Report {
  const report = checkReport(repo, ...args);
  expect({ errors: errorsOf(report), warnings: warningsOf(report) }).toEqual({ errors, warnings });
  if (finding) expect(report.findings[0]).toMatchObject(finding);
  return report;
}

describe.each(rows)('$case', (row) => {
  it('staged', () => {
    const repo = churnRepo(row.policy);
    row.change(repo);
    repo.git('add', '--all');
    judge(repo, row, '--staged');
  });

  it('between two commits', () => {
    const repo = churnRepo(row.policy);
    row.change(repo);
    repo.commit('change');
    judge(repo, row, '--base', 'HEAD~1', '--head', 'HEAD');
  });
});

describe('the library that saved the scaler, and what is pinned', () => {
  const repos = new Map<string, TestRepo>();
  const repoOf = (policy: string): TestRepo => {
    const known = repos.get(policy) ?? churnRepo(policy);
    repos.set(policy, known);
    return known;
  };

  it.each(pinned)('$case', (row) => {
    const repo = repoOf(row.policy ?? CHURN_POLICY);
    repo.git('clean', '--force', '-d', '--quiet');
    row.change(repo);
    judge(repo, row, '--worktree');
  });
});

describe('a commit that touches nothing but what is pinned', () => {
  const staged = (repo: TestRepo): Report => {
    repo.git('add', '--all');
    return checkReport(repo, '--staged');
  };

  it('judges the pairs that are served with it', () => {
    const repo = churnRepo();
    repo.write('requirements.txt', 'scikit-learn==1.3.0\n');
    expect(staged(repo).pairs.map(({ name }) => name)).toEqual(['churn']);
  });

  it.each([
    ['another library', 'requirements.txt', 'flask==3.0\n'],
    ['a folder where nothing is served', 'tools/requirements.txt', 'scikit-learn==1.3.0\n'],
    ['what development needs', 'requirements-dev.txt', 'scikit-learn==1.3.0\n'],
  ])('judges none for %s', (_, path, text) => {
    const repo = churnRepo();
    repo.write(path, text);
    expect(staged(repo)).toMatchObject({ pairs: [], findings: [], stats: { filesHashed: 0 } });
  });
});

describe('a scaler with a training and an inference side', () => {
  it('passes where both do the same', () => {
    judge(sidesRepo(), { case: '', change: () => {}, errors: [] }, '--worktree');
  });

  it('is declared in a commit of its own, and that is no change of the scaler', () => {
    const repo = churnRepo();
    repo.write('scalerlock.yml', SIDES);
    writeExports(repo, exported(repo, 'v1'), exported(repo, 'v1'));
    expect(scalerlock(repo, 'seal', 'churn').status).toBe(0);
    repo.commit('two sides');
    const report = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
    expect(errorsOf(report)).toEqual([]);
    expect(report.pairs[0]?.scalers.map(({ path }) => path)).toEqual([
      SCALER,
      'serving/scaler.json',
      'serving/prod.json',
    ]);
  });

  it('passes where an export is only rounded to float32, and was made anew', () => {
    const repo = sidesRepo();
    const rounded = exported(repo, 'v1', Math.fround, Math.fround);
    repo.write('serving/prod.json', rounded);
    expect(scalerlock(repo, 'seal', 'churn').status).toBe(0);
    repo.commit('export anew');
    judge(repo, { case: '', change: () => {}, errors: [] }, '--base', 'HEAD~1', '--head', 'HEAD');
  });

  it('refuses what is served where a number differs, with the feature that differs most', () => {
    const repo = sidesRepo();
    repo.write(
      'serving/prod.json',
      exported(repo, 'v1', (value, index) => (index === 2 ? value + 6.4 : value)),
    );
    const report = checkReport(repo, '--worktree');
    expect(errorsOf(report)).toContain(DIFFERS);
    expect(report.findings.find(({ rule }) => rule === DIFFERS)).toMatchObject({
      path: 'serving/prod.json',
      severity: 'error',
      message: expect.stringMatching(
        /^serving\/prod\.json \(production\) does not do what models\/churn\/scaler\.joblib does: monthly_charges, center 66\.016 → 72\.416/,
      ),
    });
  });

  it('refuses the export that stayed behind when model and scaler were trained anew', () => {
    const repo = sidesRepo();
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    repo.write('serving/scaler.json', exported(repo, 'v2'));
    expect(scalerlock(repo, 'seal', 'churn').status).toBe(0);
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    repo.commit('retrain');
    const report = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
    expect(report.findings.map(({ rule, path }) => [rule, path])).toEqual([[DIFFERS, 'serving/prod.json']]);
  });

  it('warns where it cannot tell', () => {
    const repo = sidesRepo();
    repo.write('serving/prod.json', fixture('sklearn-1.9/quantile.joblib'));
    const report = checkReport(repo, '--worktree');
    expect(report.findings.find(({ rule }) => rule === DIFFERS)).toMatchObject({ path: 'serving/prod.json' });
  });
});
