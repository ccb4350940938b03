import { decodePackets, type Lzma, newLzma, propertiesFrom } from './lzma.ts';
import { broken, cutOff, type Output, write } from './output.ts';
import { isFinished, openRange } from './range-decoder.ts';

/**
 * Unpacks LZMA2 chunks from `from` on; returns where they end. Throws an ArtifactError where they are broken.
 * Source: the comments of liblzma's lzma2_decoder.c, and xz-file-format.txt 1.2.1, section 5.3.1.
 */
export function decodeLzma2(input: Uint8Array, from: number, output: Output): number {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  let at = from;
  /** Where the dictionary begins; null before the first chunk sets it. */
  let first: number | null = null;
  let lzma: Lzma | null = null;
  for (;;) {
    const control = input[at] ?? cutOff(output.name, at);
    if (control === 0) return at + 1;
    if (control > 2 && control < 0x80) broken(output.name, `a chunk of kind ${control}`, at);
    if (control === 1 || control >= 0xe0) {
      first = output.length;
      lzma = null;
    }
    if (first === null) broken(output.name, 'a first chunk without a dictionary', at);
    const headerSize = control < 0x80 ? 3 : control >= 0xc0 ? 6 : 5;
    if (at + headerSize > input.length) cutOff(output.name, input.length);
    if (control < 0x80) {
      const size = view.getUint16(at + 1) + 1;
      at += headerSize;
      if (at + size > input.length) cutOff(output.name, input.length);
      write(output, input.subarray(at, at + size));
      at += size;
      continue;
    }
    const size = ((control & 0x1f) << 16) + view.getUint16(at + 1) + 1;
    const packed = view.getUint16(at + 3) + 1;
    lzma =
      nextState(lzma, control, input[at + 5] ?? 0) ??
      broken(output.name, 'a chunk without its properties', at);
    at += headerSize;
    if (at + packed > input.length) cutOff(output.name, input.length);
    decodeChunk(lzma, input, at, at + packed, output, first, size);
    at += packed;
  }
}

/** 0x80: goes on; 0xa0: forgets what it learnt; 0xc0: with new properties; 0xe0: with a new dictionary as well. */
function nextState(lzma: Lzma | null, control: number, byte: number): Lzma | null {
  if (control >= 0xc0) {
    const properties = propertiesFrom(byte);
    return properties && newLzma(properties);
  }
  return lzma && control >= 0xa0 ? newLzma(lzma.properties) : lzma;
}

function decodeChunk(
  lzma: Lzma,
  input: Uint8Array,
  from: number,
  to: number,
  output: Output,
  first: number,
  size: number,
): void {
  const decoder =
    openRange(output.name, input, from, to) ?? broken(output.name, 'no chunk begins here', from);
  const marked = decodePackets(lzma, decoder, output, first, output.length + size);
  if (marked || !isFinished(decoder) || decoder.at !== to)
    broken(output.name, 'a chunk that does not end as it should', decoder.at);
}
