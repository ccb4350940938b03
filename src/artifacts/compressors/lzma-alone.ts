import { decodePackets, newLzma, propertiesFrom } from './lzma.ts';
import { broken, cutOff, newOutput, written } from './output.ts';
import { isFinished, openRange } from './range-decoder.ts';

const NAME = 'lzma';
const HEADER = 13;
const SIZE_UNKNOWN = 0xffffffffffffffffn;

/**
 * Whether bytes begin as a file of the old `.lzma` format with the settings that every encoder writes (lc 3, lp 0, pb 2; a
 * dictionary of whole 64 KiB): it has no mark of its own.
 */
export function looksLikeLzma(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x5d || bytes[1] !== 0 || bytes[2] !== 0) return false;
  // A size less than 2^48 or, all ones, unknown; behind it the stream's first byte.
  const [size6 = 0, size7 = size6, first = 0] = bytes.subarray(HEADER - 2, HEADER + 1);
  return size6 === size7 && (size6 === 0 || size6 === 0xff) && first === 0;
}

/**
 * Unpacks a file of the old `.lzma` format, which has no checksum: that the decoder ends where the encoder did is all
 * there is to check. Throws an ArtifactError where it is broken or where more than `limit` bytes come out.
 * Source: lzma-file-format.txt of XZ Utils.
 */
export function decodeLzmaAlone(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length < HEADER) cutOff(NAME, bytes.length);
  const properties = propertiesFrom(bytes[0] ?? 0) ?? broken(NAME, 'properties that cannot be', 0);
  const said = new DataView(bytes.buffer, bytes.byteOffset, HEADER).getBigUint64(5, true);
  const decoder =
    openRange(NAME, bytes, HEADER, bytes.length) ?? broken(NAME, 'no stream begins here', HEADER);
  const output = newOutput(NAME, bytes, limit);
  const end = said === SIZE_UNKNOWN ? Number.POSITIVE_INFINITY : Number(said);
  decodePackets(newLzma(properties), decoder, output, 0, end);
  // A stream of a known size may have the mark too.
  if (said !== SIZE_UNKNOWN && output.length !== end)
    broken(NAME, `${output.length} bytes come out, not the ${end} it says`, decoder.at);
  if (!isFinished(decoder)) broken(NAME, 'it does not end as it should', decoder.at);
  if (decoder.at !== bytes.length) broken(NAME, 'more follows behind its end', decoder.at);
  return written(output);
}
