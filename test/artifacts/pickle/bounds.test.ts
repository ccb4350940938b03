import { describe, expect, it } from 'vitest';
import { BOUNDS, type Bounds } from '../../../src/artifacts/pickle/bounds.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import {
  array,
  bytes,
  call,
  dtype,
  global,
  inlined,
  join,
  le,
  list,
  type Part,
  pickle,
  text,
  tuple,
} from './assemble.ts';

const f8 = dtype('f8');
const repeat = (part: Part | Part[], times: number) =>
  new Uint8Array(Buffer.concat(Array(times).fill(join(...[part].flat()))));
const MEMORY = /makes values that take more than \d+ bytes of memory$/;

/** Each bound: what is at the bound and is read, what is just past it and is not. */
const CASES: [bound: keyof Bounds, value: number, within: Part[], past: Part[], message: RegExp][] = [
  ['opcodes', 3, [Op.NONE, Op.DUP], [Op.NONE, Op.DUP, Op.DUP], /more than 3 opcodes$/],
  // By the estimates of memory.ts: a list is 240 bytes, a dict 320, a place in a list 16 (the first one 160).
  ['memory', 480, [Op.EMPTY_LIST, Op.EMPTY_LIST], [Op.EMPTY_LIST, Op.EMPTY_DICT], MEMORY],
  [
    'memory',
    400,
    [Op.EMPTY_LIST, Op.NONE, Op.APPEND],
    [Op.EMPTY_LIST, repeat([Op.NONE, Op.APPEND], 2)],
    MEMORY,
  ],
  [
    'memory',
    680,
    [Op.EMPTY_DICT, repeat(Op.NONE, 2), Op.SETITEM],
    [Op.EMPTY_DICT, repeat([Op.NONE, Op.NONE, Op.SETITEM], 3)],
    MEMORY,
  ],
  ['memory', 320, [bytes('x')], [bytes('x'), bytes('x')], MEMORY],
  ['memory', 100, [text('x')], [text('x'), text('x')], MEMORY],
  ['memory', 30, [Op.BINFLOAT, le(0, 8)], [repeat([Op.BINFLOAT, le(0, 8)], 2)], MEMORY],
  ['memory', 30, [Op.LONG1, 2, 1, 1], [Op.LONG1, 8, le(1, 8)], MEMORY],
  ['memory', 20, [Op.NONE, Op.MEMOIZE], [Op.NONE, Op.MEMOIZE, Op.MEMOIZE], MEMORY],
  ['memory', 1300, [global('a', 'b'), global('a', 'b')], [global('a', 'b'), global('a', 'c')], MEMORY],
  ['stack', 3, [repeat(Op.NONE, 3)], [repeat(Op.NONE, 4)], /would put more than 3 values on the stack$/],
  [
    'stack',
    3,
    [Op.NONE, repeat(Op.MARK, 3), Op.POP_MARK, Op.POP_MARK, Op.POP_MARK],
    [repeat(Op.MARK, 4)],
    /would set more than 3 marks$/,
  ],
  [
    'memo',
    4,
    [Op.NONE, Op.BINPUT, 4],
    [Op.NONE, Op.BINPUT, 5],
    /puts memo 5; this file cannot hold so many$/,
  ],
  ['stringBytes', 4, [text('four')], [text('fives')], /holds a text of 5 bytes, more than 4$/],
  [
    'stringBytes',
    4,
    [Op.UNICODE, 'four\n'],
    [Op.UNICODE, 'fives\n'],
    /holds a line of 5 bytes, more than 4$/,
  ],
  [
    'stringBytes',
    4,
    [Op.GLOBAL, 'four\nfour\n'],
    [Op.GLOBAL, 'four\nfives\n'],
    /holds a line of 5 bytes, more than 4$/,
  ],
  [
    'integerBytes',
    2,
    [Op.LONG1, 2, 1, 1],
    [Op.LONG1, 3, 1, 1, 1],
    /holds an integer of 3 bytes, more than 2$/,
  ],
  [
    'integerBytes',
    2,
    [Op.LONG4, le(2, 4), 1, 1],
    [Op.LONG4, le(3, 4), 1, 1, 1],
    /holds an integer of 3 bytes, more than 2$/,
  ],
  ['integerDigits', 3, [Op.LONG, '123\n'], [Op.LONG, '1234\n'], /holds a line of 4 bytes, more than 3$/],
  ['integerDigits', 3, [Op.INT, '123\n'], [Op.INT, '1234\n'], /holds a line of 4 bytes, more than 3$/],
  [
    'dimensions',
    2,
    [array([1, 1], f8, false, bytes('8 bytes.'))],
    [array([1, 1, 1], f8, false, bytes('8 bytes.'))],
    /makes an array of 3 dimensions$/,
  ],
  [
    'emptyItems',
    5,
    [array([5, 0], f8, false, bytes(''))],
    [array([6, 0], f8, false, bytes(''))],
    /makes an array of 6 rows without a byte$/,
  ],
  [
    'emptyItems',
    5,
    [array([5], dtype('S0'), false, bytes(''))],
    [array([6], dtype('S0'), false, bytes(''))],
    /makes an array of 6 rows without a byte$/,
  ],
];

describe('the bounds', () => {
  it.each(CASES)('%s %i', (bound, value, within, past, message) => {
    const bounds = { ...BOUNDS, [bound]: value };
    expect(() => readPickle(pickle(...within), bounds)).not.toThrow();
    expect(() => readPickle(pickle(...past), bounds)).toThrow(message);
  });

  it('copies: a list of the file can be copied by calls again and again', () => {
    const items = list(repeat(Op.NEWTRUE, 1000));
    const copy = join(
      Op.BINGET,
      1,
      Op.TUPLE1,
      Op.BINPUT,
      2,
      Op.POP,
      global('builtins', 'set'),
      Op.BINGET,
      2,
      Op.REDUCE,
    );
    expect(() => readPickle(pickle(items, Op.BINPUT, 1, copy))).not.toThrow();
    expect(() => readPickle(pickle(items, Op.BINPUT, 1, repeat(copy, 9)))).toThrow(
      /copies more than the file holds$/,
    );
  });

  it.each<[string, Part]>([
    ['set', join(global('builtins', 'set'), tuple(join(Op.BINGET, 1)), Op.REDUCE)],
    ['OrderedDict', join(global('collections', 'OrderedDict'), tuple(join(Op.BINGET, 2)), Op.REDUCE)],
    ['encode', call('_codecs', 'encode', join(Op.BINGET, 3), text('latin1'))],
    ['an array of the list', array([1000], dtype('O8'), false, join(Op.BINGET, 1))],
    ['__newobj__', join(global('copyreg', '__newobj__'), Op.BINGET, 4, Op.REDUCE)],
    [
      'slots',
      join(global('m', 'C'), Op.EMPTY_TUPLE, Op.NEWOBJ, tuple(join(Op.BINGET, 2), Op.EMPTY_DICT), Op.BUILD),
    ],
  ])('copies: by %s', (_, copy) => {
    const flags = repeat(Op.NEWTRUE, 1000);
    const known = join(
      ...[list(flags), Op.BINPUT, 1, Op.EMPTY_DICT, Op.MARK, flags, Op.SETITEMS, Op.BINPUT, 2],
      ...[text('x'.repeat(1000)), Op.BINPUT, 3, tuple(global('m', 'C'), flags), Op.BINPUT, 4],
    );
    expect(() => readPickle(pickle(known, copy))).not.toThrow();
    expect(() => readPickle(pickle(known, repeat(copy, 60)))).toThrow(/copies more than the file holds$/);
  });
});

describe('what the file asks for beyond its bytes', () => {
  const HUGE = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x7f);

  it.each<[string, Part[], RegExp]>([
    [
      'a memo index of 2^31',
      [Op.NONE, Op.PUT, '2147483648\n'],
      /puts memo 2147483648; this file cannot hold so many$/,
    ],
    ['a memo index of 2^32 - 1', [Op.NONE, Op.LONG_BINPUT, le(2 ** 32 - 1, 4)], /puts memo 4294967295; /],
    [
      'a memo index of 2^64',
      [Op.NONE, Op.PUT, '18446744073709551616\n'],
      /holds a line that is no memo index$/,
    ],
    ['BINUNICODE8', [Op.BINUNICODE8, HUGE], /holds a text of 9151314442816848000 bytes, more than /],
    [
      'BINUNICODE',
      [Op.BINUNICODE, le(2 ** 28, 4)],
      /^cut off: opcode BINUNICODE at byte 0 wants 268435456 bytes, the file has 1 left$/,
    ],
    ['BINBYTES8', [Op.BINBYTES8, HUGE], /^cut off: /],
    ['BYTEARRAY8', [Op.BYTEARRAY8, HUGE], /^cut off: /],
    ['FRAME', [Op.FRAME, HUGE], /^cut off: /],
    ['LONG4', [Op.LONG4, le(2 ** 31 - 1, 4)], /holds an integer of 2147483647 bytes/],
    ['BINSTRING', [Op.BINSTRING, le(2 ** 31 - 1, 4)], /^cut off: /],
    [
      'an array of 2^62 items',
      [array([2 ** 31 - 1, 2 ** 31 - 1], f8, false, bytes(''))],
      /items, which no file holds$/,
    ],
    [
      'an array of 2^40 empty rows',
      [array([2 ** 20, 2 ** 20, 0], f8, false, bytes(''))],
      /rows without a byte$/,
    ],
    ['an inlined array of 2^34 bytes', [inlined([2 ** 31 - 1], 'C', f8, null)], /^cut off: opcode BUILD/],
    [
      'an inlined array of 2^62 items',
      [inlined([2 ** 31 - 1, 2 ** 31 - 1], 'F', f8, null)],
      /items, which no file holds$/,
    ],
    [
      'an item of 10^9 bytes',
      [array([1], dtype('V999999999'), false, bytes('x'))],
      /which takes 999999999 bytes, of 1$/,
    ],
  ])('%s is refused before anything is allocated', (_, parts, message) => {
    const before = process.memoryUsage();
    expect(() => readPickle(pickle(...parts))).toThrow(message);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(2 ** 20);
    expect(after.heapTotal - before.heapTotal).toBeLessThan(2 ** 26);
  });

  it('nests as deep as the file is long, without recursion', () => {
    const depth = 300_000;
    let { root } = readPickle(pickle(repeat(Op.EMPTY_LIST, depth), repeat(Op.APPEND, depth - 1)));
    let found = 0;
    while (typeof root === 'object' && root?.kind === 'list') {
      found++;
      root = root.items[0] ?? null;
    }
    expect(found).toBe(depth);
  });

  it('takes names like __proto__ for names', () => {
    const made = readPickle(
      pickle(call('__proto__', 'constructor', text('__proto__')), call('toString', '__proto__'), Op.TUPLE2),
    );
    expect(made.globals.map(({ module, name }) => `${module}.${name}`)).toEqual([
      '__proto__.constructor',
      'toString.__proto__',
    ]);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('kind');
  });
});
