import { describe, expect, it } from 'vitest';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op, opName } from '../../../src/artifacts/pickle/opcodes.ts';
import { bytes, dict, global, int, join, le, list, type Part, text, tuple } from './assemble.ts';

const [a, b] = [text('a'), text('b')];
const data = (content: string) => ({ kind: 'bytes', data: join(content) });
const items = (kind: string, ...values: unknown[]) => ({ kind, items: values });
const pairs = (keys: unknown[], values: unknown[]) => ({ kind: 'dict', keys, values });
const name = (module: string, called: string) => ({ kind: 'global', module, name: called });
const object = (fields: object) => ({
  kind: 'object',
  made: 'class',
  args: [],
  state: null,
  items: [],
  entries: null,
  ...fields,
});

/** For every opcode: pickles that use it (STOP is added), and what they say. */
const CASES: Record<keyof typeof Op, [parts: Part[], root: unknown][]> = {
  PROTO: [[[Op.PROTO, 5, Op.NONE], null]],
  FRAME: [[[Op.FRAME, le(2, 8), Op.NONE], null]],
  STOP: [[[Op.NONE], null]],

  NONE: [[[Op.NONE], null]],
  NEWTRUE: [[[Op.NEWTRUE], true]],
  NEWFALSE: [[[Op.NEWFALSE], false]],
  BININT: [
    [[Op.BININT, le(0xffffffff, 4)], -1],
    [[Op.BININT, le(0x7fffffff, 4)], 2147483647],
  ],
  BININT1: [[[Op.BININT1, 255], 255]],
  BININT2: [[[Op.BININT2, le(65535, 2)], 65535]],
  INT: [
    [[Op.INT, '-17\n'], -17],
    [[Op.INT, '00\n'], false],
    [[Op.INT, '01\n'], true],
    [[Op.INT, '0x1F\n'], 31],
    [[Op.INT, '9007199254740993\n'], 9007199254740993n],
  ],
  LONG: [
    [[Op.LONG, '5L\n'], 5],
    [[Op.LONG, '-9007199254740991\n'], -9007199254740991],
    [[Op.LONG, '-9007199254740992L\n'], -9007199254740992n],
  ],
  LONG1: [
    [[Op.LONG1, 0], 0],
    [[Op.LONG1, 1, 0xff], -1],
    [[Op.LONG1, 2, 0xff, 0x00], 255],
    [[Op.LONG1, 6, 0, 0, 0, 0, 0, 0x80], -(2 ** 47)],
    [[Op.LONG1, 7, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f], Number.MAX_SAFE_INTEGER],
    [[Op.LONG1, 7, 0, 0, 0, 0, 0, 0, 0x20], 2n ** 53n],
    [[Op.LONG1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0xff], -(2n ** 64n)],
  ],
  LONG4: [[[Op.LONG4, le(9, 4), 1, 0, 0, 0, 0, 0, 0, 0, 1], 2n ** 64n + 1n]],
  FLOAT: [
    [[Op.FLOAT, '-1.5e3\n'], -1500],
    [[Op.FLOAT, '.5\n'], 0.5],
    [[Op.FLOAT, 'inf\n'], Number.POSITIVE_INFINITY],
    [[Op.FLOAT, '-Infinity\n'], Number.NEGATIVE_INFINITY],
    [[Op.FLOAT, 'nan\n'], Number.NaN],
  ],
  BINFLOAT: [[[Op.BINFLOAT, 0xbf, 0xf8, 0, 0, 0, 0, 0, 0], -1.5]],

  UNICODE: [
    [[Op.UNICODE, 'plain \xe9\n'], 'plain é'],
    [[Op.UNICODE, '\\u65e5 \\U0001f600 \\u000a \\x \\\\u0041\n'], '日 😀 \n \\x \\\\u0041'],
  ],
  SHORT_BINUNICODE: [[[Op.SHORT_BINUNICODE, 2, '\xc3\xa9'], 'é']],
  BINUNICODE: [
    [[Op.BINUNICODE, le(3, 4), '\xed\xa0\x80'], '\ud800'],
    [[Op.BINUNICODE, le(3, 4), '\xef\xbf\xbd'], '\ufffd'],
    [[Op.BINUNICODE, le(0, 4)], ''],
  ],
  BINUNICODE8: [[[Op.BINUNICODE8, le(1, 8), 'x'], 'x']],
  STRING: [
    [[Op.STRING, "'it\\'s\\n\\x41\\101'\n"], "it's\nAA"],
    [[Op.STRING, '"\\xff\\0"\n'], data('\xff\0')],
    [[Op.STRING, "'\\q \\\\'\n"], '\\q \\'],
  ],
  BINSTRING: [
    [[Op.BINSTRING, le(2, 4), '\xc3\xa9'], 'é'],
    [[Op.BINSTRING, le(2, 4), '\xe9a'], data('\xe9a')],
  ],
  SHORT_BINSTRING: [
    [[Op.SHORT_BINSTRING, 5, 'mean_'], 'mean_'],
    [[Op.SHORT_BINSTRING, 2, 'a\0'], data('a\0')],
  ],
  BINBYTES: [[[Op.BINBYTES, le(2, 4), '\xff\0'], data('\xff\0')]],
  SHORT_BINBYTES: [[[Op.SHORT_BINBYTES, 1, 'x'], data('x')]],
  BINBYTES8: [[[Op.BINBYTES8, le(1, 8), 'x'], data('x')]],
  BYTEARRAY8: [[[Op.BYTEARRAY8, le(1, 8), 'x'], data('x')]],
  NEXT_BUFFER: [],
  READONLY_BUFFER: [[[bytes('x'), Op.READONLY_BUFFER], data('x')]],

  MARK: [[[Op.MARK, Op.NONE, Op.TUPLE], items('tuple', null)]],
  POP: [
    [[Op.NONE, a, Op.POP], null],
    [[Op.NONE, Op.MARK, Op.POP], null],
  ],
  POP_MARK: [[[Op.NONE, Op.MARK, a, b, Op.POP_MARK], null]],
  DUP: [[[a, Op.DUP, Op.TUPLE2], items('tuple', 'a', 'a')]],

  PUT: [[[a, Op.PUT, '20\n', Op.POP, ...Array<Part>(20).fill(Op.EMPTY_DICT), Op.GET, '20\n'], 'a']],
  GET: [[[a, Op.PUT, '1\n', Op.GET, '1\n', Op.TUPLE2], items('tuple', 'a', 'a')]],
  BINPUT: [[[a, Op.BINPUT, 7, Op.BINGET, 7, Op.TUPLE2], items('tuple', 'a', 'a')]],
  BINGET: [[[a, Op.BINPUT, 0, b, Op.BINPUT, 0, Op.BINGET, 0], 'b']],
  LONG_BINPUT: [[[a, Op.LONG_BINPUT, le(9, 4), Op.LONG_BINGET, le(9, 4)], 'a']],
  LONG_BINGET: [[[a, Op.BINPUT, 9, Op.LONG_BINGET, le(9, 4)], 'a']],
  // It counts what is there, not the highest index.
  MEMOIZE: [[[a, Op.BINPUT, 9, b, Op.MEMOIZE, Op.BINGET, 1, Op.TUPLE2], items('tuple', 'b', 'b')]],

  EMPTY_TUPLE: [[[Op.EMPTY_TUPLE], items('tuple')]],
  TUPLE: [[[Op.MARK, a, b, a, b, Op.TUPLE], items('tuple', 'a', 'b', 'a', 'b')]],
  TUPLE1: [[[a, Op.TUPLE1], items('tuple', 'a')]],
  TUPLE2: [[[a, b, Op.TUPLE2], items('tuple', 'a', 'b')]],
  TUPLE3: [[[a, b, Op.NONE, Op.TUPLE3], items('tuple', 'a', 'b', null)]],
  EMPTY_LIST: [[[Op.EMPTY_LIST], items('list')]],
  LIST: [[[Op.MARK, a, b, Op.LIST], items('list', 'a', 'b')]],
  APPEND: [[[Op.EMPTY_LIST, a, Op.APPEND, b, Op.APPEND], items('list', 'a', 'b')]],
  APPENDS: [[[list(a, b)], items('list', 'a', 'b')]],
  EMPTY_DICT: [[[Op.EMPTY_DICT], pairs([], [])]],
  DICT: [[[Op.MARK, a, int(1), b, int(2), Op.DICT], pairs(['a', 'b'], [1, 2])]],
  SETITEM: [[[Op.EMPTY_DICT, a, int(1), Op.SETITEM], pairs(['a'], [1])]],
  SETITEMS: [[[dict(a, int(1), tuple(b), int(2))], pairs(['a', items('tuple', 'b')], [1, 2])]],
  EMPTY_SET: [[[Op.EMPTY_SET], items('set')]],
  ADDITEMS: [[[Op.EMPTY_SET, Op.MARK, a, b, Op.ADDITEMS], items('set', 'a', 'b')]],
  FROZENSET: [[[Op.MARK, a, Op.FROZENSET], items('set', 'a')]],

  GLOBAL: [[[Op.GLOBAL, 'os\nsystem\n'], name('os', 'system')]],
  STACK_GLOBAL: [[[text('os.path'), text('join'), Op.STACK_GLOBAL], name('os.path', 'join')]],
  EXT1: [[[Op.EXT1, 3], name('copyreg', 'extension 3')]],
  EXT2: [[[Op.EXT2, le(300, 2)], name('copyreg', 'extension 300')]],
  EXT4: [[[Op.EXT4, le(70000, 4)], name('copyreg', 'extension 70000')]],
  PERSID: [
    [[Op.PERSID, 'id 1\n'], object({ class: 'pickle.persistent_load', made: 'call', args: ['id 1'] })],
  ],
  BINPERSID: [
    [
      [tuple(text('storage')), Op.BINPERSID],
      object({ class: 'pickle.persistent_load', made: 'call', args: [items('tuple', 'storage')] }),
    ],
  ],

  REDUCE: [[[global('m', 'f'), tuple(a), Op.REDUCE], object({ class: 'm.f', made: 'call', args: ['a'] })]],
  NEWOBJ: [[[global('m', 'C'), tuple(a), Op.NEWOBJ], object({ class: 'm.C', args: ['a'] })]],
  NEWOBJ_EX: [
    [[global('m', 'C'), tuple(a), Op.EMPTY_DICT, Op.NEWOBJ_EX], object({ class: 'm.C', args: ['a'] })],
    [
      [global('m', 'C'), tuple(a), dict(b, int(1)), Op.NEWOBJ_EX],
      object({ class: 'm.C', args: ['a', pairs(['b'], [1])] }),
    ],
  ],
  INST: [
    [[Op.MARK, Op.INST, 'm\nC\n'], object({ class: 'm.C' })],
    [[Op.MARK, a, b, Op.INST, 'm\nC\n'], object({ class: 'm.C', made: 'call', args: ['a', 'b'] })],
  ],
  OBJ: [
    [[Op.MARK, global('m', 'C'), Op.OBJ], object({ class: 'm.C' })],
    [[Op.MARK, global('m', 'C'), a, Op.OBJ], object({ class: 'm.C', made: 'call', args: ['a'] })],
  ],
  BUILD: [
    [
      [global('m', 'C'), Op.EMPTY_TUPLE, Op.NEWOBJ, dict(a, int(1)), Op.BUILD],
      object({ class: 'm.C', state: pairs(['a'], [1]) }),
    ],
  ],
};

describe('every opcode', () => {
  const cases = Object.entries(CASES).flatMap(([opcode, of]) =>
    of.map(([parts, root], index) => ({ opcode, index, bytes: join(...parts, Op.STOP), root })),
  );
  it.each(cases)('$opcode, case $index', ({ opcode, bytes: given, root }) => {
    expect(given).toContain(Op[opcode as keyof typeof Op]);
    const pickle = readPickle(given);
    expect(pickle.root).toEqual(root);
    expect(pickle.end).toBe(given.length);
  });

  it('has those of pickletools, by their bytes', () => {
    const known = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => Op[byte] !== undefined);
    expect(known).toHaveLength(68);
    expect(opName(0x8c)).toBe('SHORT_BINUNICODE');
    expect(opName(0x00)).toBe('0x00');
  });
});
