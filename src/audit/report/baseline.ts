import type { AuditFindingReport } from '../../generated/audit.ts';
import type { Baseline } from '../../generated/baseline.ts';
import { baseline as validate } from '../../generated/validate-baseline.js';
import { Problem } from '../../problem.ts';

/** The baseline's path from the repository root. */
export const BASELINE_PATH = 'scalerlock-baseline.json';

const SCHEMA = 'https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/baseline.schema.json';

/** Larger baselines are refused. In characters. */
const most = 16 * 1024 * 1024;

const WRITE_ANEW = 'write it anew: `scalerlock audit --write-baseline`';

/** The keys that a baseline holds. A file that is none is a problem: what it was to set aside would block, or pass. */
export function readBaseline(text: string, path = BASELINE_PATH): ReadonlySet<string> {
  if (text.length > most)
    throw new Problem(`the baseline has more than ${most} characters`, { path, fix: WRITE_ANEW });
  const value = parse(text, path);
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const where = error?.instancePath ? ` at ${error.instancePath}` : '';
    throw new Problem(
      `the baseline is not of its shape${where}: it ${error?.message ?? 'is something else'}`,
      {
        path,
        fix: WRITE_ANEW,
      },
    );
  }
  return new Set((value as Baseline).findings.map(({ key }) => key));
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Problem('the baseline is not JSON', { path, fix: WRITE_ANEW });
  }
}

/** A baseline of these findings: the same findings give the same bytes. */
export function baselineText(findings: readonly AuditFindingReport[]): string {
  const entries = findings
    .map((finding) => ({ rule: finding.rule, path: finding.path, code: codeAt(finding), key: finding.key }))
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.path, b.path) || compare(a.key, b.key));
  const baseline: Baseline = { $schema: SCHEMA, baselineVersion: 1, findings: entries };
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

function codeAt({ training, inference, path, line }: AuditFindingReport): string {
  return [...inference, ...training].find((site) => site.path === path && site.line === line)?.text ?? '';
}

/** By code units, not by a locale's order: the same everywhere. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
