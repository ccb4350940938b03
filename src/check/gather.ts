import { mayBeModel } from '../artifacts/model-like.ts';
import type { Change, Tree } from '../git/tree.ts';
import { readLock } from '../lock/read.ts';
import { ignoreMatcher } from '../policy/expand.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import type { Pair } from '../policy/pairs.ts';
import { readReference } from '../policy/references.ts';
import type {
  ArtifactState,
  CandidateFacts,
  LockState,
  PairFacts,
  PairState,
  ReferenceFacts,
} from '../rules/facts.ts';
import type { Files } from './files.ts';
import { type PairToJudge, renames } from './pairs.ts';
import { POLICY_PATH } from './policies.ts';

/** Where the parts of a pair lie in one tree. */
type Places = Pick<Pair, 'models' | 'scalers' | 'embedded' | 'lock'>;

/** Everything that was read of one tree for a list of pairs: artifacts and locks, each in one pass. */
interface TreeReading {
  artifacts: Map<string, ArtifactState>;
  locks: Map<string, string>;
}

/** The facts of every pair, each tree read in one pass. */
export async function gatherPairFacts(
  change: Change,
  judged: PairToJudge[],
  files: Files,
): Promise<PairFacts[]> {
  const renamedFrom = renames(change);
  const atBase = judged.map(({ pair, before }) => before ?? placesBefore(pair, renamedFrom));
  const head = await readTree(
    change.head,
    judged.map(({ pair }) => pair),
    files,
  );
  const base = change.base && (await readTree(change.base, atBase, files));
  const configs = await files.texts(
    change.head,
    judged.flatMap(({ pair }) => pair.references.map(({ path }) => path)),
  );

  return judged.map(({ pair, before }, index): PairFacts => {
    const places = atBase[index];
    const state = base && places ? pairState(places, base) : null;
    return {
      pair,
      policyPath: POLICY_PATH,
      head: pairState(pair, head),
      base: state && isThere(state) ? state : null,
      declaredAtBase: before !== null,
      renamedFrom,
      references: referenceFacts(pair, configs),
    };
  });
}

/** New or changed files on no pair that could be models; those that only their content can tell are read. */
export async function gatherCandidates(
  change: Change,
  pairs: readonly Pair[],
  policies: readonly (LoadedPolicy | null)[],
  files: Files,
): Promise<CandidateFacts[]> {
  const paired = new Set(pairs.flatMap(({ models, scalers }) => [...models, ...scalers]));
  const ignores = policies.flatMap((policy) => (policy ? [ignoreMatcher(policy)] : []));
  const isIgnored = (path: string): boolean =>
    ignores.length > 0 && ignores.every((ignored) => ignored(path));
  const headEntries = await change.head.entries();
  const baseEntries = change.base ? await change.base.entries() : new Map();
  const candidates = change.files.filter(({ path, from, status }) => {
    const isOnlyMoved = from !== null && headEntries.get(path)?.oid === baseEntries.get(from)?.oid;
    const isFile = status !== 'deleted' && headEntries.get(path)?.kind === 'file';
    return isFile && !isOnlyMoved && mayBeModel(path) && !paired.has(path) && !isIgnored(path);
  });
  const artifacts = await files.artifacts(
    change.head,
    candidates.map(({ path }) => path),
  );
  return candidates.map((file) => ({ file, artifact: artifacts.get(file.path)?.artifact ?? null }));
}

function placesBefore(pair: Pair, renamedFrom: ReadonlyMap<string, string>): Places {
  const before = (path: string): string => renamedFrom.get(path) ?? path;
  const { models, scalers, embedded, lock } = pair;
  return { models: models.map(before), scalers: scalers.map(before), embedded, lock: before(lock) };
}

async function readTree(tree: Tree, places: readonly Places[], files: Files): Promise<TreeReading> {
  const paths = new Set(places.flatMap(({ models, scalers }) => [...models, ...scalers]));
  return {
    artifacts: await files.artifacts(tree, paths),
    locks: await files.texts(tree, new Set(places.map(({ lock }) => lock))),
  };
}

function pairState(places: Places, reading: TreeReading): PairState {
  const there = (paths: string[]): ArtifactState[] =>
    paths.flatMap((path) => reading.artifacts.get(path) ?? []);
  const models = there(places.models);
  const text = reading.locks.get(places.lock);
  return {
    models,
    scalers: places.embedded ? models : there(places.scalers),
    lockPath: places.lock,
    lock: text === undefined ? { kind: 'missing' } : lockState(text, places.lock),
  };
}

function lockState(text: string, path: string): LockState {
  const read = readLock(text, path);
  return 'error' in read ? { kind: 'invalid', ...read.error } : { kind: 'valid', ...read };
}

function isThere({ models, scalers, lock }: PairState): boolean {
  return models.length > 0 || scalers.length > 0 || lock.kind !== 'missing';
}

function referenceFacts(pair: Pair, configs: Map<string, string>): ReferenceFacts[] {
  return pair.references.map((reference) => {
    const text = configs.get(reference.path);
    return { reference, value: text === undefined ? null : readReference(reference, text) };
  });
}
