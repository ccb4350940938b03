import { isSparkScaler } from './scalers.ts';

/**
 * What a class of Spark ML is for: `scaler` is read number by number, `preprocessing` is known by its parameters alone,
 * `columns` only puts columns together, `estimator` was never fitted, `inner` is there for what is in it.
 */
export type SparkKind = 'scaler' | 'preprocessing' | 'columns' | 'estimator' | 'model' | 'inner' | 'unknown';

/** Preprocessing that must be fitted first; what Spark fits gets a class of its own, with `Model` at the end. */
const ESTIMATORS = new Set([
  ...['StandardScaler', 'MinMaxScaler', 'MaxAbsScaler', 'RobustScaler', 'Imputer', 'PCA', 'StringIndexer'],
  ...['OneHotEncoder', 'OneHotEncoderEstimator', 'CountVectorizer', 'IDF', 'Word2Vec', 'QuantileDiscretizer'],
  ...['VectorIndexer', 'RFormula', 'ChiSqSelector', 'UnivariateFeatureSelector', 'TargetEncoder'],
  ...['VarianceThresholdSelector', 'BucketedRandomProjectionLSH', 'MinHashLSH'],
]);

const COLUMNS = new Set(['VectorAssembler', 'ColumnPruner', 'VectorSizeHint']);

/** Libraries whose classes are models, on Spark. */
const MODELS =
  /^((org\.apache\.|py)spark\.ml\.(classification|regression|clustering|recommendation|fpm)|ml\.dmlc\.xgboost4j|xgboost\.spark|(com\.microsoft\.azure\.synapse|com\.microsoft|synapse)\.ml\.(spark\.)?lightgbm|ai\.catboost|ai\.h2o)\./;

export function kindOfSparkClass(name: string): SparkKind {
  const last = name.split('.').at(-1) ?? '';
  if (MODELS.test(name)) return 'model';
  const area = /^(?:org\.apache\.spark|pyspark)\.ml\.(?:(\w+)\.)?\w+$/.exec(name);
  if (!area) return 'unknown';
  if (area[1] === 'tuning' || /^Pipeline(Model)?$/.test(last)) return 'inner';
  if (area[1] !== 'feature') return 'unknown';
  if (isSparkScaler(last)) return 'scaler';
  if (COLUMNS.has(last)) return 'columns';
  return ESTIMATORS.has(last) ? 'estimator' : 'preprocessing';
}
