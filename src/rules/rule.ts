import type { RuleLevels } from '../generated/policy.ts';
import type { Severity } from '../generated/report.ts';
import type { PairFacts, RepositoryFacts } from './facts.ts';

export type RuleId = keyof RuleLevels & string;

/** What a rule found: what is wrong, where, and how to mend it. */
export interface Violation {
  path: string | null;
  line?: number | null;
  column?: number | null;
  message: string;
  fix: string;
  /** The artifacts or configs that it is about, where that is not `path` alone. */
  about?: readonly string[];
  /** At most this, whatever the rule's level: `policy/changed` only warns of what adds. */
  atMost?: Severity;
}

/** A pure function from facts to findings, with an id, a one-line summary and a page (docs/rules/). */
export interface Rule {
  id: RuleId;
  summary: string;
  /** The level where the policy names none. */
  level: Severity;
  /**
   * One cause gives one finding, the one that helps most: where this rule finds something in a pair, these rules
   * are silent about that pair. A rule that the policy turns off supersedes nothing; one at a lower level than theirs
   * silences only what is about the same files, so that it hides no other cause.
   */
  supersedes?: readonly RuleId[];
  /** These rules are silent where they are about nothing else than what this rule finds. */
  explains?: readonly RuleId[];
  judgePair?: (facts: PairFacts) => Violation[];
  judgeRepository?: (facts: RepositoryFacts) => Violation[];
}
