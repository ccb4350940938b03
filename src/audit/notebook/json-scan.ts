/**
 * JSON read from one end to the other without building what nobody asks for: a notebook's outputs may be a million values, or
 * one text of many megabytes. It keeps no stack of its own depth: what is skipped is only counted.
 */

/** The JSON breaks off, or is none. */
export class ScanError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Calls `member` for each member of the object at `at`, with where its value starts; it gives where it ends. */
export function eachMember(text: string, at: number, member: (key: string, value: number) => number): number {
  let next = expect(text, at, '{');
  if (charAt(text, next) === '}') return past(text, next) + 1;
  for (;;) {
    const key = readString(text, past(text, next));
    next = member(key.value, past(text, expect(text, key.end, ':')));
    if (charAt(text, next) === '}') return past(text, next) + 1;
    next = expect(text, next, ',');
  }
}

/** Calls `item` for each item of the list at `at`, with where it starts; it gives where it ends. */
export function eachItem(text: string, at: number, item: (value: number) => number): number {
  let next = expect(text, at, '[');
  if (charAt(text, next) === ']') return past(text, next) + 1;
  for (;;) {
    next = item(past(text, next));
    if (charAt(text, next) === ']') return past(text, next) + 1;
    next = expect(text, next, ',');
  }
}

/** The string at `at`, and where it ends. */
export function readString(text: string, at: number): { value: string; end: number } {
  const end = endOfString(text, at);
  try {
    return { value: JSON.parse(text.slice(past(text, at), end)) as string, end };
  } catch {
    throw new ScanError('a text is broken', at);
  }
}

/** Where the value at `at` ends, whatever it is. */
export function skipValue(text: string, at: number): number {
  const start = past(text, at);
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') {
    SCALAR.lastIndex = start;
    if (!SCALAR.test(text)) throw new ScanError('a value is missing', start);
    return SCALAR.lastIndex;
  }
  let depth = 0;
  MARK.lastIndex = start;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    if (mark[0] === '"') MARK.lastIndex = endOfString(text, mark.index);
    else depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1;
    if (depth === 0) return MARK.lastIndex;
  }
  throw new ScanError('it breaks off', text.length);
}

const SCALAR = /[\w+.-]+/y;
const MARK = /["[\]{}]/g;

function endOfString(text: string, at: number): number {
  const start = past(text, at);
  if (text[start] !== '"') throw new ScanError('a text is missing', start);
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  throw new ScanError('a text breaks off', start);
}

function expect(text: string, at: number, mark: string): number {
  const start = past(text, at);
  if (text[start] !== mark) throw new ScanError(`\`${mark}\` is missing`, start);
  return start + 1;
}

function charAt(text: string, at: number): string | undefined {
  return text[past(text, at)];
}

const SPACE = /[ \t\r\n]*/y;

/** The first place from `at` on that is no white space. */
function past(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}
