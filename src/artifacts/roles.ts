import type { Role } from './artifact.ts';
import { sklearnClass } from './sklearn/names.ts';
import type { Survey } from './sklearn/survey.ts';

/**
 * What a class is for, by its name: `model` predicts; `preprocessing` changes what a model sees; `pipeline`
 * is a chain of both; `plain` is data or a tool that says nothing of the file's role; `unknown` is a class of
 * the user's own or of a library that is not known here.
 */
export type ClassKind = 'model' | 'preprocessing' | 'pipeline' | 'plain' | 'unknown';

/** The role of a file, by what was found in it. */
export function roleOf({ models, preprocessing, unknown }: Survey): Role {
  if (models.length > 0) return preprocessing.length > 0 ? 'both' : 'model';
  // A class that is not known may be the model of the scaler beside it.
  if (unknown > 0) return 'unknown';
  return preprocessing.length > 0 ? 'scaler' : 'other';
}

export function kindOfClass(name: string): ClassKind {
  const sklearn = sklearnClass(name);
  if (sklearn) return kindInSklearn(sklearn.area, sklearn.name);
  if (PIPELINES.has(name)) return 'pipeline';
  const [library = '', area = ''] = name.split('.');
  if (library === 'torch') return area === 'nn' ? 'model' : 'unknown';
  if (/^(keras|keras_preprocessing|tensorflow)$/.test(library) && name.includes('preprocessing'))
    return 'preprocessing';
  if (PREPROCESSING_LIBRARIES.has(library) || PREPROCESSING_AREAS.has(`${library}.${area}`))
    return 'preprocessing';
  if (MODEL_LIBRARIES.has(library)) return 'model';
  return PLAIN_LIBRARIES.has(library) ? 'plain' : 'unknown';
}

/** Pipelines of other libraries with the same `steps`. */
const PIPELINES = new Set(['imblearn.pipeline.Pipeline', 'sklearn2pmml.pipeline.PMMLPipeline']);

/** Areas of scikit-learn whose classes all transform. */
const PREPROCESSING_IN_SKLEARN = new Set([
  ...['preprocessing', 'impute', 'decomposition', 'feature_extraction', 'feature_selection'],
  ...['random_projection', 'kernel_approximation', 'manifold'],
]);

/** Areas of scikit-learn that hold tools, in which estimators may sit. */
const PLAIN_IN_SKLEARN = new Set([
  ...['utils', 'metrics', 'model_selection', 'externals', 'base', '_loss', 'datasets', 'exceptions'],
]);

/**
 * Classes that stand apart from their area. What clusters (KMeans, DBSCAN) counts as a model: it predicts a
 * label of a row, and it is trained on scaled features, so it needs the scaler it was trained with. What only
 * changes the features for someone else (PCA, an embedding by trees) is preprocessing, as the design has it.
 */
const APART_IN_SKLEARN: ReadonlyMap<string, ClassKind> = new Map<string, ClassKind>([
  ['pipeline.Pipeline', 'pipeline'],
  ['pipeline.FeatureUnion', 'preprocessing'],
  ['compose.ColumnTransformer', 'preprocessing'],
  ['compose.TransformedTargetRegressor', 'model'],
  ['frozen.FrozenEstimator', 'plain'],
  ['cluster.FeatureAgglomeration', 'preprocessing'],
  ['ensemble.RandomTreesEmbedding', 'preprocessing'],
  ['neural_network.BernoulliRBM', 'preprocessing'],
  ['neighbors.NeighborhoodComponentsAnalysis', 'preprocessing'],
  ['neighbors.KNeighborsTransformer', 'preprocessing'],
  ['neighbors.RadiusNeighborsTransformer', 'preprocessing'],
]);

function kindInSklearn(area: string, name: string): ClassKind {
  const apart = APART_IN_SKLEARN.get(`${area}.${name}`);
  if (apart) return apart;
  if (PREPROCESSING_IN_SKLEARN.has(area)) return 'preprocessing';
  return PLAIN_IN_SKLEARN.has(area) || area === 'compose' || area === 'pipeline' ? 'plain' : 'model';
}

const PREPROCESSING_LIBRARIES = new Set([
  'category_encoders',
  'feature_engine',
  'sklearn_pandas',
  'umap',
  'optbinning',
]);

const PREPROCESSING_AREAS = new Set([
  ...[
    'dask_ml.preprocessing',
    'dask_ml.impute',
    'dask_ml.decomposition',
    'cuml.preprocessing',
    'cuml.decomposition',
  ],
]);

const MODEL_LIBRARIES = new Set([
  ...[
    'xgboost',
    'lightgbm',
    'catboost',
    'keras',
    'tensorflow',
    'statsmodels',
    'prophet',
    'fbprophet',
    'pmdarima',
    'lifelines',
  ],
  ...[
    'hmmlearn',
    'hdbscan',
    'pyod',
    'ngboost',
    'interpret',
    'skorch',
    'surprise',
    'implicit',
    'lightfm',
    'gensim',
    'spacy',
  ],
  ...[
    'flaml',
    'autogluon',
    'tpot',
    'sktime',
    'pgmpy',
    'sklearn_crfsuite',
    'transformers',
    'sentence_transformers',
    'fastai',
  ],
  ...[
    'dask_ml',
    'cuml',
    'imblearn',
    'mlxtend',
    'econml',
    'river',
    'pytorch_lightning',
    'lightning',
    'pycaret',
    'pygam',
  ],
]);

/** Their classes hold data; a scaler beside them is still a file with a scaler. */
const PLAIN_LIBRARIES = new Set([
  ...[
    'builtins',
    '__builtin__',
    'copyreg',
    'copy_reg',
    'collections',
    'datetime',
    'decimal',
    'fractions',
    'uuid',
    'pathlib',
  ],
  ...[
    'enum',
    're',
    'string',
    'array',
    'numbers',
    'random',
    'types',
    'typing',
    'pytz',
    'dateutil',
    'zoneinfo',
  ],
  ...['numpy', 'pandas', 'pyarrow', 'polars', 'scipy', 'joblib', '_codecs', 'functools', 'operator'],
]);
