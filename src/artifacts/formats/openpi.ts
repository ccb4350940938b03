import type { Plain, Transform } from '../../generated/lock.ts';
import { centered } from '../../transform/affine.ts';
import { fingerprint } from '../../transform/fingerprint.ts';
import type { Artifact, FittedScaler } from '../artifact.ts';
import { ArtifactError } from '../error.ts';
import { UNKNOWN } from '../read.ts';
import { listOf } from './json/lists.ts';
import { entry, isObject, type JsonObject, type JsonValue, step } from './json/values.ts';

/** What openpi adds to a deviation before it divides. */
const EPS = 1e-6;

/**
 * Whether a document is openpi's `norm_stats.json`. Source: openpi/shared/normalize.py, `NormStats`.
 */
export function isNormStats(document: JsonValue): document is JsonObject {
  const stats = isObject(document) ? entry(document, 'norm_stats') : undefined;
  const each = isObject(stats) ? Object.values(stats) : [];
  return each.length > 0 && each.every((value) => isObject(value) && Object.hasOwn(value, 'mean'));
}

/**
 * Each key's statistics. Without quantiles there is one way to use them, `(x − mean) / (std + 1e-6)`. With them, whether
 * mean and deviation or the quantiles scale is said by the training's config, so that all of them count, as a table.
 */
export function normStatsArtifact(document: JsonObject): Artifact {
  const stats = entry(document, 'norm_stats');
  const scalers = Object.entries(isObject(stats) ? stats : {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => scalerOf(key, isObject(value) ? value : {}));
  const transform: Transform = {
    kind: 'branches',
    branches: scalers.map(({ key, transform: columnsTransform }) => ({
      columns: key,
      transform: columnsTransform,
    })),
  };
  return {
    ...UNKNOWN,
    format: 'json',
    role: 'scaler',
    scalers: scalers.map(({ key: _key, ...scaler }) => scaler),
    transform,
    fingerprint: fingerprint(transform),
  };
}

function scalerOf(key: string, value: JsonObject): FittedScaler & { key: string; transform: Transform } {
  const numbers = (name: string) => numbersIn(value, name, key);
  const [mean, std, q01, q99] = [numbers('mean'), numbers('std'), numbers('q01'), numbers('q99')];
  if (!mean || !std) throw new ArtifactError(`"${key}" has no mean and std`);
  if (!mean.every((each) => Number.isFinite(each)) || std.length !== mean.length)
    throw new ArtifactError(`"${key}" has ${mean.length} means and ${std.length} deviations`);
  const quantiles = q01 && q99 ? { q01, q99 } : {};
  const parameters: Record<string, Plain> = { mean, std, ...quantiles };
  const hasQuantiles = Object.keys(quantiles).length > 0;
  const transform: Transform = hasQuantiles
    ? { kind: 'table', method: 'statistics', features: null, tables: parameters }
    : centered(
        mean.length,
        mean,
        std.map((each) => each + EPS),
        { features: null },
      );
  const path = `/norm_stats${step(key)}`;
  const name = 'openpi.shared.normalize.NormStats';
  return { key, path, class: name, parameters, transform, fingerprint: fingerprint(transform) };
}

function numbersIn(value: JsonObject, name: string, key: string): number[] | null {
  const said = entry(value, name) ?? null;
  if (said === null) return null;
  const list = listOf(said);
  const numbers = list?.filter((item) => typeof item === 'number');
  if (!list || numbers?.length !== list.length)
    throw new ArtifactError(`"${key}" has a "${name}" that is not a list of numbers`);
  return numbers;
}
