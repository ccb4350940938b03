import type { PyDict, PyObject, PyValue } from '../../pickle/values.ts';
import { entry, isObject } from '../json/values.ts';
import { objectOf } from './objects.ts';
import { fail, itemsOf, type Keep, type Loader, type Node, partsOf, type Reading } from './schema.ts';

const PLAIN_DICTS = new Set(['builtins.dict', 'collections.OrderedDict', 'collections.defaultdict']);

/** A dict; of a class of its own (Bunch, Counter) an object with entries. */
export function dictFrom(reading: Reading, node: Node, keep: Keep): PyValue {
  const dict: PyDict = { kind: 'dict', keys: [], values: [] };
  const isPlain = PLAIN_DICTS.has(`${node.module}.${node.class}`);
  const value = keep(isPlain ? dict : { ...objectOf(reading, node, 'class'), entries: dict });
  const types = reading.read(entry(node.state, 'key_types'));
  const areNumbers = namesNumbers(types);
  for (const [key, child] of Object.entries(partsOf(node))) {
    dict.keys.push(areNumbers && /^-?\d{1,15}$/.test(key) ? Number(key) : key);
    dict.values.push(reading.read(child));
  }
  return value;
}

/** Keys are texts in JSON; beside them stand their types. */
function namesNumbers(types: PyValue): boolean {
  if (typeof types !== 'object' || types?.kind !== 'list')
    return fail('a dict without the types of its keys');
  return types.items.some(
    (type) => typeof type === 'object' && type?.kind === 'global' && /^u?int\d*$/.test(type.name),
  );
}

export function mainOf(reading: Reading, node: Node): PyValue {
  return reading.read(entry(partsOf(node), 'main'));
}

export function sequence(kind: 'list' | 'tuple' | 'set', plain: string): Loader {
  return (reading, node, keep) => {
    const items: PyValue[] = [];
    const spelled = `${node.module}.${node.class}`;
    const isPlain = spelled === plain || (kind === 'set' && spelled === 'builtins.frozenset');
    const value = keep(isPlain ? { kind, items } : subclass(objectOf(reading, node, 'class'), kind, items));
    for (const child of itemsOf(node)) items.push(reading.read(child));
    return value;
  };
}

/** A class of its own: a tuple's items are the arguments of its constructor, a list's are appended to it. */
function subclass(object: PyObject, kind: 'list' | 'tuple' | 'set', items: PyValue[]): PyObject {
  return kind === 'list' ? { ...object, items } : { ...object, args: items };
}

export function sliceFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const args = ['start', 'stop', 'step'].map((key): PyValue => {
    const value = entry(parts, key) ?? null;
    return isObject(value) || Array.isArray(value) ? fail('a slice whose ends are no single values') : value;
  });
  return { ...objectOf(reading, node, 'call'), args };
}
