import { isDict } from '../../pickle/access.ts';
import type { Dtype, PyDict, PyObject, PyValue } from '../../pickle/values.ts';
import { entry, isObject, type JsonValue, textAt } from '../json/values.ts';
import { arrayOf, bytesOf, scalarOf, sparseOf } from './arrays.ts';
import { primitiveOf } from './json-node.ts';
import { fail, globalOf, idOf, itemsOf, type Node, nodeFrom, partsOf, type Reading } from './schema.ts';

/**
 * The value that a node of the schema stands for, in the same shapes as the pickle of it gives: nothing that it names is
 * imported or constructed. Throws an ArtifactError for a node that skops would not read either.
 * Source: skops/io/_general.py, _numpy.py, _scipy.py, _sklearn.py and _audit.py (`get_tree`).
 */
export function readNode(reading: Reading, schema: JsonValue | undefined): PyValue {
  const node = nodeFrom(schema);
  const id = idOf(node);
  // A node stands for the first one of its identity, whatever it says itself.
  const known = id === null ? undefined : reading.known.get(id);
  if (known !== undefined) return known;
  const read =
    LOADERS.get(node.loader) ??
    fail(`a node of kind ${JSON.stringify(node.loader.slice(0, 40))}, which is not read`);
  const keep = <T extends PyValue>(value: T): T => {
    if (id !== null) reading.known.set(id, value);
    return value;
  };
  return keep(read(reading, node, keep));
}

/** `keep` notes a value down before what is in it is read: it may hold itself. */
type Loader = (reading: Reading, node: Node, keep: <T extends PyValue>(value: T) => T) => PyValue;

const LOADERS: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['JsonNode', (_, node) => primitiveOf(node)],
  ['DictNode', dictFrom],
  ['DefaultDictNode', mainOf],
  ['_DictWithDeprecatedKeysNode', mainOf],
  ['ListNode', sequence('list', 'builtins.list')],
  ['TupleNode', sequence('tuple', 'builtins.tuple')],
  ['SetNode', sequence('set', 'builtins.set')],
  ['BytesNode', bytesOf],
  ['BytearrayNode', bytesOf],
  ['SliceNode', sliceFrom],
  ['TypeNode', globalOf],
  ['FunctionNode', functionFrom],
  ['MethodNode', methodFrom],
  ['OperatorFuncNode', operatorFrom],
  ['PartialNode', partialFrom],
  ['ObjectNode', instanceFrom],
  ['ConstructorFromReduceNode', calledFrom],
  ['TreeNode', reducedFrom],
  ['LossNode', reducedFrom],
  ['QuantileForestNode', reducedFrom],
  ['NdArrayNode', arrayFrom],
  ['MaskedArrayNode', (reading, node) => withParts(reading, node, ['data', 'mask'])],
  ['DTypeNode', dtypeFrom],
  ['RandomStateNode', randomFrom],
  ['RandomGeneratorNode', (reading, node) => withParts(reading, node, ['bit_generator', 'seed_seq'])],
  ['SparseMatrixNode', (reading, node) => sparseOf(reading, node, objectOf(reading, node, 'class'))],
]);

function objectOf(reading: Reading, node: Node, made: PyObject['made']): PyObject {
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

const PLAIN_DICTS = new Set(['builtins.dict', 'collections.OrderedDict', 'collections.defaultdict']);

/** A dict; of a class of its own (Bunch, Counter) an object with entries. */
function dictFrom(reading: Reading, node: Node, keep: <T extends PyValue>(value: T) => T): PyValue {
  const dict: PyDict = { kind: 'dict', keys: [], values: [] };
  const isPlain = PLAIN_DICTS.has(`${node.module}.${node.class}`);
  const value = keep(isPlain ? dict : { ...objectOf(reading, node, 'class'), entries: dict });
  const types = readNode(reading, entry(node.state, 'key_types'));
  const areNumbers = namesNumbers(types);
  for (const [key, child] of Object.entries(partsOf(node))) {
    dict.keys.push(areNumbers && /^-?\d{1,15}$/.test(key) ? Number(key) : key);
    dict.values.push(readNode(reading, child));
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

function mainOf(reading: Reading, node: Node): PyValue {
  return readNode(reading, entry(partsOf(node), 'main'));
}

function sequence(kind: 'list' | 'tuple' | 'set', plain: string): Loader {
  return (reading, node, keep) => {
    const items: PyValue[] = [];
    const spelled = `${node.module}.${node.class}`;
    const isPlain = spelled === plain || (kind === 'set' && spelled === 'builtins.frozenset');
    const value = keep(isPlain ? { kind, items } : subclass(objectOf(reading, node, 'class'), kind, items));
    for (const child of itemsOf(node)) items.push(readNode(reading, child));
    return value;
  };
}

/** A class of its own: a tuple's items are the arguments of its constructor, a list's are appended to it. */
function subclass(object: PyObject, kind: 'list' | 'tuple' | 'set', items: PyValue[]): PyObject {
  return kind === 'list' ? { ...object, items } : { ...object, args: items };
}

function sliceFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const args = ['start', 'stop', 'step'].map((key): PyValue => {
    const value = entry(parts, key) ?? null;
    return isObject(value) || Array.isArray(value) ? fail('a slice whose ends are no single values') : value;
  });
  return { ...objectOf(reading, node, 'call'), args };
}

/** Up to protocol 0 the function's name stands in the content. */
function functionFrom(reading: Reading, node: Node): PyValue {
  const content = entry(node.state, 'content');
  if (!isObject(content)) return globalOf(reading, node);
  return globalOf(reading, {
    ...node,
    module: textAt(content, 'module_path') ?? '',
    class: textAt(content, 'function') ?? '',
  });
}

/** A bound method; pickles make it by `getattr`, skops lists it under its own name. */
function methodFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const name = textAt(parts, 'func') ?? fail('a method without its name');
  globalOf(reading, { ...node, module: `${node.module}.${node.class}`, class: name });
  return called('builtins.getattr', [readNode(reading, entry(parts, 'obj')), name]);
}

function operatorFrom(reading: Reading, node: Node): PyValue {
  return {
    ...objectOf(reading, node, 'call'),
    args: argumentsFrom(readNode(reading, entry(node.state, 'attrs'))),
  };
}

function partialFrom(reading: Reading, node: Node): PyValue {
  const parts = partsOf(node);
  const state = ['func', 'args', 'kwds', 'namespace'].map((key) => readNode(reading, entry(parts, key)));
  const [func = null] = state;
  return { ...called('functools.partial', [func]), state: { kind: 'tuple', items: state } };
}

function called(name: string, args: PyValue[]): PyObject {
  return { kind: 'object', class: name, made: 'call', args, state: null, items: [], entries: null };
}

function instanceFrom(reading: Reading, node: Node, keep: <T extends PyValue>(value: T) => T): PyValue {
  const object = keep(objectOf(reading, node, 'class'));
  const content = entry(node.state, 'content');
  if (content !== undefined && content !== null) object.state = stateFrom(readNode(reading, content));
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

function calledFrom(reading: Reading, node: Node): PyValue {
  return {
    ...objectOf(reading, node, 'call'),
    args: argumentsFrom(readNode(reading, entry(node.state, 'content'))),
  };
}

/** What `__reduce__` gives for a class that is known: its arguments, and then its state. */
function reducedFrom(reading: Reading, node: Node, keep: <T extends PyValue>(value: T) => T): PyValue {
  const object = keep(objectOf(reading, node, 'call'));
  const reduce = entry(node.state, '__reduce__');
  object.state = stateFrom(readNode(reading, entry(node.state, 'content')));
  object.args = argumentsFrom(readNode(reading, isObject(reduce) ? entry(reduce, 'args') : undefined));
  return object;
}

function argumentsFrom(value: PyValue): PyValue[] {
  return typeof value === 'object' && value?.kind === 'tuple'
    ? value.items
    : fail('arguments that are no tuple');
}

/** Numbers are in a file; objects are nodes of their own, nested as the array is. A numpy scalar is of a class of its own. */
function arrayFrom(reading: Reading, node: Node): PyValue {
  const type = textAt(node.state, 'type');
  if (type === 'numpy') {
    globalOf(reading, node);
    const array = arrayOf(reading, node);
    return node.class === 'ndarray' ? array : scalarOf(array);
  }
  if (type !== 'json') return fail('an array of a kind that is not read');
  globalOf(reading, node);
  const items = itemsOf(node).map((child) => readNode(reading, child));
  const shape = argumentsFrom(readNode(reading, entry(node.state, 'shape'))).map(lengthFrom);
  if (shape.length === 0 || shape.length > MAX_DIMENSIONS)
    return fail(`an array of ${shape.length} dimensions`);
  const dtype: Dtype = { kind: 'dtype', letter: 'O', itemSize: 8, littleEndian: true };
  return { kind: 'array', dtype, shape, fortran: false, data: flattened(items, shape) };
}

/** numpy 1 has no more. */
const MAX_DIMENSIONS = 32;

function lengthFrom(value: PyValue): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail('a shape that is none');
}

/** Items nested in lists, one for each dimension but the last, side by side in C order. */
function flattened(items: PyValue[], [length, ...inner]: number[]): PyValue[] {
  if (items.length !== length) return fail('an array of another shape than it says');
  if (inner.length === 0) return items;
  return items.flatMap((item) =>
    typeof item === 'object' && item?.kind === 'list'
      ? flattened(item.items, inner)
      : fail('an array that is no array'),
  );
}

/** An empty array of that dtype stands for it. */
function dtypeFrom(reading: Reading, node: Node): PyValue {
  const array = readNode(reading, entry(node.state, 'content'));
  return typeof array === 'object' && array?.kind === 'array' ? array.dtype : fail('a dtype that is none');
}

/** The state of a generator of random numbers, which no transform depends on. */
function randomFrom(reading: Reading, node: Node): PyValue {
  return { ...objectOf(reading, node, 'class'), state: readNode(reading, entry(node.state, 'content')) };
}

/** An object whose parts are nodes under names of their own; older protocols wrote some as plain JSON, which is passed over. */
function withParts(reading: Reading, node: Node, keys: string[]): PyValue {
  const parts = partsOf(node);
  const present = keys.filter((key) => isNode(entry(parts, key)));
  const values = present.map((key) => readNode(reading, entry(parts, key)));
  return { ...objectOf(reading, node, 'class'), state: { kind: 'dict', keys: present, values } };
}

function isNode(value: JsonValue | undefined): boolean {
  return isObject(value) && entry(value, '__loader__') !== undefined;
}
