import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc64 } from '../../../src/artifacts/compressors/crc64.ts';
import { decodeLz4 } from '../../../src/artifacts/compressors/lz4.ts';
import { xxh32 } from '../../../src/artifacts/compressors/xxh32.ts';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { unwrap } from '../../../src/artifacts/joblib.ts';

/** Made by Python's bz2 and lzma and by lz4.frame, as base64. */
const {
  samples,
  bombs,
  delta,
}: { samples: Record<string, string>; bombs: Record<string, string>; delta: string } = JSON.parse(
  readFileSync(new URL('samples.json', import.meta.url), 'utf8'),
);

const LIMIT = 2 ** 20;
const TEXT = Array.from({ length: 200 }, (_, at) => `${at} squared is ${at * at}. `).join('');
const decoded = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const nameOf = (sample: string) => sample.split(/[ ,]/)[0];

describe.each(Object.entries(samples))('%s', (name, packed) => {
  const bytes = decoded(packed);

  it('unpacks to what was packed, up to the limit', () => {
    const unpacked = unwrap(bytes, LIMIT);
    expect(unpacked.compressor).toBe(nameOf(name));
    expect(textOf(unpacked.bytes)).toBe(TEXT);
    expect(textOf(unwrap(bytes, TEXT.length).bytes)).toBe(TEXT);
    expect(() => unwrap(bytes, TEXT.length - 1)).toThrow(/and more than \d+ bytes come out$/);
  });

  it('is cut off wherever it is cut', () => {
    // Two of a kind are whole after the first, and before the padding at the end.
    const whole = /two/.test(name) ? [TEXT.slice(0, 100), TEXT] : [TEXT];
    for (let length = 14; length < bytes.length; length += 3) {
      try {
        expect(whole).toContain(textOf(unwrap(bytes.subarray(0, length), LIMIT).bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(ArtifactError);
        expect((error as ArtifactError).message).toMatch(/^packed with \w+, and (cut off|broken: .+)$/);
      }
    }
  });

  it('never unpacks to anything else where it has a checksum', () => {
    const isChecked = !/lzma|without|none|lz4 in two/.test(name);
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const damaged = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      try {
        const { bytes: unpacked, compressor } = unwrap(damaged, LIMIT);
        if (isChecked && compressor !== null) expect(textOf(unpacked)).toBe(TEXT);
      } catch (error) {
        expect(error).toBeInstanceOf(ArtifactError);
      }
    }
  });
});

describe('a bomb', () => {
  it.each(Object.entries(bombs))('of %s stops at the limit', (name, packed) => {
    const bomb = decoded(packed);
    expect(bomb.length).toBeLessThan(10_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unwrap(bomb, LIMIT)).toThrow(`packed with ${name}, and more than ${LIMIT} bytes come out`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    expect(unwrap(bomb, 2 ** 25).bytes).toHaveLength(20_000_000);
  });
});

/** An LZ4 frame of these blocks, each packed. */
function frame(...blocks: number[][]): Uint8Array {
  const word = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
  const descriptor = [0x40, 0x40];
  const check = (xxh32(Uint8Array.from(descriptor)) >>> 8) & 255;
  return Uint8Array.from([
    ...[4, 0x22, 0x4d, 0x18, ...descriptor, check],
    ...blocks.flatMap((block) => [...word(block.length), ...block]),
    ...word(0),
  ]);
}

describe('what no compressor writes', () => {
  it('is sound where it should be', () => {
    expect(textOf(decodeLz4(frame([0x10, 97]), LIMIT))).toBe('a');
    expect(textOf(decodeLz4(frame([0x14, 97, 1, 0, 0x10, 98]), LIMIT))).toBe(`${'a'.repeat(9)}b`);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['lz4: a match before the beginning', frame([0x10, 97, 2, 0]), /match before its beginning/],
    ['lz4: a match of no distance', frame([0x10, 97, 0, 0]), /match before its beginning/],
    ['lz4: literals past the end', frame([0xf0, 255, 255, 255, 0]), /cut off/],
    ['lz4: a length without an end', frame([0xf0, ...Array(100).fill(255)]), /cut off/],
    [
      'lz4: a block too large',
      frame([0x1f, 97, 1, 0, ...Array(300).fill(255), 0]),
      /larger than the frame says/,
    ],
    ['lz4: a block past the end', frame([0x10, 97]).with(7, 0xff), /cut off/],
    ['lz4: a wrong header', frame([0x10, 97]).with(6, 0), /checksum of its header/],
    ['lz4: behind its end', Uint8Array.from([...frame([0x10, 97]), 1, 2, 3, 4]), /no frame begins here/],
    ['bz2: no Huffman codes', bz2(''), /Huffman codes|without bytes/],
    ['bz2: a run of 2^40 bytes', bz2('run'), /larger than the file says/],
    ['bz2: behind its end', Uint8Array.from([...decoded(samples.bz2 ?? ''), 1, 2, 3, 4]), /no stream begins/],
    ['xz: behind its end', Uint8Array.from([...decoded(samples.xz ?? ''), 1, 2, 3, 4]), /no stream|cut off/],
    ['lzma: behind its end', Uint8Array.from([...decoded(samples.lzma ?? ''), 1]), /more follows/],
  ])('%s', (_, bytes, message) => {
    expect(() => unwrap(bytes, LIMIT)).toThrow(message);
    expect(() => unwrap(bytes, LIMIT)).toThrow(ArtifactError);
  });

  it('counts by its bytes where it is sound and not read', () => {
    expect(() => unwrap(decoded(delta), LIMIT)).toThrow(
      expect.objectContaining({ unsupported: true, message: expect.stringMatching(/filters besides LZMA2/) }),
    );
  });
});

/** A bzip2 block by hand: of no codes at all, or one whose symbols are all digits of one run. */
function bz2(kind: '' | 'run'): Uint8Array {
  const bits = [
    ...[0x42, 0x5a, 0x68, 0x31, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0, 0, 0, 0].map((byte) =>
      byte.toString(2).padStart(8, '0'),
    ),
    // Not stirred, the first byte at 0, the byte 0 alone used.
    '0',
    '0'.repeat(24),
    '1'.padEnd(16, '0'),
    '1'.padEnd(16, '0'),
  ];
  if (kind === '') bits.push('000');
  else {
    // Two codes for three symbols (RUNA, RUNB, the end), one selector; RUNA is 0.
    bits.push('010', '000000000000001', '0', ...Array(2).fill(`00001${'0'}${'100'}${'0'}`), '0'.repeat(45));
  }
  const text = bits.join('').padEnd(4000, '0');
  return Uint8Array.from({ length: text.length / 8 }, (_, at) =>
    Number.parseInt(text.slice(at * 8, at * 8 + 8), 2),
  );
}

describe('checksums', () => {
  it('xxh32 is that of its specification', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(xxh32(bytes(''))).toBe(0x02cc5d05);
    expect(xxh32(bytes('a'))).toBe(0x550d7456);
    expect(xxh32(bytes('Nobody inspects the spammish repetition'))).toBe(0xe2293b2f);
  });

  it('crc64 is that of the standard', () => {
    expect(crc64(new TextEncoder().encode('123456789'))).toBe(0x995dc9bbdf1939fan);
  });
});
