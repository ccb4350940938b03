import { isDict } from './access.ts';
import { refuseOwn } from './hooks.ts';
import { makeBytes, makeDict, makeList, makeObject, makeSet, makeTuple } from './make.ts';
import { classCalled } from './names.ts';
import { countCopies, type Reading } from './reading.ts';
import { NUMPY_RECONSTRUCTORS } from './reconstruct-numpy.ts';
import { encodeLatin1 } from './text.ts';
import type { PyDict, PyValue } from './values.ts';

/**
 * What a call of a known function gives, worked out from its arguments. Undefined where they are not of the kind that
 * pickles write: the call is kept as an object that is not made.
 */
export type Reconstructor = (args: readonly PyValue[], reading: Reading) => PyValue | undefined;

function listFrom([items, ...rest]: readonly PyValue[], reading: Reading): PyValue[] | undefined {
  if (items === undefined) return [];
  if (rest.length > 0 || typeof items !== 'object' || items === null) return undefined;
  if (items.kind !== 'list' && items.kind !== 'tuple' && items.kind !== 'set') return undefined;
  countCopies(reading, items.items.length);
  return items.items.slice();
}

/** `dict()`, `dict(a dict)`, `dict([(key, value), …])`. */
function dictFrom([from, ...rest]: readonly PyValue[], reading: Reading): PyDict | undefined {
  if (from === undefined) return makeDict(reading, [], []);
  if (rest.length > 0 || typeof from !== 'object' || from === null) return undefined;
  if (isDict(from)) {
    countCopies(reading, from.keys.length);
    return makeDict(reading, from.keys.slice(), from.values.slice());
  }
  if (from.kind !== 'list' && from.kind !== 'tuple') return undefined;
  countCopies(reading, from.items.length);
  const dict = makeDict(reading, [], []);
  for (const pair of from.items) {
    if (typeof pair !== 'object' || (pair?.kind !== 'tuple' && pair?.kind !== 'list')) return undefined;
    const [key, value] = pair.items;
    if (key === undefined || value === undefined || pair.items.length !== 2) return undefined;
    dict.keys.push(key);
    dict.values.push(value);
  }
  return dict;
}

/** `bytes()`, `bytes(bytes)` and Python 2's `bytearray(text, 'latin-1')`. */
function bytesFrom(args: readonly PyValue[], reading: Reading): PyValue | undefined {
  const [from] = args;
  if (from === undefined) return makeBytes(reading, new Uint8Array(0));
  if (typeof from === 'string' && args.length === 2) return encode(args, reading);
  return args.length === 1 && typeof from === 'object' && from?.kind === 'bytes' ? from : undefined;
}

/** `_codecs.encode(text, 'latin1')`: how protocols 0 to 2 write bytes. */
function encode([text, encoding]: readonly PyValue[], reading: Reading): PyValue | undefined {
  if (typeof text !== 'string' || (encoding !== 'latin1' && encoding !== 'latin-1')) return undefined;
  countCopies(reading, text.length);
  const data = encodeLatin1(text);
  return data === null ? undefined : makeBytes(reading, data);
}

/** `copyreg._reconstructor(class, base, state)`: an instance, by protocols 0 and 1. */
function reconstructor(
  [type, base, state, ...rest]: readonly PyValue[],
  reading: Reading,
): PyValue | undefined {
  if (type === undefined || base === undefined || state === undefined || rest.length > 0) return undefined;
  for (const one of [type, base]) refuseOwn(reading, one, '__new__', '__init__');
  const className = classCalled(reading.names, type);
  if (className === null) return undefined;
  const object = makeObject(reading, 'class', className, []);
  if (isDict(state)) object.entries = dictFrom([state], reading) ?? null;
  else if (typeof state === 'object' && (state?.kind === 'list' || state?.kind === 'set')) {
    object.items = listFrom([state], reading) ?? [];
  } else if (state !== null) object.args = [state];
  return object;
}

/** `copyreg.__newobj__(class, …)`: what NEWOBJ does. */
function newObject([type, ...args]: readonly PyValue[], reading: Reading): PyValue | undefined {
  countCopies(reading, args.length);
  refuseOwn(reading, type, '__new__');
  const className = type === undefined ? null : classCalled(reading.names, type);
  return className === null ? undefined : makeObject(reading, 'class', className, args);
}

const BUILTINS: readonly [string, Reconstructor][] = [
  ['list', (args, reading) => ifDefined(listFrom(args, reading), (items) => makeList(reading, items))],
  ['tuple', (args, reading) => ifDefined(listFrom(args, reading), (items) => makeTuple(reading, items))],
  ['set', (args, reading) => ifDefined(listFrom(args, reading), (items) => makeSet(reading, items))],
  ['frozenset', (args, reading) => ifDefined(listFrom(args, reading), (items) => makeSet(reading, items))],
  ['dict', dictFrom],
  ['bytes', bytesFrom],
  ['bytearray', bytesFrom],
];

function ifDefined<T, R>(value: T | undefined, make: (value: T) => R): R | undefined {
  return value === undefined ? undefined : make(value);
}

/** The functions whose calls are worked out, by `module.name`. All else that a pickle calls stays an opaque object. */
export const RECONSTRUCTORS: ReadonlyMap<string, Reconstructor> = new Map([
  ...['builtins', '__builtin__'].flatMap((module) =>
    BUILTINS.map(([name, call]): [string, Reconstructor] => [`${module}.${name}`, call]),
  ),
  ...['copyreg', 'copy_reg'].flatMap((module): [string, Reconstructor][] => [
    [`${module}._reconstructor`, reconstructor],
    [`${module}.__newobj__`, newObject],
  ]),
  ['_codecs.encode', encode],
  ['collections.OrderedDict', dictFrom],
  // The first argument makes values that are missing; none is made on loading.
  ['collections.defaultdict', ([, ...args]: readonly PyValue[], reading: Reading) => dictFrom(args, reading)],
  ...NUMPY_RECONSTRUCTORS,
]);
