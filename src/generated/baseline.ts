// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/**
 * Findings of the audit that were there when somebody looked, so that only new ones count. Written by `scalerlock audit --write-baseline`.
 */
export interface Baseline {
  /**
   * The schema of this file, for editors.
   */
  $schema?: string;
  /**
   * The version of this file's shape. There is one: 1.
   */
  baselineVersion: 1;
  /**
   * The findings in the order of rules and paths.
   */
  findings: BaselineEntry[];
}
/**
 * This interface was referenced by `Baseline`'s JSON-Schema
 * via the `definition` "baselineEntry".
 */
export interface BaselineEntry {
  /**
   * The rule that found it.
   */
  rule: string;
  /**
   * The file, for people.
   */
  path: string;
  /**
   * The code, for people.
   */
  code: string;
  /**
   * What the finding is known by: its rule, file, function and code, and no line.
   */
  key: string;
}
