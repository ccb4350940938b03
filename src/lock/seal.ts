import { publicClass } from '../artifacts/names.ts';
import type { Lock, LockedModel, LockedScaler } from '../generated/lock.ts';
import type { Pair } from '../policy/pairs.ts';
import { faithfulCopies } from './copies.ts';
import { relativeToLock } from './paths.ts';
import type { SealedArtifact } from './sealed-artifact.ts';
import { identityOf, stepSince } from './steps.ts';
import { nextVersion } from './versions.ts';

/** What there is to seal: the artifacts as they are now, and the locks that were there before. */
export interface SealInput {
  pair: Pick<Pair, 'name' | 'lock' | 'embedded' | 'sides'>;
  models: readonly SealedArtifact[];
  scalers: readonly SealedArtifact[];
  /** The lock of the last commit, which versions count from; null where there is none. */
  committed: Lock | null;
  /** The lock as it lies in the work tree. */
  current: Lock | null;
  /** The version that the user names. */
  version: string | null;
  /** Why a scaler may change alone; null where it may not. */
  reason: string | null;
  /**
   * By path, of the scalers that changed alone since the last commit: by what the one is told that the models were trained with. It
   * knows of renames and of other pairs, where the locks here know only paths.
   */
  partedFrom?: ReadonlyMap<string, string>;
}

/** The lock, or the scalers that changed alone, so that it must not be sealed. */
export type SealResult = { lock: Lock } | { changedAlone: string[] };

/**
 * Makes the lock from the artifacts as they are now. Deterministic: the same input gives the same lock, and sealing
 * what is sealed changes nothing. Refuses to seal over a scaler that changed alone, unless there is a reason.
 *
 * @throws {Problem} where the version that the user names is too low.
 */
export function seal(input: SealInput): SealResult {
  const copies = faithfulCopies(input.pair.sides, input.scalers);
  const histories = input.scalers.map((scaler) => historyOf(scaler, copies.has(scaler.path), input));
  const changedAlone = histories.filter((history) => isChangedAlone(history) && !isAllowed(history, input));
  if (changedAlone.length > 0) return { changedAlone: changedAlone.map(({ scaler }) => scaler.path) };

  const [firstModel, ...models] = input.models.map((model) => lockedModel(model, input));
  const [firstScaler, ...scalers] = histories.map((history) => lockedScaler(history, input));
  if (!firstModel || !firstScaler) throw new RangeError('a pair has at least one model and one scaler');
  return {
    lock: {
      lockVersion: 1,
      pair: input.pair.name,
      models: [firstModel, ...models],
      scalers: [firstScaler, ...scalers],
    },
  };
}

/** A scaler and what the locks before say of it. */
interface History {
  scaler: SealedArtifact;
  /** As the lock writes it. */
  path: string;
  committed: LockedScaler | null;
  current: LockedScaler | null;
  /** The entries of those locks whose model is still one of today's: what this model was trained with. */
  trainedWith: LockedScaler[];
  /** What the models were trained with instead, where that is known from elsewhere; null where it is not. */
  partedFrom: string | null;
  /** Whether the model is the one of the last lock, too: then it is no new model that uses the scaler again. */
  isModelNew: boolean;
}

function historyOf(scaler: SealedArtifact, isCopy: boolean, input: SealInput): History {
  const path = relativeToLock(scaler.path, input.pair.lock);
  const entryIn = (lock: Lock | null): LockedScaler | null =>
    lock ? entryOf(scaler, path, lock, input) : null;
  const locks = [input.committed, input.current].filter((lock) => lock !== null);
  const [last] = locks;
  const ofTheseModels =
    input.pair.embedded || isCopy ? [] : locks.filter((lock) => holdsModelOf(lock, input));
  return {
    scaler,
    path,
    committed: entryIn(input.committed),
    current: entryIn(input.current),
    trainedWith: ofTheseModels.map(entryIn).filter((entry) => entry !== null),
    partedFrom: (isCopy ? null : input.partedFrom?.get(scaler.path)) ?? null,
    isModelNew: last !== undefined && !holdsModelOf(last, input),
  };
}

/** A lock's entry of a scaler: by path; of one that moved, by its meaning, else where there is only one before and after. */
function entryOf(
  scaler: SealedArtifact,
  path: string,
  lock: Lock,
  { pair, scalers }: SealInput,
): LockedScaler | null {
  const known = lock.scalers.find((entry) => entry.path === path);
  if (known) return known;
  const now = new Set(scalers.map((other) => relativeToLock(other.path, pair.lock)));
  const left = lock.scalers.filter((entry) => !now.has(entry.path));
  const meant = left.find((entry) => stepSince(entry, scaler) !== 'changed');
  return meant ?? (scalers.length === 1 && left.length === 1 ? (left[0] ?? null) : null);
}

/** Whether a lock was sealed with a model that is still there, byte for byte, be it under another name. */
function holdsModelOf(lock: Lock, { models }: SealInput): boolean {
  const sealed = new Set(lock.models.map(({ sha256 }) => sha256));
  return models.some(({ sha256 }) => sealed.has(sha256));
}

/** Whether the scaler means something else than what a model of today was trained with. */
function isChangedAlone({ scaler, trainedWith, partedFrom }: History): boolean {
  if (partedFrom !== null) return true;
  return trainedWith.some((entry) => {
    return stepSince(entry, scaler) === 'changed' && entry.allowed?.from !== identityOf(scaler);
  });
}

/** Whether there is a reason: given now, or in the lock that was sealed from just this scaler. */
function isAllowed({ scaler, current }: History, { reason }: SealInput): boolean {
  return reason !== null || (current?.allowed !== undefined && stepSince(current, scaler) !== 'changed');
}

function lockedModel(model: SealedArtifact, { pair, current, committed }: SealInput): LockedModel {
  const { sha256, size, artifact } = model;
  const entries = [current, committed].flatMap((lock) => lock?.models ?? []);
  const known = artifact === null ? entries.find((entry) => entry.sha256 === sha256) : undefined;
  return {
    path: relativeToLock(model.path, pair.lock),
    sha256,
    ...md5Of(model, entries),
    size,
    format: artifact?.format ?? known?.format ?? 'unknown',
    class: artifact?.class ? publicClass(artifact.class) : (known?.class ?? null),
    features: artifact?.features ?? known?.features ?? null,
  };
}

/** By md5 too, where that is known: from the content, or from an earlier seal of just this content. */
function md5Of(
  { sha256, md5 }: SealedArtifact,
  entries: readonly (LockedModel | LockedScaler | null)[],
): { md5?: string } {
  const known = md5 ?? entries.find((entry) => entry?.sha256 === sha256 && entry.md5)?.md5;
  return known === undefined ? {} : { md5: known };
}

function lockedScaler(history: History, input: SealInput): LockedScaler {
  const { scaler, path } = history;
  const { sha256, size, artifact } = scaler;
  // Where the content is not at hand (a pointer), what an earlier seal read from just this content still holds.
  const known = [history.current, history.committed].find(
    (entry) => artifact === null && entry?.sha256 === sha256,
  );
  const allowed = allowedChange(history, input);
  return {
    path,
    version: versionOf(history, input),
    sha256,
    ...md5Of(scaler, [history.current, history.committed]),
    size,
    format: artifact?.format ?? known?.format ?? 'unknown',
    class: artifact?.class ? publicClass(artifact.class) : (known?.class ?? null),
    library: artifact?.library ?? known?.library ?? {},
    fingerprint: artifact?.fingerprint ?? known?.fingerprint ?? null,
    ...(isReused(history, input) ? { reused: true } : {}),
    ...(allowed ? { allowed } : {}),
    transform: artifact?.transform ?? known?.transform ?? null,
  };
}

/**
 * The version counts from the last commit, so that sealing twice before a commit gives one version. What is sealed
 * already keeps its version, unless that one was typed in by hand and the last commit has it for another transform.
 */
function versionOf({ scaler, committed, current }: History, { version }: SealInput): string {
  const isTakenOver =
    current !== null && committed?.version === current.version && stepSince(committed, scaler) === 'changed';
  const isSealed = current?.sha256 === scaler.sha256 && !isTakenOver;
  const previous = isSealed ? current : (committed ?? current);
  return nextVersion(previous?.version ?? null, previous ? stepSince(previous, scaler) : 'same', version);
}

/** The exception stands as long as the model is the old one; it names the scaler that the model was trained with. */
function allowedChange(
  { scaler, trainedWith, partedFrom, current }: History,
  { reason }: SealInput,
): LockedScaler['allowed'] | null {
  const [entry] = trainedWith;
  const from = partedFrom ?? entry?.allowed?.from ?? (entry && identityOf(entry));
  if (from === undefined || from === identityOf(scaler)) return null;
  const why = reason ?? current?.allowed?.reason ?? entry?.allowed?.reason;
  return why === undefined ? null : { from, reason: why };
}

/** Whether a new model is sealed with a scaler that means what it meant: said in the lock, so that a reviewer sees it. */
function isReused({ scaler, committed, current, isModelNew }: History, { pair }: SealInput): boolean {
  const entry = committed ?? current;
  if (pair.embedded || entry === null || stepSince(entry, scaler) === 'changed') return false;
  return isModelNew || entry.reused === true;
}
