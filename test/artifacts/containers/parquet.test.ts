import { describe, expect, it, test } from 'vitest';
import { readRuns } from '../../../src/artifacts/containers/parquet/levels.ts';
import { unpackSnappy } from '../../../src/artifacts/containers/parquet/snappy.ts';
import { openParquet } from '../../../src/artifacts/containers/parquet/table.ts';
import { readThrift } from '../../../src/artifacts/containers/parquet/thrift.ts';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { folderFixture } from '../folders.ts';
import { column, inner, int, parquet, struct, text } from './parquets.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** These, and zeros after them. */
function filled(...values: number[]): Uint8Array {
  const data = new Uint8Array(1 << 20);
  data.set(values);
  return data;
}

describe('openParquet', () => {
  it('reads the columns of what Spark wrote', () => {
    for (const version of ['3.5', '4.3']) {
      const files = folderFixture(`spark/${version}/maxabs-sparse`);
      const [name = ''] = [...files.keys()].filter((each) => each.startsWith('data/'));
      const table = openParquet(files.get(name) ?? bytes());
      expect(table.rows).toBe(1);
      expect(table.columns).toEqual([
        'maxAbs.type',
        'maxAbs.size',
        'maxAbs.indices.list.element',
        'maxAbs.values.list.element',
      ]);
      expect(table.columns.map((column) => table.numbers(column))).toEqual([
        [0],
        [12],
        [1, 7],
        [61, 5210.375],
      ]);
      expect(table.numbers('other')).toEqual([]);
    }
  });

  test.each([
    ['nothing', bytes()],
    ['something else', new TextEncoder().encode('PAR1 is the magic')],
    ['a footer longer than the file', bytes(80, 65, 82, 49, 0, 0, 0, 0, 255, 255, 255, 0, 80, 65, 82, 49)],
  ])('refuses %s', (_, data) => {
    expect(() => openParquet(data)).toThrow(ArtifactError);
  });
});

describe('readThrift', () => {
  it('reads fields by number', () => {
    // 1: i32 -3, 2: binary "ab", 5: list of two bools, 6: true, 7: struct { 1: i64 300 }
    const data = bytes(0x15, 5, 0x18, 2, 97, 98, 0x39, 0x21, 1, 2, 0x11, 0x1c, 0x16, 0xd8, 4, 0, 0);
    const { struct, end } = readThrift(data, 0);
    expect(end).toBe(data.length);
    expect([...struct]).toEqual([
      [1, -3],
      [2, bytes(97, 98)],
      [5, [true, false]],
      [6, true],
      [7, new Map([[1, 300]])],
    ]);
  });

  test.each([
    ['a list of two thousand million', bytes(0x19, 0xf5, 0xff, 0xff, 0xff, 0xff, 7, 2, 0), /cut off/],
    ['a text longer than what is there', bytes(0x18, 0xff, 0xff, 0x7f, 1), /cut off/],
    ['a number without end', bytes(0x15, ...Array(12).fill(0xff)), /64 bits/],
    ['structs without end', new Uint8Array(10_000).fill(0x1c), /nested/],
    ['lists without end', new Uint8Array(10_000).fill(0x19), /nested/],
    ['more values than are made', filled(0x19, 0xf3, 0x80, 0x80, 0x40), /more than 200000/],
    ['more booleans than are made', new Uint8Array(300_000).fill(0x11), /more than 200000/],
    ['a type that is not used', bytes(0x1b, 0), /type 11/],
  ])('refuses %s', (_, data, message) => {
    expect(() => readThrift(data, 0)).toThrow(message);
  });
});

describe('unpackSnappy', () => {
  it('reads literals and copies, also those that overlap', () => {
    const packed = bytes(12, 0x08, 97, 98, 99, ((12 - 3 - 4) << 2) | 1, 3);
    expect(new TextDecoder().decode(unpackSnappy(packed, 12))).toBe('abcabcabcabc');
  });

  test.each([
    ['a literal of a length below zero', bytes(10, 0xfc, 0xfa, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0), 10],
    ['a copy from before the start', bytes(8, 0x00, 97, 0x0d, 5), 8],
    ['a copy of distance 0', bytes(8, 0x00, 97, 0x0d, 0), 8],
    ['more than it says', bytes(2, 0x08, 97, 98, 99), 2],
    ['less than it says', bytes(4, 0x08, 97, 98, 99), 4],
    ['another size than the page', bytes(3, 0x08, 97, 98, 99), 4],
    ['a copy that is cut off', bytes(8, 0x00, 97, 0x0e), 8],
    ['nothing', bytes(), 0],
  ])('refuses %s', (_, packed, size) => {
    expect(() => unpackSnappy(packed, size)).toThrow(ArtifactError);
  });
});

describe('readRuns', () => {
  it('reads runs of one number and packed ones', () => {
    // Three times 5; then eight numbers of 3 bits: 0 to 7.
    expect([...readRuns(bytes(6, 5, 3, 0x88, 0xc6, 0xfa), 3, 11)]).toEqual([5, 5, 5, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...readRuns(bytes(3, 0x88, 0xc6, 0xfa), 3, 5)]).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ['a run longer than what is asked for', bytes(0xfe, 0xff, 0xff, 0xff, 0x0f, 1), 1, 10],
    ['packed numbers beyond the end', bytes(0xff, 0xff, 0xff, 0xff, 0x0f, 1), 1, 10],
    ['a run of nothing', bytes(0, 0), 1, 1],
    ['no end', bytes(0x80, 0x80), 1, 1],
    ['too few', bytes(2, 1), 1, 2],
    ['too wide', bytes(2, 1), 40, 1],
  ])('refuses %s', (_, data, width, count) => {
    expect(() => readRuns(data, width, count)).toThrow(ArtifactError);
  });
});

describe('what many columns point at', () => {
  it('counts each time, though it is no page of values', () => {
    // A page of an index of a mebibyte, and one of a single number: each of 1000 groups of rows has both.
    const index = Buffer.concat([struct(int(1, 1), int(2, 0), int(3, 2 ** 20)), Buffer.alloc(2 ** 20)]);
    const head = inner(5, int(1, 1), int(2, 0), int(3, 3), int(4, 3));
    const pages = Buffer.concat([index, struct(int(1, 0), int(2, 8), int(3, 8), head), Buffer.alloc(8)]);
    const schema = [struct(text(4, 'root'), int(5, 1)), struct(int(1, 5), text(4, 'x'))];
    const rows = (count: number) => Array.from({ length: count }, () => [column('x', 4, pages.length, 1)]);
    expect(openParquet(parquet(pages, schema, rows(3))).numbers('x')).toEqual([0, 0, 0]);
    expect(() => openParquet(parquet(pages, schema, rows(1000))).numbers('x')).toThrow(/unpacks to more/);
  });

  it('may not have a name that is longer than all names together', () => {
    const schema = [struct(text(4, 'root'), int(5, 1)), struct(int(1, 5), text(4, 'x'.repeat(1001)))];
    expect(() => openParquet(parquet(Buffer.alloc(0), schema, []))).toThrow(/a name too long/);
  });
});
