import { gunzipSync, inflateSync } from 'node:zlib';
import { ArtifactError } from '../error.ts';
import { tooMuch } from './output.ts';

const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

type Unpack = (bytes: Uint8Array, limit: number) => Uint8Array;

/** What gzip packed. Throws an ArtifactError where the stream is broken or where more than `limit` bytes come out. */
export const gunzip: Unpack = inflater('gzip', gunzipSync);

/** What zlib packed. Throws as `gunzip` does. */
export const inflate: Unpack = inflater('zlib', inflateSync);

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
function inflater(name: string, unpack: typeof inflateSync): Unpack {
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function failed(name: string, error: unknown): never {
  if (error instanceof ArtifactError) throw error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = codeOf(error) === 'Z_BUF_ERROR' ? 'and cut off' : `and broken: ${message}`;
  throw new ArtifactError(`packed with ${name}, ${reason}`, { cause: error });
}
