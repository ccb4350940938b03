import { ArtifactError } from '../error.ts';

/** Reads bytes by position; every position is checked by whoever gives it. */
export type Bytes = DataView<ArrayBufferLike>;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;

const END_SIZE = 22;
const END_64_SIZE = 56;
const LOCATOR_SIZE = 20;
export const CENTRAL_SIZE = 46;

/** A field that is too small for its value, which stands in a zip64 record. */
export const ABSENT_16 = 0xffff;
export const ABSENT_32 = 0xffffffff;

const MAX_ENTRIES = 2 ** 18;

/** Where the central directory is, and how many entries its end says. */
export interface Directory {
  from: number;
  to: number;
  count: number;
}

/**
 * Finds the central directory by the records at the archive's end. Throws an ArtifactError where they contradict each other or
 * the file. Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16.
 */
export function findDirectory(view: Bytes, bytes: Uint8Array): Directory {
  const end = findEnd(view, bytes);
  const said = {
    disk: view.getUint16(end + 4, true),
    countHere: view.getUint16(end + 8, true),
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    from: view.getUint32(end + 16, true),
  };
  const wide = findEnd64(view, end);
  const { disk, countHere, count, size, from } = wide
    ? {
        ...wide,
        disk: said.disk === ABSENT_16 ? 0 : said.disk,
      }
    : said;
  if (wide) {
    const agrees =
      (said.count === wide.count || said.count === ABSENT_16) &&
      (said.size === wide.size || said.size === ABSENT_32) &&
      (said.from === wide.from || said.from === ABSENT_32);
    if (!agrees) fail('with two ends that contradict each other', end);
  }
  if (disk !== 0 || countHere !== count) {
    throw new ArtifactError('is one part of a ZIP archive in several parts', {
      offset: end,
      unsupported: true,
    });
  }
  const directoryEnd = wide ? wide.at : end;
  if (from + size !== directoryEnd) fail('whose directory is not where its end says', end);
  if (count > MAX_ENTRIES) fail(`with ${count} entries, more than ${MAX_ENTRIES}`, end);
  if (count * CENTRAL_SIZE > size) fail(`with ${count} entries in a directory of ${size} bytes`, end);
  return { from, to: directoryEnd, count };
}

/** The end record is the last thing in the file but for its own comment; Python's zipfile looks for it likewise. */
function findEnd(view: Bytes, bytes: Uint8Array): number {
  const last = bytes.length - END_SIZE;
  if (last < 0) fail('and cut off', bytes.length);
  if (view.getUint32(last, true) === END && view.getUint16(last + 20, true) === 0) return last;
  const first = Math.max(0, last - 0xffff);
  for (let at = last; at >= first; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END) continue;
    const comment = view.getUint16(at + 20, true);
    if (at + END_SIZE + comment !== bytes.length) fail('with bytes behind its end', at);
    return at;
  }
  return fail('without an end: cut off, or no ZIP archive', bytes.length);
}

interface End64 {
  at: number;
  countHere: number;
  count: number;
  size: number;
  from: number;
}

/** The end record of a large archive, which stands right before the locator; torch and zip64 writers write it always. */
function findEnd64(view: Bytes, end: number): End64 | null {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return null;
  const at = uint64(view, locator + 8);
  if (at + END_64_SIZE > locator || view.getUint32(at, true) !== END_64)
    fail('whose zip64 end is not where it says', locator);
  // The size leaves out the signature and itself.
  if (at + 12 + uint64(view, at + 4) !== locator) fail('whose zip64 end has a wrong size', at);
  return {
    at,
    countHere: uint64(view, at + 24),
    count: uint64(view, at + 32),
    size: uint64(view, at + 40),
    from: uint64(view, at + 48),
  };
}

/** 64-bit counts; past 2^53 no file is. */
export function uint64(view: Bytes, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : fail('with a size that no file has', at);
}

export function fail(what: string, offset: number): never {
  throw new ArtifactError(`is a ZIP archive ${what}`, { offset });
}
