import { isDict, typeName } from './access.ts';
import { setArrayState } from './arrays.ts';
import { fail } from './cursor.ts';
import { setDtypeState } from './dtype.ts';
import { refuseOwn } from './hooks.ts';
import { isArrayWrapper, readInlineArray } from './inline-array.ts';
import { makeDict } from './make.ts';
import { countCopies, type Reading } from './reading.ts';
import type { PyDict, PyValue } from './values.ts';

/**
 * BUILD: gives `target` its state, and returns what stands on the stack then: the target, or the array that a joblib
 * wrapper stands for. `readNested` reads a pickle that begins at the cursor; null inside of such a pickle, where
 * joblib does not look for wrappers.
 */
export function build(
  reading: Reading,
  target: PyValue,
  state: PyValue,
  readNested: (() => PyValue) | null,
): PyValue {
  if (typeof target !== 'object' || target === null) {
    return fail(reading.cursor, `gives a state to a value of type ${typeName(target)}`);
  }
  switch (target.kind) {
    case 'object':
      refuseOwn(reading, target, '__setstate__');
      if (/\.(subimport|_import_module)$/.test(target.class))
        fail(reading.cursor, 'changes a module, not an instance');
      target.state = joined(reading, target.state, asDict(reading, state));
      return readNested !== null && isArrayWrapper(target)
        ? readInlineArray(reading, target, readNested)
        : target;
    case 'array':
      setArrayState(reading, target, state);
      return target;
    case 'dtype':
      setDtypeState(reading.cursor, target, state);
      return target;
    case 'dict':
      // Attributes of an OrderedDict, as torch's `_metadata`; none of its entries.
      return target;
    case 'global':
      // That would set attributes of the class itself, its methods among them.
      return fail(reading.cursor, `changes ${typeName(target)} itself, not an instance`);
    default:
      return fail(reading.cursor, `gives a state to a value of type ${typeName(target)}`);
  }
}

/** A class with `__slots__` has two dicts for a state, or None and one: the slots go behind the rest. */
function asDict(reading: Reading, state: PyValue): PyValue {
  if (typeof state !== 'object' || state?.kind !== 'tuple' || state.items.length !== 2) return state;
  const [attributes, slots] = state.items;
  if (!isDict(slots)) return state;
  if (attributes === null) return slots;
  return isDict(attributes) ? behind(reading, attributes, slots) : state;
}

/**
 * What an object holds after one more state. Python copies the state when it sets the attributes; here the dict
 * itself is kept, and frozen so that SETITEM cannot change the object afterwards: see containers.ts.
 */
function joined(reading: Reading, before: PyValue, state: PyValue): PyValue {
  if (state === null) return before;
  if (isDict(before) && isDict(state)) return behind(reading, before, state);
  if (isDict(state)) Object.freeze(state.keys);
  return state;
}

function behind(reading: Reading, first: PyDict, second: PyDict): PyDict {
  countCopies(reading, first.keys.length + second.keys.length);
  return makeDict(reading, [...first.keys, ...second.keys], [...first.values, ...second.values]);
}
