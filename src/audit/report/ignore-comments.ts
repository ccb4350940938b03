import type { Site } from '../site.ts';
import type { SourceText } from '../source.ts';

/** A comment that sets findings aside: `# scalerlock: ignore[fit-at-inference] the window is scaled by itself`. */
export interface IgnoreComment {
  path: string;
  cell: number | null;
  /** The line of the comment. */
  line: number;
  /** The line that it speaks of: its own, or where it stands alone the next one with code. */
  about: number;
  /** As they are written, with or without `audit/`. */
  rules: readonly string[];
  /** Why; empty where nothing is said, and then nothing is set aside. */
  why: string;
}

const COMMENT = /#\s*scalerlock:\s*ignore\[([^\]\n]{1,500})\][ \t]*(.*)$/;

/** What every such comment has, so that a file without it is not looked through. */
const WORD = 'scalerlock:';

/** The comments of a source. */
export function commentsOf({ path, kind, text, cells }: SourceText): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  if (kind === 'python') return ignoreCommentsIn(text, { path, cell: null });
  return cells.flatMap(({ number, from, to }) =>
    ignoreCommentsIn(text.slice(from, to), { path, cell: number }),
  );
}

/** The comments in one file, or in one cell of a notebook. */
export function ignoreCommentsIn(text: string, { path, cell }: Pick<Site, 'path' | 'cell'>): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((line, index): IgnoreComment[] => {
    if (!line.includes(WORD)) return [];
    const [, rules = '', why = ''] = COMMENT.exec(line) ?? [];
    if (rules === '') return [];
    const about = line.trimStart().startsWith('#') ? nextWithCode(lines, index) : index;
    return [{ path, cell, line: index + 1, about: about + 1, rules: listed(rules), why: why.trim() }];
  });
}

/** Several comments may stand one below the other, over one line of code. */
function nextWithCode(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, index) => index > from && !/^\s*(#.*)?$/.test(line));
  return next < 0 ? from : next;
}

function listed(rules: string): string[] {
  return rules
    .split(',')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
}

/** Whether a comment sets a rule aside, at one of these sites. It needs a reason: a silence without one explains nothing. */
export function setsAside(comment: IgnoreComment, rule: string, sites: readonly Site[]): boolean {
  const isMeant = comment.rules.some((name) => name === rule || `audit/${name}` === rule);
  if (!isMeant || comment.why === '') return false;
  return sites.some(
    ({ path, cell, line }) => path === comment.path && cell === comment.cell && line === comment.about,
  );
}
