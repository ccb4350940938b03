import { isUtf8 } from 'node:buffer';
import { sep } from 'node:path';

/*
 * Git's paths are bytes, ours are strings. Nearly all are UTF-8. Where a path is not, each byte that does not
 * fit becomes a lone surrogate U+DC80…U+DCFF (Python's `surrogateescape`, PEP 383): no UTF-8 decodes to one,
 * so two paths never become the same string, and the bytes come back as they were.
 */

const ESCAPED = /[\udc80-\udcff]/;
const LONE_SURROGATE = /^[\udc80-\udcff]$/;

/** A path or a record of git's as a string; see above for bytes that are not UTF-8. */
export function decodePath(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const length = characterLength(buffer, at);
    text +=
      length === 0
        ? String.fromCharCode(0xdc00 + (buffer[at] ?? 0))
        : buffer.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** The bytes of a path that `decodePath` gave; a string where that is the same, since every API takes one. */
export function encodePath(path: string): string | Buffer {
  if (!ESCAPED.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      LONE_SURROGATE.test(character)
        ? Buffer.of(character.charCodeAt(0) - 0xdc00)
        : Buffer.from(character, 'utf8'),
    ),
  );
}

/** Where a path of the tree lies on disk. */
export function onDisk(root: string, path: string): string | Buffer {
  return encodePath(`${root}${root.endsWith(sep) ? '' : sep}${path}`);
}

/** The records of what git printed with `-z`. */
export function records(output: Buffer): string[] {
  if (output.length === 0) return [];
  if (isUtf8(output)) return withoutLast(output.toString('utf8').split('\0'));
  const found: string[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const stop = end < 0 ? output.length : end;
    found.push(decodePath(output.subarray(start, stop)));
    start = stop + 1;
  }
  return found;
}

/** Git ends each record with NUL: what follows the last one is empty. */
function withoutLast(parts: string[]): string[] {
  if (parts.at(-1) === '') parts.pop();
  return parts;
}

/** How many bytes the UTF-8 character at `at` has; 0 where there is none. */
function characterLength(buffer: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= buffer.length; length += 1) {
    if (isUtf8(buffer.subarray(at, at + length))) return length;
  }
  return 0;
}
