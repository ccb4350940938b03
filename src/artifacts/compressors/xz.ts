import { createHash } from 'node:crypto';
import { crc32 } from '../containers/crc32.ts';
import { crc64 } from './crc64.ts';
import { decodeLzma2 } from './lzma2.ts';
import { broken, cutOff, newOutput, type Output, unread, written } from './output.ts';

const NAME = 'xz';
const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const HEADER = 12;
const FILTER_LZMA2 = 0x21n;

/**
 * Unpacks an `.xz` file of one or several streams, every checksum checked. Throws an ArtifactError where it is broken or
 * where more than `limit` bytes come out, and, with `unsupported`, for filters other than LZMA2.
 * Source: xz-file-format.txt 1.2.1 of XZ Utils.
 */
export function decodeXz(bytes: Uint8Array, limit: number): Uint8Array {
  const input: Input = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  const output = newOutput(NAME, bytes, limit);
  do {
    readStream(input, output);
    skipPadding(input);
  } while (input.at < bytes.length);
  return written(output);
}

interface Input {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

/** What the index says of a block as well. */
interface Block {
  unpaddedSize: number;
  size: number;
}

function readStream(input: Input, output: Output): void {
  const { bytes, view } = input;
  const header = advance(input, HEADER);
  if (!MAGIC.every((byte, index) => bytes[header + index] === byte))
    broken(NAME, 'no stream begins here', header);
  const flags = view.getUint16(header + 6, true);
  checkCrc(input, header + 6, 2, header + 8);
  const check = flags >> 8;
  if ((flags & 0xff) !== 0 || check > 15) unread(NAME, `with stream flags ${flags}`, header + 6);

  const blocks: Block[] = [];
  // A first byte of 0 begins the index.
  while ((bytes[input.at] ?? cutOff(NAME, input.at)) !== 0) blocks.push(readBlock(input, output, check));
  const indexSize = readIndex(input, blocks);

  const footer = advance(input, HEADER);
  checkCrc(input, footer + 4, 6, footer);
  const agrees =
    view.getUint16(footer + 10) === 0x595a &&
    view.getUint16(footer + 8, true) === flags &&
    (view.getUint32(footer + 4, true) + 1) * 4 === indexSize;
  if (!agrees) broken(NAME, 'its end contradicts its beginning', footer);
}

function readBlock(input: Input, output: Output, check: number): Block {
  const { bytes } = input;
  const from = input.at;
  const headerSize = ((bytes[from] ?? 0) + 1) * 4;
  advance(input, headerSize);
  checkCrc(input, from, headerSize - 4, from + headerSize - 4);
  const header: Input = { ...input, at: from + 1 };
  const flags = bytes[header.at++] ?? 0;
  if ((flags & 0b111111) !== 0) unread(NAME, 'with filters besides LZMA2', from);
  const packedSize = (flags & 0x40) === 0 ? null : integer(header);
  const size = (flags & 0x80) === 0 ? null : integer(header);
  // LZMA2 has one byte of properties, the size of its dictionary: the output is the dictionary here.
  if (integer(header) !== FILTER_LZMA2 || integer(header) !== 1n)
    unread(NAME, 'with filters besides LZMA2', from);
  header.at++;
  if (header.at > from + headerSize - 4) broken(NAME, 'a block whose header is too short', from);
  checkZeros(bytes, header.at, from + headerSize - 4);

  const start = output.length;
  const dataFrom = input.at;
  input.at = decodeLzma2(bytes, dataFrom, output);
  const data = output.bytes.subarray(start, output.length);
  const agrees =
    (packedSize === null || packedSize === BigInt(input.at - dataFrom)) &&
    (size === null || size === BigInt(data.length));
  if (!agrees) broken(NAME, 'a block of another size than it says', from);
  const unpaddedSize = input.at - from + checkSize(check);
  pad(input, from);
  readCheck(input, check, data);
  return { unpaddedSize, size: data.length };
}

/** Bytes of each kind of check, those that nobody uses as well. */
function checkSize(check: number): number {
  return check === 0 ? 0 : 4 * 2 ** Math.floor((check - 1) / 3);
}

function readCheck(input: Input, check: number, data: Uint8Array): void {
  const at = advance(input, checkSize(check));
  const { view, bytes } = input;
  const matches = {
    0: () => true,
    1: () => view.getUint32(at, true) === crc32(data),
    4: () => view.getBigUint64(at, true) === crc64(data),
    10: () =>
      createHash('sha256')
        .update(data)
        .digest()
        .equals(bytes.subarray(at, at + 32)),
  }[check];
  if (matches === undefined) unread(NAME, `with a check of kind ${check}`, at);
  if (!matches()) broken(NAME, 'a block does not match its checksum', at);
}

/** The index says of every block what was read; returns its size. */
function readIndex(input: Input, blocks: readonly Block[]): number {
  const from = input.at;
  input.at++;
  if (integer(input) !== BigInt(blocks.length))
    broken(NAME, 'an index of more or fewer blocks than there are', from);
  for (const { unpaddedSize, size } of blocks) {
    if (integer(input) !== BigInt(unpaddedSize) || integer(input) !== BigInt(size))
      broken(NAME, 'an index that contradicts a block', from);
  }
  pad(input, from);
  const size = input.at - from;
  checkCrc(input, from, size, advance(input, 4));
  return size + 4;
}

/** Zeros up to a multiple of four bytes from `from`. */
function pad(input: Input, from: number): void {
  const to = from + Math.ceil((input.at - from) / 4) * 4;
  if (to > input.bytes.length) cutOff(NAME, input.bytes.length);
  checkZeros(input.bytes, input.at, to);
  input.at = to;
}

/** Behind a stream there may be words of zeros. */
function skipPadding(input: Input): void {
  const { bytes, view } = input;
  while (input.at + 4 <= bytes.length && view.getUint32(input.at) === 0) input.at += 4;
}

function checkZeros(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) if (bytes[at] !== 0) broken(NAME, 'padding that is not zero', at);
}

function checkCrc({ bytes, view }: Input, from: number, length: number, at: number): void {
  if (view.getUint32(at, true) !== crc32(bytes.subarray(from, from + length)))
    broken(NAME, 'a header does not match its checksum', at);
}

/** Seven bits a byte, the lowest first; nine bytes at most. */
function integer(input: Input): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 63n; shift += 7n) {
    const byte = input.bytes[advance(input, 1)] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) {
      if (byte === 0 && shift > 0n) break;
      return value;
    }
  }
  return broken(NAME, 'an integer that is too long', input.at);
}

/** Passes over `count` bytes; returns where they begin. */
function advance(input: Input, count: number): number {
  const from = input.at;
  if (from + count > input.bytes.length) cutOff(NAME, input.bytes.length);
  input.at += count;
  return from;
}
