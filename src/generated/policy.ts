// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "paths".
 */
export type Paths = string | [string, ...string[]];
/**
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "scalers".
 */
export type Scalers = string | [string, ...string[]] | ScalerSides;
/**
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "pathsByEnvironment".
 */
export type PathsByEnvironment =
  | string
  | [string, ...string[]]
  | {
      [k: string]: Paths;
    };
/**
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "references".
 */
export type References =
  | string
  | [string, ...string[]]
  | {
      [k: string]: string;
    };
/**
 * `scaler-change`: a retrained model must come with a refitted scaler; using the old one again fails.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "requirement".
 */
export type Requirement = 'scaler-change';
/**
 * `content`: what pointers of Git LFS, DVC and git-annex stand for must be here and is hashed; without it the hash that the pointer names is enough.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "verification".
 */
export type Verification = 'content';
/**
 * `error` refuses, `warning` is shown, `off` is silent.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "level".
 */
export type Level = 'error' | 'warning' | 'off';

/**
 * scalerlock.yml at the repository root: which model goes with which scaler, and which rules apply.
 */
export interface Policy {
  /**
   * The schema of this file, for editors.
   */
  $schema?: string;
  /**
   * The version of this file's shape. There is one: 1.
   */
  version: 1;
  /**
   * The pairs by name. A name with a placeholder, as "{name}", is a convention: one entry for every set of files that fits.
   */
  pairs: {
    [k: string]: PairPolicy;
  };
  require?: Requirement;
  verify?: Verification;
  /**
   * Globs of paths that no rule looks at for unpaired models, as "notebooks/**".
   */
  ignore?: string[];
  audit?: AuditPolicy;
  rules?: RuleLevels;
}
/**
 * One pair, or with placeholders one convention: the models, the scalers they were trained with, and the configs that name them.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "pairPolicy".
 */
export interface PairPolicy {
  model: Paths;
  scaler: Scalers;
  /**
   * Another path for the lock file. Without it the lock lies beside the first scaler and is named after it.
   */
  lock?: string;
  training?: References;
  inference?: References;
  require?: Requirement;
  verify?: Verification;
}
/**
 * The same scaler as training uses it and as it is served, perhaps in another format: they must do the same.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "scalerSides".
 */
export interface ScalerSides {
  training: Paths;
  inference: PathsByEnvironment;
}
/**
 * Which code trains and which code serves, where the audit is not to go by what it does and is called; `{}` where it is. With this key `check`, the hooks and the Action audit the Python code and the notebooks that a change touches; without it they look at pairs alone.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "auditPolicy".
 */
export interface AuditPolicy {
  /**
   * Globs of Python files and notebooks that train, as "pipelines/**". A path without wildcards is a file, or a folder with all that is in it.
   */
  training?: string[];
  /**
   * Globs of Python files and notebooks that serve.
   */
  inference?: string[];
  /**
   * Globs of Python files and notebooks that the audit does not look at.
   */
  ignore?: string[];
}
/**
 * The level of each rule; what is not named here keeps its own.
 *
 * This interface was referenced by `Policy`'s JSON-Schema
 * via the `definition` "ruleLevels".
 */
export interface RuleLevels {
  'pair/model-changed-alone'?: Level;
  'pair/scaler-changed-alone'?: Level;
  'pair/scaler-reused'?: Level;
  'pair/missing-artifact'?: Level;
  'pair/unpaired-model'?: Level;
  'pair/wrong-role'?: Level;
  'lock/missing'?: Level;
  'lock/invalid'?: Level;
  'lock/content-mismatch'?: Level;
  'lock/version-reused'?: Level;
  'lock/scaler-change-allowed'?: Level;
  'config/version-mismatch'?: Level;
  'config/unknown-version'?: Level;
  'config/unreadable'?: Level;
  'artifact/unreadable'?: Level;
  'artifact/unverified'?: Level;
  'policy/changed'?: Level;
  'policy/no-match'?: Level;
  'pair/feature-count'?: Level;
  'pair/feature-order'?: Level;
  'scaler/not-fitted'?: Level;
  'scaler/not-finite'?: Level;
  'scaler/constant-feature'?: Level;
  'artifact/unsafe-import'?: Level;
  'lock/library-version'?: Level;
  'pair/transform-differs'?: Level;
  'audit/fit-at-inference'?: Level;
  'audit/scaler-not-saved'?: Level;
  'audit/scaler-missing'?: Level;
  'audit/different-scaler'?: Level;
  'audit/constants-differ'?: Level;
  'audit/not-applied'?: Level;
  'audit/fit-before-split'?: Level;
  'audit/fit-on-test'?: Level;
  'audit/feature-order'?: Level;
  'audit/double-normalization'?: Level;
  'audit/unreadable'?: Level;
}
