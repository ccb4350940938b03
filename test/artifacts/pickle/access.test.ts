import { describe, expect, it } from 'vitest';
import { attribute, dictGet, entriesOf, typeName } from '../../../src/artifacts/pickle/access.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import type { PyDict, PyObject, PyValue } from '../../../src/artifacts/pickle/values.ts';
import {
  array,
  bytes,
  dict,
  dtype,
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

describe('dictGet', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, at) => [text(`k${at}`), int(at)]).flat();

  it.each([2, 40])('finds string keys of %i, the last of those that are there twice', (count) => {
    const found = root(dict(...keys(count), text('k0'), int(99), int(1), a)) as PyDict;
    expect(dictGet(found, 'k1')).toBe(1);
    expect(dictGet(found, 'k0')).toBe(99);
    expect(dictGet(found, '1')).toBeUndefined();
    expect(dictGet(found, '__proto__')).toBeUndefined();
    expect(dictGet(found, 'constructor')).toBeUndefined();
  });

  it('sees what was added since', () => {
    const found = root(dict(...keys(20))) as PyDict;
    expect(dictGet(found, 'new')).toBeUndefined();
    found.keys.push('new');
    found.values.push(true);
    expect(dictGet(found, 'new')).toBe(true);
  });
});

describe('attribute', () => {
  it('finds what the state says', () => {
    const object = root(instance('m', 'C', a, int(1), text('__proto__'), int(2))) as PyObject;
    expect(attribute(object, 'a')).toBe(1);
    expect(attribute(object, '__proto__')).toBe(2);
    expect(attribute(object, 'b')).toBeUndefined();
  });

  it('finds nothing in a state that is no dict', () => {
    expect(
      attribute(root(global('m', 'C'), Op.EMPTY_TUPLE, Op.NEWOBJ, tuple(a), Op.BUILD) as PyObject, 'a'),
    ).toBeUndefined();
  });
});

describe('entriesOf', () => {
  it.each<[string, Part, [string, unknown][]]>([
    [
      'a list',
      list(a, b),
      [
        ['0', 'a'],
        ['1', 'b'],
      ],
    ],
    ['a tuple', tuple(a), [['0', 'a']]],
    ['a set', join(Op.EMPTY_SET, Op.MARK, a, Op.ADDITEMS), [['0', 'a']]],
    [
      'a dict',
      dict(a, int(1), int(5), int(2), Op.NONE, int(3), tuple(b), int(4)),
      [
        ['a', 1],
        ['5', 2],
        ['None', 3],
        ['(tuple)', 4],
      ],
    ],
    [
      'a dict with a key twice',
      dict(a, int(1), b, int(2), a, int(3)),
      [
        ['a', 3],
        ['b', 2],
      ],
    ],
    ['a dict where True is 1', dict(Op.NEWTRUE, a, int(1), b), [['1', 'b']]],
    [
      'an array of objects',
      array([2], dtype('O8'), false, list(a, b)),
      [
        ['0', 'a'],
        ['1', 'b'],
      ],
    ],
    ['an array of numbers', array([1], dtype('f8'), false, bytes('8 bytes.')), []],
    ['bytes', bytes('ab'), []],
    ['a number', int(1), []],
    ['a global', global('m', 'f'), []],
    ['an instance', instance('m', 'C', a, int(1)), [['a', 1]]],
    [
      'a call',
      join(global('m', 'f'), tuple(a, b), Op.REDUCE),
      [
        ['(0)', 'a'],
        ['(1)', 'b'],
      ],
    ],
    [
      'all that an instance can hold',
      join(
        global('m', 'C'),
        tuple(a),
        Op.NEWOBJ,
        Op.MARK,
        b,
        Op.APPENDS,
        text('key'),
        int(7),
        Op.SETITEM,
        tuple(int(3)),
        Op.BUILD,
      ),
      [
        ['(state)', { kind: 'tuple', items: [3] }],
        ['(0)', 'a'],
        ['0', 'b'],
        ['key', 7],
      ],
    ],
  ])('%s', (_, part, entries) => {
    expect([...entriesOf(root(part))]).toEqual(entries);
  });
});

describe('typeName', () => {
  it.each<[string, Part]>([
    ['None', Op.NONE],
    ['bool', Op.NEWTRUE],
    ['int', int(1)],
    ['int', join(Op.LONG, '99999999999999999999\n')],
    ['float', join(Op.FLOAT, '1.5\n')],
    ['str', a],
    ['bytes', bytes('a')],
    ['list', list(a)],
    ['dict', dict(a, b)],
    ['m.C', instance('m', 'C', a, b)],
    ['m.f', global('m', 'f')],
    ['numpy.dtype', dtype('f8')],
    ['numpy.ndarray', array([1], dtype('f8'), false, bytes('8 bytes.'))],
  ])('%s', (name, part) => {
    expect(typeName(root(part))).toBe(name);
  });
});
