import { typeName } from './access.ts';
import { judgeCall } from './conduct.ts';
import { fail } from './cursor.ts';
import { makeObject } from './make.ts';
import { COST, spendMemory } from './memory.ts';
import { classCalled, isNamed, nameGlobal } from './names.ts';
import { countCopies, type Reading } from './reading.ts';
import { RECONSTRUCTORS } from './reconstruct.ts';
import type { PyGlobal, PyValue } from './values.ts';

/** GLOBAL, STACK_GLOBAL, INST: the class or function of this name, as a name only. */
export function named(reading: Reading, module: PyValue, name: PyValue): PyGlobal {
  if (typeof module !== 'string' || typeof name !== 'string') {
    return fail(
      reading.cursor,
      `names a global by ${typeName(module)} and ${typeName(name)}, not by two strings`,
    );
  }
  spendMemory(reading, isNamed(reading.names, module, name) ? 0 : COST.global);
  return nameGlobal(reading.names, module, name, reading.cursor.opcodeAt);
}

/** EXT1, EXT2, EXT4: a class by its number in a registry that only the process has which loads the file. */
export function extension(reading: Reading, code: number): PyGlobal {
  if (code <= 0) fail(reading.cursor, `names extension ${code}, which cannot be`);
  spendMemory(reading, COST.global);
  return nameGlobal(reading.names, 'copyreg', `extension ${code}`, reading.cursor.opcodeAt);
}

/** PERSID, BINPERSID: a value that the loading program finds by an id, as torch finds its tensors. */
export function persistent(reading: Reading, id: PyValue): PyValue {
  return makeObject(reading, 'call', 'pickle.persistent_load', [id]);
}

/** REDUCE: the value of a known reconstructor; of any other call, an object that says what was called with what. */
export function call(reading: Reading, callable: PyValue, args: PyValue): PyValue {
  if (typeof args !== 'object' || args?.kind !== 'tuple') {
    return fail(reading.cursor, `calls with a value of type ${typeName(args)}, not with a tuple`);
  }
  return called(reading, callable, args.items, 'call');
}

/** INST and OBJ: without arguments, an instance of a Python-2 class; else a call. */
export function instance(reading: Reading, type: PyValue, args: PyValue[]): PyValue {
  return called(reading, type, args, args.length === 0 ? 'class' : 'call');
}

function called(reading: Reading, callable: PyValue, args: PyValue[], made: 'class' | 'call'): PyValue {
  const className = nameCalled(reading, callable);
  judgeCall(reading.names, callable, args);
  const isGlobal = typeof callable === 'object' && callable?.kind === 'global';
  const reconstruct = isGlobal ? RECONSTRUCTORS.get(className) : undefined;
  return reconstruct?.(args, reading) ?? makeObject(reading, made, className, args);
}

/** NEWOBJ and NEWOBJ_EX: an instance of a class; keyword arguments stand as a dict behind the others. */
export function newObject(reading: Reading, type: PyValue, args: PyValue, keywords: PyValue = null): PyValue {
  if (typeof args !== 'object' || args?.kind !== 'tuple') {
    return fail(reading.cursor, `makes an object with a value of type ${typeName(args)}, not with a tuple`);
  }
  const className = nameCalled(reading, type);
  if (typeof keywords !== 'object' || keywords?.kind !== 'dict' || keywords.keys.length === 0) {
    return makeObject(reading, 'class', className, args.items);
  }
  countCopies(reading, args.items.length + 1);
  return makeObject(reading, 'class', className, [...args.items, keywords]);
}

function nameCalled(reading: Reading, callable: PyValue): string {
  return (
    classCalled(reading.names, callable) ??
    fail(reading.cursor, `calls a value of type ${typeName(callable)}`)
  );
}
