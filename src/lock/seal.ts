import { publicClass } from '../artifacts/names.ts';
import type { Lock, LockedModel, LockedScaler } from '../generated/lock.ts';
import type { Pair } from '../policy/pairs.ts';
import { relativeToLock } from './paths.ts';
import type { SealedArtifact } from './sealed-artifact.ts';
import { nextVersion, type ScalerStep } from './versions.ts';

/** What there is to seal: the artifacts as they are now, and the locks that were there before. */
export interface SealInput {
  pair: Pick<Pair, 'name' | 'lock' | 'embedded'>;
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
  const changedAlone = scalersChangedAlone(input);
  if (changedAlone.length > 0 && input.reason === null) return { changedAlone };
  const [firstModel, ...models] = input.models.map((model) => lockedModel(model, input));
  const [firstScaler, ...scalers] = input.scalers.map((scaler) => lockedScaler(scaler, input));
  if (!firstModel || !firstScaler) throw new RangeError('a pair has at least one model and one scaler');
  const lock: Lock = {
    lockVersion: 1,
    pair: input.pair.name,
    models: [firstModel, ...models],
    scalers: [firstScaler, ...scalers],
  };
  return { lock };
}

function lockedModel(model: SealedArtifact, { pair }: SealInput): LockedModel {
  const { sha256, size, artifact } = model;
  return {
    path: relativeToLock(model.path, pair.lock),
    sha256,
    size,
    format: artifact?.format ?? 'unknown',
    class: artifact?.class ? publicClass(artifact.class) : null,
    features: artifact?.features ?? null,
  };
}

function lockedScaler(scaler: SealedArtifact, input: SealInput): LockedScaler {
  const { sha256, size, artifact } = scaler;
  const path = relativeToLock(scaler.path, input.pair.lock);
  const committed = entry(input.committed, path);
  const current = entry(input.current, path);
  const sealedAlready = current?.sha256 === sha256 && !isVersionReused(current, committed, scaler) ? current : null;
  const previous = sealedAlready ?? committed ?? current;
  const step = previous ? stepSince(previous, scaler) : 'same';
  const allowed = allowedChange(scaler, input);
  return {
    path,
    version: nextVersion(previous?.version ?? null, step, input.version),
    sha256,
    size,
    format: artifact?.format ?? 'unknown',
    class: artifact?.class ? publicClass(artifact.class) : null,
    library: artifact?.library ?? {},
    fingerprint: artifact?.fingerprint ?? fromPointer(scaler, input)?.fingerprint ?? null,
    ...(isReused(scaler, input) ? { reused: true } : {}),
    ...(allowed ? { allowed } : {}),
    transform: artifact?.transform ?? fromPointer(scaler, input)?.transform ?? null,
  };
}

function entry(lock: Lock | null, path: string): LockedScaler | null {
  return lock?.scalers.find((scaler) => scaler.path === path) ?? null;
}

/** Where the content is not at hand (a pointer), what an earlier seal read from just this content still holds. */
function fromPointer({ path, sha256, artifact }: SealedArtifact, input: SealInput): LockedScaler | null {
  if (artifact !== null) return null;
  const relative = relativeToLock(path, input.pair.lock);
  const known = [entry(input.current, relative), entry(input.committed, relative)];
  return known.find((scaler) => scaler?.sha256 === sha256) ?? null;
}

function stepSince(previous: LockedScaler, { sha256, artifact }: SealedArtifact): ScalerStep {
  if (previous.sha256 === sha256) return 'same';
  const isSameTransform = previous.fingerprint !== null && previous.fingerprint === (artifact?.fingerprint ?? null);
  return isSameTransform ? 'resaved' : 'changed';
}

/** A version that was typed in by hand, though the last commit has it for another transform, does not count. */
function isVersionReused(current: LockedScaler, committed: LockedScaler | null, scaler: SealedArtifact): boolean {
  return committed !== null && committed.version === current.version && stepSince(committed, scaler) === 'changed';
}

function modelsAreThoseOf(lock: Lock, { models, pair }: SealInput): boolean {
  const sealed = new Map(lock.models.map(({ path, sha256 }) => [path, sha256]));
  return models.some(({ path, sha256 }) => sealed.get(relativeToLock(path, pair.lock)) === sha256);
}

/** A scaler that means something else than in a lock whose model is still the one of today. */
function scalersChangedAlone(input: SealInput): string[] {
  if (input.pair.embedded) return [];
  const locks = [input.committed, input.current].filter((lock) => lock !== null && modelsAreThoseOf(lock, input));
  return input.scalers
    .filter((scaler) =>
      locks.some((lock) => {
        const sealed = entry(lock, relativeToLock(scaler.path, input.pair.lock));
        if (sealed === null || stepSince(sealed, scaler) !== 'changed') return false;
        return !isSealedOnPurpose(scaler, input) && sealed.allowed?.from !== artifactIdentity(scaler);
      }),
    )
    .map(({ path }) => path);
}

/** Whether the lock in the work tree already records that just this scaler changed alone on purpose. */
function isSealedOnPurpose(scaler: SealedArtifact, input: SealInput): boolean {
  const current = entry(input.current, relativeToLock(scaler.path, input.pair.lock));
  return current?.allowed !== undefined && stepSince(current, scaler) !== 'changed';
}

function artifactIdentity({ artifact, sha256 }: SealedArtifact): string {
  return artifact?.fingerprint ?? `sha256:${sha256}`;
}

/** The exception is kept as long as the model is the old one; it names the scaler that the model was trained with. */
function allowedChange(scaler: SealedArtifact, input: SealInput): LockedScaler['allowed'] | null {
  if (input.pair.embedded) return null;
  const path = relativeToLock(scaler.path, input.pair.lock);
  const before = [input.committed, input.current].find((lock) => lock !== null && modelsAreThoseOf(lock, input)) ?? null;
  const sealed = entry(before, path);
  if (sealed === null) return null;
  const from = sealed.allowed?.from ?? sealed.fingerprint ?? `sha256:${sealed.sha256}`;
  if (from === artifactIdentity(scaler) || (sealed.allowed === undefined && stepSince(sealed, scaler) !== 'changed')) return null;
  const reason = input.reason ?? entry(input.current, path)?.allowed?.reason ?? sealed.allowed?.reason;
  return reason === undefined ? null : { from, reason };
}

/** Whether a new model is sealed with a scaler that means what it meant: said in the lock, so that a reviewer sees it. */
function isReused(scaler: SealedArtifact, input: SealInput): boolean {
  if (input.pair.embedded) return false;
  const path = relativeToLock(scaler.path, input.pair.lock);
  const before = input.committed ?? input.current;
  const sealed = entry(before, path);
  if (before === null || sealed === null || stepSince(sealed, scaler) === 'changed') return false;
  return modelsAreThoseOf(before, input) ? sealed.reused === true : true;
}
