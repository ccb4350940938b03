import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LockedScaler } from '../../src/generated/lock.ts';
import {
  both,
  forgeLocks,
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
import type { TestRepo } from '../helpers/repo.ts';
import {
  checkReport,
  churnRepo,
  errorsOf,
  fixture,
  scalerlock,
  writeChurn,
  writeConfigs,
} from '../helpers/scalerlock.ts';

/** What somebody tries who wants a scaler parted from its model, or does not notice: none of it may pass. */

const ALONE = 'pair/scaler-changed-alone';
const LOCK = 'models/churn/scaler.lock.json';
const ONE_PAIR =
  'version: 1\npairs:\n  churn:\n    model: models/churn/model.joblib\n    scaler: models/churn/scaler.joblib\n';

const twoPairs = (): TestRepo => sealedRepo(TWO_PAIRS, TWO_PAIRS_FILES);

function swap(repo: TestRepo, one: string, other: string): void {
  renameSync(join(repo.dir, one), join(repo.dir, 'swapping'));
  renameSync(join(repo.dir, other), join(repo.dir, one));
  renameSync(join(repo.dir, 'swapping'), join(repo.dir, other));
}

function edit(repo: TestRepo, path: string, change: (text: string) => string): void {
  const text = readFileSync(join(repo.dir, path), 'utf8');
  const edited = change(text);
  expect(edited).not.toBe(text);
  repo.write(path, edited);
}

function lfsPointer(name: string): string {
  const bytes = fixture(name);
  const oid = createHash('sha256').update(bytes).digest('hex');
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`;
}

describe('files swapped between two pairs', () => {
  it.each([['model'], ['scaler']])('the two %ss, under locks that fit: refused', (part) => {
    const repo = twoPairs();
    swap(repo, `a/${part}.joblib`, `b/${part}.joblib`);
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('the two models, not sealed: one finding a pair, and not the advice to seal', () => {
    const repo = twoPairs();
    swap(repo, 'a/model.joblib', 'b/model.joblib');
    repo.git('add', '--all');
    const { findings } = checkReport(repo, '--staged');
    expect(findings.map(({ rule, pair }) => [rule, pair])).toEqual([
      [ALONE, 'a'],
      [ALONE, 'b'],
    ]);
    expect(findings[0]?.message).toContain('b/scaler.joblib');
  });

  it('are not sealed either, but with a reason', () => {
    const repo = twoPairs();
    swap(repo, 'a/model.joblib', 'b/model.joblib');
    const refused = scalerlock(repo, 'seal', '--all');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('not sealed');
    seal(repo, '--all', '--allow-scaler-change', '--reason', 'they lay in the wrong folders');
    expect(judge(repo)).toEqual(both([], ['lock/scaler-change-allowed']));
  });

  it("a copy of one pair's model over the other's: refused", () => {
    const repo = twoPairs();
    cpSync(join(repo.dir, 'a/model.joblib'), join(repo.dir, 'b/model.joblib'));
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('while the artifacts move into Git LFS: refused', () => {
    const repo = twoPairs();
    swap(repo, 'a/model.joblib', 'b/model.joblib');
    forgeLocks(repo);
    const now = {
      ...TWO_PAIRS_FILES,
      'a/model.joblib': 'churn/v3/model.joblib',
      'b/model.joblib': 'churn/v1/model.joblib',
    };
    for (const [path, name] of Object.entries(now)) repo.write(path, lfsPointer(name));
    expect(judge(repo)).toEqual(both([ALONE]));
    start(repo);
    swap(repo, 'a/model.joblib', 'b/model.joblib');
    writeFixtures(repo, TWO_PAIRS_FILES);
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('by the policy alone, the files stay: refused', () => {
    const repo = twoPairs();
    repo.write(
      'scalerlock.yml',
      TWO_PAIRS.replace('model: a/', 'model: x/')
        .replace('model: b/', 'model: a/')
        .replace('model: x/', 'model: b/'),
    );
    forgeLocks(repo);
    expect(judge(repo)).toMatchObject({
      staged: { errors: [ALONE] },
      range: { errors: expect.arrayContaining([ALONE, 'policy/changed']) },
    });
  });

  it('by renaming the entries of the policy crosswise, and one scaler: refused', () => {
    const repo = twoPairs();
    repo.write(
      'scalerlock.yml',
      TWO_PAIRS.replace('  a:', '  x:').replace('  b:', '  a:').replace('  x:', '  b:'),
    );
    cpSync(join(repo.dir, 'a/scaler.joblib'), join(repo.dir, 'b/scaler.joblib'));
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toContain(ALONE);
  });

  it('the lock copied from the other pair: it is not of these files', () => {
    const repo = twoPairs();
    cpSync(join(repo.dir, 'a/scaler.lock.json'), join(repo.dir, 'b/scaler.lock.json'));
    expect(judge(repo)).toEqual(both(['lock/content-mismatch']));
  });
});

describe('a pair that moves away from its guard', () => {
  const CONVENTION =
    'version: 1\npairs:\n  "{name}":\n    model: services/{name}/model.*\n    scaler: services/{name}/scaler.*\n';
  const services = () =>
    sealedRepo(CONVENTION, {
      'services/churn/model.joblib': 'churn/v1/model.joblib',
      'services/churn/scaler.joblib': 'churn/v1/scaler.joblib',
      'services/fraud/model.joblib': 'churn/v3/model.joblib',
      'services/fraud/scaler.joblib': 'churn/v3/scaler.joblib',
    });

  it('by names that the convention does not know, the scaler refitted: refused', () => {
    const repo = services();
    repo.git('mv', 'services/churn/model.joblib', 'services/churn/net.joblib');
    repo.git('mv', 'services/churn/scaler.joblib', 'services/churn/scale.joblib');
    repo.write('services/churn/scale.joblib', fixture('churn/v1-refit/scaler.joblib'));
    expect(judge(repo)).toEqual(both(['pair/unpaired-model']));
  });

  it('the scaler alone, by an extension that no artifact has: refused', () => {
    const repo = services();
    repo.git('mv', 'services/churn/scaler.joblib', 'services/churn/scaler.md');
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('by a change of case: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    repo.git('mv', 'models/churn/scaler.joblib', 'models/churn/Scaler.joblib');
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('by copies of all models at new paths, the old ones stay, the scaler refitted: refused', () => {
    const two = (folder: string) =>
      `version: 1\npairs:\n  two:\n    model: [${folder}/m1.joblib, ${folder}/m2.joblib]\n    scaler: s.joblib\n`;
    const repo = sealedRepo(two('old'), {
      'old/m1.joblib': 'churn/v1/model.joblib',
      'old/m2.joblib': 'churn/v1-retrained/model.joblib',
      's.joblib': 'churn/v1/scaler.joblib',
    });
    cpSync(join(repo.dir, 'old'), join(repo.dir, 'new'), { recursive: true });
    repo.write('s.joblib', fixture('churn/v1-refit/scaler.joblib'));
    repo.write('scalerlock.yml', two('new'));
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toEqual([ALONE]);
  });

  it('by a new name of its model, the scaler refitted and sealed: refused by seal and by check', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    repo.git('mv', 'models/churn/model.joblib', 'models/churn/net.joblib');
    repo.write('scalerlock.yml', ONE_PAIR.replace('model.joblib', 'net.joblib'));
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(scalerlock(repo, 'seal').status).toBe(1);
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('by a policy that is taken away while the lock stays, the scaler refitted: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    repo.remove('scalerlock.yml');
    expect(judge(repo)).toEqual({
      staged: { errors: [ALONE], warnings: ['policy/changed'] },
      range: { errors: [ALONE, 'policy/changed'], warnings: [] },
    });
  });

  it('by a symbolic link in place of the policy: not judged', () => {
    const repo = churnRepo(ONE_PAIR);
    writeChurn(repo, { scaler: 'v1-refit' });
    renameSync(join(repo.dir, 'scalerlock.yml'), join(repo.dir, 'other.yml'));
    symlinkSync('other.yml', join(repo.dir, 'scalerlock.yml'));
    repo.git('add', '--all');
    const report = checkReport(repo, '--staged');
    expect(report).toMatchObject({
      status: 'error',
      error: { path: 'scalerlock.yml', message: expect.stringContaining('symbolic link') },
    });
  });

  it('between the policy of a convention and a path of its own: refused', () => {
    const repo = services();
    repo.write(
      'scalerlock.yml',
      `${CONVENTION}  special:\n    model: services/churn/model.joblib\n    scaler: services/fraud/scaler.joblib\n    lock: services/churn/special.lock.json\n`,
    );
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toEqual([ALONE]);
  });
});

describe('a scaler inside of its model, and beside it', () => {
  const SEPARATE =
    'version: 1\npairs:\n  churn:\n    model: model.joblib\n    scaler: scaler.joblib\n    lock: churn.lock.json\n';
  const EMBEDDED =
    'version: 1\npairs:\n  churn:\n    model: model.joblib\n    scaler: embedded\n    lock: churn.lock.json\n';

  it('a second scaler beside a model that holds another one: refused', () => {
    const repo = sealedRepo(EMBEDDED, { 'model.joblib': 'churn/embedded/v1/model.joblib' });
    writeFixtures(repo, { 'scaler.joblib': 'churn/v2/scaler.joblib' });
    repo.write('scalerlock.yml', SEPARATE);
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toEqual([ALONE]);
  });

  it('`embedded` said of a model whose scaler lay beside it: refused', () => {
    const repo = sealedRepo(SEPARATE, {
      'model.joblib': 'churn/embedded/v1/model.joblib',
      'scaler.joblib': 'churn/v2/scaler.joblib',
    });
    repo.remove('scaler.joblib');
    repo.write('scalerlock.yml', EMBEDDED);
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toEqual([ALONE]);
  });

  it('the same scaler, written out beside the model: passes', () => {
    const repo = sealedRepo(EMBEDDED, { 'model.joblib': 'churn/embedded/v1/model.joblib' });
    writeFixtures(repo, { 'scaler.joblib': 'churn/v1/scaler.joblib' });
    repo.write('scalerlock.yml', SEPARATE);
    seal(repo);
    expect(judge(repo).staged.errors).toEqual([]);
  });
});

describe('a lock that is written by hand', () => {
  it('says of an LFS pointer that the scaler means what it meant: what cannot be read is no match', () => {
    const repo = sealedRepo('version: 1\npairs:\n  churn:\n    model: m.joblib\n    scaler: s.joblib\n', {
      'm.joblib': 'churn/v1/model.joblib',
      's.joblib': 'churn/v1/scaler.joblib',
    });
    repo.write('s.joblib', lfsPointer('churn/v1/scaler.joblib'));
    start(repo);
    const refit = fixture('churn/v1-refit/scaler.joblib');
    repo.write('s.joblib', lfsPointer('churn/v1-refit/scaler.joblib'));
    edit(repo, 's.lock.json', (text) => {
      const lock = JSON.parse(text);
      Object.assign(lock.scalers[0], {
        sha256: createHash('sha256').update(refit).digest('hex'),
        size: refit.length,
        version: '1.0.1',
      });
      return JSON.stringify(lock);
    });
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it.each([
    ['another oid', (text: string) => text.replace(/sha256:../, 'sha256:ee'), [ALONE]],
    ['another size', (text: string) => text.replace(/size .*/, 'size 7'), ['lock/content-mismatch']],
  ])('a pointer with %s: refused', (_, change, errors) => {
    const repo = sealedRepo('version: 1\npairs:\n  churn:\n    model: m.joblib\n    scaler: s.joblib\n', {
      'm.joblib': 'churn/v1/model.joblib',
      's.joblib': 'churn/v1/scaler.joblib',
    });
    repo.write('s.joblib', lfsPointer('churn/v1/scaler.joblib'));
    start(repo);
    edit(repo, 's.joblib', change);
    expect(judge(repo)).toEqual(both(errors));
  });

  it.each([
    [
      'the transform, together with its fingerprint',
      (scaler: LockedScaler, other: LockedScaler) =>
        Object.assign(scaler, { transform: other.transform, fingerprint: other.fingerprint }),
    ],
    [
      'the transform, and no fingerprint beside it',
      (scaler: LockedScaler, other: LockedScaler) =>
        Object.assign(scaler, { transform: other.transform, fingerprint: null }),
    ],
  ])('%s: not of what is in the tree', (_, change) => {
    const repo = twoPairs();
    const other = JSON.parse(readFileSync(join(repo.dir, 'b/scaler.lock.json'), 'utf8')).scalers[0];
    edit(repo, 'a/scaler.lock.json', (text) => {
      const lock = JSON.parse(text);
      change(lock.scalers[0], other);
      return JSON.stringify(lock);
    });
    expect(judge(repo)).toEqual(both(['lock/content-mismatch']));
  });

  it('allows a change away from another scaler than the one that was there: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    edit(repo, LOCK, (text) => {
      const lock = JSON.parse(text);
      lock.scalers[0].allowed = { from: `sha256:${'0'.repeat(64)}`, reason: 'believe me' };
      return JSON.stringify(lock);
    });
    expect(judge(repo)).toMatchObject({ staged: { errors: [ALONE] }, range: { errors: [ALONE] } });
  });

  it('calls a changed transform a patch: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    edit(repo, LOCK, (text) => text.replace('"version": "2.0.0"', '"version": "1.0.1"'));
    expect(judge(repo)).toEqual(both(['lock/version-reused']));
  });

  it('names one file twice: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    edit(repo, LOCK, (text) => {
      const lock = JSON.parse(text);
      lock.models.push({ ...lock.models[0], sha256: '0'.repeat(64) });
      return JSON.stringify(lock);
    });
    expect(judge(repo)).toEqual(both(['lock/content-mismatch']));
  });
});

describe('a rule at a lower level', () => {
  const withRule = (rule: string) => `${ONE_PAIR}rules:\n  ${rule}: warning\n`;

  it('does not silence what has another cause: a broken model beside a refitted scaler', () => {
    const repo = churnRepo(withRule('artifact/unreadable'));
    start(repo);
    repo.write('models/churn/model.joblib', fixture('churn/v1/model.joblib').subarray(0, 500));
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(judge(repo).staged).toMatchObject({
      warnings: ['artifact/unreadable'],
      errors: ['lock/content-mismatch'],
    });
  });

  it('does not silence what has another cause: a model changed alone beside a forged entry of the scaler', () => {
    const repo = churnRepo(withRule('pair/model-changed-alone'));
    start(repo);
    writeChurn(repo, { model: 'v1-retrained' });
    edit(repo, LOCK, (text) => text.replace(/"fingerprint": "sha256:../, '"fingerprint": "sha256:ee'));
    expect(judge(repo)).toEqual(both(['lock/content-mismatch'], ['pair/model-changed-alone']));
  });

  it('silences its own cause: a model changed alone is a warning, and no error by another name', () => {
    const repo = churnRepo(withRule('pair/model-changed-alone'));
    start(repo);
    writeChurn(repo, { model: 'v1-retrained' });
    expect(judge(repo)).toEqual(both([], ['pair/model-changed-alone']));
  });
});

describe('several commits in one range', () => {
  it('the scaler deleted in one, and another one added in the next: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    repo.remove('models/churn/scaler.joblib');
    repo.remove(LOCK);
    repo.commit('delete');
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    repo.commit('add');
    expect(verdictOf(judgeRange(repo))).toEqual({ errors: [ALONE], warnings: [] });
  });

  it('the pair taken out of the policy in one, and put back with another scaler in the next: refused', () => {
    const repo = twoPairs();
    repo.write('scalerlock.yml', TWO_PAIRS.slice(0, TWO_PAIRS.indexOf('  b:')));
    repo.remove('b');
    repo.commit('retire b');
    repo.write('scalerlock.yml', TWO_PAIRS);
    writeFixtures(repo, {
      'b/model.joblib': 'churn/v3/model.joblib',
      'b/scaler.joblib': 'churn/v4/scaler.joblib',
    });
    forgeLocks(repo);
    repo.commit('b is back');
    expect(verdictOf(judgeRange(repo))).toEqual({ errors: [ALONE], warnings: [] });
  });

  it('a merge that takes the model of one side and the scaler of the other: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    repo.git('switch', '--quiet', '--create', 'side');
    writeChurn(repo, { model: 'v3', scaler: 'v3' });
    seal(repo);
    repo.commit('v3');
    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    start(repo);
    expect(() => repo.git('merge', 'side')).toThrow();
    repo.git('checkout', '--ours', 'models/churn/model.joblib');
    repo.git('checkout', '--theirs', 'models/churn/scaler.joblib');
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('an octopus of branches that each are right: what they make together is judged', () => {
    const repo = churnRepo();
    start(repo);
    const branch = (name: string, change: () => void): void => {
      repo.git('switch', '--quiet', '--create', name, 'start');
      change();
      repo.commit(name);
    };
    branch('retrain', () => {
      writeChurn(repo, { model: 'v2', scaler: 'v2' });
      seal(repo);
      writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    });
    branch('canary', () => {
      repo.write('deploy/canary.yaml', 'scaler:\n  version: "1.0.0"\n');
      edit(repo, 'scalerlock.yml', (text) => `${text}      canary: deploy/canary.yaml#$.scaler.version\n`);
    });
    branch('docs', () => repo.write('README.md', 'docs\n'));
    repo.git('switch', '--quiet', 'main');
    repo.git('merge', '--quiet', '--message', 'octopus', 'retrain', 'canary', 'docs');
    expect(repo.git('rev-list', '--parents', '--max-count=1', 'HEAD').split(' ')).toHaveLength(4);
    expect(errorsOf(judgeRange(repo))).toEqual(['config/version-mismatch']);
  });
});

describe('something else in place of an artifact', () => {
  it('a symbolic link: the finding says so', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    repo.remove('models/churn/scaler.joblib');
    symlinkSync('model.joblib', join(repo.dir, 'models/churn/scaler.joblib'));
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').findings).toMatchObject([
      { rule: 'pair/missing-artifact', message: expect.stringContaining('symbolic link') },
    ]);
    expect(judge(repo)).toEqual(both(['pair/missing-artifact']));
  });

  it('a submodule: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    const commit = repo.git('rev-parse', 'HEAD');
    repo.git('rm', '--quiet', '--cached', 'models/churn/scaler.joblib');
    repo.git('update-index', '--add', '--cacheinfo', `160000,${commit},models/churn/scaler.joblib`);
    expect(errorsOf(checkReport(repo, '--staged'))).toEqual(['pair/missing-artifact']);
  });

  it('a folder: refused', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    renameSync(join(repo.dir, 'models/churn/scaler.joblib'), join(repo.dir, 'x'));
    repo.write('models/churn/scaler.joblib/scaler.joblib', readFileSync(join(repo.dir, 'x')));
    repo.remove('x');
    expect(judge(repo)).toEqual(both([ALONE]));
  });
});

describe('several models of one scaler', () => {
  const TWO = 'version: 1\npairs:\n  two:\n    model: [m1.joblib, m2.joblib]\n    scaler: s.joblib\n';
  const files = {
    'm1.joblib': 'churn/v1/model.joblib',
    'm2.joblib': 'churn/v1-retrained/model.joblib',
    's.joblib': 'churn/v1/scaler.joblib',
  };

  it('one moves with the scaler, the other stays: refused, sealed or not', () => {
    const repo = sealedRepo(TWO, files);
    writeFixtures(repo, { 'm1.joblib': 'churn/v2/model.joblib', 's.joblib': 'churn/v2/scaler.joblib' });
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').findings.map(({ rule }) => rule)).toEqual([ALONE]);
    expect(scalerlock(repo, 'seal').status).toBe(1);
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE]));
  });

  it('all are replaced under new names with the old scaler, where the policy requires a change: refused', () => {
    const policy = `${TWO}    require: scaler-change\n`;
    const repo = sealedRepo(policy, files);
    for (const [path, name] of [
      ['m1', 'v2'],
      ['m2', 'v3'],
    ] as const) {
      repo.remove(`${path}.joblib`);
      repo.write(`new-${path}.joblib`, fixture(`churn/${name}/model.joblib`));
    }
    repo.write('scalerlock.yml', policy.replaceAll(/(m[12])\.joblib/g, 'new-$1.joblib'));
    forgeLocks(repo);
    expect(judge(repo).staged.errors).toEqual(['pair/scaler-reused']);
  });
});

describe('a config that agrees by half', () => {
  const judgeConfig = (value: string) => {
    const repo = churnRepo();
    start(repo);
    repo.write('deploy/staging.yaml', `scaler:\n  version: ${value}\n`);
    return judge(repo);
  };

  it.each([
    ['the right path, the wrong version', '{ path: models/churn/scaler.joblib, version: "9.0.0" }'],
    ['the right version, the wrong path', '{ path: models/other/scaler.joblib, version: "1.0.0" }'],
    ["the right version of another pair's name", '"fraud@1.0.0"'],
    ['a digest of something else', `"sha256:${'0'.repeat(64)}"`],
    ['the right version and the wrong digest', `{ version: "1.0.0", sha256: "${'0'.repeat(64)}" }`],
  ])('%s: refused', (_, value) => {
    expect(judgeConfig(value)).toEqual(both(['config/version-mismatch']));
  });
});

describe('the policy of the base', () => {
  it('judges where the head breaks its own: not judged at all', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    writeChurn(repo, { scaler: 'v1-refit' });
    repo.write('scalerlock.yml', 'pairs: [\n');
    repo.git('add', '--all');
    expect(checkReport(repo, '--staged').status).toBe('error');
    repo.commit('break it');
    expect(judgeRange(repo).status).toBe('error');
  });

  it('is broken: the new one judges, and the change is still judged by what lay there', () => {
    const repo = churnRepo(ONE_PAIR);
    repo.write('scalerlock.yml', 'pairs: [\n');
    start(repo);
    repo.write('scalerlock.yml', ONE_PAIR);
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE], ['policy/changed']));
  });

  it('is not there: the files that lay there before are what the model was with', () => {
    const repo = churnRepo(ONE_PAIR);
    repo.remove('scalerlock.yml');
    repo.remove(LOCK);
    start(repo);
    repo.write('scalerlock.yml', ONE_PAIR);
    writeChurn(repo, { scaler: 'v1-refit' });
    forgeLocks(repo);
    expect(judge(repo)).toEqual(both([ALONE], ['policy/changed']));
  });

  it('does not ignore what the head adds to `ignore`', () => {
    const repo = churnRepo(ONE_PAIR);
    start(repo);
    repo.write('models/fraud.joblib', fixture('churn/v2/model.joblib'));
    repo.write('scalerlock.yml', `${ONE_PAIR}ignore: ["models/**"]\n`);
    writeChurn(repo, { scaler: 'v1-refit' });
    expect(judge(repo)).toEqual({
      staged: { errors: [ALONE], warnings: ['policy/changed'] },
      range: { errors: [ALONE, 'pair/unpaired-model', 'policy/changed'], warnings: [] },
    });
  });
});

describe('git commit, with the hooks installed', () => {
  /** Runs git, which may be refused by a hook. */
  function tryGit(repo: TestRepo, ...args: string[]): { status: number | null; stderr: string } {
    const { status, stderr } = spawnSync('git', args, { cwd: repo.dir, env: repo.env, encoding: 'utf8' });
    return { status, stderr };
  }

  function hooked(repo: TestRepo): TestRepo {
    expect(scalerlock(repo, 'install').status).toBe(0);
    return repo;
  }

  const attempts: [string, () => TestRepo, (repo: TestRepo) => void, string][] = [
    [
      'models swapped between pairs, under forged locks',
      twoPairs,
      (repo) => {
        swap(repo, 'a/model.joblib', 'b/model.joblib');
        forgeLocks(repo);
      },
      ALONE,
    ],
    [
      'a scaler refitted under a forged lock',
      () => churnRepo(ONE_PAIR),
      (repo) => {
        writeChurn(repo, { scaler: 'v1-refit' });
        forgeLocks(repo);
      },
      ALONE,
    ],
    [
      'the policy taken away, and the scaler refitted',
      () => churnRepo(ONE_PAIR),
      (repo) => {
        writeChurn(repo, { scaler: 'v1-refit' });
        repo.remove('scalerlock.yml');
      },
      ALONE,
    ],
    [
      'the scaler deleted',
      () => churnRepo(ONE_PAIR),
      (repo) => repo.remove('models/churn/scaler.joblib'),
      ALONE,
    ],
    ['the lock deleted', () => churnRepo(ONE_PAIR), (repo) => repo.remove(LOCK), 'lock/missing'],
  ];

  it.each(attempts)('%s: no commit is made', (_, start, change, rule) => {
    const repo = hooked(start());
    const head = repo.git('rev-parse', 'HEAD');
    change(repo);
    repo.git('add', '--all');
    const { status, stderr } = tryGit(repo, 'commit', '--message', 'x');
    expect(stderr).toContain(rule);
    expect(status).toBe(1);
    expect(repo.git('rev-parse', 'HEAD')).toBe(head);
  });

  it.each([
    ['--all', ['--all']],
    ['a path', ['models/churn/scaler.joblib']],
    ['--amend', ['--all', '--amend']],
  ])('with %s: what the commit takes is judged', (_, args) => {
    const repo = hooked(churnRepo(ONE_PAIR));
    repo.write('README.md', 'x');
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message', 'readme');
    writeChurn(repo, { scaler: 'v1-refit' });
    const { status, stderr } = tryGit(repo, 'commit', '--message', 'x', ...args);
    expect(stderr).toContain(ALONE);
    expect(status).toBe(1);
  });

  it('a merge commit of two branches that are wrong together: no commit is made', () => {
    const repo = churnRepo();
    repo.git('switch', '--quiet', '--create', 'canary');
    repo.write('deploy/canary.yaml', 'scaler:\n  version: "1.0.0"\n');
    edit(repo, 'scalerlock.yml', (text) => `${text}      canary: deploy/canary.yaml#$.scaler.version\n`);
    repo.commit('canary');
    repo.git('switch', '--quiet', 'main');
    writeChurn(repo, { model: 'v2', scaler: 'v2' });
    seal(repo);
    writeConfigs(repo, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    repo.commit('v2');
    const { status, stderr } = tryGit(hooked(repo), 'merge', '--no-edit', 'canary');
    expect(stderr).toContain('config/version-mismatch');
    expect(status).not.toBe(0);
    expect(repo.git('log', '-1', '--format=%s')).toBe('v2');
  });

  it('an exception that is sealed with its reason is let through, and said aloud', () => {
    const repo = hooked(twoPairs());
    swap(repo, 'a/model.joblib', 'b/model.joblib');
    seal(repo, '--all', '--allow-scaler-change', '--reason', 'they lay in the wrong folders');
    repo.git('add', '--all');
    const { status, stderr } = tryGit(repo, 'commit', '--message', 'x');
    expect(stderr.replace(/\s+/g, ' ')).toContain('they lay in the wrong folders');
    expect(status).toBe(0);
  });
});
