import { startsWithMark } from './matches.ts';
import { parseJson } from './parse.ts';
import type { JsonValue } from './values.ts';

/** Where a value stands in the bytes of a JSON text. */
export interface Span {
  start: number;
  end: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, OPEN, CLOSE_LIST, CLOSE] = [0x5b, 0x7b, 0x5d, 0x7d];

/** An object of more keys than this is no model's. */
const MOST_KEYS = 1000;

/** A name longer than this is no key that is looked for. */
const LONGEST_KEY = 256;

/** The span of a whole file: past its byte order mark. */
export function wholeSpan(bytes: Uint8Array): Span {
  return { start: startsWithMark(bytes) ? 3 : 0, end: bytes.length };
}

/**
 * The entries of the object at a span, by key, without reading their values: a model of hundreds of megabytes is
 * passed over in one run of the eye. Null where there is no object, or it does not end.
 */
export function entriesIn(bytes: Uint8Array, { start, end }: Span): Map<string, Span> | null {
  const entries = new Map<string, Span>();
  let at = pastSpace(bytes, start, end);
  if (bytes[at] !== OPEN) return null;
  at = pastSpace(bytes, at + 1, end);
  while (bytes[at] === QUOTE && entries.size < MOST_KEYS) {
    const afterKey = pastText(bytes, at, end);
    const colon = pastSpace(bytes, afterKey, end);
    if (bytes[colon] !== COLON || colon >= end) return null;
    const valueStart = pastSpace(bytes, colon + 1, end);
    const valueEnd = pastValue(bytes, valueStart, end);
    const key = keyAt(bytes, { start: at, end: afterKey });
    if (key !== null) entries.set(key, { start: valueStart, end: valueEnd });
    at = pastSpace(bytes, valueEnd, end);
    if (bytes[at] === COMMA) at = pastSpace(bytes, at + 1, end);
    else break;
  }
  const isWhole = bytes[at] === CLOSE && pastSpace(bytes, at + 1, end) === end;
  return isWhole ? entries : null;
}

/** The value at a span. Throws an ArtifactError where it is too large or is no JSON. */
export function valueAt(bytes: Uint8Array, { start, end }: Span): JsonValue {
  return parseJson(bytes.subarray(start, end));
}

function keyAt(bytes: Uint8Array, span: Span): string | null {
  if (span.end - span.start > LONGEST_KEY) return null;
  const key = valueAt(bytes, span);
  return typeof key === 'string' ? key : null;
}

function pastSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(bytes[at])) at += 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The place after a text that begins at `from`. */
function pastText(bytes: Uint8Array, from: number, end: number): number {
  let at = from + 1;
  while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return Math.min(at + 1, end);
}

/** The place after a value: an object and a list by their brackets, a number and a word by what follows. */
function pastValue(bytes: Uint8Array, from: number, end: number): number {
  let [at, depth] = [from, 0];
  while (at < end) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = pastText(bytes, at, end);
      if (depth === 0) return at;
      continue;
    }
    if (depth === 0 && (byte === COMMA || byte === CLOSE || byte === CLOSE_LIST)) return at;
    if (byte === OPEN || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1;
    at += 1;
    if (depth === 0 && (byte === CLOSE || byte === CLOSE_LIST)) return at;
  }
  return end;
}
