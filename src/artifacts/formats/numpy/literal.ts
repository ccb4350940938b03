import { ArtifactError } from '../../error.ts';

/** What stands in the header of an array: a Python literal of these. */
export type Literal = string | number | boolean | null | Literal[] | Map<string, Literal>;

const MAX_DEPTH = 32;

/** Strings (with the escapes that `repr` writes), whole numbers (Python 2 wrote an `L` behind), names and brackets. */
const TOKEN =
  /\s*(?:([uUbB]?)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|(-?\d{1,18})L?|(True|False|None)\b|([()[\]{},:]))/y;

/**
 * Reads a Python literal as `repr` writes it: dicts with text keys, lists, tuples (as lists), texts, whole numbers, True,
 * False, None. Throws an ArtifactError for anything else.
 */
export function parseLiteral(text: string): Literal {
  const tokens: Tokens = { text, at: 0 };
  const value = valueFrom(tokens, next(tokens), 0);
  if (tokens.text.slice(tokens.at).trim() !== '') fail(tokens);
  return value;
}

interface Tokens {
  text: string;
  at: number;
}

type Token = { literal: Literal } | { mark: string };

function next(tokens: Tokens): Token {
  TOKEN.lastIndex = tokens.at;
  const match = TOKEN.exec(tokens.text);
  if (match === null) return fail(tokens);
  tokens.at = TOKEN.lastIndex;
  const [, , quoted, digits, name, mark] = match;
  if (mark !== undefined) return { mark };
  if (quoted !== undefined) return { literal: unquoted(tokens, quoted.slice(1, -1)) };
  if (digits !== undefined) return { literal: Number(digits) };
  return { literal: name === 'None' ? null : name === 'True' };
}

function valueFrom(tokens: Tokens, token: Token, depth: number): Literal {
  if ('literal' in token) return token.literal;
  if (depth > MAX_DEPTH) return fail(tokens);
  if (token.mark === '(') return itemsFrom(tokens, ')', depth);
  if (token.mark === '[') return itemsFrom(tokens, ']', depth);
  return token.mark === '{' ? entriesFrom(tokens, depth) : fail(tokens);
}

/** Items up to the closing mark; `(1)` is no tuple, but no header has such a thing. */
function itemsFrom(tokens: Tokens, close: string, depth: number): Literal[] {
  const items: Literal[] = [];
  for (;;) {
    const token = next(tokens);
    if (isMark(token, close)) return items;
    items.push(valueFrom(tokens, token, depth + 1));
    const behind = next(tokens);
    if (isMark(behind, close)) return items;
    if (!isMark(behind, ',')) fail(tokens);
  }
}

function entriesFrom(tokens: Tokens, depth: number): Map<string, Literal> {
  const entries = new Map<string, Literal>();
  for (;;) {
    const token = next(tokens);
    if (isMark(token, '}')) return entries;
    const key = valueFrom(tokens, token, depth + 1);
    if (typeof key !== 'string' || entries.has(key) || !isMark(next(tokens), ':')) return fail(tokens);
    entries.set(key, valueFrom(tokens, next(tokens), depth + 1));
    const behind = next(tokens);
    if (isMark(behind, '}')) return entries;
    if (!isMark(behind, ',')) fail(tokens);
  }
}

function isMark(token: Token, mark: string): boolean {
  return 'mark' in token && token.mark === mark;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function unquoted(tokens: Tokens, text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/g,
    (_, two?: string, four?: string, eight?: string, other?: string) => {
      if (other !== undefined) return ESCAPES.get(other) ?? other;
      const code = Number.parseInt(two ?? four ?? eight ?? '', 16);
      return code > 0x10ffff ? fail(tokens) : String.fromCodePoint(code);
    },
  );
}

function fail({ at }: Tokens): never {
  throw new ArtifactError(`has a header that is no Python literal, at character ${at}`);
}
