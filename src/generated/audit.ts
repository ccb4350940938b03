// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * `pass`: no new finding at level error. `fail`: new findings at level error. `error`: it could not judge.
 */
export type AuditStatus = 'pass' | 'fail' | 'error';
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
  /**
   * What is new: neither in the baseline nor in the tree compared against.
   */
  findings: AuditFindingReport[];
  /**
   * What was there before: it is counted and blocks nothing.
   */
  known: AuditFindingReport[];
  /**
   * What a comment in the code sets aside, and why.
   */
  ignored: AuditIgnored[];
  /**
   * Files that were not read, or not in full, and why.
   */
  unread: AuditUnread[];
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
    /**
     * Files with a word of normalization in them.
     */
    files: number;
    places: number;
    durationMs: number;
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
  path: string;
  /**
   * Of a notebook: which of all its cells, from 1; lines count in it.
   */
  cell: number | null;
  line: number;
  column: number;
  /**
   * The line in the file, also of a notebook.
   */
  fileLine: number;
  message: string;
  fix: string;
  evidence: string[];
  training: AuditSite[];
  inference: AuditSite[];
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
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditSite".
 */
export interface AuditSite {
  path: string;
  cell: number | null;
  line: number;
  column: number;
  /**
   * The line in the file, also of a notebook.
   */
  fileLine: number;
  /**
   * The source there, on one line.
   */
  text: string;
}
/**
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditIgnored".
 */
export interface AuditIgnored {
  rule: string;
  path: string;
  cell: number | null;
  line: number;
  /**
   * The comment's reason.
   */
  why: string;
}
/**
 * This interface was referenced by `AuditReport`'s JSON-Schema
 * via the `definition` "auditUnread".
 */
export interface AuditUnread {
  path: string;
  problem: string;
}
