import { createHash } from 'node:crypto';
import type { PairReport, Report } from '../generated/report.ts';
import { badge, type Endpoint, pairBadge } from '../report/badge.ts';

/** More pairs than these get no badge of their own: the one for all tells of them too. */
export const MOST_PAIR_BADGES = 1000;

/** A file that says whose branch it is: nobody else's is ever written to. */
export const MARKER = {
  path: '.scalerlock-badges',
  content: 'The badges of Scalerlock. Nothing else is kept here.\n',
};

/** Where the badges of pairs lie. */
export const PAIRS_FOLDER = 'pairs/';

/** The pairs that get a badge of their own: by name, so that they are the same from run to run. */
export function pairsWithBadges({ pairs }: Report): PairReport[] {
  const sorted = [...pairs].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.slice(0, MOST_PAIR_BADGES);
}

/** Every badge's picture and its endpoint for shields, by path. */
export function badgeFiles(report: Report): Map<string, string> {
  const files = new Map([[MARKER.path, MARKER.content]]);
  const add = (path: string, { svg, endpoint }: { svg: string; endpoint: Endpoint }): void => {
    files.set(`${path}.svg`, svg);
    files.set(`${path}.json`, `${JSON.stringify(endpoint, null, 2)}\n`);
  };
  add('badge', badge(report));
  for (const pair of pairsWithBadges(report)) add(pathOf(pair.name), pairBadge(pair));
  return files;
}

/** A badge's path, without the `.svg`. */
export function pathOf(pair: string): string {
  return `${PAIRS_FOLDER}${fileNameOf(pair)}`;
}

/**
 * A name for a file out of a pair's, which may be any text: `a/b`, `../x`, `Churn` beside `churn`. It depends on the pair's name
 * alone, so that an address stays good. What is changed in it, or may be taken for such a name, ends in a hash of it.
 */
export function fileNameOf(pair: string): string {
  const isPlain = /^[a-z0-9][a-z0-9_-]{0,79}$/.test(pair) && !/-[0-9a-f]{10}$/.test(pair);
  if (isPlain && !RESERVED.test(pair)) return pair;
  const readable = pair
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(pair).digest('hex').slice(0, 10);
  return `${readable || 'pair'}-${hash}`;
}

/** Windows has no files of these names, and cannot check out a branch that has them. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;
