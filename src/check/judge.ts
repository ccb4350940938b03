import type { Level, RuleLevels } from '../generated/policy.ts';
import type { Finding, Severity } from '../generated/report.ts';
import { docsUrl } from '../rules/docs-url.ts';
import type { PairFacts, RepositoryFacts } from '../rules/facts.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule, Violation } from '../rules/rule.ts';

/** Which level each rule has. */
export type Levels = (rule: Pick<Rule, 'id' | 'level'>) => Level;

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
  return distinct([...ofPairs, ...ofRepository], repository.policyPath).sort(bySeverity);
}

function judgePair(facts: PairFacts, rules: readonly Rule[], levels: Levels): Finding[] {
  const found = rules.flatMap((rule): Found[] => {
    const violations = rule.judgePair?.(facts) ?? [];
    return violations.length > 0 ? [{ rule, violations }] : [];
  });
  // What is explained is no cause of its own, and supersedes nothing.
  const causes = without(found, (other, rule) =>
    other.explains?.includes(rule.id) ? 'same files' : 'nothing',
  );
  const told = without(causes, (other, rule) => {
    if (!other.supersedes?.includes(rule.id)) return 'nothing';
    return levels(other) === 'error' || levels(rule) === 'warning' ? 'all' : 'same files';
  });
  return told.flatMap(({ rule, violations }) =>
    violations.map((violation) => toFinding(rule, violation, facts.pair.name, levels)),
  );
}

interface Found {
  rule: Rule;
  violations: Violation[];
}

/** What is left when each rule has silenced what it silences of the others. */
function without(
  found: readonly Found[],
  silences: (by: Rule, rule: Rule) => 'nothing' | 'same files' | 'all',
): Found[] {
  return found.flatMap(({ rule, violations }) => {
    const left = violations.filter((violation) =>
      found.every((other) => {
        const silenced = silences(other.rule, rule);
        if (silenced !== 'same files') return silenced === 'nothing';
        // What may be nothing explains nothing.
        const sure = other.violations.filter(({ atMost }) => atMost !== 'warning');
        const covered = new Set(sure.flatMap(filesOf));
        return !filesOf(violation).every((path) => covered.has(path));
      }),
    );
    return left.length > 0 ? [{ rule, violations: left }] : [];
  });
}

function filesOf({ about, path }: Violation): readonly string[] {
  return about ?? [path ?? ''];
}

function toFinding(rule: Rule, violation: Violation, pair: string | null, levels: Levels): Finding {
  const { path, line = null, column = null, message, fix, atMost } = violation;
  const level = levels(rule);
  const severity: Severity = level === 'error' && atMost !== 'warning' ? 'error' : 'warning';
  return { rule: rule.id, severity, pair, path, line, column, message, fix, docs: docsUrl(rule.id) };
}

/** A pair that two policies declare alike in all that a rule looks at gives the same finding twice. */
function distinct(findings: readonly Finding[], policyPath: string): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    // The same entry may stand at other lines of the two policies; the head's comes first.
    const { line: _line, column: _column, ...said } = finding;
    const key = JSON.stringify(finding.path === policyPath ? said : finding);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}

/** The worst first. */
export function bySeverity(a: Finding, b: Finding): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}
