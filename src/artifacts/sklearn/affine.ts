import type { Affine } from '../../generated/lock.ts';
import { centered, stretched } from '../../transform/affine.ts';
import { ArtifactError } from '../error.ts';
import { attribute } from '../pickle/access.ts';
import type { PyObject } from '../pickle/values.ts';
import { featureNames } from './features.ts';
import { itemsOf } from './pipeline.ts';
import { type Vector, vectorOf } from './vectors.ts';

/**
 * The scalers of `sklearn.preprocessing` that are a straight line per feature. Attributes and what they do
 * are those of scikit-learn's reference and of its `sklearn/preprocessing/_data.py`. Null where the object is
 * not fitted; an ArtifactError where its parameters contradict each other.
 */
export const AFFINE_SCALERS: ReadonlyMap<string, (object: PyObject) => Affine | null> = new Map([
  [
    'StandardScaler',
    (object: PyObject) => centeredScaler(object, ['mean_', 'with_mean'], ['scale_', 'with_std']),
  ],
  [
    'RobustScaler',
    (object: PyObject) => centeredScaler(object, ['center_', 'with_centering'], ['scale_', 'with_scaling']),
  ],
  ['MinMaxScaler', minMaxScaler],
  ['MaxAbsScaler', maxAbsScaler],
]);

/** `(x − center) / scale`, each half with the switch that turns it off. */
function centeredScaler(object: PyObject, center: [string, string], scale: [string, string]): Affine | null {
  const middle = isOn(object, center[1]) ? vectorOf(object, center[0]) : null;
  const spread = isOn(object, scale[1]) ? vectorOf(object, scale[0]) : null;
  if (middle === undefined || spread === undefined) return null;
  const shape = shapeOf(object, [middle, spread]);
  if (shape === null) return null;
  return centered(shape.count, middle?.numbers ?? null, spread?.numbers ?? null, shape);
}

/** `x·scale_ + min_`, then the clip to `feature_range`. */
function minMaxScaler(object: PyObject): Affine | null {
  const [scale, offset] = [vectorOf(object, 'scale_'), vectorOf(object, 'min_')];
  if (!scale || !offset) return null;
  const shape = shapeOf(object, [scale, offset]);
  if (shape === null) return null;
  const clip = attribute(object, 'clip') === true ? { clip: rangeOf(object) } : {};
  return stretched(scale.numbers, offset.numbers, { ...shape, ...clip });
}

/** `x / scale_`, then the clip to −1..1 (1.8 and newer). */
function maxAbsScaler(object: PyObject): Affine | null {
  const scale = vectorOf(object, 'scale_');
  if (!scale) return null;
  const shape = shapeOf(object, [scale]);
  if (shape === null) return null;
  const clip = attribute(object, 'clip') === true ? { clip: [-1, 1] as const } : {};
  return centered(shape.count, null, scale.numbers, { ...shape, ...clip });
}

/** A switch that the constructor leaves on. */
function isOn(object: PyObject, name: string): boolean {
  return attribute(object, name) !== false;
}

function rangeOf(object: PyObject): [number, number] {
  const [low, high] = itemsOf(attribute(object, 'feature_range')) ?? [];
  if (typeof low !== 'number' || typeof high !== 'number')
    throw new ArtifactError('feature_range is not a pair of numbers');
  return [low, high];
}

/** Above this a count that no list bears out is not believed. */
const MAX_FEATURES = 1_000_000;

/** How many features there are, their names and the dtype; null where nothing says how many. */
function shapeOf(
  object: PyObject,
  vectors: (Vector | null)[],
): { count: number; features: string[] | null; dtype: string } | null {
  const given = vectors.filter((vector) => vector !== null);
  const said = attribute(object, 'n_features_in_');
  const [first] = given;
  const count = first?.numbers.length ?? (typeof said === 'number' ? said : null);
  if (count === null) return null;
  for (const vector of given) {
    if (vector.numbers.length === count) continue;
    throw new ArtifactError(`${first?.name} has ${count} values and ${vector.name} ${vector.numbers.length}`);
  }
  if (typeof said === 'number' && said !== count) {
    throw new ArtifactError(`${first?.name} has ${count} values and n_features_in_ is ${said}`);
  }
  if (count < 0 || !Number.isInteger(count) || (!first && count > MAX_FEATURES)) {
    throw new ArtifactError(`n_features_in_ is ${count}`);
  }
  const features = featureNames(object);
  if (features && features.length !== count) {
    throw new ArtifactError(`there are ${features.length} names for ${count} features`);
  }
  return { count, features, dtype: given.find((vector) => vector.dtype !== 'float64')?.dtype ?? 'float64' };
}
