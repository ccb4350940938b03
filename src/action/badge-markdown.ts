import type { Report } from '../generated/report.ts';
import { codeSpan, cut, onOneLine } from '../report/escape.ts';
import { MOST_PAIR_BADGES, pairsWithBadges, pathOf } from './badge-files.ts';

/** So many pairs are listed in the job's summary; all of them are on the branch. */
const MOST_IN_SUMMARY = 20;
const LONGEST_NAME = 80;

/** Where the branch lies, and who can see it. */
export interface BadgeHome {
  owner: string;
  repo: string;
  branch: string;
  /** On github.com, and for everybody: its raw files have an address that works anywhere. */
  isPublic: boolean;
}

/**
 * How a README shows a file of the branch. What only its readers may see has no address for others: GitHub fills in who is asking
 * where the path is relative, on an Enterprise Server too. It begins at the branch that the README is on.
 */
function addressOf(path: string, { owner, repo, branch, isPublic }: BadgeHome): string {
  return isPublic
    ? `https://raw.githubusercontent.com/${owner}/${repo}/${branch}/${path}`
    : `/../${branch}/${path}`;
}

/** For the summary of a job: what to copy into a README. */
export function badgeSummary(report: Report, home: BadgeHome): string {
  const pairs = pairsWithBadges(report);
  const listed = pairs
    .slice(0, MOST_IN_SUMMARY)
    .map(({ name }) => imageOf(name, `${pathOf(name)}.svg`, home));
  const rest = pairs.length - listed.length;
  const more =
    rest > 0 ? [`${rest} more are listed in the README of the branch ${codeSpan(home.branch)}.`] : [];
  return [
    '### Badge',
    'Copy it into a README: the first is for all pairs, the others for one each.',
    ['```markdown', imageOf('scaler lock', 'badge.svg', home), ...shields(home), ...listed, '```'].join('\n'),
    ...more,
  ].join('\n\n');
}

/** The page that a person sees who looks at the branch. */
export function badgeReadme(report: Report, home: BadgeHome): string {
  const row = (path: string, name: string, words: string): string =>
    `| ![](${path}) | ${name} | ${codeSpan(imageOf(words, path, home))} |`;
  const pairs = pairsWithBadges(report);
  const rows = pairs.map(({ name }) => row(`${pathOf(name)}.svg`, codeSpan(cut(name, LONGEST_NAME)), name));
  const left = report.pairs.length - pairs.length;
  const more =
    left > 0
      ? [`${left} more pairs have no badge of their own: the first ${MOST_PAIR_BADGES} by name do.`]
      : [];
  return `${[
    '# Badges',
    'Scalerlock writes this branch anew whenever a badge changes.',
    [
      '| badge | pair | Markdown |',
      '| --- | --- | --- |',
      row('badge.svg', 'all', 'scaler lock'),
      ...rows,
    ].join('\n'),
    ...more,
  ].join('\n\n')}\n`;
}

/** The same by shields.io, which reads the endpoint: it must be able to. */
function shields(home: BadgeHome): string[] {
  if (!home.isPublic) return [];
  const endpoint = encodeURIComponent(addressOf('badge.json', home));
  return [`![scaler lock](https://img.shields.io/endpoint?url=${endpoint})`];
}

/** The words for who does not see the picture hold nothing that could end them, nor the code around. */
function imageOf(words: string, path: string, home: BadgeHome): string {
  const plain = onOneLine(cut(words, LONGEST_NAME)).replace(/[^\p{L}\p{N} ._/-]/gu, ' ');
  return `![${plain.trim() || 'pair'}](${addressOf(path, home)})`;
}
