import type { Artifact } from '../../artifact.ts';
import { isObject, type JsonObject, type JsonValue } from '../json/values.ts';
import { boosterArtifact, type Look } from './booster.ts';

/** One feature of a model of CatBoost: its place among all of them, and its name where it has one. */
export interface CatboostFeature {
  index: number;
  name: string | null;
}

/** `about` is CatBoost's own text on itself. */
export function catboostArtifact(features: readonly CatboostFeature[], about: string): Artifact {
  const count = features.reduce((most, { index }) => Math.max(most, index + 1), 0);
  const byIndex = new Map(features.map(({ index, name }) => [index, name]));
  const names = [...byIndex]
    .sort(([a], [b]) => a - b)
    .flatMap(([, name]) => (name === null || name === '' ? [] : [name]));
  const areGiven = names.length === count && !names.every((name, index) => name === String(index));
  const [, version] = /tags\/v(\d+\.\d+(?:\.\d+)*)/.exec(about.slice(0, 4096)) ?? [];
  return boosterArtifact({
    format: 'catboost',
    class: 'catboost.core.CatBoost',
    library: version === undefined ? {} : { catboost: version },
    features: count > 0 ? count : null,
    names: areGiven ? names : null,
  });
}

/** `CatBoost.save_model(format="json")`. Source: CatBoost's documentation, "JSON model structure". */
export function catboostInJson(look: Look): Artifact {
  const info = look('features_info');
  const kinds = ['float_features', 'categorical_features', 'text_features', 'embedding_features'];
  const features = kinds.flatMap((kind) => objectsIn(isObject(info) ? info[kind] : undefined));
  const about = look('model_info', 'catboost_version_info');
  return catboostArtifact(
    features.map(({ flat_feature_index, feature_id }) => ({
      index: typeof flat_feature_index === 'number' ? flat_feature_index : Number.NaN,
      name: typeof feature_id === 'string' ? feature_id : null,
    })),
    typeof about === 'string' ? about : '',
  );
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
