import { auditChange } from '../audit/audit-change.ts';
import { asCodeReport, asFindings } from '../audit/report/as-findings.ts';
import { sourceUnreadable, unreadAsFindings } from '../audit/report/unread.ts';
import { AUDIT_RULES } from '../audit/rules/registry.ts';
import type { RuleLevels } from '../generated/policy.ts';
import type { CodeReport, Finding, Report } from '../generated/report.ts';
import type { Change, Tree } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import type { Code } from './code.ts';
import { bySeverity, strictestLevels } from './judge.ts';

/** What is audited, and by which policies. */
interface AuditedChange {
  change: Change;
  judges: readonly LoadedPolicy[];
  /** The tree whose baseline counts. */
  baselineOf: Tree;
  code: Code;
}

/** A report on pairs, with what the audit of the code finds: by each of the policies, at the strictest of their levels. */
export async function auditCode(
  report: Report,
  { change, judges, baselineOf, code: { repository, isWhole } }: AuditedChange,
): Promise<Report> {
  const start = performance.now();
  const levels = levelsOf(judges);
  const found: Finding[] = [];
  let code: CodeReport | null = null;
  for (const policy of judges) {
    const { report: audit } = await auditChange({
      repository,
      change,
      policy,
      levels,
      isLookedAt: null,
      onlyNew: !isWhole,
      baselineOf,
    });
    found.push(...asFindings(audit));
    code ??= asCodeReport(audit);
    if (isWhole) continue;
    // Of a change what was not read is a finding; of all that there is it is a note.
    const unread = broughtBy(change, audit.unread);
    found.push(...unreadAsFindings(unread, levels[sourceUnreadable.id] ?? sourceUnreadable.level));
    code = { ...code, unread: [] };
  }
  const findings = [...report.findings, ...distinct(found)].sort(bySeverity);
  return {
    ...report,
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    findings,
    ...(code === null ? {} : { code }),
    stats: { ...report.stats, durationMs: report.stats.durationMs + performance.now() - start },
  };
}

/** A rule that no policy names is as grave as what it finds. */
function levelsOf(judges: readonly LoadedPolicy[]): RuleLevels {
  const levels = strictestLevels(judges.map(({ policy }) => policy.rules));
  const found = AUDIT_RULES.map(({ id }) => [id, levels({ id, level: 'error' })]);
  return Object.fromEntries([...found, [sourceUnreadable.id, levels(sourceUnreadable)]]);
}

/** Of what was not read the files that a change brings: the others are those that they have to do with. */
function broughtBy({ files }: Change, unread: CodeReport['unread']): CodeReport['unread'] {
  const touched = new Set(files.map(({ path }) => path));
  return unread.filter(({ path }) => touched.has(path));
}

/** Two policies may find the same: the gravest is told. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of [...findings].sort(bySeverity)) {
    const key = finding.key ?? '';
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}
