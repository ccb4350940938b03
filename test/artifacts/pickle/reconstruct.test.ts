import { describe, expect, it } from 'vitest';
import { attribute } from '../../../src/artifacts/pickle/access.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import type { PyObject, PyValue } from '../../../src/artifacts/pickle/values.ts';
import {
  bytes,
  call,
  dict,
  dtype,
  float64s,
  global,
  instance,
  int,
  join,
  list,
  type Part,
  pickle,
  text,
  tuple,
} from './assemble.ts';

const [a, b] = [text('a'), text('b')];
const root = (...parts: Part[]): PyValue => readPickle(pickle(...parts)).root;
const items = (kind: string, ...values: unknown[]) => ({ kind, items: values });
const pairs = (keys: unknown[], values: unknown[]) => ({ kind: 'dict', keys, values });
const data = (content: string) => ({ kind: 'bytes', data: join(content) });
const object = (fields: object) => ({
  kind: 'object',
  made: 'class',
  args: [],
  state: null,
  items: [],
  entries: null,
  ...fields,
});

describe('calls that are worked out', () => {
  it.each<[string, Part, unknown]>([
    ['set', call('builtins', 'set', list(a, b)), items('set', 'a', 'b')],
    ['set()', call('__builtin__', 'set'), items('set')],
    ['frozenset', call('__builtin__', 'frozenset', list(a)), items('set', 'a')],
    ['list', call('builtins', 'list', tuple(a)), items('list', 'a')],
    ['tuple', call('builtins', 'tuple', list(a)), items('tuple', 'a')],
    ['dict', call('builtins', 'dict', dict(a, int(1))), pairs(['a'], [1])],
    ['dict of pairs', call('builtins', 'dict', list(tuple(a, int(1)))), pairs(['a'], [1])],
    ['bytes()', call('builtins', 'bytes'), data('')],
    ['bytearray of bytes', call('builtins', 'bytearray', bytes('x')), data('x')],
    ['bytearray of Python 2', call('__builtin__', 'bytearray', text('\xff'), text('latin-1')), data('\xff')],
    ['encode', call('_codecs', 'encode', text('\xff\0'), text('latin1')), data('\xff\0')],
    ['OrderedDict of Python 2', call('collections', 'OrderedDict', list(list(a, int(1)))), pairs(['a'], [1])],
    [
      'defaultdict',
      call('collections', 'defaultdict', global('builtins', 'list'), dict(a, int(1))),
      pairs(['a'], [1]),
    ],
    [
      'an OrderedDict with attributes',
      join(call('collections', 'OrderedDict'), dict(a, b), Op.BUILD),
      pairs([], []),
    ],
    ['an INST of a known type', join(Op.MARK, Op.INST, '__builtin__\nset\n'), items('set')],
    ['dtype', dtype('f8', '>'), { kind: 'dtype', letter: 'f', itemSize: 8, littleEndian: false }],
    [
      'dtype of a class',
      call('numpy', 'dtype', global('numpy', 'float32')),
      { kind: 'dtype', letter: 'f', itemSize: 4, littleEndian: true },
    ],
    [
      'dtype by name',
      call('numpy', 'dtype', text('int16')),
      { kind: 'dtype', letter: 'i', itemSize: 2, littleEndian: true },
    ],
    ['dtype U', dtype('U3', '>', 12), { kind: 'dtype', letter: 'U', itemSize: 12, littleEndian: false }],
    [
      'dtype V with objects',
      dtype('V16', '|', 24, 1),
      { kind: 'dtype', letter: 'V', itemSize: 24, littleEndian: true, objects: true },
    ],
    [
      'an item size that numpy ignores',
      dtype('f8', '<', 4),
      { kind: 'dtype', letter: 'f', itemSize: 8, littleEndian: true },
    ],
    ['scalar', call('numpy.core.multiarray', 'scalar', dtype('f8'), bytes(float64s(2.5))), 2.5],
    [
      'scalar of Python 2',
      call('numpy.core.multiarray', 'scalar', dtype('i1'), join(Op.SHORT_BINSTRING, 1, 'A')),
      65,
    ],
    ['scalar of objects', call('numpy.core.multiarray', 'scalar', dtype('O8'), a), 'a'],
  ])('%s', (_, part, value) => {
    expect(root(part)).toEqual(value);
  });

  it.each<[string, Part, string]>([
    ['set of a call', call('builtins', 'set', call('os', 'listdir')), 'builtins.set'],
    ['bytes of a number', call('builtins', 'bytes', int(1_000_000_000)), 'builtins.bytes'],
    ['encode by another codec', call('_codecs', 'encode', a, text('rot13')), '_codecs.encode'],
    [
      'encode of what is not Latin-1',
      call('_codecs', 'encode', text('日'), text('latin1')),
      '_codecs.encode',
    ],
    ['dict of no pairs', call('builtins', 'dict', list(a)), 'builtins.dict'],
    ['slice', call('builtins', 'slice', int(1), int(2), Op.NONE), 'builtins.slice'],
    ['complex', call('builtins', 'complex', int(1), int(2)), 'builtins.complex'],
    ['a dtype of another library', call('numpy', 'dtype', global('ml_dtypes', 'bfloat16')), 'numpy.dtype'],
    [
      'a scalar of too few bytes',
      call('numpy.core.multiarray', 'scalar', dtype('f8'), bytes('x')),
      'numpy.core.multiarray.scalar',
    ],
    ['a tree', call('sklearn.tree._tree', 'Tree', int(4)), 'sklearn.tree._tree.Tree'],
  ])('%s stays a call that is not made', (_, part, name) => {
    expect(root(part)).toMatchObject({ kind: 'object', made: 'call', class: name });
  });

  it('an instance by copyreg, of protocol 0', () => {
    const made = join(
      call('copy_reg', '_reconstructor', global('m', 'C'), global('__builtin__', 'object'), Op.NONE),
    );
    expect(root(made, dict(a, int(1)), Op.BUILD)).toEqual(object({ class: 'm.C', state: pairs(['a'], [1]) }));
  });

  it.each<[string, Part, object]>([
    ['dict', dict(a, int(1)), { entries: pairs(['a'], [1]) }],
    ['list', list(a), { items: ['a'] }],
    ['tuple', tuple(a), { args: [items('tuple', 'a')] }],
  ])('an instance by copyreg of a subclass of %s', (base, state, fields) => {
    const made = call('copyreg', '_reconstructor', global('m', 'C'), global('builtins', base), state);
    expect(root(made)).toEqual(object({ class: 'm.C', ...fields }));
  });

  it('an instance by copyreg.__newobj__', () => {
    expect(root(call('copyreg', '__newobj__', global('m', 'C'), a))).toEqual(
      object({ class: 'm.C', args: ['a'] }),
    );
  });

  it('a call of what a call gave', () => {
    const inner = call('builtins', 'getattr', global('m', 'Outer'), text('Inner'));
    expect(root(inner, tuple(a), Op.REDUCE, tuple(b), Op.REDUCE)).toMatchObject({
      class: 'builtins.getattr()',
      args: ['b'],
    });
  });
});

describe('what instances hold', () => {
  const bare = join(global('m', 'C'), Op.EMPTY_TUPLE, Op.NEWOBJ);

  it('slots behind the rest', () => {
    const state = tuple(dict(a, int(1)), dict(b, int(2)));
    expect(root(bare, state, Op.BUILD)).toEqual(object({ class: 'm.C', state: pairs(['a', 'b'], [1, 2]) }));
    expect(root(bare, tuple(Op.NONE, dict(b, int(2))), Op.BUILD)).toEqual(
      object({ class: 'm.C', state: pairs(['b'], [2]) }),
    );
  });

  it('a second state behind the first, and the last value of an attribute', () => {
    const made = root(bare, dict(a, int(1)), Op.BUILD, dict(a, int(2), b, int(3)), Op.BUILD) as PyObject;
    expect(attribute(made, 'a')).toBe(2);
    expect(attribute(made, 'b')).toBe(3);
  });

  it('a state that is no dict, as it is', () => {
    expect(root(bare, tuple(int(1), a), Op.BUILD)).toEqual(
      object({ class: 'm.C', state: items('tuple', 1, 'a') }),
    );
    expect(root(bare, Op.NONE, Op.BUILD)).toEqual(object({ class: 'm.C' }));
  });

  it('items and entries of subclasses of list and dict', () => {
    expect(root(bare, Op.MARK, a, b, Op.APPENDS, a, int(1), Op.SETITEM)).toEqual(
      object({ class: 'm.C', items: ['a', 'b'], entries: pairs(['a'], [1]) }),
    );
    expect(root(bare, Op.MARK, a, Op.ADDITEMS)).toEqual(object({ class: 'm.C', items: ['a'] }));
  });

  it('themselves', () => {
    const made = root(bare, Op.BINPUT, 0, dict(a, join(Op.BINGET, 0)), Op.BUILD) as PyObject;
    expect(attribute(made, 'a')).toBe(made);
  });
});

describe('the globals', () => {
  it('are distinct, in order, and say which of them is called', () => {
    const given = pickle(
      tuple(
        instance('m', 'C', a, global('n', 'f')),
        instance('m', 'C'),
        join(Op.MARK, Op.INST, 'x\ny\n'),
        join(Op.MARK, global('x', 'z'), Op.OBJ),
        call('n', 'g', global('a.b', 'c'), join(text('a'), text('b.c'), Op.STACK_GLOBAL)),
        call('copy_reg', '_reconstructor', global('p', 'Q'), global('__builtin__', 'object'), Op.NONE),
      ),
    );
    const { globals } = readPickle(given);
    expect(globals.map(({ module, name, called }) => [`${module}:${name}`, called])).toEqual([
      ['m:C', true],
      ['n:f', false],
      ['x:y', true],
      ['x:z', true],
      ['n:g', true],
      ['a.b:c', false],
      ['a:b.c', false],
      ['copy_reg:_reconstructor', true],
      ['p:Q', true],
      ['__builtin__:object', false],
    ]);
    for (const { offset } of globals) expect([Op.GLOBAL, Op.INST, Op.STACK_GLOBAL]).toContain(given[offset]);
  });
});
