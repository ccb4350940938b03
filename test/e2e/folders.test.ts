import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFixture } from '../artifacts/folders.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import { checkReport, errorsOf, fixture, scalerlock, warningsOf } from '../helpers/scalerlock.ts';

const POLICY = `version: 1
pairs:
  churn:
    model: models/lr_spark
    scaler: models/scaler_spark/
`;
const LOCK = 'models/scaler_spark.lock.json';
const [SCALER, RESAVED, OTHER] = ['standard-mean', 'standard-mean-resaved', 'minmax'].map(
  (name) => `spark/3.5/${name}`,
);

/** Puts a folder of the fixtures in the place of what is there. */
function writeFolder(repo: TestRepo, path: string, fixtureName = ''): void {
  try {
    repo.remove(path);
  } catch {
    // It is new.
  }
  for (const [name, bytes] of folderFixture(fixtureName)) repo.write(`${path}/${name}`, bytes);
}

function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', ...args);
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: '' });
}

/** A repository with one sealed and committed pair of two folders that Spark ML saved. */
function sparkRepo(policy = POLICY): TestRepo {
  const repo = createRepo();
  repo.write('scalerlock.yml', policy);
  writeFolder(repo, 'models/lr_spark', 'spark/3.5/logistic');
  writeFolder(repo, 'models/scaler_spark', SCALER);
  seal(repo);
  repo.commit('sealed');
  return repo;
}

/** Judges the same change three times: as it lies there, staged, and as the commit that it becomes. */
function judged(repo: TestRepo, expected: { errors: string[]; warnings?: string[] }) {
  const wanted = { errors: expected.errors, warnings: expected.warnings ?? [] };
  const found = (...args: string[]) => {
    const report = checkReport(repo, ...args);
    // One feature of the fixtures never varies.
    const warnings = warningsOf(report).filter((rule) => rule !== 'scaler/constant-feature');
    expect({ errors: errorsOf(report), warnings }, args.join(' ')).toEqual(wanted);
    return report;
  };
  found();
  repo.git('add', '--all');
  found('--staged');
  repo.commit('change');
  return found('--base', 'HEAD~1', '--head', 'HEAD');
}

const lockOf = (repo: TestRepo, path = LOCK) => JSON.parse(readFileSync(join(repo.dir, path), 'utf8'));

describe('a pair of folders', () => {
  it('is sealed as two artifacts, beside the scaler', () => {
    const repo = sparkRepo();
    const { models, scalers } = lockOf(repo);
    expect(models).toMatchObject([{ path: 'lr_spark', format: 'spark', features: 5 }]);
    expect(scalers).toMatchObject([
      {
        path: 'scaler_spark',
        version: '1.0.0',
        format: 'spark',
        library: { pyspark: '3.5.6' },
        transform: { kind: 'affine' },
      },
    ]);
    expect(checkReport(repo, '--head', 'HEAD')).toMatchObject({ status: 'pass' });
    const shell =
      "find . -type f ! -name '*.crc' ! -name _SUCCESS -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum";
    const told = repo.git('-c', `alias.told=!cd models/scaler_spark && ${shell}`, 'told');
    expect(scalers[0].sha256).toBe(told.slice(0, 64));
  });

  it('fails where one file of the scaler changed alone, or the whole', () => {
    const repo = sparkRepo();
    writeFolder(repo, 'models/scaler_spark', OTHER);
    const report = judged(repo, { errors: ['pair/scaler-changed-alone'] });
    expect(report.findings[0]).toMatchObject({ path: 'models/scaler_spark' });
    expect(scalerlock(repo, 'seal', 'churn').status).toBe(1);
  });

  it('fails where one setting in the metadata changed', () => {
    const repo = sparkRepo();
    const path = 'models/scaler_spark/metadata/part-00000';
    const text = readFileSync(join(repo.dir, path), 'utf8');
    repo.remove('models/scaler_spark/metadata/.part-00000.crc');
    repo.write(path, text.replace('"withMean":true', '"withMean":false'));
    judged(repo, { errors: ['pair/scaler-changed-alone'] });
  });

  it('fails where the model changed and was not sealed', () => {
    const repo = sparkRepo();
    writeFolder(repo, 'models/lr_spark', 'spark/3.5/linear');
    judged(repo, { errors: ['pair/model-changed-alone'] });
  });

  it('passes where the scaler was saved again: other names, other bytes, the same transform', () => {
    const repo = sparkRepo();
    writeFolder(repo, 'models/scaler_spark', RESAVED);
    expect(errorsOf(checkReport(repo))).toEqual(['lock/content-mismatch']);
    seal(repo);
    expect(lockOf(repo).scalers[0].version).toBe('1.0.1');
    const report = judged(repo, { errors: [] });
    expect(report.pairs[0]?.scalers).toMatchObject([{ path: 'models/scaler_spark', change: 'resaved' }]);
  });

  it('passes where only what Hadoop drops beside its files is gone', () => {
    const repo = sparkRepo();
    repo.git('rm', '--quiet', '-r', 'models/scaler_spark/**/*.crc', 'models/scaler_spark/**/_SUCCESS');
    judged(repo, { errors: [] });
  });

  it('is missed where it is deleted', () => {
    const repo = sparkRepo();
    repo.remove('models/scaler_spark');
    judged(repo, { errors: ['pair/scaler-changed-alone'] });
    const other = sparkRepo();
    other.remove('models/lr_spark');
    judged(other, { errors: ['pair/missing-artifact'] });
  });

  it('is followed where it is moved', () => {
    const repo = sparkRepo();
    repo.git('mv', 'models', 'artifacts');
    repo.write('scalerlock.yml', POLICY.replaceAll('models/', 'artifacts/'));
    const report = judged(repo, { errors: [] });
    expect(report.pairs[0]).toMatchObject({
      models: [{ path: 'artifacts/lr_spark', change: 'same' }],
      scalers: [{ path: 'artifacts/scaler_spark', change: 'same' }],
    });
  });

  it('is followed where it is moved and the scaler is another, too', () => {
    const repo = sparkRepo();
    repo.git('mv', 'models', 'artifacts');
    repo.write('scalerlock.yml', POLICY.replaceAll('models/', 'artifacts/'));
    writeFolder(repo, 'artifacts/scaler_spark', OTHER);
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['pair/scaler-changed-alone']);
    repo.commit('change');
    const errors = errorsOf(checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD'));
    expect(errors).toContain('pair/scaler-changed-alone');
  });

  it('is not judged by a commit that does not touch it, and by one that touches a file of it', () => {
    const repo = sparkRepo();
    repo.write('README.md', 'hello');
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').pairs).toEqual([]);
    repo.write('models/scaler_spark/notes.txt', 'more');
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['lock/content-mismatch']);
  });

  it('counts pointers of Git LFS by what they point at', () => {
    const repo = sparkRepo();
    const [parquet = ''] = [...folderFixture(SCALER ?? '').keys()].filter((name) =>
      name.endsWith('.parquet'),
    );
    const path = `models/scaler_spark/${parquet}`;
    const bytes = readFileSync(join(repo.dir, path));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const pointer = (oid: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`;
    repo.write(path, pointer(sha256));
    judged(repo, { errors: [] });
    repo.write(path, pointer(sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))));
    judged(repo, { errors: ['pair/scaler-changed-alone'] });
  });

  it('is unreadable where a link lies in it', () => {
    const repo = sparkRepo();
    symlinkSync('/etc/passwd', join(repo.dir, 'models/scaler_spark/extra'));
    const report = judged(repo, { errors: ['artifact/unreadable'] });
    expect(report.findings[0]?.message).toMatch(/holds a symbolic link, extra, which is never followed/);
  });
});

describe('folders on no pair', () => {
  it('are found where they hold a model, each once', () => {
    const repo = sparkRepo();
    writeFolder(repo, 'other/forest', 'spark/4.3/forest');
    writeFolder(repo, 'other/scaler', 'spark/4.3/maxabs');
    writeFolder(repo, 'mlruns/0/abc/artifacts/model', 'mlflow/2.22/pipeline-pickle');
    repo.git('add', '--all');
    const { findings } = checkReport(repo, '--staged');
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['pair/unpaired-model', 'mlruns/0/abc/artifacts/model'],
      ['pair/unpaired-model', 'other/forest'],
    ]);
  });

  it('are none of a pair that names a file in them', () => {
    const repo = createRepo();
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs:\n  churn:\n    model: run/model/model.pkl\n    scaler: embedded\n',
    );
    writeFolder(repo, 'run/model', 'mlflow/2.22/pipeline-pickle');
    seal(repo);
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged')).toMatchObject({ status: 'pass', findings: [] });
  });
});

it('takes a convention of folders, and a model of MLflow that holds its scaler', () => {
  const repo = createRepo();
  repo.write(
    'scalerlock.yml',
    'version: 1\npairs:\n  "{name}":\n    model: runs/{name}/model/\n    scaler: embedded\n',
  );
  writeFolder(repo, 'runs/a/model', 'mlflow/2.22/pipeline-pickle');
  writeFolder(repo, 'runs/b/model', 'mlflow/spark/pipeline');
  seal(repo);
  repo.commit('sealed');
  const report = checkReport(repo, '--head', 'HEAD');
  expect(report.status).toBe('pass');
  expect(report.pairs.map(({ name, lock }) => [name, lock])).toEqual([
    ['a', 'runs/a/model.lock.json'],
    ['b', 'runs/b/model.lock.json'],
  ]);
});

it('proposes a pair of folders', () => {
  const repo = createRepo();
  writeFolder(repo, 'models/churn/lr_spark', 'spark/3.5/logistic');
  writeFolder(repo, 'models/churn/scaler_spark', SCALER);
  repo.write('services/fraud/model.joblib', fixture('churn/embedded/v1/model.joblib'));
  const { status, stdout } = scalerlock(repo, 'init', '--yes', '--format', 'json');
  expect(status, stdout).toBe(0);
  expect(JSON.parse(stdout).pairs).toMatchObject([
    { models: ['models/churn/lr_spark'], scalers: ['models/churn/scaler_spark'] },
    { models: ['services/fraud/model.joblib'], scalers: 'embedded' },
  ]);
  expect(checkReport(repo)).toMatchObject({ status: 'pass' });
});

describe('inspect and compare', () => {
  it('take a folder', () => {
    const repo = sparkRepo();
    const { status, stdout } = scalerlock(
      repo,
      'inspect',
      '--format',
      'json',
      'models/scaler_spark',
      'models/lr_spark/',
    );
    expect(status).toBe(0);
    const [scaler, model] = JSON.parse(stdout).files;
    expect(scaler).toMatchObject({ format: 'spark', role: 'scaler', sha256: lockOf(repo).scalers[0].sha256 });
    expect(model).toMatchObject({ format: 'spark', role: 'model', features: 5 });
    writeFolder(repo, 'again', RESAVED);
    expect(scalerlock(repo, 'compare', 'models/scaler_spark', 'again').status).toBe(0);
    writeFolder(repo, 'again', OTHER);
    expect(scalerlock(repo, 'compare', 'models/scaler_spark', 'again').status).toBe(1);
  });

  it('say what a folder holds that cannot be read', () => {
    const repo = createRepo();
    repo.write('some/file.txt', 'hello');
    expect(JSON.parse(scalerlock(repo, 'inspect', '--format', 'json', 'some').stdout).files).toMatchObject([
      { format: 'unknown', error: null, size: 5 },
    ]);
    symlinkSync('file.txt', join(repo.dir, 'some/link'));
    const { status, stdout } = scalerlock(repo, 'inspect', '--format', 'json', 'some');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).files[0].error).toMatch(/symbolic link/);
  });
});
