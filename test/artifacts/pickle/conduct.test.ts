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
const skeleton = call(CLOUD, '_make_skeleton_class', global('builtins', 'type'), text('X'), tuple(), dict());
const hooked = dict(text('__setstate__'), lambda);

/** What a part gives, called with these arguments. */
const call1 = (part: Part, ...args: Part[]) => join(part, tuple(...args), Op.REDUCE);
const loadType = (name: string) => call('dill._dill', '_load_type', text(name));
const dillClass = (attributes: Part) =>
  call('dill._dill', '_create_type', loadType('type'), text('X'), tuple(loadType('object')), attributes);
const typeVariable = call(CLOUD, '_make_typevar', text('T'));
const STANDARD = global('sklearn.preprocessing._data', 'StandardScaler');
const library = global('numpy.lib', 'pad');

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
    ['a module that dill names', call('dill._dill', '_import_module', text('os'))],
    ['a property, made as dill does', call1(loadType('property'), lambda)],
    [
      'a class by its code, made as dill does',
      call('builtins', 'setattr', dillClass(dict(text('predict'), lambda)), text('__doc__'), Op.NONE),
    ],
    ['a function that is filled up', call(CLOUD, '_function_setstate', lambda, tuple(dict(), dict()))],
    [
      'a function that is filled up, as before 2.0',
      call(
        CLOUD,
        '_function_setstate',
        call1(call(CLOUD, '_builtin_type', text('FunctionType')), Op.NONE, dict()),
        tuple(dict(), dict()),
      ),
    ],
    ['a type variable in brackets', call('operator', 'getitem', global('typing', 'Generic'), typeVariable)],
    ['a method that is bound by hand', call('builtins', 'getattr', STANDARD, text('transform'))],
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
      call('builtins', 'getattr', global('joblib', 'memory'), text('Memory')),
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
      call('weakref', 'finalize', scaler, lambda),
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
    [
      'a class made by the class of a class',
      call1(call('builtins', 'type', STANDARD), text('X'), tuple(), hooked),
      'builtins.type',
    ],
    [
      'a class that brings its hooks from the start',
      call(CLOUD, '_make_skeleton_class', global('builtins', 'type'), text('X'), tuple(), hooked),
      `${CLOUD}._make_skeleton_class`,
    ],
    [
      'a class whose class is a function',
      call(CLOUD, '_make_skeleton_class', lambda, text('X'), tuple(), dict()),
      `${CLOUD}._make_skeleton_class`,
    ],
    [
      'a class on a base that answers for itself',
      call(
        CLOUD,
        '_make_skeleton_class',
        global('builtins', 'type'),
        text('X'),
        tuple(instance('mine', 'Base', text('__mro_entries__'), lambda)),
      ),
      `${CLOUD}._make_skeleton_class`,
    ],
    [
      'a class of a library that is given a method',
      call(CLOUD, '_class_setstate', STANDARD, tuple(dict(text('transform'), lambda), dict())),
      `${CLOUD}._class_setstate`,
    ],
    [
      'a function of a library that is given other code',
      call(CLOUD, '_function_setstate', library, tuple(dict(), dict(text('__code__'), Op.NONE))),
      `${CLOUD}._function_setstate`,
    ],
    [
      'a function in the names of a library',
      call(CLOUD, '_make_function', Op.NONE, global('numpy', '__dict__')),
      `${CLOUD}._make_function`,
    ],
    [
      'what cloudpickle looks up',
      call(CLOUD, '_getobject', text('os'), text('system')),
      `${CLOUD}._getobject`,
    ],
    ['what dill evaluates', call('dill._dill', '_eval_repr', text('1')), 'dill._dill._eval_repr'],
    [
      'a function that dill calls for an array',
      call('dill._dill', '_create_array', lambda, tuple(), Op.NONE),
      'dill._dill._create_array',
    ],
    [
      'a function that dill calls for a type',
      call('dill._dill', '_create_type', lambda),
      'dill._dill._create_type',
    ],
    ['a class that dill makes, with hooks', dillClass(hooked), 'dill._dill._create_type'],
    [
      'a class of a type that dill names',
      call1(loadType('type'), text('X'), tuple(), hooked),
      'dill._dill._load_type',
    ],
    [
      'a hook that is set on a class',
      call('builtins', 'setattr', skeleton, text('__setstate__'), lambda),
      'builtins.setattr',
    ],
    [
      'a function of that type in the names of a library',
      call1(call(CLOUD, '_builtin_type', text('FunctionType')), Op.NONE, global('numpy', '__dict__')),
      `${CLOUD}._builtin_type`,
    ],
    [
      'the __init__ of a base by its code',
      call('copyreg', '_reconstructor', global('mine', 'A'), skeleton, Op.NONE),
      'copyreg._reconstructor',
    ],
    [
      'a class of arrays that calls its code on loading',
      call(CLOUD, '_class_setstate', skeleton, tuple(dict(text('__array_finalize__'), lambda), dict())),
      `${CLOUD}._class_setstate`,
    ],
    [
      'a method of another that loading calls',
      call(
        CLOUD,
        '_class_setstate',
        skeleton,
        tuple(dict(text('__hash__'), global('builtins', 'len'), text('__len__'), lambda), dict()),
      ),
      `${CLOUD}._class_setstate`,
    ],
    [
      'a function that numpy calls',
      call('numpy', 'fromfunction', lambda, tuple(int(1))),
      `${CLOUD}._make_function`,
    ],
    [
      'what a library makes of a function, called',
      called(call('joblib.parallel', 'BatchedCalls', list(tuple(lambda, tuple(), dict())))),
      'joblib.parallel.BatchedCalls',
    ],
    [
      'the property of an object by its code',
      call('builtins', 'getattr', join(skeleton, Op.EMPTY_TUPLE, Op.NEWOBJ), text('name')),
      'builtins.getattr',
    ],
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
    const unsafe = call('builtins', 'getattr', global('joblib', 'memory'), text('Memory'));
    expect(read(tuple(unsafe, harmless)).unsafe).toEqual(['builtins.getattr']);
  });

  it('stays unsafe when it was looked up for another to call', () => {
    const harmless = call('builtins', 'getattr', scaler, text('transform'));
    const handed = call('numpy', 'frompyfunc', global('builtins', 'getattr'), int(2), int(1));
    expect(read(tuple(harmless, handed)).unsafe).toEqual(['builtins.getattr']);
  });

  it('is unsafe by a name that no library has, and quick', () => {
    const long = join(global(`mine.${'a.'.repeat(250_000)}`, 'b'), Op.BINPUT, 1, Op.POP);
    const again = join(Op.BINGET, 1, Op.EMPTY_TUPLE, Op.REDUCE, Op.EMPTY_TUPLE, Op.REDUCE, Op.POP);
    const started = process.cpuUsage();
    const { unsafe } = read(long, new Uint8Array(Buffer.concat(Array(50_000).fill(again))), Op.NONE);
    expect(unsafe).toHaveLength(1);
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
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
