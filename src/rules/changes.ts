import type { LockedScaler, Transform } from '../generated/lock.ts';
import type { ArtifactChange } from '../generated/report.ts';
import { relativeToLock } from '../lock/paths.ts';
import type { ArtifactState, PairFacts, PairState } from './facts.ts';

/** One artifact of a pair, before and after. */
export interface ArtifactPairing {
  path: string;
  before: ArtifactState | null;
  after: ArtifactState | null;
  change: ArtifactChange;
}

/** What a scaler means in one tree, and how we know. */
export interface Meaning {
  fingerprint: string | null;
  transform: Transform | null;
  sha256: string;
}

/**
 * The meaning of a scaler: from its content where that could be read; where the content is not at hand (a pointer),
 * from the lock of the same tree, but only where that lock was sealed from just this content.
 */
export function meaningOf(scaler: ArtifactState, state: PairState): Meaning {
  const { artifact, sha256 } = scaler;
  if (artifact?.fingerprint)
    return { fingerprint: artifact.fingerprint, transform: artifact.transform, sha256 };
  const locked = lockedScaler(scaler.path, state);
  if (artifact === null && locked?.sha256 === sha256 && locked.fingerprint !== null) {
    return { fingerprint: locked.fingerprint, transform: locked.transform, sha256 };
  }
  return { fingerprint: null, transform: null, sha256 };
}

/** Whether two scalers mean the same: by transform where both are known, else by their bytes alone. */
function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.sha256 === b.sha256) return true;
  return a.fingerprint !== null && a.fingerprint === b.fingerprint;
}

/** The entry of the pair's lock for a scaler, by path. */
export function lockedScaler(path: string, state: PairState): LockedScaler | null {
  if (state.lock.kind !== 'valid') return null;
  const relative = relativeToLock(path, state.lockPath);
  return state.lock.lock.scalers.find((scaler) => scaler.path === relative) ?? null;
}

/** The models of a pair before and after; a model counts by its bytes. */
export function modelChanges(facts: PairFacts): ArtifactPairing[] {
  return pairUp(facts, 'models', (before, after) => (before.sha256 === after.sha256 ? 'same' : 'changed'));
}

/** The scalers of a pair before and after; a scaler counts by its transform. */
export function scalerChanges(facts: PairFacts): ArtifactPairing[] {
  const { base, head } = facts;
  return pairUp(facts, 'scalers', (before, after) => {
    if (before.sha256 === after.sha256) return 'same';
    if (base === null) return 'changed';
    return sameMeaning(meaningOf(before, base), meaningOf(after, head)) ? 'resaved' : 'changed';
  });
}

/** Each artifact of the head with its counterpart at the base: by path, by rename, else the only one left on both sides. */
function pairUp(
  facts: PairFacts,
  side: 'models' | 'scalers',
  compare: (before: ArtifactState, after: ArtifactState) => ArtifactChange,
): ArtifactPairing[] {
  const left = new Map((facts.base?.[side] ?? []).map((state) => [state.path, state]));
  const take = (path: string): ArtifactState | null => {
    const state = left.get(path) ?? null;
    left.delete(path);
    return state;
  };
  const paired = facts.head[side].map((after) => ({
    after,
    before: take(after.path) ?? take(facts.renamedFrom.get(after.path) ?? ''),
  }));
  const alone = paired.filter(({ before }) => before === null);
  const [only] = alone;
  const [last] = left.values();
  if (only && last && alone.length === 1 && left.size === 1) only.before = take(last.path);

  const there = paired.map(({ before, after }): ArtifactPairing => {
    const change = before === null ? 'added' : compare(before, after);
    return { path: after.path, before, after, change };
  });
  const gone = [...left.values()].map((before): ArtifactPairing => {
    return { path: before.path, before, after: null, change: 'deleted' };
  });
  return [...there, ...gone];
}
