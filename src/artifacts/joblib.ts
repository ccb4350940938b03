import { gunzipSync, inflateSync } from 'node:zlib';
import { decodeBzip2 } from './compressors/bzip2.ts';
import { decodeLz4 } from './compressors/lz4.ts';
import { decodeLzmaAlone, looksLikeLzma } from './compressors/lzma-alone.ts';
import { tooMuch } from './compressors/output.ts';
import { decodeXz } from './compressors/xz.ts';
import { ArtifactError } from './error.ts';

/** What a file is packed with; null where it is not. */
export type Compressor = 'zlib' | 'gzip' | 'bz2' | 'xz' | 'lzma' | 'lz4' | null;

interface Packing {
  name: NonNullable<Compressor>;
  matches: (bytes: Uint8Array) => boolean;
  /** Throws an ArtifactError where the stream is broken or where more than `limit` bytes come out. */
  unpack: (bytes: Uint8Array, limit: number) => Uint8Array;
}

const PACKINGS: readonly Packing[] = [
  { name: 'gzip', matches: begins(0x1f, 0x8b), unpack: inflater('gzip', gunzipSync) },
  { name: 'zlib', matches: looksLikeZlib, unpack: inflater('zlib', inflateSync) },
  { name: 'bz2', matches: looksLikeBzip2, unpack: decodeBzip2 },
  { name: 'xz', matches: begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00), unpack: decodeXz },
  { name: 'lzma', matches: looksLikeLzma, unpack: decodeLzmaAlone },
  { name: 'lz4', matches: begins(0x04, 0x22, 0x4d, 0x18), unpack: decodeLz4 },
];

/** What is told by its first bytes and not read. */
const UNREAD: readonly { name: string; matches: (bytes: Uint8Array) => boolean }[] = [
  { name: 'zstd', matches: begins(0x28, 0xb5, 0x2f, 0xfd) },
  // "ZF": joblib before 0.10, which kept arrays in files of their own.
  { name: 'joblib 0.9', matches: begins(0x5a, 0x46) },
];

/**
 * The bytes of a joblib file without its compression, which is told by the first bytes. Bytes that are not packed are
 * returned as they are, not copied. Throws an ArtifactError where more than `limit` bytes come out, where the stream is
 * broken, and, with `unsupported`, for a compressor that is not read.
 * Source: joblib's compressor.py and numpy_pickle_utils.py, `_detect_compressor`.
 */
export function unwrap(bytes: Uint8Array, limit: number): { bytes: Uint8Array; compressor: Compressor } {
  const unread = UNREAD.find(({ matches }) => matches(bytes));
  if (unread !== undefined) {
    throw new ArtifactError(`packed with ${unread.name}, which is not read`, {
      offset: 0,
      unsupported: true,
    });
  }
  const packing = PACKINGS.find(({ matches }) => matches(bytes));
  if (packing === undefined) return { bytes, compressor: null };
  return { bytes: packing.unpack(bytes, limit), compressor: packing.name };
}

function begins(...magic: number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte);
}

/** zlib's header is a multiple of 31: RFC 1950. A pickle never begins with 0x78, which is no opcode. */
function looksLikeZlib([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0x78 && (first * 256 + second) % 31 === 0;
}

/** "BZh" and the size of its blocks. */
function looksLikeBzip2([first, second, third, level = 0]: Uint8Array): boolean {
  return first === 0x42 && second === 0x5a && third === 0x68 && level >= 0x31 && level <= 0x39;
}

/** A small file is first tried with room for this many times its size, which is mostly enough. */
const USUAL = 16;
const SMALL = 1024 * 1024;
const SMALLEST = 64 * 1024;

/** zlib takes no less. */
const SMALLEST_CHUNK = 64;

/**
 * zlib writes into one piece, of which the system gives as much memory as is written to: pieces that are glued together would
 * take twice as much.
 */
function inflater(name: string, unpack: typeof inflateSync): Packing['unpack'] {
  return (bytes, limit) => {
    const isSmall = bytes.length < SMALL;
    const room = isSmall ? Math.min(limit, Math.max(bytes.length * USUAL, SMALLEST)) : limit;
    const unpackInto = (most: number): Uint8Array => {
      // A byte more, or zlib asks for another piece where the first is full.
      const { buffer, byteOffset, byteLength } = unpack(bytes, {
        maxOutputLength: most,
        chunkSize: Math.max(most + 1, SMALLEST_CHUNK),
      });
      return new Uint8Array(buffer, byteOffset, byteLength);
    };
    try {
      return unpackInto(room);
    } catch (error) {
      if (codeOf(error) !== TOO_LARGE) return failed(name, error);
    }
    try {
      return room < limit ? unpackInto(limit) : tooMuch(name, bytes.length, limit);
    } catch (error) {
      return codeOf(error) === TOO_LARGE ? tooMuch(name, bytes.length, limit) : failed(name, error);
    }
  };
}

const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function failed(name: string, error: unknown): never {
  if (error instanceof ArtifactError) throw error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = codeOf(error) === 'Z_BUF_ERROR' ? 'and cut off' : `and broken: ${message}`;
  throw new ArtifactError(`packed with ${name}, ${reason}`, { cause: error });
}
