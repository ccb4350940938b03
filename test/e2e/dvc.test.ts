import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '../../src/generated/report.ts';
import { DVC, describeWith, type Tool } from '../helpers/programs.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { checkReport, copyOf, errorsOf, fixture, scalerlock } from '../helpers/scalerlock.ts';

const POLICY = `version: 1
pairs:
  churn:
    model: models/model.joblib
    scaler: models/scaler.joblib
`;
const MODEL = 'models/model.joblib';
const SCALER = 'models/scaler.joblib';
const LOCK = 'models/scaler.lock.json';

interface LockFile {
  models: { sha256: string; md5?: string }[];
  scalers: { sha256: string; md5?: string; version: string; transform: unknown }[];
}

const lockOf = (repo: TestRepo, path = LOCK): LockFile =>
  JSON.parse(readFileSync(join(repo.dir, path), 'utf8'));

function seal(repo: TestRepo, ...args: string[]): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', ...args);
  expect(`${stdout}${stderr}`).not.toContain('✖');
  expect(status).toBe(0);
}

/** Puts artifacts into the work tree and tells DVC, in one go: each run of it takes a second. */
function put(repo: TestRepo, dvc: Tool, files: Record<string, string>): void {
  for (const [path, name] of Object.entries(files)) {
    rmSync(join(repo.dir, path), { force: true });
    repo.write(path, fixture(`churn/${name}`));
  }
  dvc.run(repo, 'add', '--quiet', ...Object.keys(files));
}

/** A repository with a pair in DVC, sealed and committed. */
function dvcRepo(dvc: Tool): TestRepo {
  return copyOf('dvc', () => {
    const repo = createRepo();
    dvc.run(repo, 'init', '--quiet');
    repo.write('scalerlock.yml', POLICY);
    put(repo, dvc, { [MODEL]: 'v1/model.joblib', [SCALER]: 'v1/scaler.joblib' });
    seal(repo);
    repo.commit('sealed');
    return repo;
  });
}

/** A clone that has git's part alone. */
function cloneOf(repo: TestRepo): TestRepo {
  const dir = join(temporaryFolder(), 'clone');
  repo.git('clone', '--quiet', '.', dir);
  return repoAt(dir);
}

/** What the last commit changed is judged where the contents are, and in a clone without them. */
function judgeBoth(repo: TestRepo): { here: Report; clone: Report } {
  const range = ['--base', 'HEAD~1', '--head', 'HEAD'];
  return { here: checkReport(repo, ...range), clone: checkReport(cloneOf(repo), ...range) };
}

function verdicts(repo: TestRepo): string[][] {
  const { here, clone } = judgeBoth(repo);
  return [errorsOf(here), errorsOf(clone)];
}

const md5 = (content: Uint8Array): string => createHash('md5').update(content).digest('hex');
const cachePath = (repo: TestRepo, hash: string): string =>
  join(repo.dir, `.dvc/cache/files/md5/${hash.slice(0, 2)}/${hash.slice(2)}`);

describeWith('artifacts in DVC', DVC, (dvc) => {
  it('are read where the content is in the cache, and verified by the lock’s md5 in a clone', () => {
    const repo = dvcRepo(dvc);
    expect(repo.git('ls-files', 'models').split('\n')).toEqual(
      ['models/.gitignore', 'models/model.joblib.dvc', LOCK, 'models/scaler.joblib.dvc'].sort(),
    );
    const [scaler] = lockOf(repo).scalers;
    expect(scaler?.md5).toBe(md5(fixture('churn/v1/scaler.joblib')));
    expect(scaler?.transform).not.toBeNull();

    expect(checkReport(repo, '--head', 'HEAD')).toMatchObject({
      status: 'pass',
      pairs: [{ scalers: [{ comparedBy: 'transform' }] }],
    });
    const clone = cloneOf(repo);
    const report = checkReport(clone, '--head', 'HEAD');
    expect(report).toMatchObject({
      status: 'pass',
      pairs: [{ scalers: [{ comparedBy: 'transform', onlyPointer: 'dvc', sha256: scaler?.sha256 }] }],
    });
    expect(scalerlock(clone, 'check').stdout).toContain('its content is not here');
    // There is nothing to seal, and sealing all keeps what only the content tells.
    seal(clone, '--all');
    expect(lockOf(clone)).toEqual(lockOf(repo));
  });

  it('pass when both are retrained and sealed, and are refused when one of them changes alone', () => {
    const repo = dvcRepo(dvc);
    put(repo, dvc, { [SCALER]: 'v2/scaler.joblib' });
    repo.commit('the scaler alone');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
    const [found] = judgeBoth(repo).clone.findings;
    expect(found).toMatchObject({ path: 'models/scaler.joblib.dvc' });

    put(repo, dvc, { [MODEL]: 'v2/model.joblib' });
    seal(repo);
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--amend', '--message', 'both');
    expect(verdicts(repo)).toEqual([[], []]);
    expect(lockOf(repo).scalers[0]?.version).toBe('2.0.0');

    put(repo, dvc, { [MODEL]: 'v1/model.joblib' });
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['pair/model-changed-alone']);
  });

  it('cannot be passed off as the old ones by an edited lock, where the content is not here', () => {
    const repo = dvcRepo(dvc);
    const [scaler] = lockOf(repo).scalers;
    put(repo, dvc, { [SCALER]: 'v2/scaler.joblib' });
    const text = readFileSync(join(repo.dir, LOCK), 'utf8');
    repo.write(LOCK, text.replace(scaler?.md5 ?? '', md5(fixture('churn/v2/scaler.joblib'))));
    repo.commit('forged');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
  });

  it('that moved from git into DVC, and out of it, are no change', () => {
    const repo = createRepo();
    dvc.run(repo, 'init', '--quiet');
    repo.write('scalerlock.yml', POLICY);
    repo.write(MODEL, fixture('churn/v1/model.joblib'));
    repo.write(SCALER, fixture('churn/v1/scaler.joblib'));
    repo.write('other/big_model.pkl', 'an old model on no pair');
    seal(repo);
    repo.commit('in git');
    repo.git('rm', '--quiet', '--cached', MODEL, SCALER, 'other/big_model.pkl');
    dvc.run(repo, 'add', '--quiet', MODEL, SCALER, 'other/big_model.pkl');
    repo.commit('in DVC');
    const { here, clone } = judgeBoth(repo);
    for (const report of [here, clone])
      expect(report).toMatchObject({
        findings: [],
        pairs: [{ models: [{ change: 'same' }], scalers: [{ change: 'same' }] }],
      });

    repo.remove('models/scaler.joblib.dvc');
    repo.remove('models/.gitignore');
    repo.git('add', '--force', SCALER);
    repo.write('models/.gitignore', '/model.joblib\n');
    repo.commit('the scaler in git again');
    expect(verdicts(repo)).toEqual([[], []]);
  });

  it('are found by conventions, and a new one on no pair is told at its pointer', () => {
    const repo = dvcRepo(dvc);
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs:\n  "{name}":\n    model: "{name}/model.*"\n    scaler: "{name}/scaler.*"\n',
    );
    put(repo, dvc, { 'extra/big_model.joblib': 'v3/model.joblib' });
    repo.git('add', '--all');
    const report = checkReport(repo, '--staged');
    expect(report.pairs.map(({ name }) => name)).toEqual(['models']);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { rule: 'pair/unpaired-model', path: 'extra/big_model.joblib.dvc', severity: 'error' },
    ]);
    repo.write(
      'scalerlock.yml',
      `${readFileSync(join(repo.dir, 'scalerlock.yml'))}ignore: ["extra/*.dvc"]\n`,
    );
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual([]);
  });

  it('that are renamed keep their history', () => {
    const repo = dvcRepo(dvc);
    repo.write('scalerlock.yml', POLICY.replaceAll('models/', 'moved/'));
    repo.git('mv', 'models', 'moved');
    repo.commit('moved');
    expect(verdicts(repo)).toEqual([[], []]);
  });

  it('that lie in a folder of DVC as links into its cache are read there', () => {
    const repo = createRepo();
    dvc.run(repo, 'init', '--quiet');
    repo.write('.dvc/config', '[cache]\n    type = symlink\n');
    repo.write('scalerlock.yml', POLICY);
    repo.write(MODEL, fixture('churn/v1/model.joblib'));
    repo.write(SCALER, fixture('churn/v1/scaler.joblib'));
    dvc.run(repo, 'add', '--quiet', 'models');
    expect(lstatSync(join(repo.dir, SCALER)).isSymbolicLink()).toBe(true);
    const pointer = readFileSync(join(repo.dir, 'models.dvc'), 'utf8');
    expect(pointer).toContain('.dir');
    repo.write(
      'scalerlock.yml',
      POLICY.replace(
        'scaler: models/scaler.joblib',
        'scaler: models/scaler.joblib\n    lock: locks/churn.json',
      ),
    );
    seal(repo);
    expect(lockOf(repo, 'locks/churn.json').scalers[0]?.transform).not.toBeNull();
    repo.commit('a folder');
    expect(errorsOf(checkReport(repo, '--head', 'HEAD'))).toEqual([]);
    // Without the listing nobody knows what lies in it.
    const clone = cloneOf(repo);
    const { findings } = checkReport(clone, '--head', 'HEAD');
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['artifact/unreadable', 'models.dvc'],
      ['artifact/unreadable', 'models.dvc'],
    ]);
    expect(findings[0]?.message).toContain('lies in models, which DVC keeps as one folder');
    expect(findings[0]?.fix).toContain('`dvc fetch models/model.joblib`');
  });

  it('that a pipeline made are found by dvc.lock and the folder of its stage', () => {
    const repo = createRepo();
    dvc.run(repo, 'init', '--quiet');
    repo.write('scalerlock.yml', POLICY);
    repo.write('in/m', fixture('churn/v1/model.joblib'));
    repo.write('in/s', fixture('churn/v1/scaler.joblib'));
    repo.write(
      'pipeline/dvc.yaml',
      'stages:\n  train:\n    wdir: ../models\n    cmd: cp ../in/m model.joblib && cp ../in/s scaler.joblib\n    deps: [../in/m, ../in/s]\n    outs: [model.joblib, scaler.joblib]\n',
    );
    mkdirSync(join(repo.dir, 'models'), { recursive: true });
    dvc.run(repo, 'repro', '--quiet', 'pipeline/dvc.yaml');
    seal(repo);
    repo.commit('made');
    expect(errorsOf(checkReport(repo, '--head', 'HEAD'))).toEqual([]);
    expect(errorsOf(checkReport(cloneOf(repo), '--head', 'HEAD'))).toEqual([]);

    repo.write('in/s', fixture('churn/v2/scaler.joblib'));
    dvc.run(repo, 'repro', '--quiet', 'pipeline/dvc.yaml');
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').findings).toMatchObject([
      { rule: 'pair/scaler-changed-alone', path: 'pipeline/dvc.lock' },
    ]);
  });

  it('that are folders are one artifact, by the hash of their listing and by their files', () => {
    const repo = createRepo();
    dvc.run(repo, 'init', '--quiet');
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs:\n  a:\n    model: m/model.joblib\n    scaler: m/scaler\n',
    );
    repo.write('m/model.joblib', fixture('churn/v1/model.joblib'));
    for (const [name, text] of [
      ['é.txt', 'x'],
      ['sub/b', 'y'],
    ] as const)
      repo.write(`m/scaler/${name}`, text);
    seal(repo);
    repo.commit('in git');
    const before = lockOf(repo, 'm/scaler.lock.json').scalers[0];
    repo.git('rm', '-r', '--quiet', '--cached', 'm/scaler');
    dvc.run(repo, 'add', '--quiet', 'm/scaler');
    const pointer = readFileSync(join(repo.dir, 'm/scaler.dvc'), 'utf8');
    expect(pointer).toContain(before?.md5 ?? 'none');
    repo.commit('in DVC');
    expect(verdicts(repo)).toEqual([[], []]);

    repo.write('m/scaler/more.py', 'in git, in the folder of DVC');
    repo.gitWith({}, 'add', '--force', 'm/scaler/more.py');
    repo.git('commit', '--quiet', '--message', 'a file more');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
    repo.git('rm', '--quiet', 'm/scaler/more.py');
    repo.commit('and out again');

    repo.write('m/scaler/sub/b', 'z');
    dvc.run(repo, 'add', '--quiet', 'm/scaler');
    repo.commit('the folder alone');
    expect(verdicts(repo)).toEqual([['pair/scaler-changed-alone'], ['pair/scaler-changed-alone']]);
  });

  it('with `verify: content` must be here and whole', () => {
    const repo = dvcRepo(dvc);
    repo.write('scalerlock.yml', `${POLICY}verify: content\n`);
    repo.commit('verify');
    expect(errorsOf(checkReport(repo, '--head', 'HEAD', '--base', 'HEAD'))).toEqual([]);
    const clone = cloneOf(repo);
    const { findings } = checkReport(clone, '--head', 'HEAD', '--base', 'HEAD');
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['artifact/unverified', 'models/model.joblib.dvc'],
      ['artifact/unverified', 'models/scaler.joblib.dvc'],
    ]);
    expect(findings[0]?.fix).toContain('`dvc fetch models/model.joblib`');

    const object = cachePath(repo, md5(fixture('churn/v1/scaler.joblib')));
    expect(existsSync(object)).toBe(true);
    rmSync(object);
    writeFileSync(object, fixture('churn/v2/scaler.joblib'));
    rmSync(join(repo.dir, SCALER));
    const damaged = checkReport(repo, '--head', 'HEAD', '--base', 'HEAD').findings;
    expect(damaged).toMatchObject([{ rule: 'artifact/unverified' }]);
    expect(damaged[0]?.message).toContain('another hash than its pointer names');
  });

  it('that were trained anew and not added to DVC are not sealed', () => {
    const repo = dvcRepo(dvc);
    rmSync(join(repo.dir, MODEL));
    repo.write(MODEL, fixture('churn/v2/model.joblib'));
    for (const args of [['seal'], ['seal', 'churn']]) {
      const { status, stdout, stderr } = scalerlock(repo, ...args);
      expect(status).toBe(1);
      expect(stdout + stderr).toContain(
        'models/model.joblib on disk is not what models/model.joblib.dvc names',
      );
      expect(stdout + stderr).toContain('`dvc add models/model.joblib`');
    }
    rmSync(join(repo.dir, MODEL));
    seal(repo);
  });

  it('whose content no lock knows cannot be sealed where it is not here', () => {
    const repo = dvcRepo(dvc);
    put(repo, dvc, { [MODEL]: 'v2/model.joblib', [SCALER]: 'v2/scaler.joblib' });
    repo.commit('not sealed');
    const clone = cloneOf(repo);
    const { status, stdout, stderr } = scalerlock(clone, 'seal');
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('`dvc fetch models/model.joblib`, and seal again');
    expect(errorsOf(checkReport(clone, '--head', 'HEAD', '--base', 'HEAD'))).toEqual([
      'lock/content-mismatch',
    ]);
  });
});

it('artifacts are read from the cache of DVC 2, a text by its hash with the line ends of Unix', () => {
  const repo = createRepo();
  const text = Buffer.from('{"mean": [1, 2],\r\n "scale": [1, 2]}\r\n');
  const unix = md5(Buffer.from(text.toString().replaceAll('\r\n', '\n')));
  repo.write('scalerlock.yml', POLICY.replace('scaler.joblib', 'scaler.json'));
  repo.write(MODEL, fixture('churn/v1/model.joblib'));
  repo.write(
    'models/scaler.json.dvc',
    `outs:\n- md5: ${unix}\n  size: ${text.length}\n  path: scaler.json\n`,
  );
  repo.write(`.dvc/cache/${unix.slice(0, 2)}/${unix.slice(2)}`, text);
  seal(repo);
  const [scaler] = lockOf(repo).scalers;
  expect(scaler).toMatchObject({ md5: unix, format: 'json' });
  expect(scaler?.transform).not.toBeNull();
  expect(scaler?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
});

it.each([
  ['no YAML', 'outs: [', 'models/scaler.joblib.dvc is not YAML'],
  ['a merge that is not finished', '<<<<<<< HEAD\nouts:\n', 'has merge conflict markers'],
  ['no hash', 'outs:\n- path: scaler.joblib\n', 'models/scaler.joblib.dvc names no md5'],
])('a pointer file with %s is told, whatever the lock says', (_, text, message) => {
  const repo = createRepo();
  repo.write('scalerlock.yml', POLICY);
  repo.write(MODEL, fixture('churn/v1/model.joblib'));
  repo.write(SCALER, fixture('churn/v1/scaler.joblib'));
  seal(repo);
  repo.commit('in git');
  repo.git('rm', '--quiet', '--cached', SCALER);
  repo.write('models/.gitignore', '/scaler.joblib\n');
  repo.write(`${SCALER}.dvc`, text);
  repo.git('add', '--all');
  const [found, ...others] = checkReport(repo, '--staged').findings;
  expect(others).toEqual([]);
  expect(found).toMatchObject({ rule: 'artifact/unreadable', path: `${SCALER}.dvc` });
  expect(found?.message).toContain(message);
  expect(found?.fix).toContain(`\`dvc add ${SCALER}\``);
});

it('a wrong md5 in a lock is found before it counts: by the lock before, and in CI by the content', () => {
  const repo = createRepo();
  repo.write('scalerlock.yml', POLICY);
  repo.write(MODEL, fixture('churn/v1/model.joblib'));
  repo.write(SCALER, fixture('churn/v1/scaler.joblib'));
  repo.commit('not sealed');
  seal(repo);
  const right = md5(fixture('churn/v1/scaler.joblib'));
  const forged = readFileSync(join(repo.dir, LOCK), 'utf8').replace(right, 'a'.repeat(32));
  repo.write(LOCK, forged);
  repo.commit('sealed by hand');
  expect(errorsOf(checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD'))).toEqual([
    'lock/content-mismatch',
  ]);
  seal(repo, '--all');
  repo.commit('sealed');
  repo.write(LOCK, forged);
  repo.git('add', '--all');
  const [found] = checkReport(repo, '--staged').findings;
  expect(found).toMatchObject({ rule: 'lock/content-mismatch' });
  expect(found?.message).toContain(`${SCALER} has md5 ${right}, the lock aaaa`);
});

it('a pointer file that leads out of the repository names nothing', () => {
  const repo = createRepo();
  repo.write('scalerlock.yml', POLICY);
  repo.write('models/model.joblib.dvc', `outs:\n- md5: ${'a'.repeat(32)}\n  path: ../../etc/passwd\n`);
  repo.write('models/scaler.joblib.dvc', `wdir: /etc\nouts:\n- md5: ${'a'.repeat(32)}\n  path: passwd\n`);
  repo.git('add', '--all');
  const report = checkReport(repo, '--staged');
  expect(errorsOf(report)).toEqual(['pair/missing-artifact']);
});
