import { gunzipSync, inflateSync } from 'node:zlib';
import { ArtifactError } from './error.ts';

/** What a file is packed with; null where it is not. */
export type Compressor = 'zlib' | 'gzip' | null;

/** Compressors of joblib that are told by their first bytes and not read yet. */
const UNREAD: readonly { name: string; magic: readonly number[] }[] = [
  { name: 'bz2', magic: [0x42, 0x5a, 0x68] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'lzma', magic: [0x5d, 0x00, 0x00] },
  { name: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  // "ZF": joblib before 0.10, which kept arrays in files of their own.
  { name: 'joblib 0.9', magic: [0x5a, 0x46] },
];

/**
 * The bytes of a joblib file without its compression, which is told by the first bytes. Bytes that are not packed are
 * returned as they are, not copied. Throws an ArtifactError where more than `limit` bytes come out, where the stream is
 * broken, and, with `unsupported`, for a compressor that is not read.
 * Source: joblib's compressor.py and numpy_pickle_utils.py, `_detect_compressor`.
 */
export function unwrap(bytes: Uint8Array, limit: number): { bytes: Uint8Array; compressor: Compressor } {
  const unread = UNREAD.find(({ magic }) => startsWith(bytes, magic));
  if (unread !== undefined) {
    throw new ArtifactError(`packed with ${unread.name}, which is not read yet`, {
      offset: 0,
      unsupported: true,
    });
  }
  const compressor = compressorOf(bytes);
  return { bytes: compressor === null ? bytes : inflate(bytes, compressor, limit), compressor };
}

function compressorOf(bytes: Uint8Array): Compressor {
  if (startsWith(bytes, [0x1f, 0x8b])) return 'gzip';
  // zlib's header is a multiple of 31: RFC 1950. A pickle never begins with 0x78, which is no opcode.
  const [first = 0, second = 0] = bytes;
  return first === 0x78 && (first * 256 + second) % 31 === 0 ? 'zlib' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte);
}

/** Larger steps than zlib's own spare it most of the gluing. */
const CHUNK = 1024 * 1024;

function inflate(bytes: Uint8Array, compressor: 'zlib' | 'gzip', limit: number): Uint8Array {
  const unpack = compressor === 'zlib' ? inflateSync : gunzipSync;
  try {
    const { buffer, byteOffset, byteLength } = unpack(bytes, { maxOutputLength: limit, chunkSize: CHUNK });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    throw new ArtifactError(`packed with ${compressor}, ${reason(error, limit)}`, { cause: error });
  }
}

function reason(error: unknown, limit: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_BUFFER_TOO_LARGE') return `and more than ${limit} bytes come out`;
  if (code === 'Z_BUF_ERROR') return 'and cut off';
  return `and broken: ${error instanceof Error ? error.message : String(error)}`;
}
