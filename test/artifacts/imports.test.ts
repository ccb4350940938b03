import { describe, expect, it } from 'vitest';
import { importsOf } from '../../src/artifacts/imports.ts';
import { readFixture, truths } from './truth.ts';

const one = (spelled: string, called = true) => {
  const [module = '', name = ''] = spelled.split(':');
  return importsOf({ globals: [{ module, name, offset: 0, called }] });
};

describe('importsOf', () => {
  it.each([
    ...[
      'os:system',
      'posix:system',
      'nt:system',
      'subprocess:Popen',
      'sys:modules',
      'socket:socket',
      'shutil:rmtree',
    ],
    ...[
      'builtins:eval',
      'builtins:exec',
      'builtins:getattr',
      '__builtin__:eval',
      '__builtin__:file',
      'builtins:__import__',
    ],
    ...[
      'importlib:import_module',
      'importlib._bootstrap:_load',
      'runpy:run_path',
      'ctypes:CDLL',
      'pty:spawn',
      'code:interact',
    ],
    ...[
      'pickle:loads',
      '_pickle:loads',
      'cPickle:loads',
      'joblib:load',
      'joblib.numpy_pickle:load',
      'torch:load',
      'numpy:load',
    ],
    ...[
      'operator:attrgetter',
      '_operator:methodcaller',
      'io:open',
      'marshal:loads',
      'types:CodeType',
      'urllib.request:urlopen',
    ],
    ...['numpy:core.os.system', 'sklearn.os:system', 'functools:partial'],
  ])('%s is unsafe', (spelled) => {
    expect(one(spelled).unsafe).toEqual([spelled.replace(':', '.')]);
  });

  it.each([
    ...[
      'sklearn.preprocessing._data:StandardScaler',
      'numpy:ndarray',
      'numpy._core.multiarray:_reconstruct',
      'numpy:dtype',
    ],
    ...[
      'joblib.numpy_pickle:NumpyArrayWrapper',
      'collections:OrderedDict',
      'copyreg:_reconstructor',
      '_codecs:encode',
    ],
    ...[
      'builtins:slice',
      'builtins:set',
      '__builtin__:object',
      'pandas.core.indexes.base:_new_Index',
      'mine.models:Net',
    ],
    ...['osmium:Reader', 'codes:Table', 'functools:lru_cache'],
  ])('%s is not', (spelled) => {
    expect(one(spelled)).toEqual({ imports: [spelled.replace(':', '.')], unsafe: [], unsafeAt: [] });
  });

  it('tells a function that is called from one that is only named', () => {
    expect(one('functools:partial', false).unsafe).toEqual([]);
  });

  it('names each import once, in the order of the file', () => {
    expect(readFixture('sklearn-1.9/standard.joblib').imports.slice(0, 2)).toEqual([
      'sklearn.preprocessing._data.StandardScaler',
      'numpy._core.multiarray.scalar',
    ]);
  });

  it('finds nothing unsafe in what libraries write', () => {
    const found = truths.flatMap(({ file }) => readFixture(file).unsafe);
    expect(found).toEqual([]);
  });
});
