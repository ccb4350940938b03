import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/generated/audit.ts';
import { notebook } from '../audit/project.ts';
import { createRepo } from '../helpers/repo.ts';
import { PROJECT, scalerlock } from '../helpers/scalerlock.ts';

const schema = JSON.parse(readFileSync(join(PROJECT, 'schemas/audit.schema.json'), 'utf8'));
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const repo = createRepo();
repo.write('config.py', 'from pathlib import Path\nMODELS = Path(__file__).parent / "models"\n');
repo.write(
  'train.py',
  [
    'import joblib',
    'from sklearn.preprocessing import StandardScaler',
    'from sklearn.svm import SVC',
    'from config import MODELS',
    'scaler = StandardScaler()',
    'model = SVC().fit(scaler.fit_transform(X_train), y_train)',
    'joblib.dump(scaler, MODELS / "scaler.pkl")',
    '',
  ].join('\n'),
);
repo.write(
  'app/main.py',
  [
    'import joblib',
    'from fastapi import FastAPI',
    'app = FastAPI()',
    'scaler = joblib.load("models/scaler.pkl")',
    '@app.post("/predict")',
    'def predict(x: list):',
    '    return model.predict(scaler.transform(x))',
    '',
  ].join('\n'),
);
repo.write('eda.ipynb', notebook('%matplotlib inline', 'scaler.fit(X)'));
repo.write('broken.py', 'scaler.fit(X)\nx = = (\n');
repo.write('.gitignore', 'models/\nignored.py\n');
repo.write('ignored.py', 'scaler.fit(X)\n');
repo.commit();

function report(...args: string[]): AuditReport {
  const { status, stdout, stderr } = scalerlock(repo, 'audit', '--format', 'json', ...args);
  const read = JSON.parse(stdout) as AuditReport;
  expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
  expect({ status, stderr }).toEqual({ status: read.status === 'fail' ? 1 : 0, stderr: '' });
  return read;
}

/** The map's places in short. */
function places(...args: string[]): string[] {
  const { map } = report('--map', ...args);
  return (map?.places ?? []).map(({ kind, site }) => {
    const { path, cell, line } = site as { path: string; cell: number | null; line: number };
    return `${path}:${cell === null ? '' : `${cell}:`}${line} ${kind}`;
  });
}

describe('audit --map', () => {
  it('shows both sides with the evidence, and what does not parse', () => {
    const { status, stdout } = scalerlock(repo, 'audit', '--map');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Training\n {2}train\.py\n {4}a model is trained there/m);
    expect(stdout).toContain('`predict` is behind `@fastapi.FastAPI.post` (app/main.py:6)');
    expect(stdout).toContain('load StandardScaler from models/scaler.pkl');
    expect(stdout).toContain('broken.py: it does not parse as Python at line 2');
  });

  it('leaves out what git ignores', () => {
    expect(places().map((place) => place.replace(/:.*/, ''))).not.toContain('ignored.py');
  });

  it('names places by cell and line, and joins what is saved to what is loaded', () => {
    expect(places()).toContain('eda.ipynb:2:1 fit');
    const { map } = report('--map');
    const reads = map?.links.filter(({ kind }) => kind === 'reads') ?? [];
    expect(reads).toHaveLength(1);
    expect(map?.places[Number(reads[0]?.from)]).toMatchObject({
      kind: 'load',
      site: { path: 'app/main.py', line: 4 },
    });
    expect(map?.places[Number(reads[0]?.to)]).toMatchObject({
      kind: 'save',
      site: { path: 'train.py', line: 7 },
    });
  });

  it('looks at what is named, and follows what that imports', () => {
    expect(new Set(places('app').map((place) => place.replace(/:.*/, '')))).toEqual(new Set(['app/main.py']));
    const { map } = report('--map', 'train.py');
    expect(map?.places.find(({ kind }) => kind === 'save')).toMatchObject({
      file: { text: 'models/scaler.pkl' },
    });
  });

  it('draws a picture with nothing in it that Mermaid obeys', () => {
    const { stdout, status } = scalerlock(repo, 'audit', '--map', '--format', 'mermaid');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^flowchart LR\n {2}subgraph training\["Training"\]\n/);
    for (const line of stdout.split('\n'))
      expect(line).toMatch(
        /^(?:flowchart LR| {2}subgraph \w+\["\w+"\]| {4}p\d+\["[^"`<>]*<br\/>[^"`<>]*"\]| {2}end| {2}p\d+ (?:-->|-\.->) p\d+|)$/,
      );
  });

  it('reads the index and commits as well as the disk', () => {
    repo.write('late.py', 'scaler.fit(X)\n');
    expect(places()).toContain('late.py:1 fit');
    expect(places('--staged')).not.toContain('late.py:1 fit');
    repo.git('add', 'late.py');
    expect(places('--staged')).toContain('late.py:1 fit');
    expect(places('--head', 'HEAD')).not.toContain('late.py:1 fit');
    repo.git('rm', '-q', '-f', 'late.py');
  });

  it('goes by the policy before all else', () => {
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs: { a: { model: a, scaler: b } }\naudit: { inference: [train.py], ignore: [eda.ipynb] }\n',
    );
    const { map } = report('--map');
    expect(map?.files.find(({ path }) => path === 'train.py')).toMatchObject({
      side: { side: 'inference', sure: 'policy' },
    });
    expect(places()).not.toContain('eda.ipynb:2:1 fit');
    repo.remove('scalerlock.yml');
  });
});

describe('audit', () => {
  it('judges a part by the whole, and says what it could not read', () => {
    expect(report('app')).toMatchObject({ findings: [], status: 'pass', unread: [] });
    expect(report()).toMatchObject({
      findings: [],
      status: 'pass',
      unread: [{ path: 'broken.py', problem: 'it does not parse as Python at line 2' }],
    });
  });

  it('names a content that this clone lacks, and goes on', () => {
    const lacking = createRepo();
    lacking.write('gone.py', 'scaler.fit(X)\n');
    lacking.write(
      'train.py',
      [
        'from sklearn.model_selection import train_test_split',
        'from sklearn.preprocessing import StandardScaler',
        'from sklearn.svm import SVC',
        'X = StandardScaler().fit_transform(X)',
        'X_train, X_test, y_train, y_test = train_test_split(X, y)',
        'print(SVC().fit(X_train, y_train).score(X_test, y_test))',
        'print(json.load(open("numbers.json"))["mean"])',
        '',
      ].join('\n'),
    );
    lacking.write('numbers.json', '{ "mean": 0.5 }\n');
    const head = lacking.commit();
    for (const path of ['gone.py', 'numbers.json']) {
      const oid = lacking.git('rev-parse', `HEAD:${path}`);
      rmSync(join(lacking.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    }
    const gone = { path: 'gone.py', problem: expect.stringContaining('is not in this clone') };
    for (const [only, unread] of [
      [[], [gone]],
      [['train.py'], []],
    ] as const) {
      const { status, stdout } = scalerlock(lacking, 'audit', ...only, '--head', head, '--format', 'json');
      expect(JSON.parse(stdout)).toMatchObject({
        findings: [{ rule: 'audit/fit-before-split', path: 'train.py' }],
        unread,
      });
      expect(status).toBe(1);
    }
  });

  it('takes a file that was deleted for nothing to look at', () => {
    rmSync(join(repo.dir, 'train.py'));
    const { status, stdout, stderr } = scalerlock(repo, 'audit', 'train.py');
    repo.git('checkout', '--quiet', 'train.py');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('no finding in 0 places');
  });

  it.each([
    [['audit', '--format', 'mermaid'], 'only the map has a picture'],
    [['audit', '../elsewhere'], 'is outside the repository'],
    [['audit', 'trian.py'], 'there is no `trian.py` in what is audited'],
    [['audit', 'app', 'ignored.py'], 'there is no `ignored.py` in what is audited'],
    [['audit', '--staged', '--head', 'HEAD'], 'do not go together'],
    [['audit', '--head', 'nothing'], 'nothing'],
  ])('exits with 2 where it is asked for what it cannot do: %s', (args, said) => {
    const { status, stdout, stderr } = scalerlock(repo, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
