import { isDict } from '../../pickle/access.ts';
import type { PyObject, PyValue } from '../../pickle/values.ts';
import { entry, isObject, type JsonValue, textAt } from '../json/values.ts';
import { fail, globalOf, type Keep, type Node, partsOf, type Reading } from './schema.ts';

/** An instance that a node names, without anything in it. */
export function objectOf(reading: Reading, node: Node, made: PyObject['made']): PyObject {
  const { module, name } = globalOf(reading, node);
  return {
    kind: 'object',
    class: `${module}.${name}`,
    made,
    args: [],
    state: null,
    items: [],
    entries: null,
  };
}

/** Up to protocol 0 the function's name stands in the content. */
export function functionFrom(reading: Reading, node: Node): PyValue {
  const content = entry(node.state, 'content');
  if (!isObject(content)) return globalOf(reading, node);
  return globalOf(reading, {
    ...node,
    module: textAt(content, 'module_path') ?? '',
    class: textAt(content, 'function') ?? '',
  });
}

/** A bound method; pickles make it by `getattr`, skops lists it under its own name. */
export function methodFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const name = textAt(parts, 'func') ?? fail('a method without its name');
  globalOf(reading, { ...node, module: `${node.module}.${node.class}`, class: name });
  return called('builtins.getattr', [reading.read(entry(parts, 'obj')), name]);
}

export function operatorFrom(reading: Reading, node: Node): PyValue {
  return {
    ...objectOf(reading, node, 'call'),
    args: argumentsFrom(reading.read(entry(node.state, 'attrs'))),
  };
}

export function partialFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const state = ['func', 'args', 'kwds', 'namespace'].map((key) => reading.read(entry(parts, key)));
  const [func = null] = state;
  return { ...called('functools.partial', [func]), state: { kind: 'tuple', items: state } };
}

function called(name: string, args: PyValue[]): PyObject {
  return { kind: 'object', class: name, made: 'call', args, state: null, items: [], entries: null };
}

export function instanceFrom(reading: Reading, node: Node, keep: Keep): PyValue {
  const object = keep(objectOf(reading, node, 'class'));
  const content = entry(node.state, 'content');
  if (content !== undefined && content !== null) object.state = stateFrom(reading.read(content));
  return object;
}

/** A class with `__slots__` has two dicts for a state, as in pickles. */
function stateFrom(value: PyValue): PyValue {
  if (typeof value !== 'object' || value?.kind !== 'tuple' || value.items.length !== 2) return value;
  const [attributes, slots] = value.items;
  if (!isDict(slots)) return value;
  if (attributes === null) return slots;
  if (!isDict(attributes)) return value;
  return {
    kind: 'dict',
    keys: [...attributes.keys, ...slots.keys],
    values: [...attributes.values, ...slots.values],
  };
}

export function calledFrom(reading: Reading, node: Node): PyValue {
  return {
    ...objectOf(reading, node, 'call'),
    args: argumentsFrom(reading.read(entry(node.state, 'content'))),
  };
}

/** What `__reduce__` gives for a class that is known: its arguments, and then its state. */
export function reducedFrom(reading: Reading, node: Node, keep: Keep): PyValue {
  const object = keep(objectOf(reading, node, 'call'));
  const reduce = entry(node.state, '__reduce__');
  object.state = stateFrom(reading.read(entry(node.state, 'content')));
  object.args = argumentsFrom(reading.read(isObject(reduce) ? entry(reduce, 'args') : undefined));
  return object;
}

/** The items of a tuple. */
export function argumentsFrom(value: PyValue): PyValue[] {
  return typeof value === 'object' && value?.kind === 'tuple'
    ? value.items
    : fail('arguments that are no tuple');
}

/** The state of a generator of random numbers, which no transform depends on. */
export function randomFrom(reading: Reading, node: Node): PyValue {
  return { ...objectOf(reading, node, 'class'), state: reading.read(entry(node.state, 'content')) };
}

/** An object whose parts are nodes under names of their own; older protocols wrote some as plain JSON, which is passed over. */
export function withParts(reading: Reading, node: Node, keys: string[]): PyValue {
  const parts = partsOf(node);
  const present = keys.filter((key) => isNode(entry(parts, key)));
  const values = present.map((key) => reading.read(entry(parts, key)));
  return { ...objectOf(reading, node, 'class'), state: { kind: 'dict', keys: present, values } };
}

function isNode(value: JsonValue | undefined): boolean {
  return isObject(value) && entry(value, '__loader__') !== undefined;
}
