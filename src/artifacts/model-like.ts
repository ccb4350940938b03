import type { Artifact } from './artifact.ts';
import { extensionOf, stemOf, wordSet, wordsOf } from './name-words.ts';

/** Formats that hold models and little else: the name is enough. */
const MODEL_EXTENSIONS = wordSet(`
  .pt .pth .ckpt .onnx .h5 .hdf5 .keras .tflite .safetensors .cbm .ubj .bst .mlmodel .pmml
`);

/** Formats that hold anything at all: the content decides, and where it cannot, the name. */
const OBJECT_EXTENSIONS = wordSet('.pkl .pickle .joblib .sav .model .bin .dill .cloudpickle');

/** Formats in which a scaler is saved by its numbers alone. */
const NUMBER_EXTENSIONS = new Set(['.json', '.npz', '.npy']);

const MODEL_WORDS = wordSet(`
  model models clf classifier regressor regression estimator predictor detector ensemble forest
  iforest rf xgb lgbm catboost gbm gbr gbdt booster svm svc svr knn kmeans dbscan gmm logreg linreg
  ridge lasso elasticnet bayes tree mlp lstm gru cnn rnn tcn ae vae dnn ann net network
`);

/** A pipeline may be all preprocessing. */
const UNCLEAR_MODEL_WORDS = new Set(['pipeline', 'pipe']);

const SCALER_WORDS = wordSet(`
  scaler scalers scaling normalizer normaliser normalization normalisation standardizer standardiser
  standardization preprocessor preprocess preprocessing preproc imputer imputers minmax maxabs onehot
  ohe
`);

/** Other fitted preprocessing; of a neural network these words name a part of the model. */
const UNCLEAR_SCALER_WORDS = wordSet(`
  encoder encoders transformer transformers vectorizer vectoriser tfidf pca binarizer selector
  discretizer
`);

/** `GradScaler` of mixed precision, autoscalers: they scale something else. */
const NO_SCALER_WORDS = wordSet('grad gradient amp loss auto pod image temperature');

/** What numbers a scaler is made of, as a file of numbers calls them. */
const STATISTICS_WORDS = wordSet('stats statistics norm norms zscore moments');

/** What lies beside a model and is about it. */
const ABOUT_WORDS = wordSet(`
  columns cols names config params metadata meta info metrics results history report vocab tokenizer
  threshold thresholds predictions preds
`);

const DATA_WORDS = wordSet('data dataset datasets feature features embedding embeddings index cache labels');

/** Whether a file may hold a model by its name alone, so that a look inside is worth it. */
export function mayBeModel(path: string): boolean {
  const extension = extensionOf(path);
  return MODEL_EXTENSIONS.has(extension) || OBJECT_EXTENSIONS.has(extension);
}

/** Whether a file may hold a scaler by its name alone. */
export function mayBeScaler(path: string): boolean {
  const extension = extensionOf(path);
  if (OBJECT_EXTENSIONS.has(extension)) return true;
  if (path.endsWith('.lock.json')) return false;
  if (NUMBER_EXTENSIONS.has(extension) && has(wordsOf(stemOf(path)), STATISTICS_WORDS)) return true;
  return (NUMBER_EXTENSIONS.has(extension) || MODEL_EXTENSIONS.has(extension)) && isNamedLikeScaler(path);
}

/** Whether a file's name speaks of a model, and of no scaler. */
export function isNamedLikeModel(path: string): boolean {
  const words = wordsOf(stemOf(path));
  if (has(words, SCALER_WORDS)) return false;
  if (has(words, MODEL_WORDS)) return true;
  if (has(words, DATA_WORDS) || has(words, ABOUT_WORDS)) return false;
  if (MODEL_EXTENSIONS.has(extensionOf(path))) return true;
  return has(words, UNCLEAR_MODEL_WORDS) && !has(words, UNCLEAR_SCALER_WORDS);
}

/** Whether a file's name speaks of a model so clearly that a scaler in it is out of place. */
export function isClearlyNamedModel(path: string): boolean {
  const words = wordsOf(stemOf(path));
  const isUnclear = [UNCLEAR_MODEL_WORDS, UNCLEAR_SCALER_WORDS, DATA_WORDS, ABOUT_WORDS].some((set) =>
    has(words, set),
  );
  return !isUnclear && isNamedLikeModel(path) && has(words, MODEL_WORDS);
}

/** Whether a file's name speaks of a scaler or another fitted preprocessing. */
export function isNamedLikeScaler(path: string): boolean {
  const words = wordsOf(stemOf(path));
  if (has(words, NO_SCALER_WORDS) || has(words, ABOUT_WORDS)) return false;
  if (has(words, SCALER_WORDS)) return true;
  return (
    has(words, UNCLEAR_SCALER_WORDS) && !has(words, MODEL_WORDS) && !MODEL_EXTENSIONS.has(extensionOf(path))
  );
}

/**
 * Whether a file is a model as far as can be told: by what is inside, else by its name. A file that holds only a
 * scaler, or neither (a list of names), is none.
 */
export function isModelLike(path: string, artifact: Artifact | null): boolean {
  if (!mayBeModel(path)) return false;
  switch (artifact?.role) {
    case 'model':
    case 'both':
      return true;
    case 'scaler':
    case 'other':
      return false;
    default:
      return isNamedLikeModel(path);
  }
}

/** Whether a folder that is one artifact is a model as far as can be told: it is none where what is inside says so. */
export function isModelFolder(artifact: Artifact | null): boolean {
  return artifact?.role !== 'scaler' && artifact?.role !== 'other';
}

function has(words: readonly string[], set: ReadonlySet<string>): boolean {
  return words.some((word) => set.has(word));
}
