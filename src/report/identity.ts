import { createHash } from 'node:crypto';
import type { Finding, PairReport, Report } from '../generated/report.ts';

/**
 * What a platform knows each finding by from one run to the next, in the order of the findings: it tells what is new,
 * what is still there and what was mended. It is made of what the finding is about (rule, pair, path, environment) and of
 * nothing that moves while it stays the same: no line, no version, no hash, no wording. Two findings never share one.
 */
export function identities({ findings, pairs }: Pick<Report, 'findings' | 'pairs'>): string[] {
  const byName = new Map(pairs.map((pair) => [pair.name, pair]));
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const subject = subjectOf(finding, byName.get(finding.pair ?? ''));
    const earlier = seen.get(subject) ?? 0;
    seen.set(subject, earlier + 1);
    return createHash('sha256').update(`${subject}\n${earlier}`).digest('hex').slice(0, 32);
  });
}

/** As JSON, so that no string can pass for two others. */
function subjectOf(finding: Finding, pair: PairReport | undefined): string {
  const { rule, path, key } = finding;
  if (key !== undefined) return JSON.stringify([rule, path, key]);
  return JSON.stringify([rule, finding.pair, path, ...environmentsAt(finding, pair)]);
}

/** One config may hold the references of several environments: which of them stand at the finding's line. */
function environmentsAt({ path, line }: Finding, pair: PairReport | undefined): string[] {
  if (!pair || line === null) return [];
  const there = pair.references.filter((reference) => reference.path === path && reference.line === line);
  return there.map(({ side, environment }) => `${side} ${environment ?? ''}`);
}
