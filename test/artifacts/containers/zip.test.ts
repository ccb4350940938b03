import { describe, expect, it } from 'vitest';
import { crc32, crc32ByTable } from '../../../src/artifacts/containers/crc32.ts';
import { unpackedLimit } from '../../../src/artifacts/containers/limit.ts';
import { looksLikeZip } from '../../../src/artifacts/containers/looks-like-zip.ts';
import { openZip } from '../../../src/artifacts/containers/zip.ts';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { type End, type Made, makeZip, u16, u32, u64 } from './zips.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const wide = (...sizes: number[]) =>
  new Uint8Array(Buffer.concat([u16(1), u16(sizes.length * 8), ...sizes.map(u64)]));

describe('a sound archive', () => {
  const rows: [string, Made[], End?][] = [
    ['stored', [{ name: 'a.txt', data: 'hello' }]],
    ['deflated', [{ name: 'a.txt', data: 'hello', deflate: true }]],
    ['with a comment', [{ name: 'a.txt', data: 'hello' }], { comment: 'PK\x05\x06 is in here' }],
    ['with a zip64 end', [{ name: 'a.txt', data: 'hello' }], { zip64: true }],
    [
      'with zip64 sizes in the local header, as numpy.savez writes it',
      [
        {
          name: 'a.txt',
          data: 'hello',
          local: { size: 0xffffffff, compressedSize: 0xffffffff },
          localExtra: wide(5, 5),
        },
      ],
    ],
    [
      'with zip64 sizes in the directory',
      [
        {
          name: 'a.txt',
          data: 'hello',
          size: 0xffffffff,
          compressedSize: 0xffffffff,
          centralExtra: wide(5, 5),
        },
      ],
    ],
    [
      'with a descriptor, as torch writes it',
      [
        {
          name: 'a.txt',
          data: 'hello',
          flags: 8,
          local: { size: 0, compressedSize: 0, crc: 0 },
          behind: new Uint8Array(Buffer.concat([u32(0x08074b50), u32(0), u64(5), u64(5)])),
        },
      ],
    ],
    [
      'with an empty entry',
      [{ name: 'folder/' }, { name: 'empty', deflate: true }, { name: 'a.txt', data: 'hello' }],
    ],
  ];
  it.each(rows)('%s', (_, entries, end) => {
    const zip = openZip(makeZip(entries, end));
    expect(zip.entries.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
    expect(text(zip.read('a.txt'))).toBe('hello');
    for (const { name, size } of zip.entries) expect(zip.read(name)).toHaveLength(size);
  });

  it('names its entries in UTF-8, whatever the name', () => {
    const names = ['__proto__', 'größe.npy', 'a\\b', 'constructor', '...', 'a..b'];
    const zip = openZip(makeZip(names.map((name) => ({ name, data: name }))));
    for (const name of names) expect(text(zip.read(name))).toBe(name);
    expect(zip.has('toString')).toBe(false);
  });

  it('may be empty', () => {
    const bytes = makeZip([]);
    expect(openZip(bytes).entries).toEqual([]);
    expect(looksLikeZip(bytes)).toBe(false);
    expect(looksLikeZip(makeZip([{ name: 'a' }]))).toBe(true);
  });

  it('gives stored bytes as a view', () => {
    const bytes = makeZip([{ name: 'a', data: 'hello' }]);
    expect(openZip(bytes).read('a').buffer).toBe(bytes.buffer);
  });
});

describe('a bad archive', () => {
  const good: Made = { name: 'a', data: 'hello' };
  const rows: [string, Made[], End, RegExp][] = [
    ['two of one name', [good, { ...good, data: 'other' }], {}, /two entries "a"/],
    [
      'entries at one place',
      [good, { ...good, name: 'b', header: 0, local: { name: 'a' } }],
      {},
      /another name/,
    ],
    [
      'an entry inside of another',
      [
        { ...good, data: nested() },
        { ...good, name: 'b', header: 31 },
      ],
      {},
      /over another/,
    ],
    ['an entry over the directory', [{ ...good, compressedSize: 20, size: 20 }], {}, /over the directory/],
    ['an entry past the end', [{ ...good, compressedSize: 2000, size: 2000 }], {}, /cut off: 2000 bytes/],
    ['a header past the end', [{ ...good, header: 0x7fffffff }], {}, /not where the directory says/],
    ['a name that leads out', [{ name: '../a' }], {}, /leads out of the archive: "..\/a"/],
    ['a name that leads out within', [{ name: 'a/../../b' }], {}, /leads out/],
    ['a name that leads out on Windows', [{ name: 'a\\..\\b' }], {}, /leads out/],
    ['an absolute name', [{ name: '/etc/passwd' }], {}, /absolute/],
    ['a drive', [{ name: 'C:\\a' }], {}, /absolute/],
    ['a NUL', [{ name: 'a\0.npy' }], {}, /NUL/],
    ['no name', [{ name: '' }], {}, /empty/],
    ['a name that is not UTF-8', [{ name: new Uint8Array([0xff, 0xfe]) }], {}, /not UTF-8/],
    ['another name in the local header', [{ ...good, local: { name: 'b' } }], {}, /another name/],
    ['another size in the local header', [{ ...good, local: { size: 6 } }], {}, /contradicts/],
    ['another method in the local header', [{ ...good, local: { method: 8 } }], {}, /contradicts/],
    [
      'no sizes without a descriptor',
      [{ ...good, local: { size: 0, compressedSize: 0 } }],
      {},
      /contradicts/,
    ],
    ['bytes in front', [good], { front: new Uint8Array(5), from: 36 }, /not where its end says/],
    ['bytes behind', [good], { behind: new Uint8Array(5) }, /behind its end|without an end/],
    ['too few entries said', [good, { ...good, name: 'b' }], { count: 1 }, /more in its directory/],
    ['too many entries said', [good], { count: 2 }, /2 entries in a directory/],
    ['a million entries said', [good], { count: 1_000_000, zip64: true }, /1000000 entries, more than/],
    ['a directory elsewhere', [good], { from: 3 }, /not where its end says/],
    ['a directory at 2^60', [good], { from: 2 ** 60, zip64: true }, /size that no file has/],
    ['several parts', [good], { disk: 1 }, /several parts/],
    ['a zip64 entry without sizes', [{ ...good, size: 0xffffffff }], {}, /zip64 entry without its sizes/],
    ['a zip64 field cut off', [{ ...good, size: 0xffffffff, centralExtra: wide() }], {}, /without its sizes/],
  ];
  it.each(rows)('with %s', (_, entries, end, message) => {
    expect(() => openZip(makeZip(entries, end))).toThrow(message);
    expect(() => openZip(makeZip(entries, end))).toThrow(ArtifactError);
  });

  it('of two ends that contradict each other', () => {
    const bytes = makeZip([good], { zip64: true });
    bytes[bytes.length - 12] = 7;
    bytes[bytes.length - 11] = 0;
    expect(() => openZip(bytes)).toThrow(/contradict/);
  });
});

describe('a bad entry', () => {
  const bomb = new Uint8Array(1_000_000);
  const rows: [string, Made, RegExp, boolean][] = [
    ['encrypted', { name: 'a', data: 'hello', flags: 1 }, /is encrypted/, true],
    ['of another method', { name: 'a', data: 'hello', method: 14 }, /method 14/, true],
    ['with a wrong checksum', { name: 'a', data: 'hello', crc: 1 }, /checksum/, false],
    [
      'that unpacks to more',
      { name: 'a', data: bomb, deflate: true, size: 10 },
      /more than the 10 bytes/,
      false,
    ],
    [
      'that unpacks to more than none',
      { name: 'a', data: 'xy', deflate: true, size: 0 },
      /more than the 0|not to the 0/,
      false,
    ],
    [
      'that unpacks to less',
      { name: 'a', data: 'hello', deflate: true, size: 6 },
      /5 bytes, not to the 6/,
      false,
    ],
    [
      'that says a megabyte',
      { name: 'a', data: 'hello', deflate: true, size: 2 ** 20 },
      /more than 7 can/,
      false,
    ],
    [
      'that says more than a gigabyte',
      { name: 'a', data: 'hello', deflate: true, size: 2 ** 31 },
      /2147483648 bytes, more/,
      false,
    ],
    ['stored with two sizes', { name: 'a', data: 'hello', size: 6 }, /5 bytes, not to the 6/, false],
    ['that is no deflate', { name: 'a', data: '\xff\xff\xff\xff\xff', method: 8 }, /broken/, false],
    ['cut off', { name: 'a', data: 'K', method: 8 }, /cut off/, false],
  ];
  it.each(rows)('%s', (_, entry, message, unsupported) => {
    const zip = openZip(makeZip([entry]));
    expect(() => zip.read('a')).toThrow(message);
    expect(() => zip.read('a')).toThrow(expect.objectContaining({ name: 'ArtifactError', unsupported }));
  });

  it('that is not there', () => {
    expect(() => openZip(makeZip([])).read('a')).toThrow(/without an entry "a"/);
  });

  it('over the limit of the one who reads it', () => {
    const zip = openZip(makeZip([{ name: 'a', data: bomb, deflate: true }]));
    expect(() => zip.read('a', 999_999)).toThrow(/1000000 bytes, more than 999999/);
    expect(zip.read('a', 1_000_000)).toHaveLength(1_000_000);
  });

  it('that together with others is too large', () => {
    const zip = openZip(makeZip([{ name: 'a', data: new Uint8Array(2 ** 25), deflate: true }]));
    for (let time = 0; time < 2; time++) zip.read('a');
    expect(() => zip.read('a')).toThrow(/unpacks to 33554432 bytes, more than/);
  });
});

describe('what a file may unpack to', () => {
  it.each([
    [0, 64 * 2 ** 20],
    [2 ** 20, 96 * 2 ** 20],
    [2 ** 23, 136 * 2 ** 20],
    [2 ** 30, 1152 * 2 ** 20],
  ])('%d bytes: %d', (size, limit) => {
    expect(unpackedLimit(size)).toBe(limit);
  });
});

describe('a damaged archive', () => {
  const bytes = makeZip([
    { name: 'a', data: 'hello' },
    { name: 'b', data: 'x'.repeat(100), deflate: true },
  ]);

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => openZip(bytes.subarray(0, length))).toThrow(ArtifactError);
    }
  });

  it('never gives other bytes, whichever bit is flipped', () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        const zip = openZip(damaged);
        for (const { name } of zip.entries)
          expect(['hello', 'x'.repeat(100)]).toContain(text(zip.read(name)));
      } catch (error) {
        expect(error).toBeInstanceOf(ArtifactError);
      }
    }
  });
});

it.each([crc32, crc32ByTable])('crc32 is that of the standard', (crc) => {
  expect(crc(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc(new Uint8Array(0))).toBe(0);
});

/** A local header of an entry `b` inside of another's data. */
function nested(): Uint8Array {
  return makeZip([{ name: 'b', data: 'hello' }]).subarray(0, 36);
}
