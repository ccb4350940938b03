import { advance, fail, take, takeLine } from './cursor.ts';
import { fromTwosComplement, parseFloat64, parseInteger } from './integers.ts';
import { makeBytes } from './make.ts';
import { COST, spendMemory } from './memory.ts';
import type { Reading } from './reading.ts';
import { decodeRawUnicode, decodeUtf8, legacyString, unquote } from './text.ts';
import type { PyBytes, PyValue } from './values.ts';

/** Text of `length` bytes of UTF-8. */
export function unicode(reading: Reading, length: number): string {
  const { cursor, bounds } = reading;
  if (length > bounds.stringBytes)
    fail(cursor, `holds a text of ${length} bytes, more than ${bounds.stringBytes}`);
  const from = advance(cursor, length);
  spendMemory(reading, COST.text + length);
  return decodeUtf8(cursor.buffer, from, cursor.at) ?? fail(cursor, 'holds a text that is not UTF-8');
}

/** Bytes: a view on the file. */
export function bytes(reading: Reading, length: number): PyBytes {
  return makeBytes(reading, take(reading.cursor, length));
}

/** A Python-2 `str` of `length` bytes. */
export function legacy(reading: Reading, length: number): string | PyBytes {
  if (length < 0) fail(reading.cursor, 'says a negative length');
  return bounded(reading, take(reading.cursor, length));
}

/** What is too long for a text stays bytes. */
function bounded(reading: Reading, data: Uint8Array): string | PyBytes {
  if (data.length > reading.bounds.stringBytes) return makeBytes(reading, data);
  spendMemory(reading, COST.bytes + data.length);
  return legacyString(data);
}

/** LONG1 and LONG4. */
export function longBytes(reading: Reading, length: number): number | bigint {
  const { cursor, bounds } = reading;
  if (length < 0) fail(cursor, 'says a negative length');
  if (length > bounds.integerBytes)
    fail(cursor, `holds an integer of ${length} bytes, more than ${bounds.integerBytes}`);
  spendMemory(reading, COST.number + length);
  return fromTwosComplement(take(cursor, length));
}

/** A line of UTF-8, without its newline. */
export function line(reading: Reading): string {
  const { cursor, bounds } = reading;
  const from = cursor.at;
  spendMemory(reading, COST.text + takeLine(cursor, bounds.stringBytes).length);
  return decodeUtf8(cursor.buffer, from, cursor.at - 1) ?? fail(cursor, 'holds a line that is not UTF-8');
}

/** INT: `00` and `01` are False and True. */
export function intLine(reading: Reading): PyValue {
  const digits = takeLine(reading.cursor, reading.bounds.integerDigits);
  if (digits === '00') return false;
  if (digits === '01') return true;
  spendMemory(reading, COST.number);
  return parseInteger(digits) ?? fail(reading.cursor, 'holds a line that is no integer');
}

/** LONG: Python 2 writes an `L` behind the digits. */
export function longLine(reading: Reading): number | bigint {
  spendMemory(reading, COST.number);
  const digits = takeLine(reading.cursor, reading.bounds.integerDigits);
  return parseInteger(digits.replace(/L$/, '')) ?? fail(reading.cursor, 'holds a line that is no integer');
}

/** The decimal index of GET and PUT. */
export function indexLine(reading: Reading): number {
  const index = parseInteger(takeLine(reading.cursor, reading.bounds.integerDigits));
  return typeof index === 'number' && index >= 0
    ? index
    : fail(reading.cursor, 'holds a line that is no memo index');
}

/** FLOAT. */
export function floatLine(reading: Reading): number {
  spendMemory(reading, COST.number);
  const digits = takeLine(reading.cursor, reading.bounds.integerDigits);
  return parseFloat64(digits) ?? fail(reading.cursor, 'holds a line that is no number');
}

/** STRING: a quoted Python-2 `str`. */
export function quotedLine(reading: Reading): string | PyBytes {
  const quoted = takeLine(reading.cursor, reading.bounds.stringBytes);
  return bounded(reading, unquote(quoted) ?? fail(reading.cursor, 'holds a line that is no quoted string'));
}

/** UNICODE: text with `\uXXXX` escapes. */
export function unicodeLine(reading: Reading): string {
  const escaped = takeLine(reading.cursor, reading.bounds.stringBytes);
  spendMemory(reading, COST.text + 2 * escaped.length);
  return decodeRawUnicode(escaped) ?? fail(reading.cursor, 'holds a broken escape');
}
