import { ArtifactError } from '../../error.ts';

/** A piece of the file: `start` is its first byte, `end` the byte after its last. */
export interface Range {
  start: number;
  end: number;
}

/** How a field is written: as a varint, as 8 bytes, as a piece of bytes, as 4 bytes. */
type Wire = 0 | 1 | 2 | 5;

/** One field of a message: the number of a varint, else where its bytes are. */
export interface Field extends Range {
  number: number;
  wire: Wire;
  /** Of a varint, as an int64; above 2^53 to the nearest float64. 0 for the others. */
  value: number;
}

/**
 * The fields of a message in the protocol buffers' wire format, without copying any. Throws an ArtifactError for what
 * is no such message. Nothing here goes deeper: whoever reads a message within asks again for its range.
 * Source: protobuf.dev/programming-guides/encoding.
 */
export function* fieldsOf(bytes: Uint8Array, { start, end }: Range): Generator<Field> {
  const cursor: Cursor = { bytes, at: start, end };
  while (cursor.at < end) {
    const from = cursor.at;
    const tag = varint(cursor);
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    if (tag < 8 || number > MAX_FIELD) throw broken('has a field without a number', from);
    yield field(cursor, number, wire, from);
  }
}

const MAX_FIELD = 2 ** 29 - 1;

interface Cursor {
  bytes: Uint8Array;
  at: number;
  end: number;
}

function field(cursor: Cursor, number: number, wire: number, from: number): Field {
  switch (wire) {
    case 0: {
      const start = cursor.at;
      const value = varint(cursor);
      return { number, wire, value, start, end: cursor.at };
    }
    case 1:
      return { number, wire, value: 0, ...take(cursor, 8, from) };
    case 2:
      return { number, wire, value: 0, ...take(cursor, varint(cursor), from) };
    case 5:
      return { number, wire, value: 0, ...take(cursor, 4, from) };
    default:
      throw broken('has a field of an unknown kind', from);
  }
}

function take(cursor: Cursor, length: number, from: number): Range {
  const { at: start, end } = cursor;
  if (length < 0 || length > end - start) {
    throw broken(`is cut off: a field is ${length} bytes long and ${end - start} are there`, from);
  }
  cursor.at = start + length;
  return { start, end: cursor.at };
}

/** An int64 in up to ten groups of seven bits, the lowest first. */
function varint(cursor: Cursor): number {
  const from = cursor.at;
  let [low, high] = [0, 0];
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.at < cursor.end ? cursor.bytes[cursor.at++] : undefined;
    if (byte === undefined) throw broken('is cut off within a number', from);
    const bits = byte & 0x7f;
    if (shift < 28) low += bits * 2 ** shift;
    else high += bits * 2 ** (shift - 28);
    if (byte < 0x80) {
      if (high >= 2 ** 36) throw broken('holds a number of more than 64 bits', from);
      // The highest of the 64 bits is the sign; subtracting first keeps small negative numbers exact.
      return high >= 2 ** 35 ? (high - 2 ** 36) * 2 ** 28 + low : high * 2 ** 28 + low;
    }
  }
  throw broken('holds a number of more than ten bytes', from);
}

/** A field that must be bytes: a text, a message or a packed list. */
export function piece(field: Field): Field {
  if (field.wire !== 2) throw broken(`has a field ${field.number} of a wrong kind`, field.start);
  return field;
}

/** The numbers of a repeated varint, packed or one by one. */
export function varintsOf(bytes: Uint8Array, field: Field, limit: number): number[] {
  if (field.wire === 0) return [field.value];
  const { start, end } = piece(field);
  const cursor: Cursor = { bytes, at: start, end };
  const numbers: number[] = [];
  while (cursor.at < end) {
    if (numbers.length >= limit) throw broken(`has a list of more than ${limit} numbers`, start);
    numbers.push(varint(cursor));
  }
  return numbers;
}

/** Longer names than this are no names. */
const MAX_TEXT = 4096;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A name or a short text. */
export function textOf(bytes: Uint8Array, field: Field): string {
  const { start, end } = piece(field);
  if (end - start > MAX_TEXT) throw broken(`has a name of ${end - start} bytes`, start);
  try {
    return UTF8.decode(bytes.subarray(start, end));
  } catch (cause) {
    throw new ArtifactError('has a name that is not valid UTF-8', { offset: start, cause });
  }
}

export function broken(what: string, offset: number): ArtifactError {
  return new ArtifactError(`${what}, at byte ${offset}`, { offset });
}
