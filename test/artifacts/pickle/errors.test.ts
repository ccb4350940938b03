import { describe, expect, it } from 'vitest';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import {
  array,
  bytes,
  call,
  dict,
  dtype,
  global,
  inlined,
  int,
  join,
  le,
  list,
  type Part,
  text,
  tuple,
} from './assemble.ts';

const object: Part = join(global('m', 'C'), Op.EMPTY_TUPLE, Op.NEWOBJ);
const f8 = dtype('f8');

const CASES: [what: string, parts: Part[], message: string | RegExp][] = [
  ['nothing', [], 'cut off: the file ends at byte 0, before the STOP of its pickle'],
  ['no STOP', [Op.NONE], 'cut off: the file ends at byte 1, before the STOP of its pickle'],
  [
    'a text',
    [Op.NONE, Op.BINUNICODE, le(40, 4), 'twelve bytes'],
    'cut off: opcode BINUNICODE at byte 1 wants 40 bytes, the file has 12 left',
  ],
  [
    'a length',
    [Op.BINBYTES8, 1, 2],
    'cut off: opcode BINBYTES8 at byte 0 wants 8 bytes, the file has 2 left',
  ],
  ['one byte', [Op.BININT1], 'cut off: opcode BININT1 at byte 0 wants 1 byte, the file has 0 left'],
  [
    'a line',
    [Op.GLOBAL, 'os\nsystem'],
    'cut off: opcode GLOBAL at byte 0 wants a line, the file ends before its newline',
  ],
  [
    'a frame',
    [Op.FRAME, le(9, 8), Op.NONE, Op.STOP],
    'cut off: opcode FRAME at byte 0 wants 9 bytes, the file has 2 left',
  ],
  [
    'an inlined array',
    [inlined([4], 'C', f8, null, 'short')],
    /^cut off: opcode BUILD at byte \d+ wants 32 bytes, the file has 5 left$/,
  ],
  [
    'padding',
    [inlined([4], 'C', f8, int(16), 9, 'short')],
    /^cut off: opcode BUILD at byte \d+ wants 9 bytes/,
  ],

  ['no pickle', ['hello'], 'opcode BINGET at byte 0 gets memo 101, which nothing was put in'],
  ['an unknown byte', [Op.NONE, 0x00], 'opcode 0x00 at byte 1 is no opcode of pickle'],
  ['a new protocol', [Op.PROTO, 6], 'opcode PROTO at byte 0 says protocol 6; the newest known is 5'],
  [
    'a buffer elsewhere',
    [Op.NEXT_BUFFER],
    'opcode NEXT_BUFFER at byte 0 wants a buffer that is kept outside of the file',
  ],

  ['an empty stack', [Op.STOP], 'opcode STOP at byte 0 finds nothing on the stack'],
  ['nothing above the mark', [Op.NONE, Op.MARK, Op.STOP], 'opcode STOP at byte 2 finds nothing on the stack'],
  [
    'TUPLE2 of one',
    [Op.NONE, Op.MARK, Op.NONE, Op.TUPLE2],
    'opcode TUPLE2 at byte 3 finds too little on the stack',
  ],
  ['no mark', [Op.NONE, Op.TUPLE], 'opcode TUPLE at byte 1 finds no MARK on the stack'],
  [
    'no list below the mark',
    [Op.MARK, Op.NONE, Op.APPENDS],
    'opcode APPENDS at byte 2 finds nothing below the MARK',
  ],
  ['READONLY_BUFFER of nothing', [Op.READONLY_BUFFER], /finds nothing on the stack$/],
  ['an empty OBJ', [Op.MARK, Op.OBJ], 'opcode OBJ at byte 1 finds no class above the MARK'],
  [
    'half a pair',
    [Op.EMPTY_DICT, Op.MARK, Op.NONE, Op.SETITEMS],
    'opcode SETITEMS at byte 3 finds a key without a value',
  ],
  ['half a pair in DICT', [Op.MARK, Op.NONE, Op.DICT], 'opcode DICT at byte 2 finds a key without a value'],
  ['an empty memo', [Op.BINGET, 3], 'opcode BINGET at byte 0 gets memo 3, which nothing was put in'],
  ['a negative memo index', [Op.GET, '-1\n'], 'opcode GET at byte 0 holds a line that is no memo index'],

  ['no integer', [Op.INT, 'five\n'], 'opcode INT at byte 0 holds a line that is no integer'],
  ['an octal of C', [Op.INT, '010\n'], 'opcode INT at byte 0 holds a line that is no integer'],
  ['no long', [Op.LONG, 'L\n'], 'opcode LONG at byte 0 holds a line that is no integer'],
  ['no float', [Op.FLOAT, 'constructor\n'], 'opcode FLOAT at byte 0 holds a line that is no number'],
  ['a hexadecimal float', [Op.FLOAT, '0x10\n'], 'opcode FLOAT at byte 0 holds a line that is no number'],
  ['no quotes', [Op.STRING, 'abc\n'], 'opcode STRING at byte 0 holds a line that is no quoted string'],
  ['one quote', [Op.STRING, "'\n"], 'opcode STRING at byte 0 holds a line that is no quoted string'],
  ['a broken escape', [Op.UNICODE, '\\u12\n'], 'opcode UNICODE at byte 0 holds a broken escape'],
  [
    'a letter beyond Unicode',
    [Op.UNICODE, '\\U00110000\n'],
    'opcode UNICODE at byte 0 holds a broken escape',
  ],
  [
    'no UTF-8',
    [Op.SHORT_BINUNICODE, 1, 0xff],
    'opcode SHORT_BINUNICODE at byte 0 holds a text that is not UTF-8',
  ],
  [
    'half a surrogate',
    [Op.SHORT_BINUNICODE, 2, 0xed, 0xa0],
    'opcode SHORT_BINUNICODE at byte 0 holds a text that is not UTF-8',
  ],
  [
    'a global that is no UTF-8',
    [Op.GLOBAL, '\xff\nx\n'],
    'opcode GLOBAL at byte 0 holds a line that is not UTF-8',
  ],
  [
    'a negative length',
    [Op.BINSTRING, le(0xffffffff, 4)],
    'opcode BINSTRING at byte 0 says a negative length',
  ],
  ['a negative long', [Op.LONG4, le(0xffffffff, 4)], 'opcode LONG4 at byte 0 says a negative length'],

  [
    'a name that is none',
    [Op.NONE, text('x'), Op.STACK_GLOBAL],
    /names a global by None and str, not by two strings$/,
  ],
  ['extension 0', [Op.EXT1, 0], 'opcode EXT1 at byte 0 names extension 0, which cannot be'],
  [
    'a call of a number',
    [int(1), Op.EMPTY_TUPLE, Op.REDUCE],
    'opcode REDUCE at byte 6 calls a value of type int',
  ],
  [
    'a call with a list',
    [global('m', 'f'), Op.EMPTY_LIST, Op.REDUCE],
    /calls with a value of type list, not with a tuple$/,
  ],
  [
    'an object of a list',
    [global('m', 'f'), Op.EMPTY_LIST, Op.NEWOBJ],
    /makes an object with a value of type list, not with a tuple$/,
  ],
  [
    'append to a dict',
    [Op.EMPTY_DICT, Op.NONE, Op.APPEND],
    'opcode APPEND at byte 2 appends to a value of type dict',
  ],
  ['add to a list', [Op.EMPTY_LIST, Op.MARK, Op.NONE, Op.ADDITEMS], /adds to a value of type list$/],
  ['an item of a list', [list(int(1)), int(0), int(2), Op.SETITEM], /sets an item of a value of type list$/],
  [
    'an item of an array',
    [array([1], f8, false, bytes('8 bytes.')), int(0), int(2), Op.SETITEM],
    /sets an item of a value of type numpy.ndarray$/,
  ],
  ['a state for a number', [int(1), Op.EMPTY_DICT, Op.BUILD], /gives a state to a value of type int$/],
  ['a state for a list', [Op.EMPTY_LIST, Op.EMPTY_DICT, Op.BUILD], /gives a state to a value of type list$/],
  [
    'a state for a class',
    [global('sklearn', 'Scaler'), dict(text('transform'), global('os', 'system')), Op.BUILD],
    /changes sklearn.Scaler itself, not an instance$/,
  ],
  [
    'a state that is changed later',
    [object, dict(text('a'), int(1)), Op.BINPUT, 1, Op.BUILD, Op.BINGET, 1, text('a'), int(2), Op.SETITEM],
    /changes a state after an object was given it$/,
  ],
  [
    'control characters',
    [global('m\x1b[31m', 'C\x07'), Op.EMPTY_TUPLE, Op.BUILD],
    /changes m\\u\{1b\}\[31m\.C\\u\{7\} itself/,
  ],
  ['a flood of a name', [global('m'.repeat(9999), 'C'), Op.EMPTY_TUPLE, Op.BUILD], /^.{300,340}…$/],

  [
    'too few bytes',
    [array([3], f8, false, bytes('8 bytes.'))],
    /makes an array of shape \(3\), which takes 24 bytes, of 8$/,
  ],
  [
    'too many bytes',
    [array([], f8, false, bytes('8 bytes.8 bytes.'))],
    /makes an array of shape \(\), which takes 8 bytes, of 16$/,
  ],
  [
    'too few objects',
    [array([2, 2], dtype('O8'), false, list(int(1)))],
    /makes an array of shape \(2, 2\), which takes 4 objects, of 1$/,
  ],
  ['objects for numbers', [array([1], f8, false, list(int(1)))], /gives an array of letter f objects$/],
  [
    'bytes for objects',
    [array([1], dtype('O8'), false, bytes('8 bytes.'))],
    /gives an array of letter O bytes$/,
  ],
  ['a number for data', [array([1], f8, false, int(1))], /gives an array its items as int$/],
  [
    'a negative shape',
    [array([-1], f8, false, bytes(''))],
    /makes an array whose shape is not a tuple of lengths$/,
  ],
  [
    'a strange state',
    [array([1], f8, false, bytes('8 bytes.')), tuple(int(1)), Op.BUILD],
    /gives an array a state that is not numpy's$/,
  ],
  ['a strange dtype state', [f8, tuple(int(3)), Op.BUILD], /gives a dtype a state that is not numpy's$/],
  ['a strange byte order', [dtype('f8', '!')], /gives a dtype a byte order of '!'$/],
  ['a text of odd bytes', [dtype('U2', '<', 7)], /gives a dtype a broken item size$/],
  [
    'a dtype changed later',
    [
      f8,
      Op.BINPUT,
      1,
      array([1], join(Op.BINGET, 1), false, bytes('8 bytes.')),
      Op.BINGET,
      1,
      tuple(),
      Op.BUILD,
    ],
    /changes a dtype after an array was made of it$/,
  ],
  [
    'an array in a frame',
    [Op.FRAME, le(inlined([1], 'C', f8, null).length + 1, 8), inlined([1], 'C', f8, null, '8 bytes.')],
    /begins an array inside of a frame$/,
  ],
  [
    'an opcode past its frame',
    [Op.FRAME, le(3, 8), Op.NONE, int(1)],
    'opcode BININT at byte 10 runs past the end of its frame',
  ],
  [
    'an opcode that ends its frame',
    [Op.FRAME, le(2, 8), Op.NONE, int(1)],
    'opcode BININT at byte 10 runs past the end of its frame',
  ],
  [
    'a line past its frame',
    [Op.FRAME, le(3, 8), Op.INT, '123\n'],
    'opcode INT at byte 9 runs past the end of its frame',
  ],
  [
    'a frame in a frame',
    [Op.FRAME, le(11, 8), Op.FRAME, le(1, 8), Op.NONE, Op.STOP],
    'opcode FRAME at byte 9 opens a frame inside of a frame',
  ],
  [
    'a nested pickle in a frame',
    [inlined([1], 'C', dtype('O8'), null, Op.FRAME, le(3, 8), Op.NONE, Op.STOP, Op.NONE)],
    /ends a nested pickle inside of a frame$/,
  ],
];

describe('a pickle that cannot be read', () => {
  it.each(CASES)('%s', (_, parts, message) => {
    const error = errorOf(join(...parts));
    if (typeof message === 'string') expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.offset).toBeGreaterThanOrEqual(0);
  });

  it.each<[string, boolean, Part[]]>([
    ['a protocol to come', true, [Op.PROTO, 6]],
    ['a buffer elsewhere', true, [Op.NEXT_BUFFER]],
    ['a dtype that is not numpy’s', true, [inlined([1], 'C', call('ml_dtypes', 'bfloat16'), null)]],
    ['a broken file', false, [Op.NONE]],
  ])('%s: counts by its bytes alone: %s', (_, unsupported, parts) => {
    expect(errorOf(join(...parts)).unsupported).toBe(unsupported);
  });
});

function errorOf(given: Uint8Array): ArtifactError {
  try {
    readPickle(given);
  } catch (error) {
    if (error instanceof ArtifactError) return error;
    throw error;
  }
  throw new Error('was read');
}
