// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * `pass`: nothing at level error. `fail`: findings at level error.
 */
export type AuditStatus = 'pass' | 'fail';
export type AuditSeverity = 'error' | 'warning';
/**
 * `certain`: the code says so itself. `likely`: it follows from names, or from one way of several.
 */
export type AuditConfidence = 'certain' | 'likely';

/**
 * What `scalerlock audit --format json` prints.
 */
export interface AuditReport {
  schemaVersion: 1;
  tool: {
    name: 'scalerlock';
    version: string;
  };
  status: AuditStatus;
  /**
   * What was looked at: a commit's id, `index` or `worktree`.
   */
  tree: string;
  findings: AuditFindingReport[];
  /**
   * Files that were not read, or not in full, and why.
   */
  unread: AuditUnread[];
  stats: {
    /**
     * Files with a word of normalization in them.
     */
    files: number;
    places: number;
  };
  /**
   * With `--map`: `places`, `things`, `data`, `links` and `files`, each thing named by its index (docs/audit.md).
   */
  map?: {
    places: {
      [k: string]: unknown;
    }[];
    things: {
      [k: string]: unknown;
    }[];
    data: {
      [k: string]: unknown;
    }[];
    links: {
      [k: string]: unknown;
    }[];
    files: {
      [k: string]: unknown;
    }[];
    [k: string]: unknown;
  };
}
/**
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditFinding".
 */
export interface AuditFindingReport {
  rule: string;
  severity: AuditSeverity;
  confidence: AuditConfidence;
  path: string | null;
  /**
   * Of a notebook: which of all its cells, from 1; lines count in it.
   */
  cell: number | null;
  line: number | null;
  column: number | null;
  message: string;
  fix: string;
  evidence: string[];
  training: AuditSite[];
  inference: AuditSite[];
}
/**
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditSite".
 */
export interface AuditSite {
  path: string;
  cell: number | null;
  line: number;
  column: number;
  /**
   * The source there, on one line.
   */
  text: string;
}
/**
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditUnread".
 */
export interface AuditUnread {
  path: string;
  problem: string;
}
