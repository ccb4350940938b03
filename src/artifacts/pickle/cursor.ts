import { Buffer } from 'node:buffer';
import { ArtifactError } from '../error.ts';
import { opName } from './opcodes.ts';

/** A place in the bytes of a pickle. */
export interface Cursor {
  readonly bytes: Uint8Array;
  /** The same bytes, for decoding text. */
  readonly buffer: Buffer;
  readonly view: DataView;
  /** The next byte to read. */
  at: number;
  /** Where the opcode stands that is being read; messages name it. */
  opcodeAt: number;
  /** Where the frame ends that FRAME last opened. */
  frameEnd: number;
}

/** A cursor at the first byte. */
export function cursorOver(bytes: Uint8Array): Cursor {
  const { buffer, byteOffset, byteLength } = bytes;
  return {
    // Of the plain type, whatever was given: a Buffer's subarray would be a Buffer.
    bytes: new Uint8Array(buffer, byteOffset, byteLength),
    buffer: Buffer.from(buffer, byteOffset, byteLength),
    view: new DataView(buffer, byteOffset, byteLength),
    at: 0,
    opcodeAt: 0,
    frameEnd: 0,
  };
}

/** `opcode REDUCE at byte 40`. */
function here(cursor: Cursor): string {
  return `opcode ${opName(cursor.bytes[cursor.opcodeAt] ?? 0)} at byte ${cursor.opcodeAt}`;
}

/** Stops reading: `opcode REDUCE at byte 40 <what it does wrong>`. */
export function fail(cursor: Cursor, wrong: string, options: { unsupported?: boolean } = {}): never {
  throw new ArtifactError(`${here(cursor)} ${printable(wrong)}`, { offset: cursor.opcodeAt, ...options });
}

const LONGEST_MESSAGE = 300;

/** Names from a file may hold anything: control characters and floods of text stay out of messages. */
function printable(text: string): string {
  const short = text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
  return short.replace(/\p{C}/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Goes on by `length` bytes and returns where they begin; an error where the file ends before. */
export function advance(cursor: Cursor, length: number): number {
  const from = cursor.at;
  const left = cursor.bytes.length - from;
  if (length > left) {
    throw new ArtifactError(
      `cut off: ${here(cursor)} wants ${length} ${length === 1 ? 'byte' : 'bytes'}, the file has ${left} left`,
      { offset: cursor.opcodeAt },
    );
  }
  moveTo(cursor, from + length);
  return from;
}

/**
 * What begins in a frame ends in it. Readers of Python disagree on what else follows: one stops, one drops the rest of
 * the frame. So it must not be read at all, for it would be another value here than there.
 */
function moveTo(cursor: Cursor, end: number): void {
  if (cursor.opcodeAt < cursor.frameEnd && end > cursor.frameEnd)
    fail(cursor, 'runs past the end of its frame');
  cursor.at = end;
}

/** FRAME: the next `length` bytes belong together; they must be there. */
export function openFrame(cursor: Cursor, length: number): void {
  if (cursor.opcodeAt < cursor.frameEnd) fail(cursor, 'opens a frame inside of a frame');
  const from = advance(cursor, length);
  cursor.frameEnd = cursor.at;
  cursor.at = from;
}

/** The next opcode. Every pickle ends with STOP, so that the file cannot end before one. */
export function nextOpcode(cursor: Cursor): number {
  cursor.opcodeAt = cursor.at;
  const opcode = cursor.bytes[cursor.at];
  if (opcode === undefined) {
    throw new ArtifactError(`cut off: the file ends at byte ${cursor.at}, before the STOP of its pickle`, {
      offset: cursor.at,
    });
  }
  cursor.at++;
  return opcode;
}

export function uint8(cursor: Cursor): number {
  return cursor.view.getUint8(advance(cursor, 1));
}

export function uint16(cursor: Cursor): number {
  return cursor.view.getUint16(advance(cursor, 2), true);
}

export function uint32(cursor: Cursor): number {
  return cursor.view.getUint32(advance(cursor, 4), true);
}

export function int32(cursor: Cursor): number {
  return cursor.view.getInt32(advance(cursor, 4), true);
}

/** A length of eight bytes; rounded above 2^53, where no file reaches. */
export function uint64(cursor: Cursor): number {
  const from = advance(cursor, 8);
  return cursor.view.getUint32(from, true) + cursor.view.getUint32(from + 4, true) * 2 ** 32;
}

/** BINFLOAT's eight bytes, big-endian. */
export function float64(cursor: Cursor): number {
  return cursor.view.getFloat64(advance(cursor, 8), false);
}

/** The next `length` bytes: a view, not a copy. */
export function take(cursor: Cursor, length: number): Uint8Array {
  const from = advance(cursor, length);
  return cursor.bytes.subarray(from, from + length);
}

/** Passes over a line, the argument of a text opcode, and returns it as Latin-1 without its newline. */
export function takeLine(cursor: Cursor, longest: number): string {
  const from = cursor.at;
  const end = cursor.bytes.indexOf(0x0a, from);
  if (end < 0) {
    throw new ArtifactError(`cut off: ${here(cursor)} wants a line, the file ends before its newline`, {
      offset: cursor.opcodeAt,
    });
  }
  if (end - from > longest) fail(cursor, `holds a line of ${end - from} bytes, more than ${longest}`);
  moveTo(cursor, end + 1);
  return cursor.buffer.toString('latin1', from, end);
}
