import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  both,
  judge,
  judgeRange,
  seal,
  sealedRepo,
  start,
  TWO_PAIRS,
  TWO_PAIRS_FILES,
  verdictOf,
  writeFixtures,
} from '../helpers/pairs.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import {
  CHURN_POLICY,
  checkReport,
  churnRepo,
  errorsOf,
  fixture,
  scalerlock,
  writeChurn,
  writeConfigs,
} from '../helpers/scalerlock.ts';

/** What is harmless: a finding here would teach a team to look away. */

const ONE_PAIR =
  'version: 1\npairs:\n  churn:\n    model: models/churn/model.joblib\n    scaler: models/churn/scaler.joblib\n';
const LOCK = 'models/churn/scaler.lock.json';
const everywhere = (version: string) => ({ train: version, staging: version, production: version });

function started(repo: TestRepo): TestRepo {
  start(repo);
  return repo;
}

/** A retrain as it should be: both parts, sealed, the configs moved. */
function retrain(repo: TestRepo, fixtures: string, version: string): void {
  writeChurn(repo, { model: fixtures, scaler: fixtures });
  seal(repo);
  writeConfigs(repo, everywhere(version));
}

describe('the work of every day', () => {
  it('a retrain, sealed, with its configs', () => {
    const repo = started(churnRepo());
    retrain(repo, 'v2', '2.0.0');
    expect(judge(repo)).toEqual(both([]));
  });

  it('two retrains in one range', () => {
    const repo = started(churnRepo());
    retrain(repo, 'v2', '2.0.0');
    repo.commit('v2');
    retrain(repo, 'v3', '3.0.0');
    expect(judge(repo)).toEqual(both([]));
  });

  it('a scaler saved again, sealed', () => {
    const repo = started(churnRepo());
    writeChurn(repo, { scaler: 'v1-resaved' });
    seal(repo);
    writeConfigs(repo, everywhere('1.0.1'));
    expect(judge(repo)).toEqual(both([]));
  });

  it('comments and another order in the configs', () => {
    const repo = started(churnRepo());
    repo.write(
      'configs/train.yaml',
      '# trained nightly\npreprocessing:\n  columns: [a]\n  scaler_version: "1.0.0" # the locked one\n',
    );
    repo.write(
      'deploy/prod.yaml',
      '---\nspec:\n  env:\n    - { value: "1.0.0", name: SCALER_VERSION }\n    - { value: info, name: LOG_LEVEL }\n---\nkind: Service\n',
    );
    expect(judge(repo)).toEqual(both([]));
  });

  it('a mode, and nothing else', () => {
    const repo = started(churnRepo());
    chmodSync(join(repo.dir, 'models/churn/model.joblib'), 0o755);
    expect(judge(repo)).toEqual(both([]));
  });

  it('a new scaler on no pair, and a list of names', () => {
    const repo = started(churnRepo());
    writeFixtures(repo, { 'notebooks/scaler.pkl': 'churn/v2/scaler.joblib' });
    expect(judge(repo)).toEqual(both([]));
  });

  it('a lock that a formatter wrote anew', () => {
    const repo = started(churnRepo());
    repo.write(LOCK, JSON.stringify(JSON.parse(readFileSync(join(repo.dir, LOCK), 'utf8'))));
    expect(judge(repo)).toEqual(both([]));
  });

  it('a retrain whose configs moved and that nobody sealed has one finding, the one that mends all', () => {
    const repo = started(churnRepo());
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    writeConfigs(repo, everywhere('2.0.0'));
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').findings.map(({ rule }) => rule)).toEqual([
      'pair/model-changed-alone',
    ]);
  });
});

describe('the policy says the same in another way', () => {
  it.each([
    [
      'comments, quotes and lists of one',
      (text: string) =>
        text
          .replace('model: models/churn/model.joblib', 'model: ["./models/churn/model.joblib"] # ours')
          .replace('version: 1', '# the policy\nversion: 1'),
    ],
    ['another order', (text: string) => text.replace(/(\n {4}model:.*)(\n {4}scaler:.*)/, '$2$1')],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('%s', (_, change) => {
    const repo = started(churnRepo());
    repo.write('scalerlock.yml', change(CHURN_POLICY));
    expect(judge(repo)).toEqual(both([]));
  });

  it('the entries in another order', () => {
    const repo = sealedRepo(TWO_PAIRS, TWO_PAIRS_FILES);
    const at = TWO_PAIRS.indexOf('  b:');
    repo.write(
      'scalerlock.yml',
      `version: 1\npairs:\n${TWO_PAIRS.slice(at)}${TWO_PAIRS.slice('version: 1\npairs:\n'.length, at)}`,
    );
    expect(judge(repo)).toEqual(both([]));
  });

  it('the models of one pair in another order', () => {
    const policy = (models: string) =>
      `version: 1\npairs:\n  two:\n    model: [${models}]\n    scaler: s.joblib\n`;
    const repo = sealedRepo(policy('m1.joblib, m2.joblib'), {
      'm1.joblib': 'churn/v1/model.joblib',
      'm2.joblib': 'churn/v1-retrained/model.joblib',
      's.joblib': 'churn/v1/scaler.joblib',
    });
    repo.write('scalerlock.yml', policy('m2.joblib, m1.joblib'));
    expect(judge(repo)).toEqual(both([]));
  });

  it('a reference more: the reviewers should know, and no finding comes twice', () => {
    const repo = started(churnRepo(ONE_PAIR));
    repo.remove('models/churn/model.joblib');
    repo.write(
      'scalerlock.yml',
      `# more\n${ONE_PAIR}    training: configs/train.yaml#$.preprocessing.scaler_version\n`,
    );
    repo.commit('change');
    const { findings } = judgeRange(repo);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['pair/missing-artifact', 'error'],
      ['policy/changed', 'warning'],
    ]);
  });
});

describe('files that move', () => {
  it('the pair with its lock, the policy follows', () => {
    const repo = started(churnRepo(ONE_PAIR));
    repo.git('mv', 'models', 'artifacts');
    repo.write('scalerlock.yml', ONE_PAIR.replaceAll('models/', 'artifacts/'));
    expect(judge(repo)).toEqual(both([]));
  });

  it('the scaler under a new name, sealed: it keeps its version', () => {
    const repo = started(churnRepo(ONE_PAIR));
    repo.git('mv', 'models/churn/scaler.joblib', 'models/churn/standard.joblib');
    repo.git('mv', LOCK, 'models/churn/standard.lock.json');
    repo.write('scalerlock.yml', ONE_PAIR.replace('scaler.joblib', 'standard.joblib'));
    seal(repo);
    expect(judge(repo)).toEqual(both([]));
    expect(judgeRange(repo).pairs).toMatchObject([{ scalerVersionBefore: '1.0.0', scalerVersion: '1.0.0' }]);
  });

  it('several scalers to new folders that the policy names, the old files stay', () => {
    const policy = (folder: string) =>
      `version: 1\npairs:\n  trio:\n    model: model.joblib\n    scaler: [${folder}/a.pkl, ${folder}/b.pkl]\n    lock: trio.lock.json\n`;
    const repo = sealedRepo(policy('old'), {
      'model.joblib': 'trio/model.joblib',
      'old/a.pkl': 'trio/a_scaler.pkl',
      'old/b.pkl': 'trio/b_scaler.pkl',
    });
    cpSync(join(repo.dir, 'old'), join(repo.dir, 'new'), { recursive: true });
    repo.write('scalerlock.yml', policy('new'));
    seal(repo);
    expect(judge(repo).staged.errors).toEqual([]);
  });

  it('a service copied as the start of another one, lock and all', () => {
    const repo = sealedRepo(
      'version: 1\npairs:\n  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n',
      {
        'services/churn/model.joblib': 'churn/v1/model.joblib',
        'services/churn/scaler.joblib': 'churn/v1/scaler.joblib',
      },
    );
    cpSync(join(repo.dir, 'services/churn'), join(repo.dir, 'services/fraud'), { recursive: true });
    expect(judge(repo)).toEqual(both([]));
  });

  it('a model moves from one pair to another one of the same scaler', () => {
    const policy = `version: 1\npairs:\n  a:\n    model: a.joblib\n    scaler: s.joblib\n    lock: a.lock.json\n  b:\n    model: b.joblib\n    scaler: s.joblib\n    lock: b.lock.json\n`;
    const repo = sealedRepo(policy, {
      'a.joblib': 'churn/v1/model.joblib',
      'b.joblib': 'churn/v1-retrained/model.joblib',
      's.joblib': 'churn/v1/scaler.joblib',
    });
    renameSync(join(repo.dir, 'a.joblib'), join(repo.dir, 'x'));
    renameSync(join(repo.dir, 'b.joblib'), join(repo.dir, 'a.joblib'));
    renameSync(join(repo.dir, 'x'), join(repo.dir, 'b.joblib'));
    seal(repo);
    expect(judge(repo)).toEqual(both([]));
  });
});

describe('pairs that come and go', () => {
  it('a whole pair is retired with its entry', () => {
    const repo = sealedRepo(TWO_PAIRS, TWO_PAIRS_FILES);
    repo.remove('b');
    repo.write('scalerlock.yml', TWO_PAIRS.slice(0, TWO_PAIRS.indexOf('  b:')));
    expect(judge(repo).staged).toEqual({ errors: [], warnings: ['policy/changed'] });
  });

  it('Scalerlock is given up: policy and locks go, the artifacts stay', () => {
    const repo = started(churnRepo(ONE_PAIR));
    repo.remove('scalerlock.yml');
    repo.remove(LOCK);
    expect(judge(repo).staged).toEqual({ errors: [], warnings: ['policy/changed'] });
  });

  it('a pair is declared whose files were there before', () => {
    const repo = churnRepo(ONE_PAIR);
    writeFixtures(repo, {
      'old/model.joblib': 'churn/v3/model.joblib',
      'old/scaler.joblib': 'churn/v3/scaler.joblib',
    });
    start(repo);
    repo.write(
      'scalerlock.yml',
      `${ONE_PAIR}  old:\n    model: old/model.joblib\n    scaler: old/scaler.joblib\n`,
    );
    seal(repo);
    expect(judge(repo)).toEqual(both([], ['policy/changed']));
  });

  it('a pair is declared whose scaler comes only now', () => {
    const repo = churnRepo(ONE_PAIR);
    writeFixtures(repo, { 'old/model.joblib': 'churn/v3/model.joblib' });
    start(repo);
    writeFixtures(repo, { 'old/scaler.joblib': 'churn/v3/scaler.joblib' });
    repo.write(
      'scalerlock.yml',
      `${ONE_PAIR}  old:\n    model: old/model.joblib\n    scaler: old/scaler.joblib\n`,
    );
    seal(repo);
    expect(judge(repo)).toEqual(both([], ['policy/changed']));
  });

  it('Scalerlock is adopted in a repository with many old models', () => {
    const repo = createRepo();
    for (const name of ['one', 'two', 'three'])
      writeFixtures(repo, { [`legacy/${name}/model.joblib`]: 'churn/v4/model.joblib' });
    writeFixtures(repo, {
      'models/churn/model.joblib': 'churn/v1/model.joblib',
      'models/churn/scaler.joblib': 'churn/v1/scaler.joblib',
    });
    start(repo);
    repo.write('scalerlock.yml', ONE_PAIR);
    seal(repo);
    expect(judge(repo)).toEqual(both([], ['policy/changed']));
  });

  it('an old model on no pair moves', () => {
    const repo = churnRepo(ONE_PAIR);
    writeFixtures(repo, { 'legacy/model.joblib': 'churn/v4/model.joblib' });
    start(repo);
    repo.git('mv', 'legacy/model.joblib', 'legacy/old.joblib');
    expect(judge(repo)).toEqual(both([]));
  });
});

describe('back to what was', () => {
  it.each([
    ['a retrain', (repo: TestRepo) => retrain(repo, 'v2', '2.0.0')],
    [
      'a scaler saved again',
      (repo: TestRepo) => {
        writeChurn(repo, { scaler: 'v1-resaved' });
        seal(repo);
        writeConfigs(repo, everywhere('1.0.1'));
      },
    ],
    [
      'an allowed change',
      (repo: TestRepo) => {
        writeChurn(repo, { scaler: 'v1-refit' });
        seal(repo, '--allow-scaler-change', '--reason', 'try it');
        writeConfigs(repo, everywhere('2.0.0'));
      },
    ],
  ])('git revert of %s', (_, change) => {
    const repo = churnRepo();
    change(repo);
    start(repo);
    repo.git('revert', '--no-edit', 'HEAD');
    expect(verdictOf(judgeRange(repo))).toEqual({ errors: [], warnings: [] });
  });

  it('the old scaler after an allowed change, sealed as a new version', () => {
    const repo = churnRepo();
    writeChurn(repo, { scaler: 'v1-refit' });
    seal(repo, '--allow-scaler-change', '--reason', 'try it');
    writeConfigs(repo, everywhere('2.0.0'));
    start(repo);
    writeChurn(repo, { scaler: 'v1' });
    seal(repo);
    writeConfigs(repo, everywhere('3.0.0'));
    expect(judge(repo)).toEqual(both([]));
  });

  it('a scaler that was committed alone past the hook is restored', () => {
    const repo = churnRepo(ONE_PAIR);
    writeChurn(repo, { scaler: 'v1-refit' });
    start(repo);
    writeChurn(repo, { scaler: 'v1' });
    expect(judge(repo)).toEqual(both([]));
  });

  it('a model that was committed alone past the hook gets its scaler and its seal', () => {
    const repo = churnRepo(ONE_PAIR);
    writeChurn(repo, { model: 'v2' });
    start(repo);
    writeChurn(repo, { scaler: 'v2' });
    seal(repo);
    expect(judge(repo)).toEqual(both([]));
  });

  it('git cherry-pick of a good retrain', () => {
    const repo = churnRepo();
    start(repo);
    repo.git('switch', '--quiet', '--create', 'side');
    retrain(repo, 'v2', '2.0.0');
    const commit = repo.commit('v2');
    repo.git('switch', '--quiet', 'main');
    repo.write('README.md', 'meanwhile\n');
    repo.commit('meanwhile');
    repo.git('cherry-pick', commit);
    expect(verdictOf(judgeRange(repo))).toEqual({ errors: [], warnings: [] });
  });

  it('a merge of branches that retrain different pairs', () => {
    const repo = sealedRepo(TWO_PAIRS, TWO_PAIRS_FILES);
    for (const [pair, fixtures] of [
      ['a', 'v2'],
      ['b', 'v4'],
    ] as const) {
      repo.git('switch', '--quiet', '--create', pair, 'start');
      writeFixtures(repo, {
        [`${pair}/model.joblib`]: `churn/${fixtures}/model.joblib`,
        [`${pair}/scaler.joblib`]: `churn/${fixtures}/scaler.joblib`,
      });
      seal(repo);
      repo.commit(pair);
    }
    repo.git('switch', '--quiet', 'main');
    repo.git('merge', '--quiet', '--no-edit', '--no-ff', 'a');
    repo.git('merge', '--quiet', '--no-edit', '--no-ff', 'b');
    expect(verdictOf(judgeRange(repo))).toEqual({ errors: [], warnings: [] });
  });
});

describe('several scalers, and configs that name them', () => {
  const POLICY =
    'version: 1\npairs:\n  trio:\n    model: m/model.joblib\n    scaler: [m/a_scaler.pkl, m/b_scaler.pkl]\n    training: train.yaml#$.scaler\n    inference: [serve.yaml#$.a, serve.yaml#$.b]\n';

  it('training by version, inference each by its path', () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', POLICY);
    writeFixtures(repo, {
      'm/model.joblib': 'trio/model.joblib',
      'm/a_scaler.pkl': 'trio/a_scaler.pkl',
      'm/b_scaler.pkl': 'trio/b_scaler.pkl',
    });
    repo.write('train.yaml', 'scaler: "1.0.0"\n');
    repo.write('serve.yaml', 'a: m/a_scaler.pkl\nb: m/b_scaler.pkl\n');
    seal(repo);
    start(repo);
    repo.write('README.md', 'x\n');
    expect(judge(repo)).toEqual(both([]));
    repo.write('train.yaml', 'scaler: trio@1.0.0\n');
    expect(judge(repo).staged.errors).toEqual([]);
    expect(errorsOf(checkReport(repo))).toEqual([]);
  });
});

describe('Git LFS', () => {
  it('a scaler saved again, as a pointer: its content is read where git-lfs keeps it', () => {
    const repo = started(churnRepo(ONE_PAIR));
    const bytes = fixture('churn/v1-resaved/scaler.joblib');
    const hash = createHash('sha256').update(bytes).digest('hex');
    writeChurn(repo, { scaler: 'v1-resaved' });
    seal(repo);
    repo.write(
      'models/churn/scaler.joblib',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${bytes.length}\n`,
    );
    repo.git('add', '--all');
    const [unverified] = checkReport(repo, '--staged').findings;
    expect(unverified).toMatchObject({
      rule: 'pair/scaler-changed-alone',
      fix: expect.stringContaining('git lfs fetch'),
    });
    repo.write(`.git/lfs/objects/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`, bytes);
    expect(judge(repo)).toEqual(both([]));
  });

  it('artifacts move into LFS: the same content, as pointers', () => {
    const repo = started(churnRepo(ONE_PAIR));
    for (const part of ['model', 'scaler']) {
      const bytes = fixture(`churn/v1/${part}.joblib`);
      const hash = JSON.parse(readFileSync(join(repo.dir, LOCK), 'utf8'))[`${part}s`][0].sha256;
      repo.write(
        `models/churn/${part}.joblib`,
        `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${bytes.length}\n`,
      );
    }
    expect(judge(repo)).toEqual(both([]));
  });
});

describe('line ends', () => {
  const crlf = '{\r\n  "mean": [1.0, 2.0],\r\n  "std": [1.0, 3.0]\r\n}\r\n';
  const POLICY = 'version: 1\npairs:\n  c:\n    model: m.bin\n    scaler: s.json\n';

  it.each([
    ['where git turns them (core.autocrlf)', ['core.autocrlf', 'true'], ''],
    ['where .gitattributes does', ['core.autocrlf', 'false'], '*.json text\n'],
    ['where nothing does', ['core.autocrlf', 'false'], ''],
  ])('of a JSON scaler, %s: what is sealed is what is committed', (_, config, attributes) => {
    const repo = createRepo();
    repo.git('config', ...config);
    repo.write('.gitattributes', attributes);
    repo.write('scalerlock.yml', POLICY);
    repo.write('m.bin', 'a model');
    repo.write('s.json', crlf);
    seal(repo);
    repo.git('add', '--all');
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual([]);
    repo.commit('sealed');
    repo.remove('s.json');
    repo.git('checkout', '--', 's.json');
    expect(errorsOf(checkReport(repo))).toEqual([]);
    expect(errorsOf(checkReport(repo, '--head', 'HEAD'))).toEqual([]);
    expect(scalerlock(repo, 'seal', '--all').stdout).toContain('unchanged');
  });
});

it('a commit that touches no pair says nothing', () => {
  const repo = started(churnRepo());
  repo.write('src/app.py', 'print(1)\n');
  repo.git('add', '--all');
  expect(scalerlock(repo, 'hook', 'pre-commit')).toEqual({ status: 0, stdout: '', stderr: '' });
});
