import { shortName } from '../short-name.ts';
import type { ThingFamily } from '../thing.ts';
import { remember } from './remember.ts';

/** What a library's class is to the audit. */
export interface KnownClass {
  /** The name that the library itself gives it, whatever module it was imported from. */
  name: string;
  family: Exclude<ThingFamily, 'loaded'>;
}

const SKLEARN: Readonly<Record<string, readonly [ThingFamily, string]>> = {
  ...named('scaler', 'sklearn.preprocessing', [
    'StandardScaler MinMaxScaler RobustScaler MaxAbsScaler QuantileTransformer PowerTransformer Normalizer',
  ]),
  ...named('encoder', 'sklearn.preprocessing', [
    'OneHotEncoder OrdinalEncoder LabelEncoder LabelBinarizer MultiLabelBinarizer TargetEncoder KBinsDiscretizer',
    'PolynomialFeatures SplineTransformer FunctionTransformer Binarizer KernelCenterer',
  ]),
  ...named('encoder', 'sklearn.decomposition', [
    'PCA IncrementalPCA KernelPCA SparsePCA TruncatedSVD FastICA NMF FactorAnalysis LatentDirichletAllocation',
  ]),
  ...named('encoder', 'sklearn.impute', ['SimpleImputer KNNImputer IterativeImputer MissingIndicator']),
  ...named('encoder', 'sklearn.feature_extraction', [
    'DictVectorizer FeatureHasher CountVectorizer TfidfVectorizer TfidfTransformer HashingVectorizer',
  ]),
  ...named('encoder', 'sklearn.feature_selection', [
    'SelectKBest SelectPercentile VarianceThreshold SelectFromModel RFE RFECV SequentialFeatureSelector',
  ]),
  ...named('pipeline', 'sklearn.pipeline', ['Pipeline FeatureUnion make_pipeline make_union']),
  ...named('pipeline', 'sklearn.compose', ['ColumnTransformer make_column_transformer']),
};

function named(
  family: ThingFamily,
  module: string,
  classes: readonly string[],
): Record<string, readonly [ThingFamily, string]> {
  const names = classes.flatMap((line) => line.split(' '));
  return Object.fromEntries(names.map((name) => [name, [family, `${module}.${name}`] as const]));
}

/** Libraries that have sklearn's classes under sklearn's names. */
const LIKE_SKLEARN = /^(?:sklearn|cuml|dask_ml|imblearn|sklearnex|daal4py|pyspark\.ml|bigframes\.ml)\./;

const MODELS =
  /^(?:sklearn\.(?!preprocessing|datasets|metrics|utils|model_selection|base|exceptions|inspection)\w+(?:\.\w+)*\.[A-Z]\w+|sklearn\.model_selection\.(?:GridSearchCV|RandomizedSearchCV|Halving\w+)|xgboost\.(?:XGB\w+|Booster)|lightgbm\.(?:LGBM\w+|Booster)|catboost\.CatBoost\w*|pyod\.models\.\w+\.[A-Z]\w+|keras\.(?:Sequential|Model|models\.(?:Sequential|Model))|pytorch_tabnet\.\w+\.TabNet\w+|ngboost\.NGB\w+|statsmodels\..*\.[A-Z]\w+|(?:fb)?prophet\.Prophet|neuralprophet\.NeuralProphet|darts\.models\.(?:\w+\.)*[A-Z]\w+|pmdarima\.(?:\w+\.)*(?:AutoARIMA|ARIMA)|sktime\.forecasting\.(?:\w+\.)*[A-Z]\w+|cuml\.\w+\.[A-Z]\w+|transformers\.(?:Auto)?Model\w*|transformers\.\w+For\w+|transformers\.pipeline|transformers\.Trainer|sentence_transformers\.SentenceTransformer|torchvision\.models\.\w+|timm\.create_model|ultralytics\.YOLO|onnxruntime\.InferenceSession|tensorflow\.lite\.Interpreter)$/;

const OTHERS: readonly (readonly [RegExp, ThingFamily])[] = [
  [/^keras\.layers\.Normalization$/, 'scaler'],
  [/^keras\.layers\.(?:Rescaling|BatchRescaling)$/, 'normalize'],
  [
    /^keras\.layers\.(?:StringLookup|IntegerLookup|Discretization|TextVectorization|CategoryEncoding|Hashing)$/,
    'encoder',
  ],
  [/^keras\.preprocessing\.(?:image\.ImageDataGenerator|text\.Tokenizer)$/, 'normalize'],
  [
    /^torchvision\.transforms\.(?:Normalize|ToTensor|PILToTensor|ConvertImageDtype|ToDtype|ToImage)$/,
    'normalize',
  ],
  [/^kornia\.augmentation\.Normalize$/, 'normalize'],
  [/^torchvision\.transforms\.(?:Compose|Sequential)$/, 'pipeline'],
  [/^albumentations\.(?:Normalize|ToFloat)$/, 'normalize'],
  [/^albumentations\.pytorch\.(?:ToTensorV2|ToTensor)$/, 'normalize'],
  [/^albumentations\.(?:Compose|Sequential|ReplayCompose)$/, 'pipeline'],
  [/^torch\.nn\.Sequential$/, 'model'],
  [/^transformers\.\w*(?:ImageProcessor|FeatureExtractor|Processor|Tokenizer)(?:Fast)?$/, 'processor'],
  [/^category_encoders\.\w*Encoder$/, 'encoder'],
  [/^imblearn\.over_sampling\.\w+$/, 'encoder'],
  [/^pyspark\.ml\.feature\.(?:VectorAssembler|StringIndexer|OneHotEncoder|Bucketizer)$/, 'encoder'],
  [/^gluonts\..*Scaler$/, 'scaler'],
  [/^darts\.dataprocessing\.transformers\.Scaler$/, 'scaler'],
];

/** Where Keras lies: by itself, in TensorFlow, and what editors import it from by their own, as `keras._tf_keras.keras`. */
const KERAS =
  /^(?:tensorflow\.(?:python\.)?(?:api\.)?(?:_v\d\.|compat\.v\d\.)?)?(?:tf_)?keras\.(?:(?:api\.)?_(?:tf_keras|v\d)\.keras\.|src\.|api\.)?/;

/** The name of a library's thing as the library documents it: private modules and other addresses of the same are left out. */
export const canonicalName = remember((name: string): string => {
  if (/^(?:tensorflow|keras|tf_keras)\./.test(name))
    return name
      .replace(KERAS, 'keras.')
      .replace('.experimental.preprocessing.', '.')
      .replace(/^keras\.legacy\./, 'keras.')
      .replace(/^keras\.(layers|models)\.(?:[a-z]\w*\.)+(?=[A-Z])/, 'keras.$1.')
      .replace(/^keras\.engine\.(?:sequential|training|functional)\.(?=[A-Z])/, 'keras.models.');
  if (name.startsWith('torchvision.transforms.'))
    return name.replace(/^torchvision\.transforms\.(?:v2|transforms)\./, 'torchvision.transforms.');
  if (name.startsWith('albumentations.'))
    return name
      .replace(/^albumentations\.(?!pytorch)(?:\w+\.)+(?=[A-Z])/, 'albumentations.')
      .replace(/^albumentations\.pytorch\.\w+\./, 'albumentations.pytorch.');
  return name.replace(/\._\w+(?=\.)/g, '');
});

/** What is known of a class by its canonical name; null where nothing is. */
export const knownClass = remember((name: string): KnownClass | null => {
  const last = shortName(name);
  if (LIKE_SKLEARN.test(name) && Object.hasOwn(SKLEARN, last)) {
    const [family, own] = SKLEARN[last] ?? ['scaler', name];
    if (family !== 'loaded')
      return {
        name: name.startsWith('sklearn.') || name.startsWith('imblearn.pipeline') ? own : name,
        family,
      };
  }
  const other = OTHERS.find(([pattern]) => pattern.test(name))?.[1];
  if (other !== undefined && other !== 'loaded') return { name, family: other };
  return MODELS.test(name) ? { name, family: 'model' } : null;
});

/** The classes of a module by which a name is found that came with `from module import *`. */
export function isKnown(name: string): boolean {
  return knownClass(canonicalName(name)) !== null;
}

const FORECASTERS =
  /^(?:(?:fb)?prophet|neuralprophet|darts|pmdarima|gluonts)\.|^sktime\.forecasting\.|^statsmodels\.tsa\./;

/** Whether a model learns a series, given with its dates or alone: what is scaled before its `fit` is the target. */
export function forecasts(name: string): boolean {
  return FORECASTERS.test(name);
}
