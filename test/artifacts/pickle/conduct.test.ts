import { describe, expect, it } from 'vitest';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import { readArtifact } from '../../../src/artifacts/read.ts';
import { call, dict, global, instance, int, join, list, type Part, pickle, text, tuple } from './assemble.ts';

const read = (...parts: Part[]) => readArtifact(pickle(Op.PROTO, 2, ...parts));
const CLOUD = 'cloudpickle.cloudpickle';
const scaler = instance('sklearn.preprocessing._data', 'StandardScaler', text('copy'), Op.NEWTRUE);
/** What is on the stack, called without arguments. */
const called = (part: Part) => join(part, Op.EMPTY_TUPLE, Op.REDUCE);
const lambda = call(CLOUD, '_make_function', Op.NONE, Op.NONE);

describe('what a call does, where its name does not tell', () => {
  it.each<[string, Part]>([
    ['a bound method of an estimator', call('builtins', 'getattr', scaler, text('transform'))],
    ['a function by its code', lambda],
    ['a module that such a function uses', call(CLOUD, 'subimport', text('os'))],
    ['code', join(call(CLOUD, '_builtin_type', text('CodeType')), tuple(int(0)), Op.REDUCE)],
    ['a partial', call('functools', 'partial', global('numpy', 'clip'))],
    ['a partial of a function by its code', call('functools', 'partial', lambda)],
    ['a method by its code', call('types', 'MethodType', lambda, scaler)],
    ['a list of functions by their code', call('builtins', 'list', list(lambda))],
    ['the type of None', call('builtins', 'type', Op.NONE)],
    [
      'a class by its code',
      call(
        CLOUD,
        '_class_setstate',
        call(CLOUD, '_make_skeleton_class', global('builtins', 'type')),
        tuple(dict(text('predict'), lambda, text('__init__'), lambda), dict()),
      ),
    ],
  ])('%s runs nothing on loading', (_, part) => {
    expect(read(part)).toMatchObject({ format: 'pickle', error: null, unsafe: [] });
  });

  it.each<[string, Part, string]>([
    [
      'a bound method that is called',
      called(call('builtins', 'getattr', scaler, text('fit'))),
      'builtins.getattr',
    ],
    [
      'an attribute of a module',
      call('builtins', 'getattr', global('joblib', 'os'), text('system')),
      'builtins.getattr',
    ],
    ['a private attribute', call('builtins', 'getattr', scaler, text('__class__')), 'builtins.getattr'],
    [
      'an attribute of what a call gave',
      call('builtins', 'getattr', call('pathlib', 'Path', text('x')), text('unlink')),
      'builtins.getattr',
    ],
    ['a function by its code that is called', called(lambda), `${CLOUD}._make_function`],
    [
      'the same by the copy in joblib',
      called(call('joblib.externals.cloudpickle.cloudpickle', '_make_function')),
      'joblib.externals.cloudpickle.cloudpickle._make_function',
    ],
    [
      'a function made of types',
      called(join(call(CLOUD, '_builtin_type', text('FunctionType')), tuple(int(0)), Op.REDUCE)),
      `${CLOUD}._builtin_type`,
    ],
    ['what types hands on', call(CLOUD, '_builtin_type', text('sys')), `${CLOUD}._builtin_type`],
    ['a module that runs', call(CLOUD, 'subimport', text('antigravity')), `${CLOUD}.subimport`],
    [
      'a function that is called when the program ends',
      call('atexit', 'register', lambda),
      `${CLOUD}._make_function`,
    ],
    [
      'a function that is called for items',
      call('itertools', 'accumulate', list(int(1), int(2)), lambda),
      `${CLOUD}._make_function`,
    ],
    [
      'a function that is called until it ends',
      call('builtins', 'iter', lambda, int(0)),
      `${CLOUD}._make_function`,
    ],
    ['a method that is called', called(call('types', 'MethodType', lambda, scaler)), 'types.MethodType'],
    ['a class made on loading', call('builtins', 'type', text('X'), tuple(), dict()), 'builtins.type'],
    ['a function over a list', call('builtins', 'map', global('mine', 'go'), list(int(1))), 'builtins.map'],
    [
      'a class that calls its code on loading',
      call(
        CLOUD,
        '_class_setstate',
        call(CLOUD, '_make_skeleton_class'),
        tuple(dict(text('__setstate__'), lambda), dict()),
      ),
      `${CLOUD}._class_setstate`,
    ],
    [
      'a partial that is called',
      called(call('functools', 'partial', global('mine', 'go'))),
      'functools.partial',
    ],
  ])('%s is unsafe', (_, part, name) => {
    const { unsafe, imports } = read(part);
    expect(unsafe).toEqual([name]);
    expect(imports).toContain(name);
  });

  it('stays unsafe when a harmless call comes after', () => {
    const harmless = call('builtins', 'getattr', scaler, text('transform'));
    const unsafe = call('builtins', 'getattr', global('joblib', 'os'), text('system'));
    expect(read(tuple(unsafe, harmless)).unsafe).toEqual(['builtins.getattr']);
  });

  it('is unsafe where a function is only named', () => {
    expect(read(global('builtins', 'getattr')).unsafe).toEqual(['builtins.getattr']);
  });
});

describe('methods that an instance is given', () => {
  const holder = (name: string) => instance('mine', 'Holder', text(name), lambda);

  it.each<[string, Part]>([
    ['__setstate__', join(holder('__setstate__'), dict(), Op.BUILD)],
    ['append', join(holder('append'), int(1), Op.APPEND)],
    ['extend', join(holder('extend'), Op.MARK, int(1), Op.APPENDS)],
    ['add', join(Op.PROTO, 4, holder('add'), Op.MARK, int(1), Op.ADDITEMS)],
    ['__new__', join(global('copyreg', '__newobj__'), tuple(holder('__new__')), Op.REDUCE)],
    [
      '__init__',
      join(
        global('copyreg', '_reconstructor'),
        tuple(global('mine', 'A'), holder('__init__'), Op.NONE),
        Op.REDUCE,
      ),
    ],
  ])('%s is not called: the file is refused', (name, part) => {
    expect(read(part).error).toContain(`calls the ${name} that mine.Holder was given as an attribute`);
  });

  it('refuses to change a module', () => {
    const module = call(CLOUD, 'subimport', text('numpy'));
    expect(read(join(module, dict(text('load'), lambda), Op.BUILD)).error).toContain('changes a module');
  });

  it('reads an instance that only holds a method', () => {
    expect(read(holder('append'))).toMatchObject({ error: null, class: 'mine.Holder' });
  });
});
