import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodePath } from './paths.ts';
import { mayHoldPointers, POINTER_FILE_ENDS } from './pointer-paths.ts';

/*
 * Git's index, as far as a hook needs more of it than `diff-index` says, read without a process more. The format:
 * gitformat-index(5).
 */

/** The names that make a folder one artifact (see `artifactFolders`), after that folder and a slash. */
const MODEL_OF_MLFLOW = 'MLmodel';
const METADATA_OF_SPARK = 'metadata/part-00000';
const MARKS = [`${MODEL_OF_MLFLOW}\0`, METADATA_OF_SPARK];

/** The extension of a sparse index, which has folders in the place of what is in them: its name and its length. */
const SPARSE = 'sdir\0\0\0\0';
/** It is the last but for one of 32 bytes, and the checksum. */
const TAIL = 256;
/** Beside a split index lies the file with the entries that it has not. */
const SHARED = 'sharedindex.';

/** An entry's numbers before its id, its flags and its name. */
const STATS = 40;
const LONG_NAME = 0xfff;
const EXTENDED = 0x4000;

/** Read in pieces: a file of many megabytes in one piece costs more time to make room for than to read. */
const PIECE = 256 * 1024;

/**
 * The folders that are one artifact by the names in them. Null where the file does not tell: it cannot be read, is of a version to
 * come, or holds only some of the entries.
 */
export function markedFolders(file: string, objectFormat: 'sha1' | 'sha256'): Set<string> | null {
  try {
    const scanned = scan(file, MARKS.map(bytesOf));
    if (scanned === null) return null;
    // In versions 2 and 3 each name stands there whole, so that most often one look over the bytes is enough.
    if (scanned.version < 4 && scanned.counts.every((count) => count === 0)) return new Set();
    return foldersMarkedBy(namesIn(readFileSync(file), scanned.version, objectFormat));
  } catch {
    return null;
  }
}

/** Whether files of it may name artifacts that lie at other paths (see `mayHoldPointers`). True where the file does not tell. */
export function mayNameOutputs(file: string, objectFormat: 'sha1' | 'sha256'): boolean {
  try {
    const ends = POINTER_FILE_ENDS.map((end) => bytesOf(`${end}\0`));
    const scanned = scan(file, ends);
    if (scanned === null) return true;
    if (scanned.version < 4) return scanned.counts.some((count) => count > 0);
    for (const name of namesIn(readFileSync(file), scanned.version, objectFormat)) {
      if (mayHoldPointers(name)) return true;
    }
    return false;
  } catch {
    return true;
  }
}

/** How many entries have each of these contents, or seem to. Null where the file does not tell. */
export function countInIndex(file: string, oids: readonly string[]): number[] | null {
  try {
    const scanned = scan(
      file,
      oids.map((oid) => Buffer.from(oid, 'hex')),
    );
    return scanned?.counts ?? null;
  } catch {
    return null;
  }
}

/** The version of the index, and how often each of the texts is in it; null where it does not hold all entries. */
function scan(file: string, texts: readonly Buffer[]): { version: number; counts: number[] } | null {
  if (readdirSync(dirname(file)).some((name) => name.startsWith(SHARED))) return null;
  const overlap = Math.max(TAIL, ...texts.map((text) => text.length));
  const buffer = Buffer.allocUnsafe(overlap + PIECE);
  const counts = texts.map(() => 0);
  const handle = openSync(file, 'r');
  let version = 0;
  try {
    for (let at = 0, kept = 0; ; ) {
      const count = readSync(handle, buffer, kept, PIECE, at);
      if (count === 0) {
        const isSparse = buffer.subarray(0, kept).includes(SPARSE, 0, 'latin1');
        return isSparse || version < 2 || version > 4 ? null : { version, counts };
      }
      if (at === 0 && count > 12 && buffer.toString('latin1', 0, 4) === 'DIRC')
        version = buffer.readUInt32BE(4);
      const piece = buffer.subarray(0, kept + count);
      for (const [index, text] of texts.entries()) {
        // What ends in the piece before was counted there.
        const start = Math.max(0, kept - text.length + 1);
        for (let found = piece.indexOf(text, start); found >= 0; found = piece.indexOf(text, found + 1)) {
          counts[index] = (counts[index] ?? 0) + 1;
        }
      }
      at += count;
      kept = Math.min(overlap, piece.length);
      piece.copy(buffer, 0, piece.length - kept);
    }
  } finally {
    closeSync(handle);
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function foldersMarkedBy(names: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const name of names) {
    const folder = folderMarkedBy(name);
    if (folder !== null) folders.add(decodePath(Buffer.from(folder, 'latin1')));
  }
  return folders;
}

/** The name of every entry, a character for each of its bytes. Throws where they do not end in the file. */
function* namesIn(index: Buffer, version: number, objectFormat: 'sha1' | 'sha256'): Generator<string> {
  const idLength = objectFormat === 'sha256' ? 32 : 20;
  const count = index.readUInt32BE(8);
  let at = 12;
  let name = '';
  for (let entry = 0; entry < count; entry += 1) {
    const flagsAt = at + STATS + idLength;
    const flags = index.readUInt16BE(flagsAt);
    let start = flagsAt + 2 + ((flags & EXTENDED) === 0 ? 0 : 2);
    let stripped = name.length;
    if (version === 4) [stripped, start] = readOffset(index, start);
    const isLong = version === 4 || (flags & LONG_NAME) === LONG_NAME;
    const stop = isLong ? index.indexOf(0, start) : start + (flags & LONG_NAME);
    if (stop < start || stop > index.length) throw new RangeError('the index ends within an entry');
    name = name.slice(0, name.length - stripped) + index.toString('latin1', start, stop);
    yield name;
    // Up to version 3 an entry is filled up with one to eight NULs.
    at = version === 4 ? stop + 1 : at + ((stop - at + 8) & ~7);
  }
}

/** How much of the name before is left out: a number of variable length, as in gitformat-pack(5), "OFS_DELTA". */
function readOffset(index: Buffer, start: number): [value: number, next: number] {
  let at = start;
  let byte = index.readUInt8(at);
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    at += 1;
    byte = index.readUInt8(at);
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return [value, at + 1];
}

function folderMarkedBy(name: string): string | null {
  if (name.endsWith(`/${MODEL_OF_MLFLOW}`)) return name.slice(0, -MODEL_OF_MLFLOW.length - 1);
  const metadata = name.lastIndexOf(`/${METADATA_OF_SPARK}`);
  return metadata > 0 && name.indexOf('/', metadata + METADATA_OF_SPARK.length) < 0
    ? name.slice(0, metadata)
    : null;
}
