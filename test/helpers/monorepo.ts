import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Affine, Lock } from '../../src/generated/lock.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';

/**
 * Large repositories of sealed pairs, no two with the same bytes, for tests and for the measurements. Artifacts are the real
 * ones of the fixtures with one number of their own each; locks say what `scalerlock seal` says of such a pair. Nothing
 * is checked out: git reads it all from one stream.
 */

const PROJECT = join(import.meta.dirname, '../..');

const POLICY = `version: 1
pairs:
  "{name}":
    model: services/{name}/model.*
    scaler: services/{name}/scaler.*
    training: services/{name}/train.toml#$.scaler
    inference: services/{name}/.env#SCALER_VERSION
`;

/** What one training of the churn pair left: its artifacts, and the lock that was sealed of them. */
interface Training {
  model: Buffer;
  scaler: Buffer;
  lock: Lock;
}

/** A repository, and how to open pull requests in it. */
export interface Monorepo {
  dir: string;
  env: NodeJS.ProcessEnv;
  /** Commits a change of `main` on a branch of its own; gives the commit's id. */
  branch(name: string, change: PullRequest): string;
}

/** How many pairs a pull request changes, each kind after the one before; and how many files beside. */
interface PullRequest {
  /** Model, scaler, lock and both configs: five files each. */
  retrained?: number;
  /** The scaler alone: one file each. */
  parted?: number;
  /** Files of no pair. */
  others?: number;
}

type PathAndContent = [path: string, content: string | Buffer];

/**
 * A repository in `dir` with so many pairs on `main`, and nothing checked out. `env` is for whoever runs git: it must name an
 * author.
 */
export function makeMonorepo(dir: string, pairs: number, env: NodeJS.ProcessEnv): Monorepo {
  const git = (args: string[], input?: Buffer): string =>
    execFileSync('git', args, { cwd: dir, env, ...(input ? { input } : {}), encoding: 'utf8' }).trim();
  mkdirSync(dir, { recursive: true });
  git(['init', '--quiet']);
  git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
  const [first, second] = trainings(env);

  function commit(branch: string, files: Iterable<PathAndContent>, from?: string): string {
    const stream = [
      Buffer.from(`commit refs/heads/${branch}\ncommitter Test <test@example.com> 0 +0000\n`),
      data(`${branch}\n`),
      ...(from === undefined ? [] : [Buffer.from(`from refs/heads/${from}\n`)]),
    ];
    for (const [path, content] of files) stream.push(Buffer.from(`M 100644 inline ${path}\n`), data(content));
    git(['fast-import', '--quiet'], Buffer.concat(stream));
    return git(['rev-parse', branch]);
  }

  function* start(): Generator<PathAndContent> {
    yield ['scalerlock.yml', POLICY];
    for (let index = 0; index < pairs; index += 1) yield* sealedPair(index, first);
  }

  function* changed({ retrained = 0, parted = 0, others = 0 }: PullRequest): Generator<PathAndContent> {
    for (let index = 0; index < retrained; index += 1) yield* sealedPair(index, second);
    for (let index = retrained; index < retrained + parted; index += 1)
      yield [`services/${nameOf(index)}/scaler.joblib`, withOwnNumber(second.scaler, MEAN, index)];
    for (let index = 0; index < others; index += 1) yield [`src/part${index}.py`, `x = ${index}\n`];
  }

  commit('main', start());
  return { dir, env, branch: (name, change) => commit(name, changed(change), 'main') };
}

function nameOf(index: number): string {
  return `s${String(index).padStart(5, '0')}`;
}

/** Every file of one pair. */
function* sealedPair(index: number, { model, scaler, lock }: Training): Generator<PathAndContent> {
  const folder = `services/${nameOf(index)}`;
  const ownModel = withOwnNumber(model, COEFFICIENT, index);
  const ownScaler = withOwnNumber(scaler, MEAN, index);
  const [{ version }] = lock.scalers;
  yield [`${folder}/model.joblib`, ownModel];
  yield [`${folder}/scaler.joblib`, ownScaler];
  yield [`${folder}/scaler.lock.json`, sealed(nameOf(index), lock, ownModel, ownScaler)];
  yield [`${folder}/train.toml`, `scaler = "${version}"\n`];
  yield [`${folder}/.env`, `SCALER_VERSION=${version}\n`];
}

/** Where the fixtures have the first number of `coef_`, `mean_` and `scale_`. */
const [COEFFICIENT, MEAN, SPREAD] = [736, 800, 1056];

/** The artifact with its own number in place of the one that is there: a little larger. */
function withOwnNumber(bytes: Buffer, at: number, index: number): Buffer {
  const own = Buffer.from(bytes);
  own.writeDoubleLE(bytes.readDoubleLE(at) * (1 + index * 1e-9), at);
  return own;
}

/** The lock of a pair that differs from one that is sealed by its own two numbers. */
function sealed(pair: string, lock: Lock, model: Buffer, scaler: Buffer): string {
  const [{ transform, ...lockedScaler }] = lock.scalers;
  if (transform?.kind !== 'affine') throw new Error('the fixture is no StandardScaler any more');
  const first = -scaler.readDoubleLE(MEAN) / scaler.readDoubleLE(SPREAD);
  const own = { ...transform, offset: [first, ...transform.offset.slice(1)] } as Affine;
  const scalers = [{ ...lockedScaler, ...hashes(scaler), fingerprint: fingerprint(own), transform: own }];
  const models = [{ ...lock.models[0], ...hashes(model) }];
  return `${JSON.stringify({ ...lock, pair, models, scalers }, null, 2)}\n`;
}

function hashes(bytes: Buffer): { sha256: string; md5: string } {
  const by = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return { sha256: by('sha256'), md5: by('md5') };
}

/** The churn pair of the fixtures, sealed, and sealed again after it was retrained. */
function trainings(env: NodeJS.ProcessEnv): [Training, Training] {
  const dir = mkdtempSync(join(tmpdir(), 'scalerlock-trainings-'));
  const run = (program: string, ...args: string[]): void => {
    execFileSync(program, args, { cwd: dir, env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const train = (version: string): Training => {
    cpSync(join(PROJECT, 'test/fixtures/artifacts/churn', version), join(dir, 'churn'), { recursive: true });
    run(process.execPath, join(PROJECT, 'dist/cli.js'), 'seal');
    run('git', 'add', '--all');
    run('git', 'commit', '--quiet', '--message', version);
    const read = (name: string): Buffer => readFileSync(join(dir, 'churn', name));
    const lock = JSON.parse(read('scaler.lock.json').toString()) as Lock;
    return { model: read('model.joblib'), scaler: read('scaler.joblib'), lock };
  };
  try {
    run('git', 'init', '--quiet');
    writeFileSync(
      join(dir, 'scalerlock.yml'),
      'version: 1\npairs: { churn: { model: churn/model.joblib, scaler: churn/scaler.joblib } }\n',
    );
    return [train('v1'), train('v2')];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}
