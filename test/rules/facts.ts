import { createHash } from 'node:crypto';
import type { Artifact, FittedScaler } from '../../src/artifacts/artifact.ts';
import type { Affine, Lock, Transform } from '../../src/generated/lock.ts';
import { seal } from '../../src/lock/seal.ts';
import { parseRequirement } from '../../src/pins/pep508.ts';
import type { Pair, Reference } from '../../src/policy/pairs.ts';
import { parsePinned } from '../../src/policy/pinned.ts';
import type {
  ArtifactState,
  CandidateFacts,
  FilePin,
  LockState,
  PairFacts,
  PairState,
  ReferenceFacts,
  RepositoryFacts,
} from '../../src/rules/facts.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';

/** Facts as plain data, with as little to say as a test needs. */

export const MODEL = 'm/model.joblib';
export const SCALER = 'm/scaler.joblib';
export const LOCK = 'm/scaler.lock.json';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

export function artifact(parts: Partial<Artifact> = {}): Artifact {
  return {
    format: 'joblib',
    class: null,
    library: {},
    features: null,
    featureNames: null,
    role: 'unknown',
    scalers: [],
    unfitted: [],
    transform: null,
    fingerprint: null,
    imports: [],
    unsafe: [],
    error: null,
    ...parts,
  };
}

/** A file of a pair; its content is what tells it apart. */
export function file(path: string, content: string, held: Artifact | null): ArtifactState {
  return {
    path,
    sha256: sha256(content),
    md5: null,
    size: content.length,
    pointer: null,
    found: 'read',
    kind: 'file',
    artifact: held,
  };
}

export function model(content = 'model 1', parts: Partial<Artifact> = {}, path = MODEL): ArtifactState {
  const held = {
    class: 'sklearn.linear_model._logistic.LogisticRegression',
    role: 'model' as const,
    ...parts,
  };
  return file(path, content, artifact(held));
}

/** A scaler whose meaning is its transform; `content` tells apart what means the same. */
export function scaler(
  transform: Transform | null = line([1, 2]),
  { path = SCALER, content = '', ...parts }: Partial<Artifact> & { path?: string; content?: string } = {},
): ArtifactState {
  const held = artifact({
    class: 'sklearn.preprocessing._data.StandardScaler',
    library: { 'scikit-learn': '1.7.1' },
    role: 'scaler',
    transform,
    fingerprint: transform && fingerprint(transform),
    ...parts,
  });
  return file(path, `${JSON.stringify(transform)}${content}`, held);
}

/** The same file where only a pointer to it is there. */
export function asPointer(state: ArtifactState): ArtifactState {
  return { ...state, pointer: 'lfs', found: 'nowhere', artifact: null };
}

/** A StandardScaler of these means, with a spread of 2. */
export function line(means: readonly number[], features: string[] | null = null): Affine {
  return { kind: 'affine', features, scale: means.map(() => 0.5), offset: means.map((mean) => -mean / 2) };
}

export function fitted(
  parameters: FittedScaler['parameters'],
  transform: Transform | null = null,
): FittedScaler {
  return {
    path: '',
    class: 'sklearn.preprocessing._data.StandardScaler',
    parameters,
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

interface Tree {
  models?: ArtifactState[];
  scalers?: ArtifactState[];
  /** `sealed` (from just these artifacts), a lock, or what is wrong with it. */
  lock?: Lock | LockState | 'sealed';
}

interface Given extends Tree {
  pair?: Partial<Pair>;
  base?: Tree | null;
  declaredAtBase?: boolean;
  origins?: PairFacts['origins'];
  renamedFrom?: Record<string, string>;
  references?: ReferenceFacts[];
  pins?: FilePin[][];
}

/** A pair at the head; without `base` it is as it was. */
export function facts(given: Given = {}): PairFacts {
  const {
    pair: parts = {},
    base: before,
    declaredAtBase = true,
    origins = [],
    references = [],
    pins = [],
  } = given;
  const head = stateOf(given, parts);
  const pair: Pair = {
    name: 'churn',
    models: head.models.map(({ path }) => path),
    scalers: parts.embedded ? [] : head.scalers.map(({ path }) => path),
    embedded: false,
    lock: LOCK,
    references: references.map(({ reference }) => reference),
    verify: null,
    require: null,
    at: { line: 3, column: 3 },
    ...parts,
  };
  return {
    pair,
    policyPath: 'scalerlock.yml',
    head,
    base: before === null ? null : before === undefined ? head : stateOf(before, parts),
    declaredAtBase,
    origins,
    baseRevision: 'HEAD',
    renamedFrom: new Map(Object.entries(given.renamedFrom ?? {})),
    references,
    pins,
  };
}

function stateOf(
  { models = [model()], scalers = [scaler()], lock = 'sealed' }: Tree,
  pair: Partial<Pair>,
): PairState {
  const held = pair.embedded ? models : scalers;
  return { models, scalers: held, lockPath: pair.lock ?? LOCK, lock: lockState(lock, models, held, pair) };
}

function lockState(
  lock: Lock | LockState | 'sealed',
  models: ArtifactState[],
  scalers: ArtifactState[],
  pair: Partial<Pair>,
): LockState {
  if (lock === 'sealed') {
    if (models.length === 0 || scalers.length === 0) return { kind: 'missing' };
    return lockState(sealed({ models, scalers }, pair), models, scalers, pair);
  }
  if ('kind' in lock) return lock;
  return { kind: 'valid', lock, positionOf: (pointer) => ({ line: pointer.length, column: 1 }) };
}

/** The lock that is sealed from these artifacts, each scaler with a version of its own where it is given. */
export function sealed(
  { models = [model()], scalers = [scaler()] }: Tree,
  pair: Partial<Pair> = {},
  version: string | null = null,
): Lock {
  const { name = 'churn', lock = LOCK, embedded = false, sides } = pair;
  const result = seal({
    pair: { name, lock, embedded, ...(sides ? { sides } : {}) },
    models,
    scalers,
    committed: null,
    current: null,
    version,
    reason: null,
  });
  if (!('lock' in result)) throw new Error(`not sealed: ${result.changedAlone.join(', ')}`);
  return result.lock;
}

/** What a config says of the scaler. */
export function reference(
  side: Reference['side'],
  value: string | null | { error: string },
  environment: string | null = null,
): ReferenceFacts {
  const path = `${side}${environment === null ? '' : `-${environment}`}.yaml`;
  const about: Reference = { side, environment, path, selector: '$.scaler', at: { line: 9, column: 5 } };
  if (value === null) return { reference: about, value: null };
  if (typeof value !== 'string') {
    return { reference: about, value: { error: value.error, fix: 'write valid YAML', line: 2, column: 3 } };
  }
  const pinned = parsePinned(value, value);
  if ('error' in pinned) throw new Error(pinned.error);
  return { reference: about, value: { value: pinned, line: 4, column: 10 } };
}

/** What a list of requirements pins, as the one that counts. */
export function pinned(requirement: string, path = 'requirements.txt', line = 1): FilePin {
  const pin = parseRequirement(requirement, { line, column: 1 });
  if (!pin) throw new Error(`no requirement that counts: ${requirement}`);
  return { ...pin, path, list: path };
}

export function repository(parts: Partial<RepositoryFacts> = {}): RepositoryFacts {
  return {
    policyPath: 'scalerlock.yml',
    candidates: [],
    unmatched: [],
    policyChanges: [],
    baseJudges: false,
    ...parts,
  };
}

export function candidate(
  path: string,
  held: Artifact | null = null,
  parts: Partial<CandidateFacts> = {},
): CandidateFacts {
  return { file: { status: 'added', path, from: null }, kind: 'file', artifact: held, ...parts };
}
