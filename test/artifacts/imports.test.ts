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
    ...['numpy:core.os.system', 'sklearn.os:system', 'functools:reduce', 'operator:iadd', 'heapq:heapify'],
    // What picklescan, fickling and the advisories about them list.
    ...[
      'bdb:Bdb.run',
      'pydoc:locate',
      'timeit:timeit',
      'cProfile:runctx',
      'profile:Profile.run',
      'trace:Trace.run',
    ],
    ...[
      'doctest:debug_script',
      'venv:create',
      'pip:main',
      'ensurepip:_run_pip',
      'webbrowser:open',
      'aiohttp:request',
    ],
    ...['idlelib.pyshell:ModifiedInterpreter.runcode', 'lib2to3.pgen2.grammar:Grammar.loads', 'site:main'],
    ...[
      'distutils.file_util:write_file',
      'test.support.script_helper:assert_python_ok',
      'imaplib:IMAP4_stream',
    ],
    ...['numpy.testing._private.utils:runstring', 'numpy.f2py.crackfortran:param_eval', 'numpy.f2py:compile'],
    ...['torch._dynamo.guards:GuardBuilder.get', 'torch._inductor.codecache:compile_file'],
    ...['torch.fx.experimental.symbolic_shapes:ShapeEnv.evaluate_guards_expression', 'torch.hub:load'],
    ...[
      'torch.jit.unsupported_tensor_ops:execWrapper',
      'torch.utils.collect_env:run',
      'torch.serialization:load',
    ],
    ...[
      'torch.utils._config_module:ConfigModule.load_config',
      'torch.utils.bottleneck.__main__:run_cprofile',
    ],
    ...['torch.utils.data.datapipes.utils.decoder:basichandlers', 'torch.ops:load_library'],
    ...['pandas:eval', 'pandas.io.pickle:read_pickle', 'numexpr:evaluate', 'yaml:unsafe_load', 'dill:loads'],
    ...['_osx_support:_read_output', 'uuid:_get_command_stdout', '_pyrepl.pager:pipe_pager', 'tkinter:Tcl'],
    ...['types:LambdaType', 'logging.config:listen', 'rlcompleter:Completer.attr_matches', 'code:interact'],
    // Reached through what imports them, and through what every object has.
    ...['sklearn.base:os.system', 'sklearn.base:os', 'numpy:__builtins__', 'builtins:getattr.__class__'],
    ...['random:_os.system', 'collections:_sys.modules', 'loky.cloudpickle_wrapper:_reconstruct_wrapper'],
    ...['joblib.externals.loky.cloudpickle_wrapper:_reconstruct_wrapper'],
    ...['builtins:object.__getattribute__', 'collections:OrderedDict.__class__.__base__', 'json:codecs.sys'],
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
    ...['osmium:Reader', 'codes:Table', 'functools:lru_cache', 'functools:partial'],
    ...['operator:itemgetter', 'logging:getLogger', 'uuid:UUID', 'types:SimpleNamespace', 'platform:system'],
    ...['torch._dynamo.eval_frame:OptimizedModule', 'torch._utils:_rebuild_tensor_v2', 'scipy.signal:dlti'],
    ...['mine.code.http:Net', 'mine:Outer.Inner', 'pandas.core.frame:DataFrame', 'joblib.memory:Memory'],
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
