import { inflateRawSync } from 'node:zlib';
import { ArtifactError } from '../error.ts';
import { crc32 } from './crc32.ts';
import { unpackedLimit } from './limit.ts';
import { type PlacedEntry, readDirectory, type ZipEntry } from './zip-directory.ts';
import { quoted } from './zip-names.ts';

/** Deflate makes at most 1032 bytes of one; an entry that says more lies. */
const MAX_RATIO = 1032;

/** A ZIP archive: its directory is read and checked, its entries are unpacked one by one when asked for. */
export interface Zip {
  /** In the order of the directory; names are unique. */
  entries: readonly ZipEntry[];
  has: (name: string) => boolean;
  /**
   * The bytes of an entry, checked against its CRC; of a stored one a view, not a copy. Throws an ArtifactError where
   * there is none of that name, where more than `limit` bytes would come out of it or of all that were read more than
   * `openZip` was told, where it is broken, and, with `unsupported`, where it is encrypted or packed with anything but deflate.
   */
  read: (name: string, limit?: number) => Uint8Array;
}

/**
 * Opens a ZIP archive. Throws an ArtifactError for one that is broken, or that two readers could read in two ways: see
 * zip-directory.ts. No entry is unpacked yet. All that is read may unpack to `most` bytes together.
 */
export function openZip(bytes: Uint8Array, most = unpackedLimit(bytes.length)): Zip {
  const entries = readDirectory(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let left = most;
  return {
    entries,
    has: (name) => byName.has(name),
    read(name, limit = Number.POSITIVE_INFINITY) {
      const entry = byName.get(name);
      if (entry === undefined) throw new ArtifactError(`is a ZIP archive without an entry ${quoted(name)}`);
      const data = unpack(bytes, entry, entry.method === STORED ? limit : Math.min(limit, left));
      // Stored bytes are a view on the file: they cost nothing.
      if (entry.method !== STORED) left -= data.length;
      return data;
    },
  };
}

const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 0x2041;

function unpack(bytes: Uint8Array, entry: PlacedEntry, limit: number): Uint8Array {
  const { method, flags, size, compressedSize, crc } = entry;
  if ((flags & IS_ENCRYPTED) !== 0) fail(entry, 'is encrypted', { unsupported: true });
  if (method !== STORED && method !== DEFLATED)
    fail(entry, `is packed by method ${method}, which is not read`, { unsupported: true });
  if (size > limit) fail(entry, `unpacks to ${size} bytes, more than ${limit}`);
  const packed = bytes.subarray(entry.data, entry.data + compressedSize);
  const data = method === STORED ? packed : inflate(packed, entry);
  if (data.length !== size) fail(entry, `unpacks to ${data.length} bytes, not to the ${size} it says`);
  if (crc32(data) !== crc) fail(entry, 'is broken: its bytes do not match their checksum');
  return data;
}

function inflate(packed: Uint8Array, entry: PlacedEntry): Uint8Array {
  if (entry.size > packed.length * MAX_RATIO)
    fail(entry, `says ${entry.size} bytes, more than ${packed.length} can unpack to`);
  try {
    return viewOf(
      inflateRawSync(packed, {
        // In one piece, or zlib would hold it twice; it wants room for one byte at least, and pieces of 64.
        maxOutputLength: Math.max(entry.size, 1),
        chunkSize: Math.max(entry.size, 64),
      }),
    );
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') fail(entry, `unpacks to more than the ${entry.size} bytes it says`);
    return fail(entry, code === 'Z_BUF_ERROR' ? 'is cut off' : 'is broken', { cause });
  }
}

/** A Uint8Array, not a Buffer, over the same bytes. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function fail(
  entry: ZipEntry,
  what: string,
  options: { unsupported?: boolean; cause?: unknown } = {},
): never {
  throw new ArtifactError(`is a ZIP archive whose entry ${quoted(entry.name)} ${what}`, options);
}
