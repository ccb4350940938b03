import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArtifactError } from '../../src/artifacts/error.ts';
import { unwrap } from '../../src/artifacts/joblib.ts';

const LIMIT = 2 ** 20;
const content = new Uint8Array(Array.from({ length: 3000 }, (_, at) => (at * at) % 251));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('unwrap', () => {
  it.each<[string, Uint8Array, string, Uint8Array]>([
    ['zlib', deflateSync(content), 'zlib', content],
    ['zlib, level 0', deflateSync(content, { level: 0 }), 'zlib', content],
    ['zlib, level 9', deflateSync(content, { level: 9 }), 'zlib', content],
    ['gzip', gzipSync(content), 'gzip', content],
    ['gzip of two members', joined(gzipSync(content), gzipSync(content)), 'gzip', joined(content, content)],
    ['gzip of nothing', gzipSync(new Uint8Array()), 'gzip', new Uint8Array()],
  ])('%s', (_, packed, compressor, plain) => {
    expect(unwrap(packed, LIMIT)).toEqual({ bytes: plain, compressor });
    expect(unwrap(packed, Math.max(plain.length, 1)).bytes).toEqual(plain);
  });

  it('gives bytes that are not packed as they are', () => {
    for (const plain of [
      content,
      new Uint8Array(),
      Uint8Array.of(0x78),
      Uint8Array.of(0x78, 0x00),
      Uint8Array.of(0x80, 4),
    ]) {
      expect(unwrap(plain, 1)).toEqual({ bytes: plain, compressor: null });
      expect(unwrap(plain, 1).bytes).toBe(plain);
    }
  });

  it.each([
    ['zlib', deflateSync],
    ['gzip', gzipSync],
  ])('%s: stops at the limit', (compressor, pack) => {
    const bomb = pack(new Uint8Array(2 ** 26));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unwrap(bomb, LIMIT)).toThrow(
      new ArtifactError(`packed with ${compressor}, and more than ${LIMIT} bytes come out`),
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    expect(() => unwrap(pack(content), content.length - 1)).toThrow(/and more than 2999 bytes come out$/);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['zlib cut off', deflateSync(content).subarray(0, -9), /^packed with zlib, and cut off$/],
    ['gzip cut off', gzipSync(content).subarray(0, -9), /^packed with gzip, and cut off$/],
    ['a header of gzip', Uint8Array.of(0x1f, 0x8b), /^packed with gzip, and cut off$/],
    [
      'a broken checksum',
      deflateSync(content).with(-1, 0),
      /^packed with zlib, and broken: incorrect data check$/,
    ],
    [
      'a broken stream',
      joined(Uint8Array.of(0x78, 0x9c), deflateRawSync(content).with(0, 0xff)),
      /^packed with zlib, and broken: /,
    ],
  ])('%s', (_, packed, message) => {
    expect(() => unwrap(packed, LIMIT)).toThrow(
      expect.objectContaining({
        name: 'ArtifactError',
        unsupported: false,
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each<[string, number[]]>([
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['joblib 0.9', [0x5a, 0x46, 0x30, 0x78]],
  ])('%s is not read, and says so', (name, magic) => {
    expect(() => unwrap(Uint8Array.from(magic), LIMIT)).toThrow(
      expect.objectContaining({
        name: 'ArtifactError',
        unsupported: true,
        message: `packed with ${name}, which is not read`,
      }),
    );
  });
});
