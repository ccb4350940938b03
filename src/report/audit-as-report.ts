import { asCodeReport, asFindings } from '../audit/report/as-findings.ts';
import type { AuditReport } from '../generated/audit.ts';
import type { Report } from '../generated/report.ts';

/** The audit in the shape of a report of `check`, for what renders that: SARIF, JUnit, Code Quality. */
export function auditAsReport(audit: AuditReport): Report {
  const { tool, status, tree, error, stats } = audit;
  return {
    schemaVersion: 1,
    tool,
    status,
    base: null,
    head: tree,
    pairs: [],
    findings: asFindings(audit),
    code: asCodeReport(audit),
    ...(error ? { error } : {}),
    stats: { pairs: 0, filesHashed: 0, bytesHashed: 0, durationMs: stats.durationMs },
  };
}
