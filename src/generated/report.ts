// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * `pass`: nothing at level error. `fail`: findings at level error. `error`: it could not judge.
 */
export type ReportStatus = 'pass' | 'fail' | 'error';
export type PairStatus = 'pass' | 'warning' | 'fail';
/**
 * Against the base. `resaved`: other bytes, the same transform.
 */
export type ArtifactChange = 'same' | 'resaved' | 'changed' | 'added' | 'deleted' | 'missing';
/**
 * `transform`: by what it means; `bytes`: by its bytes alone.
 */
export type ComparedBy = 'transform' | 'bytes';
/**
 * The program that keeps the content, where only its pointer is here: the content was not read, and what is told of it is what the lock says.
 */
export type OnlyPointer = 'lfs' | 'dvc' | 'annex';
export type Side = 'training' | 'inference';
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "severity".
 */
export type Severity = 'error' | 'warning';

/**
 * What `scalerlock check --format json` prints.
 */
export interface Report {
  schemaVersion: 1;
  tool: {
    name: 'scalerlock';
    version: string;
  };
  status: ReportStatus;
  /**
   * The tree compared against: a commit's id; null where there is none.
   */
  base: string | null;
  /**
   * The tree judged: a commit's id, `index` or `worktree`.
   */
  head: string | null;
  pairs: PairReport[];
  findings: Finding[];
  /**
   * Why it could not judge, where the status is `error`.
   */
  error?: {
    message: string;
    path: string | null;
    line: number | null;
    column: number | null;
    fix: string;
  };
  shard?: ShardReport;
  code?: CodeReport;
  stats: {
    pairs: number;
    filesHashed: number;
    bytesHashed: number;
    durationMs: number;
  };
}
/**
 * One pair as it was judged.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "pairReport".
 */
export interface PairReport {
  name: string;
  status: PairStatus;
  /**
   * The first scaler's version in the head's lock.
   */
  scalerVersion: string | null;
  /**
   * The same in the base's lock.
   */
  scalerVersionBefore: string | null;
  /**
   * The lock's path.
   */
  lock: string;
  models: ArtifactReport[];
  scalers: ArtifactReport[];
  references: ReferenceReport[];
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "artifactReport".
 */
export interface ArtifactReport {
  path: string;
  format: string | null;
  class: string | null;
  sha256: string | null;
  /**
   * The same at the base.
   */
  sha256Before: string | null;
  fingerprint: string | null;
  /**
   * The version in the head's lock, of a scaler.
   */
  version: string | null;
  change: ArtifactChange;
  comparedBy: ComparedBy;
  onlyPointer?: OnlyPointer;
  /**
   * The features whose transform moved most, the largest first.
   */
  movements: Movement[];
}
/**
 * How far one feature's transform moved.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "movement".
 */
export interface Movement {
  feature: string;
  /**
   * What is shown, as `center` or `scale`.
   */
  parameter: string;
  before: number | string | null;
  after: number | string | null;
  /**
   * How far, in units of the first scaler's spread (standard deviations, for a StandardScaler); null where there is no such measure.
   */
  distance: number | string | null;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "referenceReport".
 */
export interface ReferenceReport {
  side: Side;
  environment: string | null;
  path: string;
  line: number | null;
  value: string | null;
  /**
   * Whether it names what the lock holds; null where that cannot be said.
   */
  agrees: boolean | null;
}
/**
 * What is wrong, where, and how to mend it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "finding".
 */
export interface Finding {
  rule: string;
  severity: Severity;
  pair: string | null;
  path: string | null;
  line: number | null;
  column: number | null;
  message: string;
  fix: string;
  /**
   * The rule's page.
   */
  docs: string;
  /**
   * Of the audit: names the finding also after lines moved, as in a baseline.
   */
  key?: string;
  /**
   * Of the audit: the other places that it is about.
   */
  related?: RelatedPlace[];
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "relatedPlace".
 */
export interface RelatedPlace {
  path: string;
  line: number;
  column: number | null;
  /**
   * Its side, and the code there.
   */
  message: string;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "shardReport".
 */
export interface ShardReport {
  /**
   * Which shard it is, from 1. The first judges what concerns the repository as a whole, too.
   */
  number: number;
  /**
   * How many shards there are.
   */
  of: number;
  /**
   * How many pairs all shards have together.
   */
  pairs: number;
  /**
   * Git's ids of the policies that judged; null where there is none.
   */
  policy: {
    base: string | null;
    head: string | null;
  };
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "codeReport".
 */
export interface CodeReport {
  /**
   * Python files and notebooks with a word of normalization in them.
   */
  files: number;
  /**
   * How many findings were there before: they block nothing.
   */
  known: number;
  /**
   * How many findings a comment in the code sets aside.
   */
  ignored: number;
  /**
   * Files that were not read, or not in full, and why.
   */
  unread: {
    path: string;
    problem: string;
  }[];
}
