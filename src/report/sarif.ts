import type { Log, Notification, Result } from 'sarif';
import type { Finding, Report } from '../generated/report.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { cut, forSarif } from './escape.ts';
import { identities } from './identity.ts';
import { jsonText } from './json.ts';
import { knownNames } from './known-names.ts';
import { NOT_JUDGED, sarifRules } from './sarif-rules.ts';
import { codeNotes, countByRule } from './words.ts';

/**
 * What GitHub's code scanning shows of a run: 5,000 results. It refuses a file of more than 10 MB, compressed; this is counted
 * before it is, so that no text is too hard to compress.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
const ROOM = { results: 5000, bytes: 9_000_000 };
/** Characters of one sentence of a message. */
const LONGEST = 1000;

const GRAVEST_FIRST = ['error', 'warning'];

/**
 * The report as SARIF 2.1.0: one run; every rule with its page, the findings as results, the gravest first. Those that there
 * is no room for are counted in a notification. Where no verdict was possible the run says that it failed, and has a
 * result which says so as well: code scanning would take an empty list for a repository where all is mended.
 */
export function renderSarif(report: Report): string {
  const { tool, findings, status } = report;
  const { rules, indexOf } = sarifRules(findings);
  const all = status === 'error' ? [notJudged(report)] : results(report);
  const taken = fitting(all).map((result) => ({ ...result, ruleIndex: indexOf(result.ruleId ?? '') }));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Scalerlock',
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: 'https://github.com/scalerlock/scalerlock',
            rules,
          },
        },
        invocations: [
          {
            executionSuccessful: status !== 'error',
            exitCode: { pass: 0, fail: 1, error: 2 }[status],
            toolExecutionNotifications: notifications(report, taken),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: taken,
      },
    ],
  };
  return `${jsonText(log)}\n`;
}

/** A result, before it is known which rules the run has. */
type Found = Result & { ruleId: string };

function results(report: Report): Found[] {
  const ids = identities(report);
  const byName = new Map(report.pairs.map((pair) => [pair.name, pair]));
  const found = report.findings.map((finding, index): Found => {
    const { rule, severity, pair } = finding;
    return {
      ruleId: rule,
      level: severity,
      message: { text: message(finding, knownNames(finding, byName.get(pair ?? ''))) },
      locations: [location(finding)],
      ...relatedTo(finding),
      // GitHub reads the first of these and no other.
      partialFingerprints: { primaryLocationLineHash: `${ids[index]}:1`, 'scalerlock/v1': ids[index] ?? '' },
      ...(pair === null ? {} : { properties: { pair } }),
    };
  });
  return found.sort((a, b) => GRAVEST_FIRST.indexOf(a.level ?? '') - GRAVEST_FIRST.indexOf(b.level ?? ''));
}

/** The other places of a finding in code. */
function relatedTo({ related = [] }: Finding): Pick<Result, 'relatedLocations'> {
  if (related.length === 0) return {};
  const places = related.map((place, index) => ({
    id: index + 1,
    ...location(place),
    message: { text: forSarif(cut(place.message, LONGEST), [place.path]) },
  }));
  return { relatedLocations: places };
}

function notJudged({ error }: Report): Found {
  const { path = null, line = null, column = null } = error ?? {};
  return {
    ruleId: NOT_JUDGED,
    level: 'error',
    message: { text: whyNotJudged(error) },
    locations: [location({ path, line, column })],
    partialFingerprints: { primaryLocationLineHash: `${NOT_JUDGED}:1`, 'scalerlock/v1': NOT_JUDGED },
  };
}

function whyNotJudged(error: Report['error']): string {
  if (!error) return 'Scalerlock could not judge';
  const told = message(error, error.path === null ? [] : [error.path]);
  return `Scalerlock could not judge: ${told}`;
}

function message({ message: what, fix }: Pick<Finding, 'message' | 'fix'>, known: readonly string[]): string {
  return `${forSarif(cut(what, LONGEST), known)} → ${forSarif(cut(fix, LONGEST), known)}`;
}

/** Code scanning shows nothing without a place: what concerns the whole repository stands at its policy. */
function location({ path, line, column }: Pick<Finding, 'path' | 'line' | 'column'>) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path ?? POLICY_PATH) },
      region: { startLine: line ?? 1, ...(line === null || column === null ? {} : { startColumn: column }) },
    },
  };
}

/** A path from the repository's root as a relative reference (RFC 3986). */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** The first results that there is room for. */
function fitting(all: readonly Found[]): Found[] {
  const taken: Found[] = [];
  let used = 0;
  for (const result of all.slice(0, ROOM.results)) {
    used += Buffer.byteLength(jsonText(result));
    if (used > ROOM.bytes) break;
    taken.push(result);
  }
  return taken;
}

function notifications({ findings, status, error, code }: Report, taken: readonly Result[]): Notification[] {
  if (status === 'error') return [{ level: 'error', message: { text: whyNotJudged(error) } }];
  const rest = [...findings].sort(bySeverity).slice(taken.length);
  const more = `${rest.length} more findings are left out: ${countByRule(rest)}`;
  return [...(rest.length > 0 ? [more] : []), ...codeNotes(code)].map((note) => ({
    level: 'warning',
    message: { text: forSarif(cut(note, LONGEST)) },
  }));
}

function bySeverity(a: Finding, b: Finding): number {
  return GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity);
}
