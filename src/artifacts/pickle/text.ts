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
  let text = '';
  let from = 0;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
    if (second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) continue;
    const before = bytes.subarray(from, at);
    if (!isUtf8(before)) return null;
    text += before.toString('utf8') + String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
    from = at + 3;
  }
  const rest = bytes.subarray(from);
  return isUtf8(rest) ? text + rest.toString('utf8') : null;
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

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** What stands between the quotes of STRING's argument, its escapes resolved; null where it is not quoted. */
export function unquote(line: string): Uint8Array | null {
  const text = line.trim();
  const quote = text[0];
  if (text.length < 2 || (quote !== "'" && quote !== '"') || text.at(-1) !== quote) return null;
  const plain = text
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g,
      (whole, hex?: string, octal?: string, letter = '') => {
        if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        return ESCAPES.get(letter) ?? whole;
      },
    );
  return encodeLatin1(plain);
}

/** UNICODE's argument, Python's raw-unicode-escape; null where an escape is broken. */
export function decodeRawUnicode(line: string): string | null {
  if (!line.includes('\\')) return line;
  let broken = false;
  const decoded = line.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (whole, short?: string, long?: string, letter?: string) => {
      const code = Number.parseInt(short ?? long ?? '0', 16);
      if (letter === 'u' || letter === 'U' || code > 0x10ffff) broken = true;
      else if (letter === undefined) return String.fromCodePoint(code);
      return whole;
    },
  );
  return broken ? null : decoded;
}
