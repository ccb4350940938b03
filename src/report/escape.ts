/**
 * Text that comes from a repository, made safe for where it is shown. Paths, names and values are the work of whoever
 * wrote the commit: they may hold line breaks, terminal sequences, commands to a CI log or Markdown of their own.
 */

/** Control characters, lone surrogates, and all that a screen does not show or that turns the reading direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line: line breaks and everything unseen as escapes (`\n`, `\x1b`, `\u202e`), all else as it is. */
export function onOneLine(text: string): string {
  // Nearly every text is; to look through it for all that is unseen takes a hundred times as long.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(UNSEEN, (character) => NAMED[character] ?? hexEscape(character));
}

function hexEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * For a terminal and for the log of a CI run: on one line, and no commands to the runner. GitHub obeys a line that begins
 * with `::name::`, and, as Azure does, `##[name]` or `##vso[name]` anywhere in a line; what is wrapped here may begin a
 * line with any word.
 */
export function forTerminal(text: string): string {
  return onOneLine(text)
    .replace(/(?<!\S)::/g, '\\x3a:')
    .replace(/##(?=[\w.-]*\[)/g, '\\x23#');
}

/** At most so many characters; what is cut out of the middle becomes one `…`, since the end of a path says most. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 3);
  const head = most - tail - 1;
  return `${text.slice(0, head).replace(/[\uD800-\uDBFF]$/, '')}…${text.slice(-tail).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

/**
 * For Markdown, as code: nothing inside is read as anything else, no mention, reference, link or tag. A pipe stands between
 * two spans as an entity, so that the same text is safe in a table and out of one.
 */
export function codeSpan(text: string): string {
  if (text === '') return '(empty)';
  const parts = onOneLine(text).split(/(\|+)/);
  return parts.map((part) => (part.startsWith('|') ? '&#124;'.repeat(part.length) : fenced(part))).join('');
}

/** A code span (CommonMark 6.1): its fence is longer than any run of backticks inside, and outer spaces survive. */
function fenced(text: string): string {
  if (text === '') return '';
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const isBlank = text.trim() === '';
  const needsPad = text.startsWith('`') || text.endsWith('`') || (!isBlank && /^ .* $/s.test(text));
  const pad = needsPad ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/**
 * A sentence for Markdown (GitHub's), in a table or out of one. What is in backticks stays code, and every word that could
 * mean something to Markdown or to GitHub (a path, a version, `@name`, `#1`, a link, a tag, `*`) becomes code: escapes would
 * not do, since GitHub looks for mentions, references and links in the text after Markdown is done with it.
 *
 * It is not safe as the first thing in a line: `1.` would begin a list there.
 *
 * @param known Strings that the sentence may hold and that are code as a whole, as a path with spaces in it.
 */
export function sentence(text: string, known: readonly string[] = []): string {
  return joined(split(text, known))
    .map(({ isCode, text: part }) => (isCode ? codeSpan(part) : part))
    .join('');
}

/**
 * A sentence for a field of plain text that some platforms read as Markdown all the same (a message of SARIF, an entry of
 * Code Quality): what `sentence` would show as code stands in backticks, which read well where they stay.
 */
export function quoted(text: string, known: readonly string[] = []): string {
  return joined(split(text, known))
    .map(({ isCode, text: part }) => (isCode ? fenced(onOneLine(part)) : part))
    .join('');
}

/** The same for a message of SARIF, where a backslash keeps brackets from being a link (SARIF 2.1.0, 3.11.6). */
export function forSarif(text: string, known: readonly string[] = []): string {
  return quoted(text, known).replace(/[\\[\]]/g, '\\$&');
}

/** A word or a sentence for Markdown, in a table or out of one. */
export function forMarkdown(text: string): string {
  return sentence(text);
}

interface Piece {
  isCode: boolean;
  text: string;
}

function split(text: string, known: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(codeIn(text, known))) {
    pieces.push(...words(text.slice(end, match.index)));
    const [whole] = match;
    const inside =
      whole.length > 2 && whole.startsWith('`') && whole.endsWith('`') ? whole.slice(1, -1) : whole;
    pieces.push({ isCode: true, text: inside });
    end = match.index + whole.length;
  }
  return [...pieces, ...words(text.slice(end))];
}

/**
 * Letters and digits, and beyond ASCII all but its marks and quotes. By ranges, since a class by property takes a millisecond to
 * compile: with thousands of findings, most of the time that there is.
 */
const LETTERS = '0-9A-Za-z\\xaa\\xb5\\xba\\xc0-\\u1fff\\u2070-\\u2fff\\u3040-\\u{10ffff}';

/** Known strings (with `:line:column` after them), the longest first, in backticks or bare; else whatever is in backticks. */
function codeIn(text: string, known: readonly string[]): RegExp {
  const literals = [...new Set(known)]
    .filter((string) => string !== '' && text.includes(string))
    .sort((a, b) => b.length - a.length)
    .map((string) => string.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const any = `(?:${literals.join('|')})`;
  const patterns =
    literals.length === 0
      ? []
      : [`\`${any}\``, `(?<![${LETTERS}_./\`-])${any}(?::\\d+){0,2}(?!\\.?[${LETTERS}_/-])`];
  return new RegExp([...patterns, '(?<!`)`[^`]+`(?!`)'].join('|'), 'gu');
}

/** Letters and digits of any script, with `'` and `-` between: nothing that Markdown or GitHub looks for. */
const PLAIN = /^[\p{L}\p{N}\P{ASCII}]+(?:['-][\p{L}\p{N}\P{ASCII}]+)*$/u;

/** `GH-12` refers to an issue, and a run of hex digits to a commit. */
const REFERENCE = /^(?:gh-\d+|(?=.*\d)[0-9a-f]{7,})$/i;

const WORD = /^([("'“‘«„]*)(.*?)([)"'”’».,;:!?…]*)$/su;

function words(text: string): Piece[] {
  return text.split(/( +)/).flatMap((word): Piece[] => {
    const [, before = '', core = '', after = ''] = WORD.exec(onOneLine(word)) ?? [];
    if (core.trim() === '') return isHarmless(word) ? plain(word) : code(word);
    if (PLAIN.test(core) && !REFERENCE.test(core)) return plain(before + core + after);
    return [...plain(before), ...code(core), ...plain(after)];
  });
}

/** Spaces, and what a sentence has beside its words. */
function isHarmless(word: string): boolean {
  return /^(?: *|\(|[)"'.,;:!?]+|[“”‘’«»„…]+)$/.test(word);
}

function plain(text: string): Piece[] {
  return [{ isCode: false, text }];
}

function code(text: string): Piece[] {
  return [{ isCode: true, text }];
}

/** Neighbours of a kind become one: two code spans that touch would be read as another one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = whole.at(-1);
    if (last?.isCode === piece.isCode) last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}
