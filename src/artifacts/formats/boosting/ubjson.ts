import { ArtifactError } from '../../error.ts';
import type { JsonObject, JsonValue } from '../json/values.ts';

/** Deeper than this no model is. */
const MAX_DEPTH = 64;

/** What is kept of a file is small. */
const MOST_KEPT = 1_000_000;

interface Cursor {
  bytes: Uint8Array;
  view: DataView;
  at: number;
  kept: number;
}

/** Paths of keys whose values are kept; an empty path is the value itself. Undefined: nothing is kept. */
type Wanted = readonly (readonly string[])[] | undefined;

/**
 * Takes the values at some paths out of a UBJSON object, and passes over everything else. Throws an ArtifactError
 * with the offset. Source: ubjson.org, "Universal Binary JSON" draft 12, as XGBoost writes it (keys without a marker).
 */
export function pickUbjson(bytes: Uint8Array, wanted: readonly (readonly string[])[]): JsonObject {
  const cursor: Cursor = { bytes, view: viewOf(bytes), at: 0, kept: 0 };
  if (take(cursor, 1) !== 0 || bytes[0] !== 0x7b)
    throw new ArtifactError('is no UBJSON object', { offset: 0 });
  const object = readObject(cursor, wanted, 0);
  if (cursor.at !== bytes.length)
    throw new ArtifactError(`goes on after its end at byte ${cursor.at}`, { offset: cursor.at });
  return object;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Moves on by some bytes; gives where they begin. */
function take(cursor: Cursor, count: number): number {
  const { at, bytes } = cursor;
  if (count < 0 || count > bytes.length - at)
    throw new ArtifactError(`is cut off at byte ${at}: ${count} more were to come`, { offset: at });
  cursor.at = at + count;
  return at;
}

function marker(cursor: Cursor): string {
  return String.fromCharCode(cursor.bytes[take(cursor, 1)] ?? 0);
}

/** The bytes of a number; false and true, null and nothing have none. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ Z: 0, N: 0, T: 0, F: 0, i: 1, U: 1, C: 1, I: 2, l: 4, d: 4, L: 8, D: 8 },
};

function readInteger(cursor: Cursor, kind: string): number {
  const at = take(cursor, WIDTHS[kind] ?? 0);
  switch (kind) {
    case 'i':
      return cursor.view.getInt8(at);
    case 'U':
      return cursor.view.getUint8(at);
    case 'I':
      return cursor.view.getInt16(at);
    case 'l':
      return cursor.view.getInt32(at);
    case 'L':
      return Number(cursor.view.getBigInt64(at));
    default:
      throw new ArtifactError(`has no length at byte ${at}`, { offset: at });
  }
}

function readText(cursor: Cursor, kind: string, isKept: boolean): string {
  const length = readInteger(cursor, kind);
  const at = take(cursor, length);
  if (!isKept) return '';
  keep(cursor, length);
  return new TextDecoder().decode(cursor.bytes.subarray(at, at + length));
}

function keep(cursor: Cursor, count: number): void {
  cursor.kept += count;
  if (cursor.kept > MOST_KEPT)
    throw new ArtifactError('holds more names than are read', { unsupported: true });
}

/** How a container begins: the type and the number of its items, where it says them. */
function readHead(cursor: Cursor): { kind: string | null; count: number | null } {
  let kind: string | null = null;
  if (cursor.bytes[cursor.at] === 0x24) {
    take(cursor, 1);
    kind = marker(cursor);
  }
  if (cursor.bytes[cursor.at] !== 0x23) {
    if (kind !== null)
      throw new ArtifactError(`has a list without a length at byte ${cursor.at}`, { offset: cursor.at });
    return { kind, count: null };
  }
  take(cursor, 1);
  const count = readInteger(cursor, marker(cursor));
  if (count < 0) throw new ArtifactError(`has a list of ${count} items`, { offset: cursor.at });
  return { kind, count };
}

function readObject(cursor: Cursor, wanted: Wanted, depth: number): JsonObject {
  const { kind, count } = readHead(cursor);
  const entries: [string, JsonValue][] = [];
  for (let index = 0; count === null ? !ends(cursor, 0x7d) : index < count; index++) {
    const key = readText(cursor, marker(cursor), wanted !== undefined);
    const within = wanted
      ?.filter(([first]) => first === key || first === undefined)
      .map((path) => path.slice(1));
    const isWanted = within !== undefined && within.length > 0;
    const value = readValue(cursor, kind ?? marker(cursor), isWanted ? within : undefined, depth + 1);
    if (isWanted) entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function ends(cursor: Cursor, bracket: number): boolean {
  if (cursor.bytes[cursor.at] !== bracket) return false;
  take(cursor, 1);
  return true;
}

function readList(cursor: Cursor, wanted: Wanted, depth: number): JsonValue[] {
  const { kind, count } = readHead(cursor);
  const width = kind === null ? undefined : WIDTHS[kind];
  if (wanted === undefined && width !== undefined && count !== null) {
    take(cursor, width * count);
    return [];
  }
  const items: JsonValue[] = [];
  for (let index = 0; count === null ? !ends(cursor, 0x5d) : index < count; index++) {
    const item = readValue(cursor, kind ?? marker(cursor), wanted, depth + 1);
    if (wanted === undefined) continue;
    keep(cursor, 1);
    items.push(item);
  }
  return items;
}

function readValue(cursor: Cursor, kind: string, wanted: Wanted, depth: number): JsonValue {
  if (depth > MAX_DEPTH)
    throw new ArtifactError(`is nested deeper than ${MAX_DEPTH} levels`, { offset: cursor.at });
  switch (kind) {
    case '{':
      return readObject(cursor, wanted, depth);
    case '[':
      return readList(cursor, wanted, depth);
    case 'S':
    case 'H':
      return readText(cursor, marker(cursor), wanted !== undefined);
    case 'T':
      return true;
    case 'F':
      return false;
    case 'Z':
    case 'N':
      return null;
    case 'i':
    case 'U':
    case 'I':
    case 'l':
    case 'L':
      return readInteger(cursor, kind);
    case 'd':
      return cursor.view.getFloat32(take(cursor, 4));
    case 'D':
      return cursor.view.getFloat64(take(cursor, 8));
    case 'C':
      return String.fromCharCode(cursor.bytes[take(cursor, 1)] ?? 0);
    default:
      throw new ArtifactError(`has a value of unknown kind at byte ${cursor.at - 1}`, {
        offset: cursor.at - 1,
      });
  }
}
