import type { RuleLevels } from '../generated/policy.ts';
import type { Severity } from '../generated/report.ts';
import type { PlaceId } from './ids.ts';
import type { ProjectMap } from './project-map.ts';

/** A rule's id, as `audit/fit-at-inference`: those that the policy can set a level for. */
export type AuditRuleId = Extract<keyof RuleLevels, `audit/${string}`>;

/** A pure function from the map of a repository to what is wrong in it. Its page is docs/rules/<id>.md. */
export interface AuditRule {
  id: AuditRuleId;
  summary: string;
  /** The gravest that it gives: `error` where the evidence is direct. */
  level: Severity;
  /**
   * Whether files that have nothing to do with those it names can change nothing of what it says (see `kinOf`). Others say that
   * nothing in the repository does something.
   */
  isLocal?: true;
  judge: (map: ProjectMap) => AuditFinding[];
}

/** What a rule found: where, why, how sure, and how to mend it. */
export interface AuditFinding {
  rule: AuditRuleId;
  /** `error` only where the evidence is direct. */
  severity: Severity;
  /** `certain`: the code says so itself. `likely`: it follows from names or from one way of several. */
  confidence: 'certain' | 'likely';
  /** One sentence without a full stop, as those of `check`. */
  message: string;
  fix: string;
  /** Half sentences, each one fact: why this side, why this data. */
  evidence: readonly string[];
  /** Where it is shown: the first of `inference`, else of `training`, unless it names another. */
  at: PlaceId;
  /** The places on each side that it is about. */
  training: readonly PlaceId[];
  inference: readonly PlaceId[];
}
