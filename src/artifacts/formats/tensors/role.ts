import type { Role } from '../../artifact.ts';
import type { Normalizer } from './normalizers.ts';
import type { Tensor } from './tensor.ts';
import { isSurelyWeight } from './weights.ts';

/** What a file of tensors is for. Lists of numbers under names that say nothing may be a scaler's as well as a model's. */
export function roleOfTensors(normalizers: readonly Normalizer[], weights: readonly Tensor[]): Role {
  if (weights.length === 0) return normalizers.length > 0 ? 'scaler' : 'other';
  if (normalizers.length > 0) return 'both';
  return weights.some(isSurelyWeight) ? 'model' : 'unknown';
}
