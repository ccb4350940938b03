import type { LockedModel, LockedScaler } from '../generated/lock.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import type { ArtifactState, LockState, PairState } from '../rules/facts.ts';

/** A content by what a lock has of it. */
interface Known {
  sha256: string;
  /** Bytes. */
  size: number;
}

/** What is known of contents that are not here. */
export interface KnownContents {
  byMd5: ReadonlyMap<string, Known>;
  /** The other way round, as far as the locks of the head do not say it alone. */
  md5s: ReadonlyMap<string, string>;
  /** Bytes; not every pointer says how many. */
  sizes: ReadonlyMap<string, number>;
}

/**
 * Contents by their md5. A pointer of DVC says only that; where its content is not here, somebody must have read it before:
 *
 * 1. whoever reads the same content elsewhere in the change: moved from git into DVC, it is no other one;
 * 2. the locks of the base, which were judged;
 * 3. the locks of the head, which anybody may have edited. They tell what is new, and never give a second md5 to a content
 *    that the base knows by another one, or whose md5 nobody can say: else an edited lock would pass a new scaler off as the old.
 */
export function knownContents(base: readonly PairState[], head: readonly PairState[]): KnownContents {
  const byMd5 = new Map<string, Known>();
  const md5s = new Map<string, string>();
  /** Contents of which no lock of the head may say the md5. */
  const taken = new Set<string>();
  const sizes = new Map<string, number>();
  const learn = (md5: string | null | undefined, { sha256, size }: Known): void => {
    if (!md5 || byMd5.has(md5) || md5s.has(sha256) || taken.has(sha256)) return;
    byMd5.set(md5, { sha256, size });
    md5s.set(sha256, md5);
  };
  const artifacts = [...base, ...head].flatMap(({ models, scalers }) => [...models, ...scalers]);
  const locked = {
    base: base.flatMap(({ lock }) => entriesOf(lock)),
    head: head.flatMap(({ lock }) => entriesOf(lock)),
  };
  for (const state of artifacts) if (isSha256(state.sha256)) learn(state.md5, state);
  for (const entry of locked.base) learn(entry.md5, entry);
  for (const { models, scalers } of base) {
    for (const { sha256 } of [...models, ...scalers]) if (isSha256(sha256)) taken.add(sha256);
  }
  const said = new Map(md5s);
  for (const entry of locked.head) learn(entry.md5, entry);
  for (const { sha256, size } of [...locked.base, ...locked.head]) {
    if (!sizes.has(sha256)) sizes.set(sha256, size);
  }
  return { byMd5, md5s: said, sizes };
}

/** A state whose pointers said little, with what is known of the contents. */
export function withKnownContents(state: PairState, { byMd5, md5s, sizes }: KnownContents): PairState {
  const resolve = (artifact: ArtifactState): ArtifactState => {
    if (isSha256(artifact.sha256)) {
      const { sha256, md5, size } = artifact;
      const known = hasNoSize(artifact) ? sizes.get(sha256) : undefined;
      return { ...artifact, md5: md5 ?? md5s.get(sha256) ?? null, size: known ?? size };
    }
    const known = artifact.md5 === null ? undefined : byMd5.get(artifact.md5);
    return known ? { ...artifact, ...known } : artifact;
  };
  const models = state.models.map(resolve);
  // Of an embedded scaler both lists are one.
  const scalers = state.scalers === state.models ? models : state.scalers.map(resolve);
  return { ...state, models, scalers };
}

/** Whether a pointer does not say how large its content is, and nobody has read it. */
export function hasNoSize({ pointer, found, size }: ArtifactState): boolean {
  return pointer !== null && found !== 'read' && size === 0;
}

function entriesOf(lock: LockState): (LockedModel | LockedScaler)[] {
  return lock.kind === 'valid' ? [...lock.lock.models, ...lock.lock.scalers] : [];
}
