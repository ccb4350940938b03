import type { Finding, PairReport, Report } from '../generated/report.ts';

/** Whether a change of the policy is what a report fails on, or one of the things. */
export function isPolicyChangeRefused({ findings }: Report): boolean {
  return findings.some(isRefusedChange);
}

/**
 * The report where the change of the policy is approved: the new policy judges, as it will after the merge. What only the old
 * one finds stays to be seen, as a warning.
 */
export function approvedBy(
  report: Report,
  byHead: Report,
  { by, label }: { by: string; label: string },
): Report {
  const approval = `approved by \`${by}\` with the label \`${label}\``;
  const known = new Set(byHead.findings.filter((finding) => !isPolicyChange(finding)).map(identity));
  const changes = report.findings.filter(isPolicyChange).map((finding) => lowered(finding, approval));
  const waived = report.findings
    .filter((finding) => !isPolicyChange(finding) && !known.has(identity(finding)))
    .map((finding) => lowered(finding, `${approval}: by the new policy this is nothing`));
  const judged = byHead.findings.filter((finding) => !isPolicyChange(finding));
  const findings = [...judged, ...changes, ...waived];
  const worst = (severity: Finding['severity']): Finding[] =>
    findings.filter((it) => it.severity === severity);
  return {
    ...byHead,
    pairs: byHead.pairs.map((pair) => withStatus(pair, findings)),
    findings: [...worst('error'), ...worst('warning')],
  };
}

/** The report where it is not approved: it says what approves, and why the label that is asked for does not. */
export function notApproved(report: Report, label: string, why: string): Report {
  const how = `someone with write access approves it with the label \`${label}\`; it does not count now: ${why}`;
  const findings = report.findings.map((finding) =>
    isRefusedChange(finding) ? { ...finding, fix: `${finding.fix}; or ${how}` } : finding,
  );
  return { ...report, findings };
}

function isPolicyChange({ rule }: Finding): boolean {
  return rule === 'policy/changed';
}

function isRefusedChange(finding: Finding): boolean {
  return isPolicyChange(finding) && finding.severity === 'error';
}

/** What was a warning stays as it is. */
function lowered(finding: Finding, fix: string): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning', fix } : finding;
}

function withStatus(pair: PairReport, findings: readonly Finding[]): PairReport {
  const severities = findings.filter((finding) => finding.pair === pair.name).map(({ severity }) => severity);
  const status = severities.includes('error') ? 'fail' : severities.length > 0 ? 'warning' : 'pass';
  return { ...pair, status };
}

/** The same finding may be of another level, and name the policy that found it. */
function identity({ rule, pair, path, line, column }: Finding): string {
  return JSON.stringify([rule, pair, path, line, column]);
}
