import type { Pickle } from './pickle/machine.ts';
import type { Imported } from './pickle/names.ts';

/** What loading a pickle would import. */
export interface Imports {
  /** Every `module.name`, in the order of the file. */
  imports: string[];
  /** Those of them that could run code. */
  unsafe: string[];
  /** Where each of `unsafe` is first named: the offset of its opcode in the unpacked bytes. */
  unsafeAt: number[];
}

export function importsOf({ globals }: Pick<Pickle, 'globals'>): Imports {
  const imports = new Set<string>();
  const unsafe = new Map<string, number>();
  for (const imported of globals) {
    const { module, name, offset } = imported;
    const spelled = `${module}.${name}`;
    imports.add(spelled);
    if (isUnsafe(imported) && !unsafe.has(spelled)) unsafe.set(spelled, offset);
  }
  return { imports: [...imports], unsafe: [...unsafe.keys()], unsafeAt: [...unsafe.values()] };
}

/**
 * Modules of which nothing belongs into an artifact: they run programs, load code, or reach the system or the
 * network.
 */
const UNSAFE_MODULES = new Set([
  ...[
    'os',
    'posix',
    'nt',
    'sys',
    'subprocess',
    '_posixsubprocess',
    'popen2',
    'commands',
    'shutil',
    'pty',
    'signal',
  ],
  ...[
    'ctypes',
    '_ctypes',
    'cffi',
    'multiprocessing',
    'asyncio',
    'importlib',
    'imp',
    'runpy',
    'pkgutil',
    'zipimport',
  ],
  ...['code', 'codeop', 'marshal', 'pdb', 'bdb', 'idlelib', 'pip', 'ensurepip', 'setuptools', 'distutils'],
  ...[
    'socket',
    '_socket',
    'ssl',
    'http',
    'httplib',
    'urllib',
    'urllib2',
    'requests',
    'ftplib',
    'smtplib',
    'telnetlib',
  ],
  ...['webbrowser', 'antigravity', 'tempfile', 'sqlite3', 'shelve'],
]);

/** Single functions of modules that are sound otherwise. */
const UNSAFE_NAMES = new Set([
  ...[
    'eval',
    'exec',
    'execfile',
    'compile',
    '__import__',
    'open',
    'file',
    'input',
    'raw_input',
    'breakpoint',
    'reload',
  ].flatMap(builtin),
  ...['getattr', 'setattr', 'delattr', 'globals', 'locals', 'vars', 'apply'].flatMap(builtin),
  ...['operator', '_operator'].flatMap((module) => [`${module}.attrgetter`, `${module}.methodcaller`]),
  ...['io', '_io', 'codecs', '_pyio'].map((module) => `${module}.open`),
  ...['FileIO', 'open_code'].flatMap((name) => [`io.${name}`, `_io.${name}`]),
  ...[
    'types.CodeType',
    'types.FunctionType',
    'new.code',
    'new.function',
    'logging.config.fileConfig',
    'platform.popen',
  ],
  ...[
    'timeit.timeit',
    'timeit.repeat',
    'cProfile.run',
    'profile.run',
    'trace.Trace',
    'doctest.debug_script',
    'pydoc.pipepager',
  ],
  ...['pickle', '_pickle', 'cPickle', 'dill', 'dill._dill', 'cloudpickle'].flatMap((module) =>
    ['load', 'loads', 'Unpickler'].map((name) => `${module}.${name}`),
  ),
  ...['cloudpickle.cloudpickle.subimport', 'dill._dill._import_module', 'dill._dill._create_code'],
  ...['joblib.load', 'joblib.numpy_pickle.load', 'torch.load', 'torch.serialization.load', 'torch.hub.load'],
  ...['torch.storage._load_from_bytes', 'torch.jit.load', 'torch.package.PackageImporter'],
  ...['numpy.load', 'numpy.lib.npyio.load', 'numpy.lib._npyio_impl.load'],
  ...[
    'numpy.testing._private.utils.runstring',
    'pandas.read_pickle',
    'pandas.io.pickle.read_pickle',
    'pandas.eval',
  ],
  ...['pandas.core.computation.eval.eval', 'numpy.f2py.crackfortran.getlincoef', 'numexpr.evaluate'],
]);

function builtin(name: string): string[] {
  return [`builtins.${name}`, `__builtin__.${name}`];
}

/** Harmless to name; called, they call something else. */
const UNSAFE_CALLED = new Set([
  'functools.partial',
  'functools.reduce',
  '_functools.partial',
  'itertools.starmap',
  'types.new_class',
  ...['map', 'filter', 'sorted'].flatMap(builtin),
  // These change what was read before them, so that the numbers of the file are not the numbers that load.
  ...['operator', '_operator'].flatMap((module) =>
    ['setitem', 'delitem', 'iadd', 'isub', 'imul', 'itruediv', 'iconcat'].map((name) => `${module}.${name}`),
  ),
]);

function isUnsafe({ module, name, called, conduct }: Imported): boolean {
  if (conduct !== undefined) return conduct === 'runs';
  const spelled = `${module}.${name}`;
  if (UNSAFE_MODULES.has(module.split('.')[0] ?? '') || UNSAFE_NAMES.has(spelled)) return true;
  if (called && UNSAFE_CALLED.has(spelled)) return true;
  // Protocol 4 takes a dotted name apart: `sklearn.os` + `system`, `numpy` + `core.os.system`.
  const [, ...inner] = spelled.split('.');
  return inner.slice(0, -1).some((part) => REACHED_THROUGH.has(part));
}

/** Modules that others import and so hand on. */
const REACHED_THROUGH = new Set([
  'os',
  'sys',
  'subprocess',
  'importlib',
  'builtins',
  '__builtins__',
  '__globals__',
  '__class__',
  '__subclasses__',
]);
