import picomatch from 'picomatch';
import { Problem } from '../problem.ts';
import { quoted } from '../validation/words.ts';
import type { Position } from './pairs.ts';
import { repositoryPath } from './paths.ts';
import { type Binding, placeholdersOf } from './placeholders.ts';

/** A path of the policy: plain, a glob, or with placeholders. */
export interface Pattern {
  /** In its plain form, from the repository root, without the `/` of a folder. */
  text: string;
  /** Whether it ends in `/`: a glob then fits folders alone. */
  folder: boolean;
  placeholders: string[];
  /** Null for a plain path. */
  regex: RegExp | null;
  /** Every match begins with this. */
  prefix: string;
  /** How many characters of a match the pattern itself names; all of them for a plain path. */
  literal: number;
  /** Whether it leaves open which extension a match has, as `model.*`. */
  anyExtension: boolean;
}

/**
 * The parts of a pattern: a placeholder, a list of plain words (`{pkl,joblib}`), stars, one character, a class (`[0-9]`),
 * and plain text. Other glob syntax is plain text: it would let a policy write regular expressions that never end.
 */
const parts =
  /\{(?<name>[A-Za-z_][\w-]*)\}|(?<list>\{[^{}*?[\]]*,[^{}*?[\]]*\})|(?<star>\*+)|(?<one>\?)|\[(?<class>[^\]/]+)\]|(?<text>[^{*?[]+|[{[])/g;

/**
 * Wildcards that can share out a text among them in many ways make matching slow, each one more by the length of the
 * path. These are counted: each `**`, and in one segment each wildcard after the first.
 */
const mostChoices = 2;

/** Lists (`{pkl,joblib}`) in one pattern. */
const mostLists = 4;

/** A longer name, or path, is on no disk: common file systems take 255 bytes, and Linux 4096 for a path. */
const longestName = 255;
const longestPath = 4096;

/** Reads a path of the policy. Throws a `Problem` at `at`. */
export function parsePattern(written: string, at: Position): Pattern {
  const withoutSlash = written.replace(/(?<=[^/])\/+$/, '');
  const text = repositoryPath(withoutSlash, at);
  const refuse = (what: string, fix: string) =>
    new Problem(`the pattern ${quoted(written)} ${what}`, { fix, ...at });
  if (/\{[^{}]*[*?[{][^{}]*,|\{[^{}]*,[^{}]*[*?[{]/.test(text) || /\{[^{}/]*\.\.[^{}/]*\}/.test(text)) {
    throw refuse(
      'has more than plain words in braces',
      'list the words, as `{pkl,joblib}`, or write several patterns',
    );
  }
  const found = [...text.matchAll(parts)];
  if (choicesIn(text) > mostChoices || found.filter(({ groups }) => groups?.list).length > mostLists)
    throw refuse('has too many wildcards', 'use fewer `*`, `**` and `{…}`, or write several patterns');

  const firstWildcard = found.findIndex(({ groups }) => groups?.text === undefined);
  const literals = found.flatMap(({ groups }) => groups?.text ?? []);
  const placeholders = placeholdersOf(text);
  const last = found.at(-1)?.groups;
  return {
    text,
    folder: withoutSlash !== written,
    placeholders,
    regex:
      firstWildcard < 0
        ? null
        : compile(found, placeholders, () => refuse('is no valid glob', 'mend what stands in `[…]`')),
    prefix: firstWildcard < 0 ? text : literals.slice(0, firstWildcard).join(''),
    literal: firstWildcard < 0 ? Number.POSITIVE_INFINITY : literals.join('').length,
    anyExtension: last?.star !== undefined || last?.name !== undefined,
  };
}

/** What the placeholders stand for where the path fits the pattern; null where it does not. */
export function match(pattern: Pattern, path: string): Binding | null {
  if (!pattern.regex) return path === pattern.text ? new Map() : null;
  if (path.length > longestName && isTooLong(path)) return null;
  const found = pattern.regex.exec(path);
  if (!found) return null;
  return new Map(pattern.placeholders.map((name, index) => [name, found.groups?.[groupName(index)] ?? '']));
}

function isTooLong(path: string): boolean {
  return path.length > longestPath || path.split('/').some((name) => name.length > longestName);
}

function choicesIn(text: string): number {
  const shared = text.split('/').map((segment) => {
    if (segment === '**') return 1;
    const wildcards = segment.match(/\*+|\{[A-Za-z_][\w-]*\}/g) ?? [];
    return Math.max(0, wildcards.length - 1);
  });
  return shared.reduce((sum, count) => sum + count, 0);
}

/** picomatch makes the regular expression; for each placeholder it sees a word of its own, which then becomes a group. */
function compile(found: RegExpMatchArray[], placeholders: string[], broken: () => Problem): RegExp {
  const glob = found.map(({ groups, 0: whole }) => {
    if (groups?.name !== undefined) return wordFor(placeholders.indexOf(groups.name));
    if (groups?.list !== undefined) return whole.replace(/[^{},]+/g, escapeGlob);
    if (groups?.class !== undefined) return `[${groups.class.replace(/^!|^\^/, '^/').replaceAll('\\', '')}]`;
    return groups?.text === undefined ? whole : escapeGlob(groups.text);
  });
  const source = sourceOf(glob.join(''), broken);
  const seen = new Set<string>();
  const grouped = source.replace(/\uF8E0(\d+)\uF8E1/g, (_, index: string) => {
    const group = groupName(Number(index));
    if (seen.has(group)) return `\\k<${group}>`;
    seen.add(group);
    return `(?<${group}>[^/]+?)`;
  });
  // `s`: a newline is a character of a file's name as any other.
  return new RegExp(grouped, 's');
}

function sourceOf(glob: string, broken: () => Problem): string {
  const options = {
    dot: true,
    noextglob: true,
    nonegate: true,
    strictSlashes: true,
    windows: false,
    // Its short cuts read some characters otherwise than its parser does.
    fastpaths: false,
    debug: true,
  };
  try {
    return picomatch.makeRe(glob, options).source;
  } catch {
    throw broken();
  }
}

function escapeGlob(text: string): string {
  return text.replace(/[()|+^$@!"{}[\]]/g, '\\$&');
}

/** In characters of private use, which no path is expected to have. */
function wordFor(index: number): string {
  return `\uF8E0${index}\uF8E1`;
}

function groupName(index: number): string {
  return `p${index}`;
}
