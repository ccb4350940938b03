// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * Of the content, in lowercase hex.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "sha256".
 */
export type SHA256 = string;
/**
 * The same content as DVC knows it: by its md5, a folder by that of its listing. With it the lock fits where only a .dvc file is at hand.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "md5".
 */
export type MD5 = string;
/**
 * Of the content, in bytes.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "size".
 */
export type Size = number;
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "fingerprint".
 */
export type Fingerprint = string;
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "transform".
 */
export type Transform = Affine | Table | Chain | Branches | Opaque;
/**
 * The features in order; null where the artifact does not name them.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "names".
 */
export type Names = string[] | null;
/**
 * A float64; what JSON lacks is a string.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "real".
 */
export type Real = number | ('nan' | 'inf' | '-inf');
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "reals".
 */
export type Reals = Real[];
/**
 * Lowest and highest value that comes out, null where there is no bound.
 *
 * @minItems 2
 * @maxItems 2
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "bounds".
 */
export type Bounds = [Real | null, Real | null];
/**
 * A parameter's value.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "plain".
 */
export type Plain =
  | (null | boolean | number | string)
  | Plain[]
  | {
      [k: string]: Plain;
    };

/**
 * What was sealed of one pair: versions, hashes, features and the transform itself. Written by `scalerlock seal`.
 */
export interface Lock {
  /**
   * The schema of this file, for editors.
   */
  $schema?: string;
  /**
   * The version of this file's shape. There is one: 1.
   */
  lockVersion: 1;
  /**
   * The pair's name in the policy when it was sealed.
   */
  pair: string;
  /**
   * The model artifacts that were trained with the scalers below.
   *
   * @minItems 1
   */
  models: [LockedModel, ...LockedModel[]];
  /**
   * The scaler artifacts, each with its version and its transform.
   *
   * @minItems 1
   */
  scalers: [LockedScaler, ...LockedScaler[]];
}
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "lockedModel".
 */
export interface LockedModel {
  /**
   * Relative to the lock.
   */
  path: string;
  sha256: SHA256;
  md5?: MD5;
  size: Size;
  /**
   * What the bytes are, as `joblib`; `unknown` counts by its bytes alone.
   */
  format: string;
  /**
   * The class of the object at the root, where the file names one.
   */
  class: string | null;
  /**
   * How many features the model takes, where the file says so.
   */
  features: number | null;
}
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "lockedScaler".
 */
export interface LockedScaler {
  /**
   * Relative to the lock.
   */
  path: string;
  /**
   * Semver, decided by meaning: a changed transform is a new major, changed bytes alone a new patch.
   */
  version: string;
  sha256: SHA256;
  md5?: MD5;
  size: Size;
  /**
   * What the bytes are, as `joblib`; `unknown` counts by its bytes alone.
   */
  format: string;
  /**
   * The class of the object at the root, where the file names one.
   */
  class: string | null;
  /**
   * The versions of the libraries that the file says wrote it.
   */
  library: {
    [k: string]: string;
  };
  /**
   * sha256 of the canonical transform; null where the scaler counts by its bytes alone.
   */
  fingerprint: Fingerprint | null;
  /**
   * True where a new model was sealed with this scaler's old transform: the scaler was used again, on purpose.
   */
  reused?: true;
  allowed?: AllowedChange;
  /**
   * The scaler's meaning, one value a line; null where the scaler counts by its bytes alone.
   */
  transform: Transform | null;
}
/**
 * This scaler was changed alone on purpose: from which fingerprint (or content), and why.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "allowedChange".
 */
export interface AllowedChange {
  from: Fingerprint;
  /**
   * Why, in the words of whoever sealed it.
   */
  reason: string;
}
/**
 * Per feature y = scale·x + offset, then the clip.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "affine".
 */
export interface Affine {
  kind: 'affine';
  features: Names;
  scale: Reals;
  offset: Reals;
  clip?: Bounds;
  /**
   * Of the parameters, where it is not float64.
   */
  dtype?: string;
}
/**
 * A transform by tables: power, quantile, bins, categories.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "table".
 */
export interface Table {
  kind: 'table';
  method: string;
  features: Names;
  tables: {
    [k: string]: Plain;
  };
}
/**
 * Steps in order, as in a Pipeline.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "chain".
 */
export interface Chain {
  kind: 'chain';
  steps: Transform[];
}
/**
 * Columns and their transform, as in a ColumnTransformer.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "branches".
 */
export interface Branches {
  kind: 'branches';
  branches: Branch[];
}
/**
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "branch".
 */
export interface Branch {
  columns: Plain;
  transform: Transform | ('drop' | 'passthrough');
}
/**
 * A class that is known by its parameters alone: comparison across formats cannot tell.
 *
 * This interface was referenced by `Lock`'s JSON-Schema
 * via the `definition` "opaque".
 */
export interface Opaque {
  kind: 'opaque';
  class: string;
  parameters: {
    [k: string]: Plain;
  };
}
