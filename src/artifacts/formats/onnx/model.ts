import { ArtifactError } from '../../error.ts';
import { type Tensor, tensorAt } from './tensor.ts';
import { broken, fieldsOf, piece, type Range, textOf } from './wire.ts';

/** What of a ModelProto matters here. Source: onnx/onnx.proto. */
export interface OnnxModel {
  producer: string;
  producerVersion: string;
  /** The version of each set of operators, by its domain; `ai.onnx` is the default one. */
  opsets: Map<string, number>;
  graph: OnnxGraph;
}

export interface OnnxGraph {
  nodes: OnnxNode[];
  /** Constants of the graph, by name. */
  initializers: Map<string, Tensor>;
  /** The names of those that are stored sparsely, and where they are; their numbers are not read. */
  sparse: Map<string, Range>;
  inputs: OnnxInput[];
  outputs: string[];
}

export interface OnnxNode {
  /** Its place in the graph. */
  index: number;
  operator: string;
  /** `ai.onnx` where the file leaves it out. */
  domain: string;
  inputs: string[];
  outputs: string[];
  attributes: Range[];
}

export interface OnnxInput {
  name: string;
  /** The number of the element type; null for what is no tensor. */
  element: number | null;
  /** The lengths, null where they are open; null where the file leaves the shape out. */
  shape: (number | null)[] | null;
}

/** More than this is not read: real models have some thousands of nodes. */
const MAX_NODES = 200_000;
const MAX_NAMES = 1_000_000;
const MAX_TENSORS = 200_000;
const MAX_DIMENSIONS = 64;

/** The version of the format from which on a model names its sets of operators. */
const FIRST_WITH_OPSETS = 3;

/** Reads a model's structure; numbers stay where they are. Throws an ArtifactError. */
export function readModel(bytes: Uint8Array): OnnxModel {
  const model = { producer: '', producerVersion: '', opsets: new Map<string, number>() };
  let graph: Range | null = null;
  let irVersion = 0;
  for (const field of fieldsOf(bytes, { start: 0, end: bytes.length })) {
    if (field.number === 1) irVersion = field.value;
    else if (field.number === 2) model.producer = textOf(bytes, field);
    else if (field.number === 3) model.producerVersion = textOf(bytes, field);
    else if (field.number === 7) graph = once(graph, piece(field), 'graph');
    else if (field.number === 8) readOpset(bytes, piece(field), model.opsets);
  }
  if (graph === null) throw new ArtifactError('has no graph');
  const read = readGraph(bytes, graph);
  if (irVersion >= FIRST_WITH_OPSETS) refuseUndeclared(read, model.opsets, bytes.length);
  return { ...model, graph: read };
}

/**
 * A model says of each set of operators that it uses which version that is (IR.md, "Operator Sets"), behind the graph: where it does
 * not, the file is cut off between two fields, which the encoding itself does not show.
 */
function refuseUndeclared({ nodes }: OnnxGraph, opsets: ReadonlyMap<string, number>, end: number): void {
  const undeclared = nodes.find(({ domain }) => !opsets.has(domain));
  if (undeclared)
    throw broken(`names no version of the operators of ${undeclared.domain}, and may be cut off`, end);
}

/** A message within, which a writer may not give twice: readers differ in which of them counts. */
function once(before: Range | null, now: Range, name: string): Range {
  if (before !== null) throw broken(`has a second ${name}`, now.start);
  return now;
}

function readOpset(bytes: Uint8Array, range: Range, opsets: Map<string, number>): void {
  let [domain, version] = ['', 0];
  for (const field of fieldsOf(bytes, range)) {
    if (field.number === 1) domain = textOf(bytes, field);
    else if (field.number === 2) version = field.value;
  }
  opsets.set(domain === '' ? DEFAULT_DOMAIN : domain, version);
}

export const DEFAULT_DOMAIN = 'ai.onnx';

function readGraph(bytes: Uint8Array, range: Range): OnnxGraph {
  const graph: OnnxGraph = {
    nodes: [],
    initializers: new Map(),
    sparse: new Map(),
    inputs: [],
    outputs: [],
  };
  let names = 0;
  for (const field of fieldsOf(bytes, range)) {
    switch (field.number) {
      case 1: {
        const node = readNode(bytes, piece(field), graph.nodes.length, MAX_NAMES - names);
        names += node.inputs.length + node.outputs.length + node.attributes.length;
        graph.nodes.push(node);
        bounded(graph.nodes.length, MAX_NODES, 'nodes');
        break;
      }
      case 5:
        addTensor(graph, tensorAt(bytes, piece(field)));
        break;
      case 11:
        graph.inputs.push(readInput(bytes, piece(field)));
        bounded(graph.inputs.length, MAX_TENSORS, 'inputs');
        break;
      case 12:
        graph.outputs.push(readInput(bytes, piece(field)).name);
        bounded(graph.outputs.length, MAX_TENSORS, 'outputs');
        break;
      case 15:
        addSparse(bytes, graph, piece(field));
        break;
    }
  }
  return graph;
}

function bounded(count: number, limit: number, what: string): void {
  if (count > limit) throw new ArtifactError(`has more than ${limit} ${what}`, { unsupported: true });
}

function addTensor({ initializers }: OnnxGraph, tensor: Tensor): void {
  if (initializers.has(tensor.name)) throw broken('has two initializers of one name', tensor.range.start);
  initializers.set(tensor.name, tensor);
  bounded(initializers.size, MAX_TENSORS, 'initializers');
}

/** SparseTensorProto: `values` is a tensor, whose name is the constant's. */
function addSparse(bytes: Uint8Array, { sparse }: OnnxGraph, range: Range): void {
  for (const field of fieldsOf(bytes, range)) {
    if (field.number === 1) sparse.set(tensorAt(bytes, piece(field)).name, range);
    // The places; read for what tensorAt refuses.
    else if (field.number === 2) tensorAt(bytes, piece(field));
  }
  bounded(sparse.size, MAX_TENSORS, 'sparse initializers');
}

function readNode(bytes: Uint8Array, range: Range, index: number, left: number): OnnxNode {
  const node: OnnxNode = { index, operator: '', domain: '', inputs: [], outputs: [], attributes: [] };
  for (const field of fieldsOf(bytes, range)) {
    if (field.number === 1) node.inputs.push(textOf(bytes, field));
    else if (field.number === 2) node.outputs.push(textOf(bytes, field));
    else if (field.number === 4) node.operator = textOf(bytes, field);
    else if (field.number === 5) node.attributes.push({ start: piece(field).start, end: field.end });
    else if (field.number === 7) node.domain = textOf(bytes, field);
    bounded(node.inputs.length + node.outputs.length + node.attributes.length, left, 'names in its nodes');
  }
  if (node.domain === '') node.domain = DEFAULT_DOMAIN;
  return node;
}

/** ValueInfoProto → TypeProto → Tensor. */
function readInput(bytes: Uint8Array, range: Range): OnnxInput {
  const input: OnnxInput = { name: '', element: null, shape: null };
  let type: Range | null = null;
  for (const field of fieldsOf(bytes, range)) {
    if (field.number === 1) input.name = textOf(bytes, field);
    else if (field.number === 2) type = once(type, piece(field), 'type of an input');
  }
  let tensor: Range | null = null;
  for (const field of type ? fieldsOf(bytes, type) : []) {
    if (field.number === 1) tensor = once(tensor, piece(field), 'tensor type of an input');
  }
  let shape: Range | null = null;
  for (const field of tensor ? fieldsOf(bytes, tensor) : []) {
    if (field.number === 1) input.element = field.value;
    else if (field.number === 2) shape = once(shape, piece(field), 'shape of an input');
  }
  if (shape !== null) input.shape = readShape(bytes, shape);
  return input;
}

function readShape(bytes: Uint8Array, range: Range): (number | null)[] {
  const lengths: (number | null)[] = [];
  for (const field of fieldsOf(bytes, range)) {
    if (field.number !== 1) continue;
    let length: number | null = null;
    for (const inner of fieldsOf(bytes, piece(field))) {
      // A length below 1 is how some writers leave it open.
      if (inner.number === 1 && inner.wire === 0) length = inner.value > 0 ? inner.value : null;
    }
    lengths.push(length);
    if (lengths.length > MAX_DIMENSIONS) throw broken('has an input of too many dimensions', range.start);
  }
  return lengths;
}

/** An operator with its domain, as `ai.onnx.ml.Scaler`. */
export function operatorOf({ domain, operator }: OnnxNode): string {
  return `${domain}.${operator}`;
}
