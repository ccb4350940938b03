import { createHash } from 'node:crypto';
import { attributesDigest, floatOf, floatsOf, intOf, intsOf, tensorOf } from './attributes.ts';
import { type OnnxGraph, type OnnxNode, operatorOf } from './model.ts';
import { type Tensor, tensorDigest } from './tensor.ts';
import { type Constant, sha256, type Value } from './values.ts';

/** The initializers of a graph as constants. */
export function initialConstants(bytes: Uint8Array, graph: OnnxGraph): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, tensor] of graph.initializers) values.set(name, ofTensor(name, tensor));
  for (const [name, { start, end }] of graph.sparse) {
    values.set(
      name,
      hashed(name, () => createHash('sha256').update(bytes.subarray(start, end)).digest('hex')),
    );
  }
  return values;
}

/** What a `Constant` node gives. */
export function constantNode(bytes: Uint8Array, node: OnnxNode): Constant {
  const name = node.outputs[0] ?? '';
  const given = tensorOf(bytes, node, 'value');
  if (given) return ofTensor(name, given);
  const tensor = numbersTensor(bytes, node);
  return tensor ? ofTensor(name, tensor) : hashed(name, () => attributesDigest(bytes, node));
}

/** `value_float`, `value_floats`, `value_int`, `value_ints`: as the tensor they stand for. */
function numbersTensor(bytes: Uint8Array, node: OnnxNode): Tensor | null {
  const float = floatOf(bytes, node, 'value_float');
  const floats = floatsOf(bytes, node, 'value_floats');
  if (float !== undefined || floats) return written(floats ?? [float ?? 0], floats ? 1 : 0, FLOAT);
  const int = intOf(bytes, node, 'value_int');
  const ints = intsOf(bytes, node, 'value_ints');
  if (int !== undefined || ints) return written(ints ?? [int ?? 0], ints ? 1 : 0, INT64);
  return null;
}

const [FLOAT, INT64] = [1, 7];

/** A tensor with its own bytes: one field, `raw_data`. */
function written(numbers: number[], dimensions: number, element: number): Tensor {
  const size = element === FLOAT ? 4 : 8;
  const data = new DataView(new ArrayBuffer(numbers.length * size));
  numbers.forEach((number, index) => {
    if (element === FLOAT) data.setFloat32(index * 4, number, true);
    else data.setBigInt64(index * 8, BigInt(number), true);
  });
  const head = [RAW_DATA, ...varint(data.byteLength)];
  const bytes = new Uint8Array(head.length + data.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(data.buffer), head.length);
  const shape = dimensions === 0 ? [] : [numbers.length];
  return { name: '', element, shape, range: { start: 0, end: bytes.length }, bytes };
}

const RAW_DATA = 9 * 8 + 2;

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))];
}

/** What a node makes of constants alone, one for each output; `Identity` hands on the constant itself. */
export function derived(bytes: Uint8Array, node: OnnxNode, inputs: readonly (Value | null)[]): Constant[] {
  const [first] = inputs;
  if (node.operator === 'Identity' && first?.kind === 'constant') return [first];
  const digest = once(() => {
    const given = inputs.map((value) => (value?.kind === 'constant' ? value.digest() : null));
    return sha256([operatorOf(node), attributesDigest(bytes, node), given]);
  });
  const depth =
    1 + inputs.reduce((most, value) => Math.max(most, value?.kind === 'constant' ? value.depth : 0), 0);
  // A digest asks for those before it: a long row of them must not.
  if (depth % MAX_ROW === 0) digest();
  return node.outputs.map((name, output) => ({ ...hashed(name, () => sha256([digest(), output])), depth }));
}

const MAX_ROW = 100;

function ofTensor(name: string, tensor: Tensor): Constant {
  return { kind: 'constant', name, tensor, digest: once(() => tensorDigest(tensor)), depth: 0 };
}

function hashed(name: string, digest: () => string): Constant {
  return { kind: 'constant', name, tensor: null, digest: once(digest), depth: 0 };
}

function once(compute: () => string): () => string {
  let known: string | null = null;
  return () => {
    known ??= compute();
    return known;
  };
}
