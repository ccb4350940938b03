import { Buffer, isUtf8 } from 'node:buffer';
import type { PyBytes } from './values.ts';

/** UTF-8 as Python's pickle writes it: lone surrogates pass. Null where the bytes are no such text. */
export function decodeUtf8(buffer: Buffer, from: number, to: number): string | null {
  const text = buffer.toString('utf8', from, to);
  if (!text.includes('\ufffd')) return text;
  const bytes = buffer.subarray(from, to);
  return isUtf8(bytes) ? text : withSurrogates(bytes);
}

/** `surrogatepass`: a surrogate is the three bytes ED A0–BF 80–BF, which strict UTF-8 forbids. */
function withSurrogates(bytes: Buffer): string | null {
  const text = newText(bytes.length);
  let from = 0;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
    if (second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) continue;
    if (!addUtf8(text, bytes.subarray(from, at))) return null;
    text.units[text.length++] = 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f);
    from = at + 3;
  }
  return addUtf8(text, bytes.subarray(from)) ? stringOf(text) : null;
}

/** A text that is put together unit by unit: strings that are glued piece by piece take many times their length. */
interface Text {
  units: Uint16Array;
  length: number;
}

function newText(longest: number): Text {
  return { units: new Uint16Array(longest), length: 0 };
}

function addUtf8(text: Text, bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  const piece = bytes.toString('utf8');
  for (let at = 0; at < piece.length; at++) text.units[text.length++] = piece.charCodeAt(at);
  return true;
}

function addCode(text: Text, code: number): void {
  if (code > 0xffff) text.units[text.length++] = 0xd800 | ((code - 0x10000) >> 10);
  text.units[text.length++] = code > 0xffff ? 0xdc00 | (code & 0x3ff) : code;
}

function stringOf({ units, length }: Text): string {
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}

/**
 * A Python-2 `str`, which is text or bytes and does not say which. It is taken as text where it is UTF-8 without NUL:
 * names are, and the raw bytes of an array hardly ever; `bytesOf` gives those few their bytes back without loss.
 */
export function legacyString(bytes: Uint8Array): string | PyBytes {
  if (bytes.includes(0) || !isUtf8(bytes)) return { kind: 'bytes', data: bytes };
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The bytes that a `legacyString` was made of. */
export function bytesOf(text: string): Uint8Array {
  return asBytes(Buffer.from(text, 'utf8'));
}

/** Latin-1 of a text; null where a character has no such byte. A copy. */
export function encodeLatin1(text: string): Uint8Array | null {
  return /[\u0100-\uffff]/.test(text) ? null : asBytes(Buffer.from(text, 'latin1'));
}

function asBytes({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['\\', 0x5c],
  ["'", 0x27],
  ['"', 0x22],
  ['a', 0x07],
  ['b', 0x08],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

const HEX = /^[0-9a-fA-F]+$/;
const OCTAL = /[0-7]{1,3}/y;

/** What stands between the quotes of STRING's argument, its escapes resolved; null where it is not quoted. */
export function unquote(line: string): Uint8Array | null {
  const text = line.trim();
  const quote = text[0];
  if (text.length < 2 || (quote !== "'" && quote !== '"') || text.at(-1) !== quote) return null;
  const end = text.length - 1;
  const plain = new Uint8Array(text.length);
  let length = 0;
  for (let at = 1; at < end; ) {
    const [byte, next] = text[at] === '\\' ? escaped(text, at, end) : [text.charCodeAt(at), at + 1];
    plain[length++] = byte;
    at = next;
  }
  return plain.subarray(0, length);
}

/** The byte of the escape at a backslash, and what comes after it; what is no escape stands for itself. */
function escaped(text: string, at: number, end: number): [byte: number, next: number] {
  const letter = at + 1 < end ? (text[at + 1] ?? '') : '';
  const hex = letter === 'x' && at + 4 <= end ? text.slice(at + 2, at + 4) : '';
  if (hex.length === 2 && HEX.test(hex)) return [Number.parseInt(hex, 16), at + 4];
  OCTAL.lastIndex = at + 1;
  const octal = OCTAL.exec(text.slice(0, Math.min(end, at + 4)))?.[0] ?? '';
  if (octal !== '') return [Number.parseInt(octal, 8) & 0xff, at + 1 + octal.length];
  const known = ESCAPES.get(letter);
  return known === undefined ? [0x5c, at + 1] : [known, at + 2];
}

/** UNICODE's argument, Python's raw-unicode-escape; null where an escape is broken. */
export function decodeRawUnicode(line: string): string | null {
  if (!line.includes('\\')) return line;
  const text = newText(line.length);
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] === '\\' ? line[at + 1] : undefined;
    const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    if (digits === 0) {
      text.units[text.length++] = line.charCodeAt(at);
      // A backslash before anything else stands for both.
      if (letter !== undefined) text.units[text.length++] = line.charCodeAt(++at);
      continue;
    }
    const hex = line.slice(at + 2, at + 2 + digits);
    const code = hex.length === digits && HEX.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
    if (!(code <= 0x10ffff)) return null;
    addCode(text, code);
    at += 1 + digits;
  }
  return stringOf(text);
}
