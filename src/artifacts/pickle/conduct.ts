import { isDict } from './access.ts';
import type { Imported, Names } from './names.ts';
import type { PyValue } from './values.ts';

/**
 * What some functions do on loading, their names do not tell: it hangs on what they are called with, or on whether what
 * they give is called in turn. cloudpickle and dill write a function or a class by its code. That code lies in the file
 * and runs when a person calls it, later; but a pickle may call it as well, at once.
 */

/** Whether a call with these arguments runs nothing by itself. */
type IsHarmless = (args: readonly PyValue[]) => boolean;

/** By the name that `familiar` gives. */
const CALLS: ReadonlyMap<string, IsHarmless> = new Map<string, IsHarmless>([
  ['getattr', isBoundMethod],
  ['type', (args) => args.length === 1],
  ['partial', () => true],
  ['types.MethodType', () => true],
  ['cloudpickle._make_function', () => true],
  ['cloudpickle._make_skel_func', () => true],
  ['cloudpickle._fill_function', () => true],
  ['cloudpickle._make_skeleton_class', () => true],
  ['cloudpickle.subimport', ([module]) => typeof module === 'string' && !RUNS_ON_IMPORT.has(rootOf(module))],
  ['cloudpickle._builtin_type', ([type]) => typeof type === 'string' && BUILTIN_TYPE.test(type)],
  ['cloudpickle._class_setstate', ([, state]) => !bringsHooks(state)],
  ['cloudpickle._rehydrate_skeleton_class', ([, attributes]) => !bringsHooks(attributes)],
  ['dill._create_code', () => true],
  ['dill._create_function', () => true],
]);

/** Of these what they give may be called, as types are: `_builtin_type("CodeType")(…)` makes code, and runs none. */
const MAY_BE_CALLED = new Set(['type', 'cloudpickle._builtin_type', 'dill._create_code']);

/** Modules that do something on being imported, beyond defining what is in them. */
const RUNS_ON_IMPORT = new Set(['antigravity', 'this', 'idlelib', 'turtledemo', '__main__', 'pip']);

/** `_builtin_type` looks a name up in the module `types`, which hands on more than types. */
const BUILTIN_TYPE = /^[A-Z][A-Za-z]*Type$/;

/** Methods of a class that loading one of its instances calls. */
const HOOKS = new Set([
  ...['__new__', '__setstate__', '__del__', '__getattr__', '__getattribute__', '__setattr__'],
  ...['__init_subclass__', '__set_name__', '__hash__', '__setitem__', 'append', 'extend', 'add'],
]);

/** What a pickle may call by its name: what gives these a function may have it called by them, at once or at the end. */
const CALLERS =
  /^(builtins|__builtin__|_?functools|itertools|_?operator|atexit|_?weakref|threading|_thread|concurrent|contextlib|sched|timeit)\./;

/** Of these, what only keeps a function. */
const KEEPERS =
  /^(functools\.(partial|partialmethod)|_functools\.partial|(builtins|__builtin__)\.(getattr|classmethod|staticmethod|property|list|tuple|set|frozenset|dict))$/;

/** Notes what a call of a named function does, where its name alone does not tell. */
export function judgeCall(names: Names, imported: Imported, args: readonly PyValue[]): void {
  const name = `${imported.module}.${imported.name}`;
  if (CALLERS.test(name) && !KEEPERS.test(name)) {
    for (const given of args)
      if (typeof given === 'object' && given?.kind === 'object') judgeCallOfResult(names, given.class);
  }
  const isHarmless = CALLS.get(familiar(name));
  if (isHarmless === undefined || imported.conduct === 'runs') return;
  imported.conduct = isHarmless(args) ? 'harmless' : 'runs';
}

/** Notes that what a named function gave (`className`, see `classCalled`) is called in turn. */
export function judgeCallOfResult(names: Names, className: string): void {
  const maker = className.replace(/\(\)$/, '');
  const name = familiar(maker);
  if (!CALLS.has(name) || (MAY_BE_CALLED.has(name) && maker === className)) return;
  const imported = names.byClass.get(maker);
  if (imported) imported.conduct = 'runs';
}

/** One name for a function, wherever a version or a copy of its library keeps it. */
function familiar(name: string): string {
  const [, builtin] = /^(?:builtins|__builtin__)\.(getattr|type)$/.exec(name) ?? [];
  if (builtin !== undefined) return builtin;
  if (name === 'functools.partial' || name === '_functools.partial') return 'partial';
  const [, library, inner] =
    /^(?:.*\.)?(cloudpickle|dill)(?:\.(?:cloudpickle|cloudpickle_fast|_dill))?\.(\w+)$/.exec(name) ?? [];
  return library === undefined ? name : `${library}.${inner}`;
}

/** `getattr(instance, 'method')`, as every pickle writes a bound method: it looks up a name and calls nothing. */
function isBoundMethod([instance, name, ...rest]: readonly PyValue[]): boolean {
  if (typeof name !== 'string' || name.startsWith('_') || rest.length > 0) return false;
  if (typeof instance !== 'object' || instance === null) return false;
  if (instance.kind === 'array' || instance.kind === 'list' || instance.kind === 'dict') return true;
  return instance.kind === 'object' && instance.made === 'class' && HELD.test(instance.class);
}

/** Classes whose methods do not reach the system: estimators, data, and what the user wrote. */
const HELD = /^(sklearn|numpy|pandas|scipy|collections|__main__)\.|cloudpickle\._make_skeleton_class\(\)$/;

/** Whether a class by its code has a method that loading calls, and that is code of the file too. */
function bringsHooks(state: PyValue | undefined): boolean {
  const given =
    typeof state === 'object' && (state?.kind === 'tuple' || state?.kind === 'list') ? state.items[0] : state;
  if (!isDict(given)) return true;
  return given.keys.some((key, at) => {
    const isHook = typeof key !== 'string' || HOOKS.has(key);
    const value = given.values[at];
    return isHook && value !== null && !(typeof value === 'object' && value.kind === 'global');
  });
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? '';
}
