import { decodeBzip2 } from './compressors/bzip2.ts';
import { gunzip, inflate } from './compressors/inflate.ts';
import { decodeLz4 } from './compressors/lz4.ts';
import { decodeLzmaAlone, looksLikeLzma } from './compressors/lzma-alone.ts';
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

/** Each decoder is loaded where it is first used (see scripts/lazily.mjs). */
const PACKINGS: readonly Packing[] = [
  { name: 'gzip', matches: begins(0x1f, 0x8b), unpack: (bytes, limit) => gunzip(bytes, limit) },
  { name: 'zlib', matches: looksLikeZlib, unpack: (bytes, limit) => inflate(bytes, limit) },
  { name: 'bz2', matches: looksLikeBzip2, unpack: (bytes, limit) => decodeBzip2(bytes, limit) },
  {
    name: 'xz',
    matches: begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
    unpack: (bytes, limit) => decodeXz(bytes, limit),
  },
  {
    name: 'lzma',
    matches: (bytes) => bytes[0] === 0x5d && looksLikeLzma(bytes),
    unpack: (bytes, limit) => decodeLzmaAlone(bytes, limit),
  },
  { name: 'lz4', matches: begins(0x04, 0x22, 0x4d, 0x18), unpack: (bytes, limit) => decodeLz4(bytes, limit) },
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
