import {
  broken,
  cutOff,
  makeRoom,
  newOutput,
  type Output,
  repeat,
  unread,
  write,
  written,
} from './output.ts';
import { xxh32 } from './xxh32.ts';

const NAME = 'lz4';
const MAGIC = 0x184d2204;
const VERSION = 0b01 << 6;

/**
 * Unpacks LZ4 frames, one or several. Throws an ArtifactError where they are broken, where a checksum does not match, or
 * where more than `limit` bytes come out.
 * Source: lz4_Frame_format.md 1.6 and lz4_Block_format.md of the LZ4 project.
 */
export function decodeLz4(bytes: Uint8Array, limit: number): Uint8Array {
  const input = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  const output = newOutput(NAME, bytes, limit);
  do readFrame(input, output);
  while (input.at < bytes.length);
  return written(output);
}

interface Input {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

interface Frame {
  areBlocksLinked: boolean;
  hasBlockChecksums: boolean;
  hasChecksum: boolean;
  size: number | null;
  blockSize: number;
}

function readFrame(input: Input, output: Output): void {
  const start = output.length;
  const frame = readHeader(input);
  for (;;) {
    const word = uint32(input);
    if (word === 0) break;
    readBlock(input, output, frame, word, start);
  }
  const content = output.bytes.subarray(start, output.length);
  if (frame.hasChecksum && uint32(input) !== xxh32(content))
    broken(NAME, 'its checksum does not match', input.at);
  if (frame.size !== null && frame.size !== content.length)
    broken(NAME, `${content.length} bytes come out, not the ${frame.size} it says`, input.at);
}

function readHeader(input: Input): Frame {
  if (uint32(input) !== MAGIC) broken(NAME, 'no frame begins here', input.at - 4);
  const from = input.at;
  const flags = uint8(input);
  if ((flags & 0b11000010) !== VERSION) unread(NAME, `in a frame of flags ${flags}`, from);
  const blockSizeId = uint8(input) >> 4;
  if (blockSizeId < 4 || blockSizeId > 7) broken(NAME, `blocks of size ${blockSizeId}`, from + 1);
  const size = (flags & 0b1000) === 0 ? null : Number(take(input, 8).getBigUint64(0, true));
  if ((flags & 1) !== 0) unread(NAME, 'with a dictionary of its own', from);
  const descriptor = input.bytes.subarray(from, input.at);
  if (uint8(input) !== ((xxh32(descriptor) >>> 8) & 0xff)) broken(NAME, 'the checksum of its header', from);
  return {
    areBlocksLinked: (flags & 0b100000) === 0,
    hasBlockChecksums: (flags & 0b10000) !== 0,
    hasChecksum: (flags & 0b100) !== 0,
    size,
    blockSize: 2 ** (8 + 2 * blockSizeId),
  };
}

function readBlock(input: Input, output: Output, frame: Frame, word: number, frameStart: number): void {
  const size = word & 0x7fffffff;
  if (size > frame.blockSize) broken(NAME, `a block of ${size} bytes`, input.at - 4);
  const from = input.at;
  take(input, size);
  const block = input.bytes.subarray(from, input.at);
  if (frame.hasBlockChecksums && uint32(input) !== xxh32(block))
    broken(NAME, 'the checksum of a block', from);
  if (word > 0x7fffffff) write(output, block);
  else unpackBlock(block, output, from, frame.areBlocksLinked ? frameStart : output.length, frame.blockSize);
}

/** Matches reach back 64 KiB at most, and never before `first`. */
function unpackBlock(
  block: Uint8Array,
  output: Output,
  offset: number,
  first: number,
  blockSize: number,
): void {
  const end = output.length + blockSize;
  let at = 0;
  const byte = () => block[at++] ?? cutOff(NAME, offset + at);
  /** 15 goes on in the bytes that follow, for as long as they are 255. */
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    if (nibble < 15) return length;
    for (;;) {
      const more = byte();
      length += more;
      if (more < 255) return length;
    }
  };
  while (at < block.length) {
    const token = byte();
    const literals = lengthFrom(token >> 4);
    if (at + literals > block.length) cutOff(NAME, offset + at);
    if (output.length + literals > end) broken(NAME, 'a block larger than the frame says', offset + at);
    write(output, block.subarray(at, at + literals));
    at += literals;
    // The last sequence has no match.
    if (at === block.length) return;
    const distance = byte() | (byte() << 8);
    const length = lengthFrom(token & 15) + 4;
    if (distance === 0 || distance > output.length - first)
      broken(NAME, 'a match before its beginning', offset + at);
    if (output.length + length > end) broken(NAME, 'a block larger than the frame says', offset + at);
    makeRoom(output, length);
    repeat(output, distance, length);
  }
}

function uint8(input: Input): number {
  return take(input, 1).getUint8(0);
}

function uint32(input: Input): number {
  return take(input, 4).getUint32(0, true);
}

function take(input: Input, count: number): DataView {
  if (input.at + count > input.bytes.length) cutOff(NAME, input.bytes.length);
  input.at += count;
  return new DataView(input.view.buffer, input.view.byteOffset + input.at - count, count);
}
