import { describe, expect, it } from 'vitest';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { dtypeName, isNumeric, nested, numbersOf } from '../../../src/artifacts/numpy.ts';
import type { PyArray, PyValue } from '../../../src/artifacts/pickle/values.ts';

function arrayOf(
  letter: string,
  itemSize: number,
  shape: number[],
  data: PyArray['data'],
  more: { littleEndian?: boolean; fortran?: boolean } = {},
): PyArray {
  const { littleEndian = true, fortran = false } = more;
  return { kind: 'array', dtype: { kind: 'dtype', letter, itemSize, littleEndian }, shape, fortran, data };
}

const raw = (typed: ArrayBufferView) => new Uint8Array(typed.buffer);
const count = (length: number) => raw(Float64Array.from({ length }, (_, at) => at));
const none = () => null;
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe('numbersOf', () => {
  it.each<[string, PyArray, unknown[]]>([
    ['no item', arrayOf('f', 8, [0, 3], count(0)), []],
    ['one item without dimensions', arrayOf('f', 8, [], count(1)), [0]],
    ['C order', arrayOf('f', 8, [2, 3], count(6)), [0, 1, 2, 3, 4, 5]],
    ['Fortran order', arrayOf('f', 8, [2, 3], count(6), { fortran: true }), [0, 2, 4, 1, 3, 5]],
    [
      'Fortran order of three dimensions',
      arrayOf('f', 8, [2, 1, 3], count(6), { fortran: true }),
      [0, 2, 4, 1, 3, 5],
    ],
    [
      'what JSON lacks',
      arrayOf('f', 8, [3], raw(new Float64Array([Number.NaN, 1 / 0, -1 / 0]))),
      ['nan', 'inf', '-inf'],
    ],
    [
      'float32, as the float64 it is',
      arrayOf('f', 4, [1], raw(new Float32Array([0.1]))),
      [0.10000000149011612],
    ],
    ['float16', arrayOf('f', 2, [6], hex('003c00c0ff7b0100007c0080')), [1, -2, 65504, 2 ** -24, 'inf', -0]],
    ['float16, big-endian', arrayOf('f', 2, [2], hex('3c007e00'), { littleEndian: false }), [1, 'nan']],
    ['float64, big-endian', arrayOf('f', 8, [1], hex('bff8000000000000'), { littleEndian: false }), [-1.5]],
    ['bool', arrayOf('b', 1, [3], hex('000102')), [0, 1, 1]],
    ['int8', arrayOf('i', 1, [2], hex('ff7f')), [-1, 127]],
    [
      'int64',
      arrayOf('i', 8, [3], raw(new BigInt64Array([-1n, 2n ** 53n - 1n, -(2n ** 63n)]))),
      [-1, 2 ** 53 - 1, -(2 ** 63)],
    ],
    ['int64, big-endian', arrayOf('i', 8, [1], hex('fffffffffffffffe'), { littleEndian: false }), [-2]],
    [
      'uint64, rounded',
      arrayOf('u', 8, [2], raw(new BigUint64Array([2n ** 64n - 1n, 2n ** 53n + 1n]))),
      [2 ** 64, 2 ** 53],
    ],
    ['uint32, big-endian', arrayOf('u', 4, [1], hex('00000102'), { littleEndian: false }), [258]],
  ])('%s', (_, array, numbers) => {
    expect(isNumeric(array)).toBe(true);
    expect(numbersOf(array)).toEqual(numbers);
  });

  it('reads at any offset of the file', () => {
    const file = new Uint8Array(20);
    file.set(count(2), 3);
    expect(numbersOf(arrayOf('f', 8, [2], file.subarray(3, 19)))).toEqual([0, 1]);
  });

  it.each<[string, PyArray]>([
    ['text', arrayOf('U', 4, [1], hex('61000000'))],
    ['complex', arrayOf('c', 16, [1], count(2))],
    ['a long double', arrayOf('f', 16, [1], count(2))],
    ['objects', arrayOf('O', 8, [1], ['a'])],
    ['records', arrayOf('V', 8, [1], count(1))],
  ])('does not read %s', (_, array) => {
    expect(isNumeric(array)).toBe(false);
    expect(() => numbersOf(array)).toThrow(ArtifactError);
  });
});

describe('nested', () => {
  it.each<[string, PyArray, unknown]>([
    ['no dimension', arrayOf('f', 8, [], count(1)), 0],
    ['one', arrayOf('f', 8, [3], count(3)), [0, 1, 2]],
    [
      'two',
      arrayOf('f', 8, [2, 2], count(4)),
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      'two, Fortran order',
      arrayOf('f', 8, [2, 3], count(6), { fortran: true }),
      [
        [0, 2, 4],
        [1, 3, 5],
      ],
    ],
    ['three', arrayOf('f', 8, [2, 1, 2], count(4)), [[[0, 1]], [[2, 3]]]],
    ['no rows', arrayOf('f', 8, [0, 2], count(0)), []],
    ['empty rows', arrayOf('f', 8, [2, 0], count(0)), [[], []]],
    ['bool', arrayOf('b', 1, [2], hex('0001')), [false, true]],
    ['what JSON lacks', arrayOf('f', 8, [1], raw(new Float64Array([Number.NaN]))), ['nan']],
    ['complex', arrayOf('c', 16, [1], count(2)), [[0, 1]]],
    [
      'text',
      arrayOf('U', 8, [3], hex('61000000620000006300000000000000' + '0000000000000000')),
      ['ab', 'c', ''],
    ],
    ['text beyond Unicode', arrayOf('U', 4, [1], hex('ffffffff')), ['\ufffd']],
    ['byte strings', arrayOf('S', 2, [3], hex('6100c3a9ff41')), ['a', 'é', 'ÿA']],
    ['dates', arrayOf('M', 8, [1], raw(new BigInt64Array([18263n]))), [18263]],
    ['records', arrayOf('V', 3, [1], hex('0a0b0c')), ['0a0b0c']],
    ['a long double', arrayOf('f', 16, [1], new Uint8Array(16)), ['00'.repeat(16)]],
  ])('%s', (_, array, lists) => {
    expect(nested(array, none)).toEqual(lists);
  });

  it('maps objects', () => {
    const array = arrayOf('O', 8, [2, 1], [1n, null]);
    expect(nested(array, (item: PyValue) => `<${item}>`)).toEqual([['<1>'], ['<null>']]);
  });
});

it.each<[string, number, string]>([
  ['f', 8, 'float64'],
  ['f', 4, 'float32'],
  ['i', 8, 'int64'],
  ['u', 1, 'uint8'],
  ['b', 1, 'bool'],
  ['c', 16, 'complex128'],
  ['O', 8, 'object'],
  ['U', 20, 'str160'],
  ['S', 3, 'bytes24'],
  ['V', 8, 'void64'],
  ['M', 8, 'datetime64'],
])('dtypeName: %s%i is %s', (letter, itemSize, name) => {
  expect(dtypeName({ kind: 'dtype', letter, itemSize, littleEndian: true })).toBe(name);
});
