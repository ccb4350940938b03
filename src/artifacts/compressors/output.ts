import { isBomb } from '../containers/limit.ts';
import { ArtifactError } from '../error.ts';

/** What comes out of a decompressor: it grows as it is written to, never by what the file says, and never past its limit. */
export interface Output {
  /** With room behind `length`. */
  bytes: Uint8Array;
  length: number;
  limit: number;
  /** How long the packed file is. */
  packed: number;
  /** Of the compressor, for messages. */
  name: string;
}

const FIRST_ROOM = 64 * 1024;

/** Past this the whole limit is asked for at once: the system gives memory as it is written to, and nothing is copied again. */
const LARGE = 8 * 1024 * 1024;

export function newOutput(name: string, { length: packed }: Uint8Array, limit: number): Output {
  return { bytes: new Uint8Array(Math.min(FIRST_ROOM, limit)), length: 0, limit, packed, name };
}

/** Makes room for `count` more bytes; an ArtifactError where that passes the limit. */
export function makeRoom(output: Output, count: number): void {
  const wanted = output.length + count;
  if (wanted <= output.bytes.length) return;
  if (wanted > output.limit) tooMuch(output.name, output.packed, output.limit);
  const room = Math.max(wanted, output.bytes.length * 2);
  const grown = new Uint8Array(room > LARGE ? output.limit : Math.min(room, output.limit));
  grown.set(output.bytes.subarray(0, output.length));
  output.bytes = grown;
}

export function write(output: Output, bytes: Uint8Array): void {
  makeRoom(output, bytes.length);
  output.bytes.set(bytes, output.length);
  output.length += bytes.length;
}

/** Writes again `count` bytes of those that were written last, beginning `distance` bytes back; they may overlap. */
export function repeat(output: Output, distance: number, count: number): void {
  makeRoom(output, count);
  const { bytes } = output;
  let to = output.length;
  let from = to - distance;
  if (distance >= count) {
    bytes.copyWithin(to, from, from + count);
    output.length = to + count;
    return;
  }
  for (const end = to + count; to < end; to++, from++) bytes[to] = bytes[from] ?? 0;
  output.length = to;
}

/** What was written, as a view. */
export function written(output: Output): Uint8Array {
  return output.bytes.subarray(0, output.length);
}

/** More comes out of `packed` bytes than the limit: a bomb, or a model that is too large to be looked into. */
export function tooMuch(name: string, packed: number, limit: number): never {
  throw new ArtifactError(`packed with ${name}, and more than ${limit} bytes come out`, {
    unsupported: !isBomb(packed, limit),
  });
}

export function broken(name: string, what: string, offset: number): never {
  throw new ArtifactError(`packed with ${name}, and broken: ${what}`, { offset });
}

export function cutOff(name: string, offset: number): never {
  throw new ArtifactError(`packed with ${name}, and cut off`, { offset });
}

export function unread(name: string, what: string, offset: number): never {
  throw new ArtifactError(`packed with ${name}, ${what}, which is not read`, { offset, unsupported: true });
}
