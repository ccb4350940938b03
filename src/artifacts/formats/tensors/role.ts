import type { Role } from '../../artifact.ts';
import type { Normalizer } from './normalizers.ts';
import type { Tensor } from './tensor.ts';

/** What a file of tensors is for. */
export function roleOfTensors(normalizers: readonly Normalizer[], weights: readonly Tensor[]): Role {
  if (weights.length > 0) return normalizers.length > 0 ? 'both' : 'model';
  return normalizers.length > 0 ? 'scaler' : 'other';
}
