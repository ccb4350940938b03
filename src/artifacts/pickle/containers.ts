import { typeName } from './access.ts';
import { fail } from './cursor.ts';
import { refuseOwn } from './hooks.ts';
import { makeDict } from './make.ts';
import { COST, spendMemory } from './memory.ts';
import type { Reading } from './reading.ts';
import { pop, type Stack, top, unmark } from './stack.ts';
import type { PyDict, PyList, PyObject, PySet, PyValue } from './values.ts';

/** APPEND: the value on top goes to the list below it. */
export function append(reading: Reading, stack: Stack): void {
  const value = pop(stack);
  const holder = listBelow(reading, top(stack));
  spendMemory(reading, holder.items.length === 0 ? COST.firstSlot : COST.slot);
  holder.items.push(value);
}

/** APPENDS: all above the mark goes to the list below it. */
export function appendAll(reading: Reading, stack: Stack): void {
  const from = unmark(stack);
  moveItems(reading, stack, from, listBelow(reading, below(stack, from)));
}

/** ADDITEMS: all above the mark goes to the set below it. */
export function addAll(reading: Reading, stack: Stack): void {
  const from = unmark(stack);
  moveItems(reading, stack, from, setBelow(reading, below(stack, from)));
}

/** SETITEM: the key and the value on top go to the dict below them. */
export function setItem(reading: Reading, stack: Stack): void {
  const value = pop(stack);
  const key = pop(stack);
  const dict = openDict(reading, top(stack));
  spendMemory(reading, 2 * (dict.keys.length === 0 ? COST.firstSlot : COST.slot));
  dict.keys.push(key);
  dict.values.push(value);
}

/** SETITEMS: keys and values above the mark go to the dict below it. */
export function setAll(reading: Reading, stack: Stack): void {
  const from = unmark(stack);
  const dict = openDict(reading, below(stack, from));
  if ((stack.size - from) % 2 !== 0) fail(reading.cursor, 'finds a key without a value');
  if (stack.size > from) spendMemory(reading, 2 * COST.firstSlot + (stack.size - from) * COST.slot);
  for (let at = from; at < stack.size; at += 2) {
    dict.keys.push(stack.items[at] as PyValue);
    dict.values.push(stack.items[at + 1] as PyValue);
  }
  stack.size = from;
}

/** DICT: keys and values by turns. */
export function dictOfPairs(reading: Reading, flat: PyValue[]): PyDict {
  if (flat.length % 2 !== 0) fail(reading.cursor, 'finds a key without a value');
  return makeDict(
    reading,
    flat.filter((_, at) => at % 2 === 0),
    flat.filter((_, at) => at % 2 === 1),
  );
}

function below(stack: Stack, from: number): PyValue {
  if (from <= stack.fence) fail(stack.cursor, 'finds nothing below the MARK');
  return stack.items[from - 1] as PyValue;
}

/** An empty list takes them as they are: an array of just their number. */
function moveItems(reading: Reading, stack: Stack, from: number, into: PyList | PySet | PyObject): void {
  spendMemory(reading, (stack.size - from) * COST.slot);
  if (into.items.length === 0) into.items = stack.items.slice(from, stack.size);
  else for (let at = from; at < stack.size; at++) into.items.push(stack.items[at] as PyValue);
  stack.size = from;
}

function listBelow(reading: Reading, target: PyValue): PyList | PyObject {
  refuseOwn(reading, target, 'append', 'extend');
  if (typeof target === 'object' && (target?.kind === 'list' || target?.kind === 'object')) return target;
  return fail(reading.cursor, `appends to a value of type ${typeName(target)}`);
}

function setBelow(reading: Reading, target: PyValue): PySet | PyObject {
  refuseOwn(reading, target, 'add');
  if (typeof target === 'object' && (target?.kind === 'set' || target?.kind === 'object')) return target;
  return fail(reading.cursor, `adds to a value of type ${typeName(target)}`);
}

function openDict(reading: Reading, target: PyValue): PyDict {
  if (typeof target === 'object' && target?.kind === 'dict') {
    // See build.ts: Python copies a state when it gives it to an object; what is set later would be seen here only.
    if (Object.isFrozen(target.keys)) fail(reading.cursor, 'changes a state after an object was given it');
    return target;
  }
  if (typeof target === 'object' && target?.kind === 'object') {
    target.entries ??= makeDict(reading, [], []);
    return target.entries;
  }
  return fail(reading.cursor, `sets an item of a value of type ${typeName(target)}`);
}
