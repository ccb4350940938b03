import { attribute, isDict } from './access.ts';
import type { PyGlobal, PyObject, PyValue } from './values.ts';

/**
 * cloudpickle and dill write a function or a class by its code. That code lies in the file and runs when a person calls it,
 * later; but a pickle may have it called as well, at once. These are the functions that such a file calls, and when they run
 * nothing: they make functions and classes of the file's own, and fill up those alone.
 */
export const BROUGHT: readonly [name: string, isHarmless: (args: readonly PyValue[]) => boolean][] = [
  // Protocols 0 and 1: it calls `__init__` of the base, which is one of Python's own.
  ...['copyreg._reconstructor', 'copy_reg._reconstructor'].map(onNamedBase),
  ['cloudpickle._make_function', ([, globals]) => isOwnDict(globals)],
  ['cloudpickle._make_skel_func', ([, , globals]) => isOwnDict(globals)],
  ['cloudpickle._fill_function', ([made]) => isMadeBy(made, FUNCTIONS)],
  ['cloudpickle._function_setstate', ([made]) => isMadeBy(made, FUNCTIONS)],
  [
    'cloudpickle._make_skeleton_class',
    ([type, , bases, attributes]) =>
      (type === undefined || isNamed(type)) && areBases(bases) && !bringsHooks(attributes),
  ],
  ['cloudpickle._make_skeleton_enum', ([bases, , , members]) => areBases(bases) && !bringsHooks(members)],
  ['cloudpickle._class_setstate', ([made, state]) => isMadeBy(made, CLASSES) && !bringsHooks(first(state))],
  [
    'cloudpickle._rehydrate_skeleton_class',
    ([made, attributes]) => isMadeBy(made, CLASSES) && !bringsHooks(attributes),
  ],
  ['cloudpickle.subimport', isQuietModule],
  ['cloudpickle._builtin_type', ([type]) => typeof type === 'string' && BUILTIN_TYPE.test(type)],
  ...['_make_cell', '_make_empty_cell', '_cell_set', '_get_cell_contents', '_make_typevar'].map(harmless),
  ...['_make_dict_keys', '_make_dict_values', '_make_dict_items', 'dynamic_subimport', 'instance'].map(
    harmless,
  ),
  ['cloudpickle._get_dataclass_field_type_sentinel', () => true],
  ['dill._import_module', isQuietModule],
  ['dill._load_type', ([type]) => typeof type === 'string'],
  ['dill._create_code', () => true],
  ['dill._create_cell', () => true],
  // An array, as numpy itself makes it.
  [
    'dill._create_array',
    ([make]) => isNamed(make) && /^numpy\..*\._reconstruct$/.test(`${make.module}.${make.name}`),
  ],
  ['dill._create_function', ([, globals]) => isOwnDict(globals)],
  [
    'dill._create_type',
    ([type, , bases, attributes]) =>
      (isNamed(type) || isMadeBy(type, TYPES)) && areBases(bases) && !bringsHooks(attributes),
  ],
];

function harmless(name: string): [string, () => boolean] {
  return [`cloudpickle.${name}`, () => true];
}

/** What these give is no function, whatever is done with it. */
export const GIVES_NO_FUNCTION: readonly string[] = [
  ...['_builtin_type', '_make_cell', '_make_empty_cell', '_make_typevar'].map(
    (name) => `cloudpickle.${name}`,
  ),
  ...['_get_dataclass_field_type_sentinel', '_make_dict_keys'].map((name) => `cloudpickle.${name}`),
  ...['dill._create_code', 'dill._create_cell', 'dill._create_array'],
];

/** Types that dill calls: what they make keeps a function and calls none. */
export const KEEPING_TYPE =
  /^(bytes|bytearray|str|int|float|complex|bool|list|tuple|set|frozenset|dict|slice|range|property|(class|static)method|(Partial|Code|Function|Method|Cell)Type)$/;

/** `setattr(class, name, value)`, as dill fills up a class of the file's own. */
export function fillsOwnClass([made, name, value]: readonly PyValue[]): boolean {
  return isMadeBy(made, CLASSES) && typeof name === 'string' && (value === null || !HOOKS.has(name));
}

function isQuietModule([module]: readonly PyValue[]): boolean {
  return typeof module === 'string' && !RUNS_ON_IMPORT.has(module.split('.')[0] ?? '');
}

function onNamedBase(name: string): [string, (args: readonly PyValue[]) => boolean] {
  return [name, ([, base]) => !isObject(base)];
}

/** Before 2.0 functions are made by `_builtin_type("FunctionType")(…)`. */
const FUNCTIONS = /\.(_make_function|_make_skel_func|_builtin_type\(\))$/;

export function isFunctionType(type: PyValue | undefined): boolean {
  return type === 'FunctionType' || type === 'LambdaType';
}
const CLASSES = /\.(_make_skeleton_class|_make_skeleton_enum|_create_type)$/;
const TYPES = /\._load_type$/;

/** Modules that do something on being imported, beyond defining what is in them. */
const RUNS_ON_IMPORT = new Set(['antigravity', 'this', 'idlelib', 'turtledemo', '__main__', 'pip']);

/** `_builtin_type` looks a name up in the module `types`, which hands on more than types. */
const BUILTIN_TYPE = /^[A-Z][A-Za-z]*Type$/;

/** Methods of a class that making or loading one of its instances calls. */
const HOOKS = new Set([
  ...['__new__', '__setstate__', '__del__', '__getattr__', '__getattribute__', '__setattr__', '__set__'],
  ...[
    '__init_subclass__',
    '__set_name__',
    '__array_finalize__',
    '__hash__',
    '__setitem__',
    'append',
    'extend',
    'add',
  ],
  ...['__mro_entries__', '__prepare__', '__instancecheck__', '__subclasscheck__', '_missing_'],
]);

/** Whether a class by its code has a method that loading calls; None in its place is none. */
function bringsHooks(attributes: PyValue | undefined): boolean {
  if (attributes === undefined || attributes === null) return false;
  if (!isDict(attributes)) return true;
  return attributes.keys.some((key, at) => {
    const isHook = typeof key !== 'string' || HOOKS.has(key);
    // One that is named may call another in turn: `__hash__ = len` calls `__len__`.
    return isHook && (attributes.values[at] ?? null) !== null;
  });
}

function first(state: PyValue | undefined): PyValue | undefined {
  const isPair = typeof state === 'object' && (state?.kind === 'tuple' || state?.kind === 'list');
  return isPair ? state.items[0] : state;
}

/** Classes that are named, or of the file's own: of an object that stands in for one Python asks its `__mro_entries__`. */
function areBases(bases: PyValue | undefined): boolean {
  if (bases === undefined) return true;
  if (typeof bases !== 'object' || (bases?.kind !== 'tuple' && bases?.kind !== 'list')) return false;
  return bases.items.every(
    (base) => isNamed(base) || (isObject(base) && !attribute(base, '__mro_entries__')),
  );
}

/** The globals of a function: a dict of the file, not those of a module, which the function's would overwrite. */
export function isOwnDict(globals: PyValue | undefined): boolean {
  return (
    globals === undefined ||
    globals === null ||
    isDict(globals) ||
    (isNamed(globals) && globals.name === '__main__')
  );
}

function isMadeBy(made: PyValue | undefined, maker: RegExp): boolean {
  return isObject(made) && maker.test(made.class);
}

function isNamed(value: PyValue | undefined): value is PyGlobal {
  return typeof value === 'object' && value?.kind === 'global';
}

function isObject(value: PyValue | undefined): value is PyObject {
  return typeof value === 'object' && value?.kind === 'object';
}
