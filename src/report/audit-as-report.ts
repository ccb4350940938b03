import type { AuditFindingReport, AuditReport } from '../generated/audit.ts';
import type { Finding, Report } from '../generated/report.ts';
import { otherPlaces, site } from './audit-words.ts';

/**
 * The audit in the shape of a report of `check`, for what renders that: annotations, SARIF, JUnit, Code Quality. Lines are those
 * of the file, also of a notebook, since that is what they show findings at; sources that were not read are warnings, so that
 * none of them passes in silence.
 */
export function auditAsReport(audit: AuditReport): Report {
  const { tool, status, tree, error, stats } = audit;
  return {
    schemaVersion: 1,
    tool,
    status,
    base: null,
    head: tree,
    pairs: [],
    findings: auditFindings(audit),
    ...(error ? { error } : {}),
    stats: { pairs: 0, filesHashed: 0, bytesHashed: 0, durationMs: stats.durationMs },
  };
}

/** The findings as those of `check`, so that one report can hold both. */
function auditFindings({ findings }: Pick<AuditReport, 'findings'>): Finding[] {
  return findings.map((finding) => {
    const { rule, severity, path, fileLine, column, message, fix, docs } = finding;
    const told = `${message}${elsewhere(finding)}`;
    return { rule, severity, pair: null, path, line: fileLine, column, message: told, fix, docs };
  });
}

/** The places that an annotation has no other room for, where the message does not name them. */
function elsewhere(finding: AuditFindingReport): string {
  const named = otherPlaces(finding)
    .map((place) => `${site(place)} (${place.side})`)
    .filter((place) => !finding.message.includes(place.slice(0, place.lastIndexOf(' ('))));
  return named.length === 0 ? '' : `; see ${named.slice(0, 3).join(', ')}`;
}
