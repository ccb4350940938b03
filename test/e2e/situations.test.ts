import { createHash } from 'node:crypto';
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import {
  checkReport,
  churnRepo,
  errorsOf,
  fixture,
  scalerlock,
  warningsOf,
  writeChurn,
} from '../helpers/scalerlock.ts';

/** Judges the same change twice: staged, then as the commit that it becomes. */
function both(repo: TestRepo, expected: { errors: string[]; warnings?: string[] }): void {
  const wanted = { errors: expected.errors, warnings: expected.warnings ?? [] };
  repo.git('add', '--all');
  const staged = checkReport(repo, '--staged');
  expect({ errors: errorsOf(staged), warnings: warningsOf(staged) }).toEqual(wanted);
  repo.commit('change');
  const committed = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
  expect({ errors: errorsOf(committed), warnings: warningsOf(committed) }).toEqual(wanted);
}

function sealAll(repo: TestRepo): void {
  const { status, stdout, stderr } = scalerlock(repo, 'seal', '--all');
  expect(`${stdout}${stderr}`).toContain('sealed');
  expect(status).toBe(0);
}

/** A sealed and committed repository with a policy and files of the fixtures. */
function sealedRepo(policy: string, files: Record<string, string>): TestRepo {
  const repo = createRepo();
  repo.write('scalerlock.yml', `version: 1\npairs:\n${policy}`);
  for (const [path, name] of Object.entries(files)) repo.write(path, fixture(name));
  sealAll(repo);
  repo.commit('sealed');
  return repo;
}

describe('the first commit of a repository', () => {
  it('is judged: an unsealed pair is refused, a sealed one passes', () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', 'version: 1\npairs:\n  churn:\n    model: m.joblib\n    scaler: s.joblib\n');
    repo.write('m.joblib', fixture('churn/v1/model.joblib'));
    repo.write('s.joblib', fixture('churn/v1/scaler.joblib'));
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['lock/missing']);
    sealAll(repo);
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged')).toMatchObject({ status: 'pass', base: null, head: 'index' });
    repo.commit('first');
    expect(checkReport(repo, '--head', 'HEAD')).toMatchObject({ status: 'pass', base: null });
  });
});

it('works on a detached head', () => {
  const repo = churnRepo();
  repo.git('switch', '--quiet', '--detach');
  writeChurn(repo, { scaler: 'v1-refit' });
  both(repo, { errors: ['pair/scaler-changed-alone'] });
});

describe('the folder of a pair is renamed', () => {
  it('with its policy: passes, and the policy that follows is no other policy', () => {
    const repo = sealedRepo(
      '  churn:\n    model: models/churn/m.joblib\n    scaler: models/churn/s.joblib\n',
      {
        'models/churn/m.joblib': 'churn/v1/model.joblib',
        'models/churn/s.joblib': 'churn/v1/scaler.joblib',
      },
    );
    repo.git('mv', 'models/churn', 'models/attrition');
    repo.write(
      'scalerlock.yml',
      'version: 1\npairs:\n  churn:\n    model: models/attrition/m.joblib\n    scaler: models/attrition/s.joblib\n',
    );
    both(repo, { errors: [] });
  });

  it('under a convention: passes under its new name', () => {
    const repo = sealedRepo(
      '  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n',
      {
        'services/churn/model.joblib': 'churn/v1/model.joblib',
        'services/churn/scaler.joblib': 'churn/v1/scaler.joblib',
      },
    );
    repo.git('mv', 'services/churn', 'services/attrition');
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').pairs).toMatchObject([
      { name: 'attrition', scalerVersionBefore: '1.0.0' },
    ]);
    both(repo, { errors: [] });
  });

  it('and its scaler is swapped on the way: refused', () => {
    const repo = sealedRepo(
      '  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n',
      {
        'services/churn/model.joblib': 'churn/v1/model.joblib',
        'services/churn/scaler.joblib': 'churn/v1/scaler.joblib',
      },
    );
    repo.git('mv', 'services/churn', 'services/attrition');
    repo.write('services/attrition/scaler.joblib', fixture('churn/v1-refit/scaler.joblib'));
    both(repo, { errors: ['pair/scaler-changed-alone'] });
  });
});

it('the policy swaps the scaler for another file, the model stays: refused', () => {
  const repo = churnRepo(
    'version: 1\npairs:\n  churn:\n    model: models/churn/model.joblib\n    scaler: models/churn/scaler.joblib\n',
  );
  repo.write('models/churn/other.joblib', fixture('churn/v1-refit/scaler.joblib'));
  repo.commit('another scaler lies there');
  repo.write(
    'scalerlock.yml',
    'version: 1\npairs:\n  churn:\n    model: models/churn/model.joblib\n    scaler: models/churn/other.joblib\n',
  );
  repo.git('add', '--all');
  expect(errorsOf(checkReport(repo, '--staged'))).toEqual(
    expect.arrayContaining(['pair/scaler-changed-alone']),
  );
});

it.each([
  ['spaces', 'my models/churn model v1'],
  ['quotes', `it's "quoted" \`here\``],
  ['a newline', 'two\nlines'],
  ['non-ASCII characters', 'modèles/客户流失'],
  ['a leading dash', '-rf/--all'],
  ['glob characters', 'a[1]!(b)'],
  ['a shell in it', '$(touch pwned);&|'],
])('a path with %s', (_, folder) => {
  const repo = createRepo();
  const pattern = folder.replaceAll('[', '[[]');
  const policy = {
    version: 1,
    pairs: { churn: { model: `${pattern}/model.joblib`, scaler: `${pattern}/scaler.joblib` } },
  };
  repo.write('scalerlock.yml', JSON.stringify(policy));
  repo.write(`${folder}/model.joblib`, fixture('churn/v1/model.joblib'));
  repo.write(`${folder}/scaler.joblib`, fixture('churn/v1/scaler.joblib'));
  sealAll(repo);
  repo.commit('sealed');
  repo.write(`${folder}/scaler.joblib`, fixture('churn/v1-refit/scaler.joblib'));
  repo.git('add', '--all');
  const report = checkReport(repo, '--staged');
  expect(report.findings.map(({ rule, path }) => [rule, path])).toEqual([
    ['pair/scaler-changed-alone', `${folder}/scaler.joblib`],
  ]);
  const text = scalerlock(repo, 'check', '--staged').stdout;
  expect(text).toContain('pair/scaler-changed-alone');
});

describe('two pairs share one scaler', () => {
  const policy = (lock: string) =>
    `  a:\n    model: a.joblib\n    scaler: scaler.joblib\n  b:\n    model: b.joblib\n    scaler: scaler.joblib\n${lock}`;
  const files = {
    'a.joblib': 'churn/v1/model.joblib',
    'b.joblib': 'churn/v1-retrained/model.joblib',
    'scaler.joblib': 'churn/v1/scaler.joblib',
  };

  it('is a policy error where they share the lock as well', () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', `version: 1\npairs:\n${policy('')}`);
    for (const [path, name] of Object.entries(files)) repo.write(path, fixture(name));
    const { status, stderr } = scalerlock(repo, 'check');
    expect(status).toBe(2);
    expect(stderr).toMatch(/a.*b|b.*a/);
    expect(stderr).toContain('lock:');
  });

  it('retrains one with a new scaler: the other is refused until it moves too', () => {
    const repo = sealedRepo(policy('    lock: b.lock.json\n'), files);
    repo.write('a.joblib', fixture('churn/v2/model.joblib'));
    repo.write('scaler.joblib', fixture('churn/v2/scaler.joblib'));
    expect(scalerlock(repo, 'seal', 'a').status).toBe(0);
    repo.git('add', '--all');
    const report = checkReport(repo, '--staged');
    expect(report.findings.map(({ rule, pair }) => [rule, pair])).toEqual([
      ['pair/scaler-changed-alone', 'b'],
    ]);
    repo.write('b.joblib', fixture('churn/v2-retrained/model.joblib'));
    expect(scalerlock(repo, 'seal', 'b').status).toBe(0);
    both(repo, { errors: [] });
  });
});

describe('one model with three scaler artifacts', () => {
  const trio = () =>
    sealedRepo(
      '  trio:\n    model: m/model.joblib\n    scaler: [m/a_scaler.pkl, m/b_scaler.pkl, m/c_scaler.pkl]\n',
      {
        'm/model.joblib': 'trio/model.joblib',
        'm/a_scaler.pkl': 'trio/a_scaler.pkl',
        'm/b_scaler.pkl': 'trio/b_scaler.pkl',
        'm/c_scaler.pkl': 'trio/c_scaler.pkl',
      },
    );

  it('has one lock, named after the first; one scaler moves with the model', () => {
    const repo = trio();
    repo.write('m/model.joblib', fixture('trio/v2/model.joblib'));
    repo.write('m/b_scaler.pkl', fixture('trio/v2/b_scaler.pkl'));
    sealAll(repo);
    repo.git('add', '--all');
    const [pair] = checkReport(repo, '--staged').pairs;
    expect(pair?.lock).toBe('m/a_scaler.lock.json');
    expect(pair?.scalers.map(({ change, version }) => [change, version])).toEqual([
      ['same', '1.0.0'],
      ['changed', '2.0.0'],
      ['same', '1.0.0'],
    ]);
    both(repo, { errors: [] });
  });

  it('is refused where one scaler changes alone', () => {
    const repo = trio();
    repo.write('m/b_scaler.pkl', fixture('trio/v2/b_scaler.pkl'));
    both(repo, { errors: ['pair/scaler-changed-alone'] });
  });

  it('is refused where two scalers are swapped: the names are right, the contents are not', () => {
    const repo = trio();
    renameSync(join(repo.dir, 'm/a_scaler.pkl'), join(repo.dir, 'm/x'));
    renameSync(join(repo.dir, 'm/b_scaler.pkl'), join(repo.dir, 'm/a_scaler.pkl'));
    renameSync(join(repo.dir, 'm/x'), join(repo.dir, 'm/b_scaler.pkl'));
    both(repo, { errors: ['pair/scaler-changed-alone'] });
  });
});

describe('a scaler embedded in its model', () => {
  const embedded = (version: string) =>
    sealedRepo('  churn:\n    model: model.joblib\n    scaler: embedded\n', {
      'model.joblib': `churn/embedded/${version}/model.joblib`,
    });

  it('moves with it, under a lock named after the model', () => {
    const repo = embedded('v1');
    repo.write('model.joblib', fixture('churn/embedded/v2/model.joblib'));
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['pair/model-changed-alone']);
    sealAll(repo);
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').pairs).toMatchObject([
      { lock: 'model.lock.json', scalerVersion: '2.0.0' },
    ]);
    both(repo, { errors: [] });
  });

  it('is refused where no scaler is in it any more', () => {
    const repo = embedded('v1');
    repo.write('model.joblib', fixture('churn/v2/model.joblib'));
    sealAll(repo);
    both(repo, { errors: ['pair/wrong-role'] });
  });
});

describe('a scaler that is a Git LFS pointer', () => {
  const pointer = (name: string): string => {
    const bytes = fixture(name);
    const oid = createHash('sha256').update(bytes).digest('hex');
    return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`;
  };

  /** Sealed where the content was at hand; committed as git-lfs would: the pointer. */
  const lfsRepo = () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', 'version: 1\npairs:\n  churn:\n    model: m.joblib\n    scaler: s.joblib\n');
    repo.write('m.joblib', fixture('churn/v1/model.joblib'));
    repo.write('s.joblib', fixture('churn/v1/scaler.joblib'));
    sealAll(repo);
    repo.write('s.joblib', pointer('churn/v1/scaler.joblib'));
    repo.commit('sealed');
    return repo;
  };

  it("its oid is the content's hash: it is of the lock, and its transform is the lock's", () => {
    const repo = lfsRepo();
    expect(checkReport(repo).pairs).toMatchObject([
      { status: 'pass', scalers: [{ change: 'same', comparedBy: 'transform' }] },
    ]);
  });

  it('another oid is another scaler', () => {
    const repo = lfsRepo();
    repo.write('s.joblib', pointer('churn/v1-refit/scaler.joblib'));
    both(repo, { errors: ['pair/scaler-changed-alone'] });
  });

  it('moves with its model', () => {
    const repo = lfsRepo();
    repo.write('m.joblib', fixture('churn/v2/model.joblib'));
    repo.write('s.joblib', fixture('churn/v2/scaler.joblib'));
    sealAll(repo);
    repo.write('s.joblib', pointer('churn/v2/scaler.joblib'));
    both(repo, { errors: [] });
  });
});

it('what is staged is judged, not the file on disk', () => {
  const repo = churnRepo();
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.git('add', '--all');
  writeChurn(repo, { scaler: 'v1' });
  expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['pair/scaler-changed-alone']);
  expect(checkReport(repo, '--worktree').status).toBe('pass');
});

it('a link where an artifact belongs is never followed', () => {
  const repo = churnRepo();
  repo.remove('models/churn/scaler.joblib');
  symlinkSync(join(repo.dir, '../elsewhere.joblib'), join(repo.dir, 'models/churn/scaler.joblib'));
  repo.git('add', '--all');
  const report = checkReport(repo, '--staged');
  expect(report.status).toBe('fail');
  expect(report.findings.map(({ message }) => message).join()).toMatch(/link|changed alone/);
});

it('a change of the policy that weakens it is an error in a pull request and a warning in a commit', () => {
  const repo = churnRepo();
  repo.write(
    'scalerlock.yml',
    'version: 1\npairs:\n  churn:\n    model: models/churn/model.joblib\n    scaler: models/churn/scaler.joblib\nrules:\n  pair/model-changed-alone: warning\n',
  );
  writeChurn(repo, { model: 'v2' });
  repo.git('add', '--all');
  const staged = checkReport(repo, '--staged');
  expect({ errors: errorsOf(staged), warnings: warningsOf(staged) }).toEqual({
    errors: [],
    warnings: ['pair/model-changed-alone', 'policy/changed'],
  });
  repo.commit('weaken');
  const judged = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
  expect(errorsOf(judged)).toEqual(['pair/model-changed-alone', 'policy/changed']);
});

it('removing a pair from the policy does not free its files in a pull request', () => {
  const repo = churnRepo();
  repo.write('scalerlock.yml', 'version: 1\npairs:\n  other:\n    model: o.joblib\n    scaler: t.joblib\n');
  repo.write('o.joblib', fixture('churn/v2/model.joblib'));
  repo.write('t.joblib', fixture('churn/v2/scaler.joblib'));
  sealAll(repo);
  writeChurn(repo, { scaler: 'v1-refit' });
  repo.commit('take the guard away');
  const judged = checkReport(repo, '--base', 'HEAD~1', '--head', 'HEAD');
  expect(errorsOf(judged)).toEqual(['pair/scaler-changed-alone', 'policy/changed']);
});
