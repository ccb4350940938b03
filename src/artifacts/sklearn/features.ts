import { isNumeric } from '../numpy.ts';
import { attribute, dictGet, isDict } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { itemsOf, namedEstimators, pipelineOf } from './pipeline.ts';
import type { Part, Survey } from './survey.ts';
import { namesOf } from './vectors.ts';

/** The features that an artifact takes in, as far as it says. */
export interface Features {
  count: number | null;
  names: string[] | null;
}

/** Those of the root estimator, of the only estimator within, else of the scaler. */
export function featuresOf(root: PyValue, { preprocessing, models }: Survey): Features {
  const parts = [...preprocessing, ...models];
  const part = parts.length === 1 ? parts[0] : preprocessing[0];
  const whole = typeof root === 'object' && root?.kind === 'object' ? featuresOfEstimator(root) : null;
  if (whole?.count != null || !part) return whole ?? { count: null, names: null };
  const { count, names } = featuresOfEstimator(part.object);
  return { count, names: names ?? namesBeside(part, count) };
}

function featuresOfEstimator(object: PyObject): Features {
  return { count: featureCount(object), names: featureNames(object) };
}

/** `n_features_in_`, by whatever name or attribute a version has it. */
export function featureCount(object: PyObject): number | null {
  for (const name of ['n_features_in_', 'n_features_', '_n_features', 'n_input_features_']) {
    const said = attribute(object, name);
    if (typeof said === 'number' && Number.isInteger(said) && said >= 0) return said;
  }
  const inner = firstWithin(object);
  if (inner) return featureCount(inner);
  for (const name of ['scale_', 'mean_', 'center_', 'coef_', 'components_', 'statistics_']) {
    const value = attribute(object, name);
    if (typeof value === 'object' && value?.kind === 'array' && isNumeric(value))
      return value.shape.at(-1) ?? null;
  }
  return null;
}

/** `feature_names_in_`; before 1.0 a ColumnTransformer kept the columns of its DataFrame. */
export function featureNames(object: PyObject): string[] | null {
  const names = namesOf(attribute(object, 'feature_names_in_')) ?? namesOf(attribute(object, '_df_columns'));
  if (names) return names;
  const inner = firstWithin(object);
  return inner ? featureNames(inner) : null;
}

/**
 * What sees the features first: the first step of a pipeline, of a union or an ensemble, the best of a
 * search.
 */
function firstWithin(object: PyObject): PyObject | null {
  if (kindOfClass(object.class) === 'pipeline') {
    const pipeline = pipelineOf(object);
    return pipeline?.preprocessing[0] ?? pipeline?.predictor ?? null;
  }
  const candidates = [
    ...(namedEstimators(attribute(object, 'transformer_list')) ?? []),
    ...['best_estimator_', 'regressor_', 'estimator_'].map((name) => attribute(object, name)),
    ...(itemsOf(attribute(object, 'estimators_')) ?? []),
  ];
  return (
    candidates.find((candidate) => typeof candidate === 'object' && candidate?.kind === 'object') ?? null
  );
}

export const NAME_KEYS = new Set([
  ...['features', 'feature_names', 'feature_names_in_', 'feature_columns', 'feature_cols', 'feature_list'],
  ...['columns', 'column_names', 'cols', 'names', 'input_features'],
]);

/** The names that stand beside a scaler that has none: `{"scaler": …, "columns": […]}`, where they match in number. */
export function namesBeside({ around }: Part, count: number | null): string[] | null {
  for (const key of count === null ? [] : NAME_KEYS) {
    const names = namesOf(valueUnder(around, key));
    if (names?.length === count) return names;
  }
  return null;
}

function valueUnder(holder: PyValue, key: string): PyValue | undefined {
  if (isDict(holder)) return dictGet(holder, key);
  if (typeof holder !== 'object' || holder?.kind !== 'object') return undefined;
  // A subclass of dict has entries.
  return attribute(holder, key) ?? (holder.entries ? dictGet(holder.entries, key) : undefined);
}
