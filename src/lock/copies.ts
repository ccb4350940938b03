import { posix } from 'node:path';
import type { ScalerSides } from '../policy/pairs.ts';
import { compareCopies } from '../transform/compare-copies.ts';
import type { SealedArtifact } from './sealed-artifact.ts';

/** A scaler as it is served, and the one of training that it is a copy of. */
export interface Copy<Scaler> {
  original: Scaler;
  copy: Scaler;
  /** The key in the policy's map, as `production`. */
  environment: string | null;
}

/**
 * Each scaler that is served with the one of training that it must be like. Of as many the first belongs to the first;
 * else the only one of training, the one of the same name, or the first.
 */
export function copiesOf<Scaler extends { path: string }>(
  sides: ScalerSides | undefined,
  scalers: readonly Scaler[],
): Copy<Scaler>[] {
  if (!sides) return [];
  const there = new Map(scalers.map((scaler) => [scaler.path, scaler]));
  const environments = new Set(sides.inference.map(({ environment }) => environment));
  return [...environments].flatMap((environment) => {
    const served = sides.inference.filter((one) => one.environment === environment);
    return served.flatMap(({ path }, index): Copy<Scaler>[] => {
      const belongs =
        served.length === sides.training.length
          ? sides.training[index]
          : (sides.training.find((one) => stemOf(one) === stemOf(path)) ?? sides.training[0]);
      const [original, copy] = [there.get(belongs ?? ''), there.get(path)];
      return original && copy && original !== copy ? [{ original, copy, environment }] : [];
    });
  });
}

/**
 * The paths of the served scalers that do what their original does, as their contents say. They go with it: to export
 * the scaler of a model anew, or for the first time, is no change of what the model was trained with.
 */
export function faithfulCopies(
  sides: ScalerSides | undefined,
  scalers: readonly Pick<SealedArtifact, 'path' | 'artifact'>[],
): Set<string> {
  const faithful = copiesOf(sides, scalers).filter(({ original, copy }) => {
    const [one, other] = [original.artifact?.transform, copy.artifact?.transform];
    return one && other && compareCopies(one, other).equal;
  });
  return new Set(faithful.map(({ copy }) => copy.path));
}

function stemOf(path: string): string {
  return posix.parse(path).name;
}
