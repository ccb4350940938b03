import type { Affine as LockedAffine, Transform } from '../../../generated/lock.ts';
import type { Place } from '../../place.ts';
import type { LockFacts } from '../../project-map.ts';
import type { Affine } from './numbers.ts';

/** The features that a locked scaler takes, in order; null where the lock does not name them. */
export function featuresOf(lock: LockFacts, load: Place): readonly string[] | null {
  const transform = transformOf(lock, load);
  if (!transform) return null;
  if (transform.kind === 'branches' || transform.kind === 'opaque') return null;
  if (transform.kind === 'chain') {
    const [first] = transform.steps;
    return first?.kind === 'affine' || first?.kind === 'table' ? (first.features ?? null) : null;
  }
  return transform.features ?? null;
}

/** The locked scaler that a place loads, or the lock's only one where the place loads its model. */
function transformOf({ lock, scalers }: LockFacts, { file }: Place): Transform | null {
  const index = scalers.findIndex((path) => file?.candidates.includes(path));
  const scaler = index >= 0 ? lock.scalers[index] : lock.scalers.length === 1 ? lock.scalers[0] : undefined;
  return scaler?.transform ?? null;
}

/** The numbers of a lock's only scaler, where it is affine and does not clip. */
export function lockedAffine({ lock }: LockFacts): (Affine & { features: readonly string[] | null }) | null {
  const [scaler, ...others] = lock.scalers;
  const transform = scaler?.transform;
  if (others.length > 0 || transform?.kind !== 'affine') return null;
  const { scale, offset, features }: LockedAffine = transform;
  const [gain, bias] = [scale.map(Number), offset.map(Number)];
  if (![...gain, ...bias].every(Number.isFinite)) return null;
  return { gain, bias, features: features ?? null };
}
