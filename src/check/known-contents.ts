import type { LockedModel, LockedScaler } from '../generated/lock.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import type { ArtifactState, LockState, PairState } from '../rules/facts.ts';

/** A content by the two hashes that a lock has of it. */
interface Known {
  sha256: string;
  /** Bytes. */
  size: number;
}

/**
 * Contents by their md5. A pointer of DVC says only that; where its content is not here, somebody must have read it before:
 *
 * 1. whoever reads the same content elsewhere in the change: moved from git into DVC, it is no other one;
 * 2. the locks of the base, which were judged;
 * 3. the locks of the head, which anybody may have edited. They tell what is new, and never give a second md5 to a content
 *    that the base knows by another one, or whose md5 nobody can say: else an edited lock would pass a new scaler off as the old.
 */
export function contentsByMd5(
  base: readonly PairState[],
  head: readonly PairState[],
): ReadonlyMap<string, Known> {
  const byMd5 = new Map<string, Known>();
  const taken = new Set<string>();
  const learn = (md5: string | null | undefined, { sha256, size }: Known): void => {
    if (!md5 || byMd5.has(md5) || taken.has(sha256)) return;
    byMd5.set(md5, { sha256, size });
    taken.add(sha256);
  };
  const artifacts = [...base, ...head].flatMap(({ models, scalers }) => [...models, ...scalers]);
  for (const state of artifacts) if (isSha256(state.sha256)) learn(state.md5, state);
  for (const entry of base.flatMap(({ lock }) => entriesOf(lock))) learn(entry.md5, entry);
  for (const { models, scalers } of base) {
    for (const { sha256 } of [...models, ...scalers]) if (isSha256(sha256)) taken.add(sha256);
  }
  for (const entry of head.flatMap(({ lock }) => entriesOf(lock))) learn(entry.md5, entry);
  return byMd5;
}

/** A state of which only the md5 was known, with what is known of that content. */
export function withKnownContents(state: PairState, byMd5: ReadonlyMap<string, Known>): PairState {
  const resolve = (artifact: ArtifactState): ArtifactState => {
    const known = isSha256(artifact.sha256) || artifact.md5 === null ? undefined : byMd5.get(artifact.md5);
    return known ? { ...artifact, ...known } : artifact;
  };
  const models = state.models.map(resolve);
  // Of an embedded scaler both lists are one.
  const scalers = state.scalers === state.models ? models : state.scalers.map(resolve);
  return { ...state, models, scalers };
}

function entriesOf(lock: LockState): (LockedModel | LockedScaler)[] {
  return lock.kind === 'valid' ? [...lock.lock.models, ...lock.lock.scalers] : [];
}
