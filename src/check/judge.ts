import type { Level, RuleLevels } from '../generated/policy.ts';
import type { Finding, Severity } from '../generated/report.ts';
import type { PairFacts, RepositoryFacts } from '../rules/facts.ts';
import { docsUrl, RULES } from '../rules/registry.ts';
import type { Rule, RuleId, Violation } from '../rules/rule.ts';

/** Which level each rule has. */
export type Levels = (rule: Rule) => Level;

/**
 * The levels of one or more policies: the strictest counts, so that a change cannot lower the levels that judge it.
 */
export function strictestLevels(policies: readonly (RuleLevels | undefined)[]): Levels {
  const ranks: Level[] = ['off', 'warning', 'error'];
  return (rule) => {
    const levels = policies.map((policy) => policy?.[rule.id] ?? rule.level);
    return ranks[Math.max(...levels.map((level) => ranks.indexOf(level)))] ?? rule.level;
  };
}

/** Facts through the rules: the findings, one for one cause, the worst first. */
export function judge(pairs: readonly PairFacts[], repository: RepositoryFacts, levels: Levels): Finding[] {
  const active = RULES.filter((rule) => levels(rule) !== 'off');
  const ofPairs = pairs.flatMap((facts) => judgePair(facts, active, levels));
  const ofRepository = active.flatMap((rule) => {
    const violations = rule.judgeRepository?.(repository) ?? [];
    return violations.map((violation) => toFinding(rule, violation, null, levels));
  });
  return distinct([...ofPairs, ...ofRepository]).sort(bySeverity);
}

function judgePair(facts: PairFacts, rules: readonly Rule[], levels: Levels): Finding[] {
  const found = rules.flatMap((rule) => {
    const violations = rule.judgePair?.(facts) ?? [];
    return violations.length > 0 ? [{ rule, violations }] : [];
  });
  const superseded = new Set<RuleId>(found.flatMap(({ rule }) => rule.supersedes ?? []));
  return found
    .filter(({ rule }) => !superseded.has(rule.id))
    .flatMap(({ rule, violations }) =>
      violations.map((violation) => toFinding(rule, violation, facts.pair.name, levels)),
    );
}

function toFinding(rule: Rule, violation: Violation, pair: string | null, levels: Levels): Finding {
  const { path, line = null, column = null, message, fix, atMost } = violation;
  const level = levels(rule);
  const severity: Severity = level === 'error' && atMost !== 'warning' ? 'error' : 'warning';
  return { rule: rule.id, severity, pair, path, line, column, message, fix, docs: docsUrl(rule.id) };
}

/** A pair that two policies declare alike in all that a rule looks at gives the same finding twice. */
function distinct(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function bySeverity(a: Finding, b: Finding): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}
