import type { Finding, PairReport, Report } from '../generated/report.ts';
import { cut, onOneLine } from '../report/escape.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { verdict } from '../report/words.ts';
import type { GitHub } from './github.ts';

/** How each pair is shown by itself at the commit. */
export const EACH_PAIR = ['check-run', 'commit-status'] as const;
export type EachPair = (typeof EACH_PAIR)[number];

/** GitHub takes eighty such calls a minute; the worst have their own, all others are one together. */
const MOST = 50;
const PREFIX = 'scalerlock / ';
const THE_REST = `${PREFIX}all other pairs`;
/** Characters: GitHub cuts a name off at 255 bytes, a status's description at 140 characters. */
const LONGEST_NAME = 60;
const LONGEST_DESCRIPTION = 140;

/** One pair, or what is left of them, as it is shown. */
export interface PairShown {
  name: string;
  isOk: boolean;
  /** One line. */
  title: string;
  /** Markdown. */
  summary: string;
}

/** The pairs of a report as they are shown, the worst first. */
export function pairsShown(report: Report): PairShown[] {
  const order = ['fail', 'warning', 'pass'];
  const worstFirst = report.pairs.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const named = new Map<string, PairReport>();
  const rest: PairReport[] = [];
  for (const pair of worstFirst) {
    // Two names may look alike when they are made safe: the worse of the two pairs has it.
    const name = `${PREFIX}${cut(onOneLine(pair.name), LONGEST_NAME)}`;
    if (named.has(name) || name === THE_REST || named.size === MOST - 1) rest.push(pair);
    else named.set(name, pair);
  }
  const shown = [...named].map(([name, pair]) => onePair(name, pair, report));
  return rest.length > 0 ? [...shown, together(rest, report)] : shown;
}

function onePair(name: string, pair: PairReport, report: Report): PairShown {
  const findings = report.findings.filter((finding) => finding.pair === pair.name);
  const alone = { ...report, pairs: [pair], findings, status: statusOf([pair]) };
  return {
    name,
    isOk: pair.status !== 'fail',
    title: titleOf(pair, findings),
    summary: renderMarkdown(alone),
  };
}

function together(pairs: PairReport[], report: Report): PairShown {
  const names = new Set(pairs.map(({ name }) => name));
  const findings = report.findings.filter(({ pair }) => pair !== null && names.has(pair));
  const rest = { ...report, pairs, findings, status: statusOf(pairs) };
  return {
    name: THE_REST,
    isOk: rest.status === 'pass',
    title: verdict(rest),
    summary: renderMarkdown(rest),
  };
}

function statusOf(pairs: readonly PairReport[]): Report['status'] {
  return pairs.some(({ status }) => status === 'fail') ? 'fail' : 'pass';
}

function titleOf({ scalerVersion, scalerVersionBefore }: PairReport, findings: readonly Finding[]): string {
  const [worst] = findings;
  if (worst) {
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
    return cut(onOneLine(`${worst.rule}${more}: ${worst.message}`), LONGEST_DESCRIPTION);
  }
  if (scalerVersion === null) return 'in step';
  const moved = scalerVersionBefore !== null && scalerVersionBefore !== scalerVersion;
  const versions = moved ? `${scalerVersionBefore} → ${scalerVersion}` : scalerVersion;
  return cut(onOneLine(`in step, scaler ${versions}`), LONGEST_DESCRIPTION);
}

/** Shows each pair at a commit. */
export async function showEachPair(
  github: GitHub,
  report: Report,
  { as, commit, page }: { as: EachPair; commit: string; page: string | null },
): Promise<void> {
  const { owner, repo } = github;
  for (const { name, isOk, title, summary } of pairsShown(report)) {
    if (as === 'check-run') {
      await github.rest.checks.create({
        owner,
        repo,
        name,
        head_sha: commit,
        status: 'completed',
        conclusion: isOk ? 'success' : 'failure',
        output: { title, summary },
        ...(page === null ? {} : { details_url: page }),
      });
    } else {
      await github.rest.repos.createCommitStatus({
        owner,
        repo,
        sha: commit,
        context: name,
        state: isOk ? 'success' : 'failure',
        description: title,
        ...(page === null ? {} : { target_url: page }),
      });
    }
  }
}
