import type { Affine, Branches } from '../../../generated/lock.ts';
import { centered, minMaxLine, stretched } from '../../../transform/affine.ts';
import { ArtifactError } from '../../error.ts';
import { entry, isObject, type JsonObject, textAt } from '../json/values.ts';
import type { Statistic, Statistics } from './state.ts';

/** One feature of a policy and its line. */
export interface NormalizedFeature {
  key: string;
  mode: string;
  /** The statistics that its mode uses. */
  statistics: Record<string, number[]>;
  transform: Affine;
}

const ACTION = 'action';

/** The library's default. */
const EPS = 1e-8;

/** Which two statistics a mode uses: the first and the second of its line. */
const MODES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['MEAN_STD', ['mean', 'std']],
  ['MIN_MAX', ['min', 'max']],
  ['QUANTILES', ['q01', 'q99']],
  ['QUANTILE10', ['q10', 'q90']],
]);

/**
 * What a `normalizer_processor` (or, inverse, an `unnormalizer_processor`) does to each feature. A feature without
 * statistics and one of mode IDENTITY go through as they are. Source: lerobot/processor/normalize_processor.py,
 * `_apply_transform`.
 */
export function normalizedFeatures(
  config: JsonObject,
  statistics: Statistics,
  isInverse: boolean,
): NormalizedFeature[] {
  const eps = entry(config, 'eps') ?? EPS;
  if (typeof eps !== 'number') throw new ArtifactError('"eps" is no number');
  return [...typesOf(config)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, type]) => {
      const mode = modeOf(config, type);
      const known = statistics.get(key);
      if (mode === 'IDENTITY' || !known) return [];
      const used = MODES.get(mode);
      if (!used) throw new ArtifactError(`has a mode "${mode}" that is not known`);
      const [first, second] = used.map((name) => statistic(known, name, key, mode));
      if (!first || !second || first.numbers.length !== second.numbers.length)
        throw new ArtifactError(`has statistics of different lengths for "${key}"`);
      const dtype = first.dtype;
      const line = mode === 'MEAN_STD' ? standard : spanned;
      const transform = line(first.numbers, second.numbers, { eps, isInverse, dtype });
      const [low, high] = used;
      return [{ key, mode, statistics: { [low]: first.numbers, [high]: second.numbers }, transform }];
    });
}

/** The features that are looked at, with their types: the action always, of observations those that the config names. */
function typesOf(config: JsonObject): Map<string, string> {
  const types = new Map([[ACTION, 'ACTION']]);
  const features = entry(config, 'features');
  const only = entry(config, 'normalize_observation_keys');
  for (const [key, feature] of Object.entries(isObject(features) ? features : {})) {
    const type = isObject(feature) ? textAt(feature, 'type') : null;
    if (type === null) throw new ArtifactError(`has a feature "${key}" without a type`);
    const isLeftOut = Array.isArray(only) && !only.includes(key);
    if (type !== 'ACTION' && !isLeftOut && key !== ACTION) types.set(key, type);
  }
  return types;
}

function modeOf(config: JsonObject, type: string): string {
  const modes = entry(config, 'norm_map');
  return (isObject(modes) ? textAt(modes, type) : null) ?? 'IDENTITY';
}

function statistic(
  known: ReadonlyMap<string, Statistic>,
  name: string,
  key: string,
  mode: string,
): Statistic {
  const found = known.get(name);
  if (found) return found;
  throw new ArtifactError(`has no "${name}" for "${key}", which its mode ${mode} needs`);
}

interface Line {
  eps: number;
  isInverse: boolean;
  dtype: string;
}

/** `(x − mean) / (std + eps)`; back, `y · std + mean`. */
function standard(mean: number[], std: number[], { eps, isInverse, dtype }: Line): Affine {
  const options = { features: null, dtype };
  if (isInverse) return stretched(std, mean, options);
  const spread = std.map((value) => value + eps);
  return centered(mean.length, mean, spread, options);
}

/** `2 · (x − low) / (high − low) − 1`, with eps for a difference of 0; back, `(y + 1) / 2 · (high − low) + low`. */
function spanned(low: number[], high: number[], { eps, isInverse, dtype }: Line): Affine {
  const spans = low.map((value, index) => (high[index] ?? value) - value).map((span) => span || eps);
  const options = { features: null, dtype };
  if (!isInverse) {
    const { scale, offset } = minMaxLine(low, spans, [-1, 1]);
    return stretched(scale, offset, options);
  }
  const halves = spans.map((span) => span / 2);
  const middles = low.map((value, index) => value + (halves[index] ?? 0));
  return stretched(halves, middles, options);
}

/** The features side by side. */
export function branchesOf(features: readonly NormalizedFeature[]): Branches {
  return {
    kind: 'branches',
    branches: features.map(({ key, transform }) => ({ columns: key, transform })),
  };
}
