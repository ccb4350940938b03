import { createHash } from 'node:crypto';
import { lazily } from '../../../lazily.ts';
import { attributesDigest, floatOf, floatsOf, intOf, intsOf, tensorOf } from './attributes.ts';
import { folded } from './fold.ts';
import { type OnnxGraph, type OnnxNode, operatorOf } from './model.ts';
import { ELEMENTS, type Tensor, tensorDigest, writtenTensor } from './tensor.ts';
import { type Budget, type Constant, sha256, type Value } from './values.ts';

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
  if (float !== undefined || floats) return listed(floats ?? [float ?? 0], floats, ELEMENTS.float32);
  const int = intOf(bytes, node, 'value_int');
  const ints = intsOf(bytes, node, 'value_ints');
  if (int !== undefined || ints) return listed(ints ?? [int ?? 0], ints, ELEMENTS.int64);
  return null;
}

function listed(numbers: number[], list: number[] | undefined, element: number): Tensor {
  return writtenTensor(numbers, list ? [list.length] : [], element);
}

/**
 * What a node makes of constants alone, one for each output; `Identity` hands on the constant itself. Small arithmetic is
 * computed; the rest is known by its hash.
 */
export function derived(
  bytes: Uint8Array,
  node: OnnxNode,
  inputs: readonly (Value | null)[],
  budget: Budget,
): Constant[] {
  const [first] = inputs;
  if (node.operator === 'Identity' && first?.kind === 'constant') return [first];
  const digest = lazily(() => {
    const given = inputs.map((value) => (value?.kind === 'constant' ? value.digest() : null));
    return sha256([operatorOf(node), attributesDigest(bytes, node), given]);
  });
  const depth =
    1 + inputs.reduce((most, value) => Math.max(most, value?.kind === 'constant' ? value.depth : 0), 0);
  // A digest asks for those before it: a long row of them must not.
  if (depth % MAX_ROW === 0) digest();
  const tensor = folded(bytes, node, inputs, budget);
  return node.outputs.map((name, output) => ({
    ...hashed(name, () => sha256([digest(), output])),
    tensor,
    depth,
  }));
}

const MAX_ROW = 100;

function ofTensor(name: string, tensor: Tensor): Constant {
  return { kind: 'constant', name, tensor, digest: lazily(() => tensorDigest(tensor)), depth: 0 };
}

function hashed(name: string, digest: () => string): Constant {
  return { kind: 'constant', name, tensor: null, digest: lazily(digest), depth: 0 };
}
