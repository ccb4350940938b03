// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * `pass`: no new finding at level error. `fail`: new findings at level error. `error`: it could not judge.
 */
export type AuditStatus = 'pass' | 'fail' | 'error';
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "severity".
 */
export type AuditSeverity = 'error' | 'warning';
/**
 * `certain`: the code says so itself. `likely`: it follows from names, or from one way of several.
 */
export type Confidence = 'certain' | 'likely';
export type AuditedSide = 'training' | 'inference';

/**
 * What `scalerlock audit --format json` prints.
 */
export interface Audit {
  schemaVersion: 1;
  tool: {
    name: 'scalerlock';
    version: string;
  };
  status: AuditStatus;
  /**
   * The tree judged: a commit's id, `index` or `worktree`.
   */
  head: string | null;
  /**
   * What is new: neither in the baseline nor in the tree compared against.
   */
  findings: AuditedFinding[];
  /**
   * What was there before: it is counted and blocks nothing.
   */
  known: AuditedFinding[];
  /**
   * What a comment in the code sets aside, and why.
   */
  ignored: IgnoredFinding[];
  /**
   * Sources that were not read, or not to their end.
   */
  unread: UnreadSource[];
  /**
   * Entries of the baseline that nothing is found for any more.
   */
  stale: number;
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
  stats: {
    files: number;
    notebooks: number;
    places: number;
    durationMs: number;
  };
}
/**
 * What is wrong, where on both sides, why it is believed, and how to mend it.
 *
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "auditedFinding".
 */
export interface AuditedFinding {
  rule: string;
  severity: AuditSeverity;
  confidence: Confidence;
  path: string;
  /**
   * Of a notebook: which of its cells, from 1.
   */
  cell: number | null;
  /**
   * In the file; of a notebook in the cell.
   */
  line: number;
  column: number;
  /**
   * In the file, also of a notebook.
   */
  fileLine: number;
  message: string;
  fix: string;
  /**
   * Half sentences, each one fact.
   */
  evidence: string[];
  /**
   * What it is about, on both sides.
   */
  places: AuditedPlace[];
  /**
   * Names this finding also after lines moved: what a baseline holds.
   */
  key: string;
  /**
   * The rule's page.
   */
  docs: string;
}
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "auditedPlace".
 */
export interface AuditedPlace {
  side: AuditedSide;
  path: string;
  cell: number | null;
  line: number;
  column: number;
  /**
   * The source as it is written there, cut.
   */
  code: string;
}
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "ignoredFinding".
 */
export interface IgnoredFinding {
  rule: string;
  path: string;
  cell: number | null;
  line: number;
  /**
   * The comment's reason.
   */
  why: string;
}
export interface UnreadSource {
  path: string;
  message: string;
}
