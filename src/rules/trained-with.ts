import { faithfulCopies } from '../lock/copies.ts';
import { fromLock } from '../lock/paths.ts';
import { lockedScaler } from './changes.ts';
import type { ArtifactState, PairFacts, PairState } from './facts.ts';

/** A scaler that models were trained with, as far as the base tells. */
interface TrainedWith {
  path: string;
  /** All that it is told by: the hash of its content, its fingerprint, and what an exception in its lock stands for. */
  identities: readonly string[];
}

/** A scaler that is not what it was when its models were trained. */
export interface Parted {
  path: string;
  before: TrainedWith | null;
  after: ArtifactState | null;
  change: 'changed' | 'added' | 'deleted';
}

/** Models that are, byte for byte, those of the base, and the scalers that are not what these were trained with. */
export interface Parting {
  /** The pair of the base that the models are from; null where it is this one. */
  from: string | null;
  models: ArtifactState[];
  trainedWith: TrainedWith[];
  scalers: Parted[];
}

/** A pair as it was at the base, with what a scaler of it that was not there before says. */
interface History {
  from: string | null;
  state: PairState;
  /** Whether a scaler that joins counts: one that joins a pair which is only now declared is no refit. */
  isDeclared: boolean;
}

/**
 * The models of a pair that stay what they were while a scaler of theirs changes. A model is told by its content, wherever
 * it lay: in this pair, under another name, in another pair. Where several pairs of the base had it, one that still fits is enough.
 */
export function partings(facts: PairFacts): Parting[] {
  const histories: History[] = [
    ...(facts.base ? [{ from: null, state: facts.base, isDeclared: facts.declaredAtBase }] : []),
    ...facts.origins.map(({ pair, state }) => ({ from: pair, state, isDeclared: true })),
  ];
  const found = new Map<History, Parting>();
  for (const model of facts.head.models) {
    const own = histories.filter(({ state }) => state.models.some(({ sha256 }) => sha256 === model.sha256));
    const parted = own.map((history) => ({ history, parting: partingSince(history, model, facts) }));
    const [first] = parted;
    if (!first || parted.some(({ parting }) => parting.scalers.length === 0)) continue;
    const known = found.get(first.history);
    if (known) known.models.push(model);
    else found.set(first.history, first.parting);
  }
  return [...found.values()];
}

/**
 * Whether the head's lock records that this scaler was changed alone on purpose: sealed from just this content, and away
 * from just what the models were trained with. That a scaler is gone is recorded where another one is.
 */
export function isAllowed({ after, before }: Parted, { head }: PairFacts): boolean {
  const excuses = (after === null ? head.scalers : [after]).flatMap(({ path, sha256 }) => {
    const locked = lockedScaler(path, head);
    return locked?.allowed && locked.sha256 === sha256 ? [locked.allowed] : [];
  });
  return excuses.some(({ from }) => before === null || before.identities.includes(from));
}

function partingSince({ from, state, isDeclared }: History, model: ArtifactState, facts: PairFacts): Parting {
  const trainedWith = scalersOf(model, state, facts);
  if (trainedWith === null) return { from, models: [model], trainedWith: [], scalers: [] };
  const copies = faithfulCopies(facts.pair.sides, facts.head.scalers);
  const scalers = pairUp(trainedWith, facts).filter(
    ({ change, path }) => !(change === 'added' && !isDeclared) && !(change !== 'deleted' && copies.has(path)),
  );
  return { from, models: [model], trainedWith, scalers };
}

/**
 * What a model of the base was trained with: by the lock where that sealed it, else by what lay beside it. Null where
 * nobody knows: the lock seals another model (this one came alone, and its scaler may follow it), or the scaler is embedded.
 */
function scalersOf(model: ArtifactState, state: PairState, { head }: PairFacts): TrainedWith[] | null {
  if (isEmbedded(state) && isEmbedded(head)) return null;
  const known = state.lock.kind === 'valid' ? sealedWith(model, state) : state.scalers.map(asItLay);
  // A model in which no scaler could be read was never a scaler.
  const readable = isEmbedded(state) ? known?.filter(({ identities }) => identities.length > 1) : known;
  return readable && readable.length > 0 ? readable : null;
}

function sealedWith(
  model: ArtifactState,
  { lock: read, lockPath, scalers }: PairState,
): TrainedWith[] | null {
  if (read.kind !== 'valid' || !read.lock.models.some(({ sha256 }) => sha256 === model.sha256)) return null;
  return read.lock.scalers.map((entry) => {
    const path = fromLock(entry.path, lockPath);
    // The fingerprint that we give to the same content today: an older Scalerlock may have known it by another one.
    const there = scalers.find((scaler) => scaler.path === path && scaler.sha256 === entry.sha256);
    const identities = [
      `sha256:${entry.sha256}`,
      entry.fingerprint,
      there?.artifact?.fingerprint,
      entry.allowed?.from,
    ];
    return { path, identities: identities.filter((identity) => typeof identity === 'string') };
  });
}

function asItLay(scaler: ArtifactState): TrainedWith {
  return { path: scaler.path, identities: identitiesOf(scaler) };
}

/** What a scaler is told by. Of one that is not at hand (a pointer) only the content: what its lock says of it is a claim. */
function identitiesOf({ sha256, artifact }: ArtifactState): string[] {
  return [`sha256:${sha256}`, ...(artifact?.fingerprint ? [artifact.fingerprint] : [])];
}

function isEmbedded({ models, scalers }: PairState): boolean {
  return models === scalers;
}

/** Each scaler of the head with what it was: by path, by rename, by meaning, else the only one left on both sides. */
function pairUp(trainedWith: readonly TrainedWith[], { head, renamedFrom }: PairFacts): Parted[] {
  const left = new Set(trainedWith);
  const take = (found: TrainedWith | undefined): TrainedWith | null => {
    if (found) left.delete(found);
    return found ?? null;
  };
  const at = (path: string | undefined) => [...left].find((before) => before.path === path);
  const paired = head.scalers.map((after) => ({
    after,
    before: take(at(after.path)) ?? take(at(renamedFrom.get(after.path))),
  }));
  const alone = paired.filter(({ before }) => before === null);
  for (const one of alone) one.before = take([...left].find((before) => isSame(before, one.after)));
  const strangers = alone.filter(({ before }) => before === null);
  const [only] = strangers;
  if (only && strangers.length === 1 && left.size === 1) only.before = take([...left][0]);

  const there = paired.flatMap(({ before, after }): Parted[] => {
    if (before !== null && isSame(before, after)) return [];
    return [{ path: after.path, before, after, change: before === null ? 'added' : 'changed' }];
  });
  const gone = [...left].map(
    (before): Parted => ({ path: before.path, before, after: null, change: 'deleted' }),
  );
  return [...there, ...gone];
}

function isSame({ identities }: TrainedWith, after: ArtifactState): boolean {
  return identitiesOf(after).some((identity) => identities.includes(identity));
}
