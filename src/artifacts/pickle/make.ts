import { COST, spendMemory } from './memory.ts';
import type { Reading } from './reading.ts';
import type { PyBytes, PyDict, PyList, PyObject, PySet, PyTuple, PyValue } from './values.ts';

/** `()`; tuples never change, so all empty ones are this one. */
export const EMPTY_TUPLE: PyTuple = { kind: 'tuple', items: [] };

export function makeList(reading: Reading, items: PyValue[]): PyList {
  spendMemory(reading, COST.container + items.length * COST.slot);
  return { kind: 'list', items };
}

export function makeTuple(reading: Reading, items: PyValue[]): PyTuple {
  spendMemory(reading, COST.container + items.length * COST.slot);
  return { kind: 'tuple', items };
}

export function makeSet(reading: Reading, items: PyValue[]): PySet {
  spendMemory(reading, COST.container + items.length * COST.slot);
  return { kind: 'set', items };
}

export function makeDict(reading: Reading, keys: PyValue[], values: PyValue[]): PyDict {
  spendMemory(reading, COST.dict + keys.length * 2 * COST.slot);
  return { kind: 'dict', keys, values };
}

export function makeBytes(reading: Reading, data: Uint8Array): PyBytes {
  spendMemory(reading, COST.bytes);
  return { kind: 'bytes', data };
}

/** An instance of a class (`made: 'class'`), or what comes of a call that is not made. */
export function makeObject(
  reading: Reading,
  made: PyObject['made'],
  className: string,
  args: PyValue[],
): PyObject {
  spendMemory(reading, COST.dict + args.length * COST.slot);
  return { kind: 'object', class: className, made, args, state: null, items: [], entries: null };
}
