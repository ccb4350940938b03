import type { LockedScaler } from '../generated/lock.ts';
import type { SealedArtifact } from './sealed-artifact.ts';

/** What became of a scaler since it was sealed: `resaved` is other bytes with the same transform. */
export type ScalerStep = 'same' | 'resaved' | 'changed';

/** How a scaler as it is now stands to an entry of a lock. */
export function stepSince(entry: LockedScaler, { sha256, artifact }: SealedArtifact): ScalerStep {
  if (entry.sha256 === sha256) return 'same';
  const isSameTransform = entry.fingerprint !== null && entry.fingerprint === artifact?.fingerprint;
  return isSameTransform ? 'resaved' : 'changed';
}

/** What a scaler is told apart by: its fingerprint, or the hash of its content where it has none. */
export function identityOf(scaler: LockedScaler | SealedArtifact): string {
  const fingerprint = 'fingerprint' in scaler ? scaler.fingerprint : (scaler.artifact?.fingerprint ?? null);
  return fingerprint ?? `sha256:${scaler.sha256}`;
}
