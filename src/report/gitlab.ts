import type { Report } from '../generated/report.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { cut, quoted } from './escape.ts';
import { identities } from './identity.ts';
import { jsonText } from './json.ts';
import { knownNames } from './known-names.ts';

/** Characters of one description. */
const LONGEST = 1000;

/** One entry of GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface Degradation {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number } };
}

const SEVERITIES = { error: 'critical', warning: 'minor' } as const;

/**
 * The findings as a Code Quality report of GitLab. Its format has no word for a run without a verdict: that is an entry of
 * the gravest kind, so that an empty list never stands for it.
 */
export function renderGitlab(report: Report): string {
  return `${jsonText([...notJudged(report), ...degradations(report)])}\n`;
}

function degradations(report: Report): Degradation[] {
  const fingerprints = identities(report);
  const byName = new Map(report.pairs.map((pair) => [pair.name, pair]));
  return report.findings.map((finding, index): Degradation => {
    const known = knownNames(finding, byName.get(finding.pair ?? ''));
    return {
      description: description(finding, known),
      check_name: finding.rule,
      fingerprint: fingerprints[index] ?? '',
      severity: SEVERITIES[finding.severity],
      location: location(finding),
    };
  });
}

function notJudged({ status, error }: Report): Degradation[] {
  if (status !== 'error') return [];
  const { message = 'no verdict was possible', fix = '', path = null, line = null } = error ?? {};
  return [
    {
      description: description(
        { message: `Scalerlock could not judge: ${message}`, fix },
        path ? [path] : [],
      ),
      check_name: 'not-judged',
      fingerprint: 'not-judged',
      severity: 'blocker',
      location: location({ path, line }),
    },
  ];
}

function description({ message, fix }: { message: string; fix: string }, known: readonly string[]): string {
  const text = (part: string): string => quoted(cut(part, LONGEST), known);
  return fix === '' ? text(message) : `${text(message)} → ${text(fix)}`;
}

/** GitLab drops what has no path: what concerns the repository as a whole stands at its policy. */
function location({ path, line }: { path: string | null; line: number | null }): Degradation['location'] {
  return { path: path ?? POLICY_PATH, lines: { begin: line ?? 1 } };
}
