import {
  BROUGHT,
  fillsOwnClass,
  GIVES_NO_FUNCTION,
  isFunctionType,
  isOwnDict,
  KEEPING_TYPE,
} from './brought-code.ts';
import { couldChange } from './changes.ts';
import type { Imported, Names } from './names.ts';
import type { PyObject, PyValue } from './values.ts';

/**
 * What some functions do on loading, their names do not tell: it hangs on what they are called with, or on whether what
 * they give is called in turn. Each call is judged as it is read; what it shows of a function outweighs its name (see
 * imports.ts), and what runs once runs, whatever comes after.
 */

/** Whether a call with these arguments runs nothing by itself. */
type IsHarmless = (args: readonly PyValue[]) => boolean;

/** By the name that `familiar` gives. */
const CALLS: ReadonlyMap<string, IsHarmless> = new Map<string, IsHarmless>([
  ['getattr', isBoundMethod],
  ['setattr', fillsOwnClass],
  ['type', isTypeOfOne],
  ['partial', () => true],
  ['types.MethodType', () => true],
  ...BROUGHT,
]);

/** Of these what they give may be called, as types are: `_builtin_type("CodeType")(…)` makes code, and runs none. */
const MAY_BE_CALLED: ReadonlySet<string> = new Set(['type', ...GIVES_NO_FUNCTION]);

/**
 * Libraries whose functions call what they are given, at once or at the end: `atexit.register(f)`, `numpy.frompyfunc(f, 1, 1)(x)`,
 * `joblib.parallel.BatchedCalls([…])()`.
 */
const CALLERS =
  /^(builtins|__builtin__|_?functools|itertools|_?operator|atexit|_?weakref|threading|_thread|concurrent|contextlib|sched|timeit|re|copy|numpy|scipy|pandas|sklearn|joblib|torch)\./;

/** Of these, what only keeps a function: classes, what libraries pickle by private names, and wrappers. */
const KEEPERS =
  /^(functools\.(partial|partialmethod)|_functools\.partial|(builtins|__builtin__)\.(getattr|setattr|classmethod|staticmethod|property|list|tuple|set|frozenset|dict)|(numpy|scipy|pandas|sklearn|joblib|torch)\.(.*\.)?[_A-Z]\w*)$/;

/** Notes what a call does: of a named function, or of what such a function gave. */
export function judgeCall(names: Names, callable: PyValue, args: readonly PyValue[]): void {
  if (typeof callable !== 'object' || callable === null) return;
  if (callable.kind === 'object' && callable.class.length <= LONGEST)
    judgeCallOfResult(names, callable, args);
  const known = callable.kind === 'global' ? names.known.get(callable) : undefined;
  if (known) judgeCallOfNamed(names, known.imported, args);
}

function judgeCallOfNamed(names: Names, imported: Imported, args: readonly PyValue[]): void {
  const { isHarmless, handsOn, isUnknown } = traitsOf(imported);
  if (handsOn) for (const given of args) judgeHandedOn(names, given);
  if (imported.conduct === 'runs') return;
  if (isHarmless) imported.conduct = isHarmless(args) ? 'harmless' : 'runs';
  else if (isUnknown || couldChange(imported, args)) imported.conduct = 'runs';
}

/** What the name of a function says of its calls. */
interface Traits {
  isHarmless: IsHarmless | undefined;
  /** It calls what it is given. */
  handsOn: boolean;
  /** It could do anything: a function of cloudpickle or dill that is not known, or a name that no library has. */
  isUnknown: boolean;
}

/** A pickle calls one function a million times: its name is looked at once. */
const traits = new WeakMap<Imported, Traits>();

/** No library has a name so long; to look at it for each call would take as long as a file has names and calls. */
const LONGEST = 1000;

function traitsOf(imported: Imported): Traits {
  const known = traits.get(imported);
  if (known !== undefined) return known;
  const name = `${imported.module}.${imported.name}`;
  const isLong = name.length > LONGEST;
  const made: Traits = {
    isHarmless: isLong ? undefined : CALLS.get(familiar(name)),
    handsOn: !isLong && CALLERS.test(name) && !KEEPERS.test(name),
    isUnknown: isLong || BRINGER.test(name),
  };
  traits.set(imported, made);
  return made;
}

/** What is handed to a function that calls functions counts as called. */
function judgeHandedOn(names: Names, given: PyValue): void {
  if (typeof given !== 'object' || given === null) return;
  if (given.kind === 'object' && given.class.length <= LONGEST) noteRun(names, given.class);
  const known = given.kind === 'global' ? names.known.get(given) : undefined;
  if (known && traitsOf(known.imported).isHarmless && !MAY_BE_CALLED.has(familiar(known.class)))
    known.imported.conduct = 'runs';
}

/** What a named function gave (`className`, see `classCalled`) is called in turn. */
function judgeCallOfResult(
  names: Names,
  { class: className, args: [type] }: PyObject,
  args: readonly PyValue[],
): void {
  if (isFunctionType(type) && !isOwnDict(args[1])) {
    const imported = names.byClass.get(className);
    if (imported) imported.conduct = 'runs';
  }
  if (familiar(className) === 'dill._load_type' && typeof type === 'string' && KEEPING_TYPE.test(type))
    return;
  noteRun(names, className);
  const maker = className.replace(/\(\)$/, '');
  const imported = names.byClass.get(maker);
  if (imported && CALLERS.test(maker) && !CALLS.has(familiar(maker))) imported.conduct = 'runs';
}

function noteRun(names: Names, className: string): void {
  const maker = className.replace(/\(\)$/, '');
  const name = familiar(maker);
  if (!CALLS.has(name) || (MAY_BE_CALLED.has(name) && maker === className)) return;
  const imported = names.byClass.get(maker);
  if (imported) imported.conduct = 'runs';
}

/** One name for a function, wherever a version or a copy of its library keeps it. */
function familiar(name: string): string {
  const [, builtin] = /^(?:builtins|__builtin__)\.(getattr|setattr|type)$/.exec(name) ?? [];
  if (builtin !== undefined) return builtin;
  if (name === 'functools.partial' || name === '_functools.partial') return 'partial';
  const [, library, inner] = BRINGER.exec(name) ?? [];
  return library === undefined ? name : `${library}.${inner}`;
}

const BRINGER = /^(?:.*\.)?(cloudpickle|dill)(?:\.(?:cloudpickle|cloudpickle_fast|_dill))?\.(\w+)$/;

/** `getattr(instance, 'method')`, as every pickle writes a bound method: it looks up a name and calls nothing. */
function isBoundMethod([instance, name, ...rest]: readonly PyValue[]): boolean {
  if (typeof name !== 'string' || name.startsWith('_') || rest.length > 0) return false;
  if (typeof instance !== 'object' || instance === null) return false;
  if (instance.kind === 'array' || instance.kind === 'list' || instance.kind === 'dict') return true;
  if (instance.kind === 'object') return instance.made === 'class' && HELD.test(instance.class);
  // A method of a named class, which MethodType binds.
  return instance.kind === 'global' && /^[A-Z]\w*$/.test(instance.name) && HELD.test(`${instance.module}.`);
}

/** Classes whose methods do not reach the system: estimators, data, and what the user keeps in a module. */
const HELD = /^(sklearn|numpy|pandas|scipy|collections|__main__)\./;

/** `type(None)` and its like, as every pickle writes the classes of None, `...` and NotImplemented. */
function isTypeOfOne([value, ...rest]: readonly PyValue[]): boolean {
  if (rest.length > 0 || value === undefined) return false;
  return value === null || (typeof value === 'object' && value.kind === 'global' && SINGLE.test(value.name));
}

const SINGLE = /^(Ellipsis|NotImplemented)$/;
