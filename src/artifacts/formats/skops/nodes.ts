import type { Zip } from '../../containers/zip.ts';
import { newNames } from '../../pickle/names.ts';
import type { PyValue } from '../../pickle/values.ts';
import type { JsonValue } from '../json/values.ts';
import { arrayFrom, bytesOf, dtypeFrom, sparseOf } from './arrays.ts';
import { dictFrom, mainOf, sequence, sliceFrom } from './collections.ts';
import { primitiveOf } from './json-node.ts';
import {
  calledFrom,
  functionFrom,
  instanceFrom,
  methodFrom,
  objectOf,
  operatorFrom,
  partialFrom,
  randomFrom,
  reducedFrom,
  withParts,
} from './objects.ts';
import { fail, globalOf, idOf, type Loader, nodeFrom, type Reading } from './schema.ts';

/** Sparse matrices are kept as archives of their own, packed. */
const MAX_INNER = 256 * 1024 * 1024;

/** Begins the reading of a skops file. */
export function openReading(zip: Zip): Reading {
  const reading: Reading = {
    zip,
    names: newNames(),
    known: new Map(),
    files: new Map(),
    innerLeft: MAX_INNER,
    read: (schema) => readNode(reading, schema),
  };
  return reading;
}

/**
 * The value that a node of the schema stands for, in the same shapes as the pickle of it gives: nothing that it names is
 * imported or constructed. Throws an ArtifactError for a node that skops would not read either.
 * Source: skops/io/_general.py, _numpy.py, _scipy.py, _sklearn.py and _audit.py (`get_tree`).
 */
function readNode(reading: Reading, schema: JsonValue | undefined): PyValue {
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
