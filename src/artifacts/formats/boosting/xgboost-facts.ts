import type { Artifact } from '../../artifact.ts';
import { boosterArtifact, type Look, namesIn } from './booster.ts';

/** The values of an XGBoost model that are looked at. */
export const XGBOOST_PATHS = [
  ['version'],
  ['learner', 'feature_names'],
  ['learner', 'learner_model_param', 'num_feature'],
];

/**
 * A model of XGBoost, from its JSON or UBJSON. Source: the schema in XGBoost's documentation, "Introduction to Model
 * IO" (doc/model.schema).
 */
export function xgboostArtifact(look: Look): Artifact {
  const version = look('version');
  const names = namesIn(look('learner', 'feature_names'));
  const said = look('learner', 'learner_model_param', 'num_feature');
  // A number of the model is written as text.
  const features = said === undefined || said === null || said === '' ? null : Number(said);
  return boosterArtifact({
    format: 'xgboost',
    class: 'xgboost.core.Booster',
    library: isVersion(version) ? { xgboost: version.join('.') } : {},
    features: features ?? names?.length ?? null,
    names,
  });
}

function isVersion(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === 3 && value.every(Number.isInteger);
}
