import { posix } from 'node:path';
import type { Artifact } from './artifact.ts';

/** Formats that hold models and little else: the name is enough. */
const MODEL_EXTENSIONS = new Set([
  '.pt', '.pth', '.ckpt', '.onnx', '.h5', '.hdf5', '.keras', '.tflite', '.safetensors', '.cbm', '.ubj', '.bst', '.mlmodel', '.pmml',
]);

/** Formats that hold anything at all: the content decides, and where it cannot, the name. */
const OBJECT_EXTENSIONS = new Set(['.pkl', '.pickle', '.joblib', '.sav', '.model', '.bin', '.dill', '.cloudpickle']);

const MODEL_WORDS =
  /(^|[^a-z])(models?|clf|classifier|regressor|estimator|forest|isoforest|xgb|xgboost|lgbm?|lightgbm|catboost|svm|svc|knn|kmeans|rf|logreg|regression|net|autoencoder|pipeline)([^a-z]|$)/i;

const SCALER_WORDS = /scaler|normali[sz]er|standardi[sz]er|preprocess|encoder(?!.*auto)|transformer|imputer|vectorizer|pca/i;

/** Whether a file may hold a model by its name alone, so that a look inside is worth it. */
export function mayBeModel(path: string): boolean {
  const extension = posix.extname(path).toLowerCase();
  return MODEL_EXTENSIONS.has(extension) || OBJECT_EXTENSIONS.has(extension);
}

/** Whether a file's name speaks of a model, and of no scaler. */
export function isNamedLikeModel(path: string): boolean {
  const { name, ext } = posix.parse(path);
  if (SCALER_WORDS.test(name) && !/auto_?encoder/i.test(name)) return false;
  return MODEL_EXTENSIONS.has(ext.toLowerCase()) || MODEL_WORDS.test(name.replaceAll('_', ' '));
}

/** Whether a file's name speaks of a scaler or another fitted preprocessing. */
export function isNamedLikeScaler(path: string): boolean {
  const { name } = posix.parse(path);
  return SCALER_WORDS.test(name) && !/auto_?encoder/i.test(name);
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
