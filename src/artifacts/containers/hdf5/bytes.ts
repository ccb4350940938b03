import { ArtifactError } from '../../error.ts';

/** The bytes of an HDF5 file, every read of which is held to the file. */
export interface Hdf5Bytes {
  bytes: Uint8Array;
  view: DataView;
  /** How many bytes of headers and heaps may still be read: no two of them share a byte in a sound file. */
  left: number;
}

export function hdf5Bytes(bytes: Uint8Array): Hdf5Bytes {
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    left: bytes.length,
  };
}

/** Counts bytes that belong to one part of the file alone. */
export function spend(file: Hdf5Bytes, length: number, at: number): void {
  file.left -= length;
  if (file.left < 0) broken('its parts lie over one another', at);
}

/** "Undefined address": nothing is there. */
export const NOWHERE = -1;

/** A piece of the file that something says is there. */
export function piece({ bytes }: Hdf5Bytes, at: number, length: number, what: string): Uint8Array {
  if (!(at >= 0 && length >= 0 && length <= bytes.length - at))
    return broken(`${what} is cut off, or not where the file says`, Math.max(at, 0));
  return bytes.subarray(at, at + length);
}

/** A cursor over a piece of the file. */
export interface Piece {
  readonly from: number;
  readonly end: number;
  at: number;
}

export function open(file: Hdf5Bytes, at: number, length: number, what: string): Piece {
  piece(file, at, length, what);
  return { from: at, end: at + length, at };
}

function take(at: Piece, length: number): number {
  if (at.at + length > at.end) return broken('a part of the file is shorter than what it holds', at.at);
  at.at += length;
  return at.at - length;
}

export function skip(at: Piece, length: number): void {
  take(at, length);
}

export function uint8({ view }: Hdf5Bytes, at: Piece): number {
  return view.getUint8(take(at, 1));
}

export function uint16({ view }: Hdf5Bytes, at: Piece): number {
  return view.getUint16(take(at, 2), true);
}

export function uint32({ view }: Hdf5Bytes, at: Piece): number {
  return view.getUint32(take(at, 4), true);
}

/** A length or an address of eight bytes; NOWHERE for the undefined address, an error where no file reaches. */
export function uint64({ view }: Hdf5Bytes, at: Piece): number {
  const from = take(at, 8);
  const [low, high] = [view.getUint32(from, true), view.getUint32(from + 4, true)];
  if (low === 0xffffffff && high === 0xffffffff) return NOWHERE;
  const value = low + high * 2 ** 32;
  return Number.isSafeInteger(value) ? value : broken(`the length ${value} is more than any file has`, from);
}

export function signature({ bytes }: Hdf5Bytes, at: Piece, expected: string): void {
  const from = take(at, expected.length);
  for (let index = 0; index < expected.length; index++) {
    if (bytes[from + index] !== expected.charCodeAt(index))
      broken(`there is no ${expected} where one is due`, from);
  }
}

/** Text up to the first NUL; an error where there is none, or where it is not UTF-8. */
export function textTo(bytes: Uint8Array, at: number, limit: number): string {
  const end = bytes.subarray(at, at + limit).indexOf(0);
  if (end < 0) return broken('a name has no end', at);
  return decode(bytes.subarray(at, at + end), at);
}

export function decode(bytes: Uint8Array, at: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return broken('a text is not UTF-8', at);
  }
}

export function broken(what: string, offset: number): never {
  throw new ArtifactError(`is an HDF5 file, and broken: ${what}`, { offset });
}

export function unread(what: string): never {
  throw new ArtifactError(`is an HDF5 file with ${what}, which is not read`, { unsupported: true });
}
