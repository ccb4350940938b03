import type { Plain, Transform } from '../generated/lock.ts';
import type { Part } from './parts.ts';

/** What the bytes are. `unknown` counts by its bytes alone. */
export type Format =
  | 'pickle'
  | 'joblib'
  | 'skops'
  | 'npy'
  | 'npz'
  | 'json'
  | 'yaml'
  | 'safetensors'
  | 'onnx'
  | 'keras'
  | 'hdf5'
  | 'pytorch'
  | 'spark'
  | 'pmml'
  | 'mlflow'
  | 'xgboost'
  | 'lightgbm'
  | 'catboost'
  | 'unknown';

/**
 * What a file is for, judged by its content: `model` predicts, `scaler` only preprocesses, `both` is a model that
 * holds its scaler, `other` is readable and neither (a list of names, say), `unknown` cannot be told.
 */
export type Role = 'model' | 'scaler' | 'both' | 'other' | 'unknown';

/** A fitted preprocessing object somewhere inside an artifact. */
export interface FittedScaler {
  /** Where in the object, as `/transformers_/0/1`; empty for the root. */
  path: string;
  /** The class as the file spells it, as `sklearn.preprocessing._data.StandardScaler`. */
  class: string;
  /** Every attribute under the name the library gives it, arrays as lists; what JSON lacks as strings. */
  parameters: Record<string, Plain>;
  transform: Transform | null;
  fingerprint: string | null;
}

/** What is inside an artifact, read without running it. */
export interface Artifact {
  format: Format;
  /** The class of the object at the root as the file spells it; `dict`, `list` … for containers. */
  class: string | null;
  /** The versions of the libraries that the file names, as `{ "scikit-learn": "1.7.1" }`. */
  library: Record<string, string>;
  /** How many features go in, where the file says so. */
  features: number | null;
  featureNames: string[] | null;
  role: Role;
  scalers: FittedScaler[];
  /** Preprocessing that was never fitted, where the file holds it to be used: an estimator's own template is none. */
  unfitted: { path: string; class: string }[];
  /** All the preprocessing in the file as one canonical transform; null where there is none that can be read. */
  transform: Transform | null;
  /** `sha256:…` of `transform`. */
  fingerprint: string | null;
  /** Every `module.name` that loading would import. */
  imports: string[];
  /** Those of them that could run code on loading. */
  unsafe: string[];
  /** The offset of the opcode that first names each of `unsafe`, where the format has such a thing. */
  unsafeAt?: number[];
  /** The files beside it that it is made of as well; left out where it stands alone. */
  parts?: Part[];
  /** Why it could not be read. */
  error: string | null;
}
