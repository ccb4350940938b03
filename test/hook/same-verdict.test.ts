import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sealAndWrite } from '../../src/cli/seal.ts';
import { openRepository } from '../../src/git/repository.ts';
import { askGit } from '../../src/hook/ask-git.ts';
import { judgeStaged, withStaged } from '../../src/hook/judge-staged.ts';
import { passesNarrowly } from '../../src/hook/narrow.ts';
import { quickVerdict } from '../../src/hook/quick.ts';
import { remember } from '../../src/hook/remember.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import { copyOf, fixture, scalerlock } from '../helpers/scalerlock.ts';

/** Pairs as policies write them: plain, with configs, by a convention, by a glob, a scaler in JSON. */
const POLICY = `version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
    training: configs/train.yaml#$.churn
    inference: deploy/prod.yaml#$.churn
  twin:
    model: ./models/twin/model.joblib
    scaler: models/twin/scaler.joblib
    inference: deploy/prod.yaml#$.twin
  "{name}":
    model: services/{name}/model.*
    scaler: services/{name}/scaler.joblib
    training: services/{name}/train.yaml#$.scaler
  flat-{name}:
    model: flat/{name}.pkl
    scaler: flat/{name}_scaler.pkl
    lock: locks/{name}.json
  globbed:
    model: globs/*.pkl
    scaler: globs/scaler.joblib
ignore: ["notebooks/**"]
`;

const FILES: Record<string, string> = {
  'models/churn/model.joblib': 'v1/model',
  'models/churn/scaler.joblib': 'v1/scaler',
  'models/twin/model.joblib': 'v3/model',
  'models/twin/scaler.joblib': 'v3/scaler',
  'services/a/model.joblib': 'v1/model',
  'services/a/scaler.joblib': 'v1/scaler',
  'services/b/model.joblib': 'v2/model',
  'services/b/scaler.joblib': 'v2/scaler',
  'flat/x.pkl': 'v3/model',
  'flat/x_scaler.pkl': 'v3/scaler',
  'flat/y.pkl': 'v2/model',
  'flat/y_scaler.pkl': 'v2/scaler',
  'globs/one.pkl': 'v1/model',
  'globs/scaler.joblib': 'v1/scaler',
};

const CONFIGS: Record<string, string> = {
  'configs/train.yaml': 'churn: 1.0.0\n',
  'deploy/prod.yaml': 'churn: 1.0.0\ntwin: 1.0.0\n',
  'services/a/train.yaml': 'scaler: 1.0.0\n',
  'services/b/train.yaml': 'scaler: 1.0.0\n',
  'deploy/requirements.txt': 'numpy\n',
  'README.md': 'hello\n',
  'notebooks/old.pkl': 'an old model',
  'mlflow/run/MLmodel': 'flavors: {}\n',
  'mlflow/run/data/notes.txt': 'notes\n',
};

const version = (name: string): Buffer => fixture(`churn/${name}.joblib`);

/** One thing that people do before a commit. */
type Step = (repo: TestRepo) => unknown;

const retrain =
  (model: string, scaler: string, to: string): Step =>
  (repo) => {
    repo.write(model, version(`${to}/model`));
    repo.write(scaler, version(`${to}/scaler`));
  };
const seal =
  (...only: string[]): Step =>
  (repo) =>
    sealAndWrite(repo.dir, { only, all: false, version: null, reason: null }).catch(() => null);
const write =
  (path: string, text: string | Buffer): Step =>
  (repo) =>
    repo.write(path, text);

const STEPS: Record<string, Step> = {
  'edit the README': write('README.md', 'other\n'),
  'add code': write('src/service.py', 'import this\n'),
  'add a model on no pair': write('stray/other_model.pkl', version('v4/model')),
  'change a model that is ignored': write('notebooks/old.pkl', version('v4/model')),
  'change a file in a folder of MLflow': write('mlflow/run/data/notes.txt', 'others\n'),
  'retrain churn': retrain('models/churn/model.joblib', 'models/churn/scaler.joblib', 'v4'),
  'retrain the model of churn alone': write('models/churn/model.joblib', version('v1-retrained/model')),
  'refit the scaler of churn alone': write('models/churn/scaler.joblib', version('v1-refit/scaler')),
  'save the scaler of churn again': write('models/churn/scaler.joblib', version('v1-resaved/scaler')),
  'swap in the model of twin': write('models/churn/model.joblib', version('v3/model')),
  'swap in both of twin': retrain('models/churn/model.joblib', 'models/churn/scaler.joblib', 'v3'),
  'retrain a service': retrain('services/a/model.joblib', 'services/a/scaler.joblib', 'v4'),
  'retrain a flat pair': retrain('flat/x.pkl', 'flat/x_scaler.pkl', 'v4'),
  'retrain a globbed pair': retrain('globs/one.pkl', 'globs/scaler.joblib', 'v4'),
  'add a model to a glob': write('globs/two.pkl', version('v4/model')),
  'add a service': retrain('services/c/model.joblib', 'services/c/scaler.joblib', 'v4'),
  'delete a scaler': (repo) => repo.remove('models/twin/scaler.joblib'),
  'rename a service': (repo) => repo.git('mv', 'services/b', 'services/z'),
  'move a model away': (repo) => repo.git('mv', '-f', 'models/twin/model.joblib', 'README.md'),
  'roll churn back in production': write('deploy/prod.yaml', 'churn: 0.9.0\ntwin: 1.0.0\n'),
  'deploy churn 2.0.0': (repo) => {
    repo.write('configs/train.yaml', 'churn: 2.0.0\n');
    repo.write('deploy/prod.yaml', 'churn: 2.0.0\ntwin: 1.0.0\n');
  },
  'deploy a 2.0.0': write('services/a/train.yaml', 'scaler: 2.0.0\n'),
  'pin a library': write('deploy/requirements.txt', 'scikit-learn==0.24.0\n'),
  'edit the policy': write('scalerlock.yml', `${POLICY}# a word\n`),
  'add a pair to the policy': write('scalerlock.yml', `${POLICY}rules: { lock/missing: warning }\n`),
  'edit a lock by hand': (repo) => repo.write('locks/x.json', '{}\n'),
  'make a model a link': (repo) => {
    repo.remove('globs/one.pkl');
    repo.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repo.git('rev-parse', 'HEAD:README.md')},globs/one.pkl`,
    );
  },
  'seal all that is not': seal(),
  'seal churn': seal('churn'),
  'seal twin': seal('twin'),
  'seal a': seal('a'),
  'seal flat-x': seal('flat-x'),
  'seal globbed': seal('globbed'),
  'forget what was foreseen': forget,
};

const template = (): TestRepo =>
  copyOf('same verdict', () => {
    const repo = createRepo();
    repo.write('scalerlock.yml', POLICY);
    for (const [path, name] of Object.entries(FILES)) repo.write(path, version(name));
    for (const [path, text] of Object.entries(CONFIGS)) repo.write(path, text);
    const sealed = scalerlock(repo, 'seal');
    if (sealed.status !== 0) throw new Error(sealed.stdout + sealed.stderr);
    repo.commit();
    return repo;
  });

/** The repository, with all that a hook remembers after a first commit. */
async function warmRepo(): Promise<TestRepo> {
  const repo = template();
  repo.write('first.txt', 'a commit\n');
  repo.git('add', '--all');
  await whole(repo, true);
  repo.commit();
  return repo;
}

async function lookQuickly(repo: TestRepo) {
  const staged = await askGit(repo.dir, repo.env);
  if (staged === null) throw new Error('git did not tell');
  return quickVerdict(staged, repo.dir, repo.env);
}

async function whole(repo: TestRepo, remembers = false): Promise<string[]> {
  const judgement = await withStaged(await openRepository(repo.dir, repo.env), judgeStaged);
  if (judgement && remembers) remember(await lookQuickly(repo), judgement);
  return judgement?.report.findings.map(({ rule }) => rule) ?? [];
}

const roads = { quick: 0, narrow: 0, whole: 0 };

/** Which road passes what is staged; null where only the whole one can judge. */
async function passedBy(repo: TestRepo): Promise<'quick' | 'narrow' | null> {
  const quick = await lookQuickly(repo);
  if (quick.verdict === 'pass') return 'quick';
  return (await passesNarrowly(quick, repo.dir, repo.env)) ? 'narrow' : null;
}

/** Takes the steps, and holds what the quick roads say against the whole one. */
async function compare(repo: TestRepo, names: readonly string[]): Promise<'quick' | 'narrow' | null> {
  for (const name of names) {
    // A step that does not fit (a file that is gone) is left out.
    try {
      await STEPS[name]?.(repo);
    } catch {}
  }
  if (!names.includes('make a model a link')) repo.git('add', '--all');
  const road = await passedBy(repo);
  roads[road ?? 'whole'] += 1;
  if (road !== null) expect(await whole(repo)).toEqual([]);
  return road;
}

/** What is right as a whole. */
const GOOD = [
  ['retrain churn', 'seal churn', 'deploy churn 2.0.0'],
  ['retrain a service', 'seal a', 'deploy a 2.0.0'],
  ['retrain a flat pair', 'seal flat-x'],
  ['retrain a globbed pair', 'seal globbed'],
];

let warm: TestRepo | null = null;

async function warmed(): Promise<TestRepo> {
  warm ??= await warmRepo();
  return warm;
}

afterEach(() => {
  if (warm) setBack(warm);
});

/** What a case staged is gone, and what it has taught. */
function setBack(repo: TestRepo): void {
  repo.git('reset', '--quiet', '--hard');
  repo.git('clean', '--quiet', '-d', '--force');
  forget(repo);
}

/** As where the locks were sealed elsewhere. */
function forget(repo: TestRepo): void {
  rmSync(join(repo.dir, '.git/scalerlock/passed'), { recursive: true, force: true });
}

describe('what the quick roads pass, the whole road passes without a finding', () => {
  it.each(Object.keys(STEPS))('%s', async (name) => {
    const repo = await warmed();
    await compare(repo, [name]);
  });

  it.each<[string[], 'quick' | 'narrow' | null]>([
    [['edit the README'], 'quick'],
    [['add code', 'change a model that is ignored'], 'quick'],
    [['change a file in a folder of MLflow'], null],
    [['add a model on no pair'], null],
    // After a seal the hook has only to look it up, also where the configs follow it; else it looks at the pairs.
    [['retrain churn', 'deploy churn 2.0.0', 'seal churn'], 'quick'],
    [['retrain churn', 'seal churn', 'deploy churn 2.0.0'], 'quick'],
    [['retrain a service', 'seal a', 'deploy a 2.0.0'], 'quick'],
    [['retrain churn', 'seal churn', 'deploy churn 2.0.0', 'forget what was foreseen'], 'narrow'],
    [['retrain a service', 'seal a', 'deploy a 2.0.0', 'forget what was foreseen'], 'narrow'],
    [['retrain a flat pair', 'seal flat-x'], 'quick'],
    [['retrain a globbed pair', 'seal globbed'], 'quick'],
    [['retrain a flat pair', 'seal flat-x', 'retrain a globbed pair', 'seal globbed'], null],
    [['retrain the model of churn alone'], null],
    [['swap in both of twin', 'seal churn'], null],
    [['roll churn back in production'], null],
    [['edit the policy'], null],
  ])('%j: %s', async (names, road) => {
    expect(await compare(await warmed(), names)).toBe(road);
  });

  it('whatever is done together', { timeout: 300_000 }, async () => {
    const repo = await warmed();
    const kinds = fc.constantFrom(...Object.keys(STEPS));
    const good = fc.constantFrom(...GOOD);
    const steps = fc
      .tuple(fc.array(good, { maxLength: 2 }), fc.array(kinds, { maxLength: 3 }), fc.boolean())
      .map(([whole, single, forgets]) => [
        ...whole.flat(),
        ...single,
        ...(forgets ? ['forget what was foreseen'] : []),
      ]);
    await fc.assert(
      fc.asyncProperty(steps, async (names) => {
        await compare(repo, names);
        setBack(repo);
      }),
      { numRuns: Number(process.env.SCALERLOCK_PROPERTY_RUNS ?? 2000) / 80 },
    );
    expect(roads.quick).toBeGreaterThan(3);
    expect(roads.narrow).toBeGreaterThan(1);
    expect(roads.whole).toBeGreaterThan(10);
  });
});
