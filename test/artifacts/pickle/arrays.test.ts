import { describe, expect, it } from 'vitest';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import { Op } from '../../../src/artifacts/pickle/opcodes.ts';
import type { PyArray, PyValue } from '../../../src/artifacts/pickle/values.ts';
import {
  array,
  arrayState,
  bytes,
  call,
  dict,
  dtype,
  float64s,
  global,
  inlined,
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

describe('arrays', () => {
  const f8 = dtype('f8');
  const two = float64s(1.5, -2);

  it('are views on the file, not copies', () => {
    const given = pickle(list(array([2], f8, false, bytes(two)), inlined([2], 'C', f8, null, two)));
    const found = (readPickle(given).root as { items: PyArray[] }).items.map((one) => one.data as Uint8Array);
    for (const view of found) {
      expect(view.buffer).toBe(given.buffer);
      expect(view).toEqual(two);
    }
  });

  it.each<[string, Part, Partial<PyArray>]>([
    [
      'by _frombuffer',
      call('numpy._core.numeric', '_frombuffer', bytes(two), f8, tuple(int(2), int(1)), text('F')),
      { shape: [2, 1], fortran: true },
    ],
    [
      'by Python 2, from text',
      array([4], dtype('S1', '|', 1), false, join(Op.SHORT_BINSTRING, 4, 'abcd')),
      { shape: [4], data: join('abcd') },
    ],
    [
      'without a version',
      join(
        call('numpy.core.multiarray', '_reconstruct', global('numpy', 'matrix'), tuple(int(0)), bytes('b')),
        tuple(tuple(int(2), int(1)), f8, Op.NEWFALSE, bytes(two)),
        Op.BUILD,
      ),
      { shape: [2, 1], fortran: false },
    ],
    [
      'of another library’s dtype',
      array([2, 2], call('numpy', 'dtype', global('ml_dtypes', 'bfloat16')), false, bytes('8 bytes.')),
      { dtype: { kind: 'dtype', letter: 'V', itemSize: 2, littleEndian: true } },
    ],
    [
      'of strings of numpy 2',
      array([2], call('numpy._core._internal', '_convert_to_stringdtype_kwargs', int(1)), false, list(a, b)),
      { data: ['a', 'b'], dtype: { kind: 'dtype', letter: 'O', itemSize: 8, littleEndian: true } },
    ],
    [
      'that no state was given',
      call('numpy.core.multiarray', '_reconstruct', global('numpy', 'ndarray'), tuple(int(5)), bytes('b')),
      { shape: [0] },
    ],
  ])('%s', (_, part, fields) => {
    expect(root(part)).toMatchObject({ kind: 'array', ...fields });
  });

  it('keep a list as it was when they were given it', () => {
    const made = array([1], dtype('O8'), false, join(list(a), Op.BINPUT, 9));
    expect(root(tuple(made, join(Op.BINGET, 9, b, Op.APPEND)))).toMatchObject({
      items: [{ data: ['a'] }, { items: ['a', 'b'] }],
    });
  });

  it('of a class from elsewhere are objects', () => {
    const made = call(
      'numpy.core.multiarray',
      '_reconstruct',
      global('astropy', 'Quantity'),
      tuple(int(0)),
      bytes('b'),
    );
    expect(root(made, arrayState([2], f8, false, bytes(two)), Op.BUILD)).toMatchObject({
      kind: 'object',
      made: 'class',
      class: 'astropy.Quantity',
    });
  });
});

describe('arrays that joblib inlines', () => {
  const f8 = dtype('f8');
  const nested = pickle(Op.NONE, Op.MEMOIZE, Op.POP, array([1], dtype('O8'), false, list(a)));

  it.each<[string, Part, object]>([
    [
      'without padding, of joblib 0.10',
      inlined([1, 2], 'F', f8, null, float64s(1, 2)),
      { shape: [1, 2], fortran: true, data: float64s(1, 2) },
    ],
    ['with alignment None', inlined([2], 'C', f8, Op.NONE, float64s(1, 2)), { data: float64s(1, 2) }],
    [
      'with padding',
      inlined([2], 'C', f8, int(16), 3, '\xff\xff\xff', float64s(1, 2)),
      { data: float64s(1, 2) },
    ],
    ['with no padding needed', inlined([2], 'C', f8, int(16), 0, float64s(1, 2)), { data: float64s(1, 2) }],
    ['without dimensions', inlined([], 'C', f8, null, float64s(1)), { shape: [], data: float64s(1) }],
    ['without items', inlined([0, 3], 'C', f8, int(16), 1, 0xff), { shape: [0, 3] }],
    ['of objects, with a memo of its own', inlined([1], 'C', dtype('O8'), int(16), nested), { data: ['a'] }],
    [
      'by copyreg, of protocol 0',
      join(
        call(
          'copy_reg',
          '_reconstructor',
          global('sklearn.externals.joblib.numpy_pickle', 'NumpyArrayWrapper'),
          global('__builtin__', 'object'),
          Op.NONE,
        ),
        dict(text('shape'), tuple(int(1)), text('order'), text('C'), text('dtype'), f8),
        Op.BUILD,
        float64s(7),
      ),
      { data: float64s(7) },
    ],
  ])('%s', (_, part, fields) => {
    const { root: found, joblib } = readPickle(pickle(tuple(part, a)));
    expect(found).toMatchObject({ items: [{ kind: 'array', ...fields }, 'a'] });
    expect(joblib).toBe(true);
  });

  it('are not looked for in a nested pickle, nor by another name', () => {
    const inner = pickle(inlined([2], 'C', f8, null));
    expect(root(inlined([1], 'C', dtype('O8'), null, inner))).toMatchObject({
      class: 'joblib.numpy_pickle.NumpyArrayWrapper',
    });
    expect(readPickle(pickle(instance('mine.numpy_pickled', 'NumpyArrayWrapper')))).toMatchObject({
      joblib: false,
      root: { kind: 'object' },
    });
  });

  it.each(['NDArrayWrapper', 'ZNDArrayWrapper'])('in other files (%s) are not read', (name) => {
    const given = pickle(instance('joblib.numpy_pickle', name, text('filename'), text('x.pkl_01.npy')));
    expect(() => readPickle(given)).toThrow(
      expect.objectContaining({
        name: 'ArtifactError',
        unsupported: true,
        message: expect.stringMatching(/names an array that joblib before 0.10 keeps in a file of its own/),
      }),
    );
  });
});
