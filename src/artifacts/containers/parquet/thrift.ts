import { ArtifactError } from '../../error.ts';

/** A struct of Thrift: its fields by number. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;
export type ThriftValue = boolean | number | Uint8Array | ThriftValue[] | ThriftStruct;

/** What Parquet writes is five levels deep. */
const MAX_DEPTH = 24;

/** A value in memory is a hundred bytes or so: more of them than this are not made. */
const MAX_VALUES = 200_000;

/** Reads from `at` on; `at` is behind the struct afterwards. */
interface Cursor {
  bytes: Uint8Array;
  at: number;
  values: number;
}

const [TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, STRUCT] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12];

/**
 * A struct in Thrift's compact protocol, and where it ends. Integers of 64 bits are numbers, exact up to 2^53. Nothing is
 * allocated by what a count says: each item is a byte at least.
 *
 * Source: apache/thrift, doc/specs/thrift-compact-protocol.md.
 */
export function readThrift(bytes: Uint8Array, start: number): { struct: ThriftStruct; end: number } {
  const cursor: Cursor = { bytes, at: start, values: 0 };
  const struct = readStruct(cursor, 0);
  return { struct, end: cursor.at };
}

function readStruct(cursor: Cursor, depth: number): ThriftStruct {
  if (depth > MAX_DEPTH) throw broken(cursor, `is nested deeper than ${MAX_DEPTH} levels`);
  const struct = new Map<number, ThriftValue>();
  let field = 0;
  for (;;) {
    const head = byteAt(cursor);
    const type = head & 0x0f;
    if (head === 0) return struct;
    field = head >> 4 === 0 ? zigzag(cursor) : field + (head >> 4);
    const isBoolean = type === TRUE || type === FALSE;
    if (isBoolean) count(cursor);
    struct.set(field, isBoolean ? type === TRUE : readValue(cursor, type, depth));
  }
}

function readValue(cursor: Cursor, type: number, depth: number): ThriftValue {
  count(cursor);
  switch (type) {
    case TRUE:
    case FALSE:
      return byteAt(cursor) === TRUE;
    case BYTE:
      return (byteAt(cursor) << 24) >> 24;
    case I16:
    case I32:
    case I64:
      return zigzag(cursor);
    case DOUBLE: {
      const { buffer, byteOffset } = take(cursor, 8);
      return new DataView(buffer, byteOffset, 8).getFloat64(0, true);
    }
    case BINARY:
      return take(cursor, Number(varint(cursor)));
    case LIST:
      return readList(cursor, depth);
    case STRUCT:
      return readStruct(cursor, depth + 1);
    default:
      throw broken(cursor, `has a value of type ${type}, which Parquet does not use`);
  }
}

function count(cursor: Cursor): void {
  cursor.values += 1;
  if (cursor.values > MAX_VALUES)
    throw broken(cursor, `has more than ${MAX_VALUES} values`, { unsupported: true });
}

function readList(cursor: Cursor, depth: number): ThriftValue[] {
  if (depth > MAX_DEPTH) throw broken(cursor, `is nested deeper than ${MAX_DEPTH} levels`);
  const head = byteAt(cursor);
  const length = head >> 4 === 15 ? Number(varint(cursor)) : head >> 4;
  const items: ThriftValue[] = [];
  for (let index = 0; index < length; index++) items.push(readValue(cursor, head & 0x0f, depth + 1));
  return items;
}

function zigzag(cursor: Cursor): number {
  const value = varint(cursor);
  return Number((value >> 1n) ^ -(value & 1n));
}

/** Seven bits a byte, the lowest first; ten bytes hold 64 bits. */
function varint(cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = byteAt(cursor);
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  throw broken(cursor, 'has a number of more than 64 bits');
}

function byteAt(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw broken(cursor, 'is cut off');
  cursor.at += 1;
  return byte;
}

function take(cursor: Cursor, length: number): Uint8Array {
  if (length > cursor.bytes.length - cursor.at) throw broken(cursor, 'is cut off');
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
}

function broken({ at }: Cursor, what: string, options: { unsupported?: boolean } = {}): ArtifactError {
  return new ArtifactError(`is a Parquet file whose metadata ${what}`, { offset: at, ...options });
}
