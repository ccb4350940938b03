import { ArtifactError } from '../error.ts';
import {
  ABSENT_16,
  ABSENT_32,
  type Bytes,
  CENTRAL_SIZE,
  type Directory,
  fail,
  findDirectory,
  uint64,
} from './zip-end.ts';
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

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const LOCAL_SIZE = 30;
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

function failEntry(name: string, what: string, offset: number): never {
  throw new ArtifactError(`is a ZIP archive whose entry ${quoted(name)} ${what}`, { offset });
}
