import { ArtifactError } from '../error.ts';
import { checkName, quoted } from './zip-names.ts';

/** What the central directory says of one entry, and where its bytes are. */
export interface ZipEntry {
  name: string;
  /** Bytes when unpacked. */
  size: number;
  compressedSize: number;
}

/** The rest of what is needed to unpack an entry. */
export interface PlacedEntry extends ZipEntry {
  flags: number;
  /** 0 stored, 8 deflate; others are not read. */
  method: number;
  crc: number;
  /** Where its local header is. */
  header: number;
  /** Where its bytes begin. */
  data: number;
}

/** Reads bytes by position; every position is checked by whoever gives it. */
type Bytes = DataView<ArrayBufferLike>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;

const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const END_64_SIZE = 56;
const LOCATOR_SIZE = 20;

const MAX_ENTRIES = 2 ** 18;
const ABSENT_16 = 0xffff;
const ABSENT_32 = 0xffffffff;
const HAS_DESCRIPTOR = 0x0008;

/**
 * The entries of a ZIP archive that begins at the first byte and ends at the last. Throws an ArtifactError where the
 * archive can be read in two ways: names that come twice, entries that lie over one another, a local header that
 * contradicts the directory, bytes that belong to nothing in front.
 * Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
 */
export function readDirectory(bytes: Uint8Array): PlacedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view, bytes);
  const entries = readCentral(view, bytes, directory);
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name)) throw new ArtifactError(`is a ZIP archive with two entries ${quoted(name)}`);
    names.add(name);
  }
  checkOverlaps(entries, directory.from);
  return entries;
}

interface Directory {
  from: number;
  to: number;
  count: number;
}

function findDirectory(view: Bytes, bytes: Uint8Array): Directory {
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

function readCentral(view: Bytes, bytes: Uint8Array, { from, to, count }: Directory): PlacedEntry[] {
  const entries: PlacedEntry[] = [];
  let at = from;
  while (entries.length < count) {
    if (at + CENTRAL_SIZE > to || view.getUint32(at, true) !== CENTRAL) fail('with a broken directory', at);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + CENTRAL_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > to) fail('with a directory entry longer than the directory', at);
    entries.push(centralEntry(view, bytes, at, nameLength, extraLength));
    at = next;
  }
  if (at !== to) fail(`with more in its directory than the ${count} entries it says`, at);
  return entries;
}

function centralEntry(
  view: Bytes,
  bytes: Uint8Array,
  at: number,
  nameLength: number,
  extraLength: number,
): PlacedEntry {
  const rawName = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
  const name = checkName(rawName, at);
  const extra = { from: at + CENTRAL_SIZE + nameLength, length: extraLength };
  const [size, compressedSize, header] = wideFields(view, extra, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const disk = view.getUint16(at + 34, true);
  if (disk !== 0 && disk !== ABSENT_16) failEntry(name, 'is said to be in another file', at);
  const entry = {
    name,
    size,
    compressedSize,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    header,
  };
  return { ...entry, data: locate(view, bytes, entry, rawName) };
}

/** Where an entry's bytes begin: behind its local header, which must say the same as the directory. */
function locate(
  view: Bytes,
  bytes: Uint8Array,
  entry: Omit<PlacedEntry, 'data'>,
  rawName: Uint8Array,
): number {
  const { name, header: at, flags, method, size, compressedSize, crc } = entry;
  if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL)
    failEntry(name, 'is not where the directory says', at);
  const nameLength = view.getUint16(at + 26, true);
  const extraLength = view.getUint16(at + 28, true);
  const data = at + LOCAL_SIZE + nameLength + extraLength;
  const ownName = bytes.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength);
  if (ownName.length !== rawName.length || !ownName.every((byte, index) => byte === rawName[index]))
    failEntry(name, 'has another name in its own header', at);
  // With a descriptor behind the bytes, the header may leave these at 0.
  const isLeftOpen = (view.getUint16(at + 6, true) & flags & HAS_DESCRIPTOR) !== 0;
  const said = [view.getUint32(at + 14, true), view.getUint32(at + 18, true), view.getUint32(at + 22, true)];
  const agrees =
    view.getUint16(at + 8, true) === method &&
    [crc, compressedSize, size].every(
      (value, index) =>
        said[index] === value ||
        (isLeftOpen && said[index] === 0) ||
        (index > 0 && said[index] === ABSENT_32),
    );
  if (!agrees) failEntry(name, 'has a header of its own that contradicts the directory', at);
  if (data + compressedSize > bytes.length)
    failEntry(name, `is cut off: ${compressedSize} bytes are said`, at);
  return data;
}

/** Values too large for 32 bits stand in the zip64 extra field, in this order, those only that are marked. */
function wideFields(
  view: Bytes,
  extra: { from: number; length: number },
  [size, compressedSize, header]: [number, number, number],
): [number, number, number] {
  const narrow = [size, compressedSize, header];
  if (!narrow.includes(ABSENT_32)) return [size, compressedSize, header];
  let { at, left } = findZip64Extra(view, extra);
  const take = (value: number): number => {
    if (value !== ABSENT_32) return value;
    if (left < 8) fail('with a zip64 entry without its sizes', extra.from);
    at += 8;
    left -= 8;
    return uint64(view, at - 8);
  };
  return [take(size), take(compressedSize), take(header)];
}

function findZip64Extra(
  view: Bytes,
  { from, length }: { from: number; length: number },
): { at: number; left: number } {
  const end = from + length;
  let at = from;
  while (at + 4 <= end) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > end) break;
    if (view.getUint16(at, true) === 0x0001) return { at: at + 4, left: size };
    at += 4 + size;
  }
  return fail('with a zip64 entry without its sizes', from);
}

/** Two entries over the same bytes are how a small archive becomes a large one, or two things to two readers. */
function checkOverlaps(entries: readonly PlacedEntry[], directory: number): void {
  let free = 0;
  for (const { name, header, data, compressedSize } of entries.toSorted((a, b) => a.header - b.header)) {
    if (header < free) failEntry(name, 'lies over another entry', header);
    free = data + compressedSize;
    if (free > directory) failEntry(name, 'lies over the directory', header);
  }
}

/** 64-bit counts; past 2^53 no file is. */
function uint64(view: Bytes, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : fail('with a size that no file has', at);
}

function fail(what: string, offset: number): never {
  throw new ArtifactError(`is a ZIP archive ${what}`, { offset });
}

function failEntry(name: string, what: string, offset: number): never {
  throw new ArtifactError(`is a ZIP archive whose entry ${quoted(name)} ${what}`, { offset });
}
