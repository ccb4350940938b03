import { intOf, intsOf } from './attributes.ts';
import { type Inputs, joined, picked } from './columns.ts';
import type { OnnxNode } from './model.ts';
import { dtypeOf } from './tensor.ts';
import { type Budget, type Flow, numbersIn, spend, type Value } from './values.ts';

/** What a node reader gets beside the node. */
export interface Surroundings {
  bytes: Uint8Array;
  inputs: Inputs;
  budget: Budget;
}

type Given = readonly (Value | null)[];

/**
 * What moves numbers and changes none of them: the flows of the node's outputs, or null where it does more than that,
 * or does it in a way that is not followed. Source: onnx/docs/Operators.md and Operators-ml.md.
 */
export function moved(node: OnnxNode, given: Given, around: Surroundings): (Flow | null)[] | null {
  const [flow] = given;
  if (flow?.kind !== 'flow') return null;
  const one = (value: Flow | null) => (value === null ? null : [value]);
  switch (node.operator) {
    case 'Identity':
    case 'Dropout':
      return [flow];
    case 'Cast':
      return one(cast(node, flow, around));
    case 'Flatten':
      return [(intOf(around.bytes, node, 'axis') ?? 1) === 1 && flow.isTable ? flow : notATable(flow)];
    case 'Transpose':
    case 'Squeeze':
    case 'Unsqueeze':
      return [notATable(flow)];
    case 'Reshape':
      return [reshaped(node, flow, given[1], around)];
    case 'Concat':
      return isAlongColumns(intOf(around.bytes, node, 'axis') ?? 1) ? one(join(given, around)) : null;
    case 'FeatureVectorizer':
      return one(join(given, around));
    case 'ArrayFeatureExtractor':
      return one(pick(flow, numbersIn(given[1], around.budget), around));
    case 'Gather':
      return isAlongColumns(intOf(around.bytes, node, 'axis') ?? 0)
        ? one(pick(flow, isList(given[1]) ? numbersIn(given[1], around.budget) : null, around))
        : null;
    case 'Split':
      return split(node, flow, given[1], around);
    default:
      return null;
  }
}

function notATable(flow: Flow): Flow {
  return { ...flow, isTable: false, width: null };
}

/** Of a table; other inputs count their axes in other ways and are not picked apart. */
function isAlongColumns(axis: number): boolean {
  return axis === 1 || axis === -1;
}

const FLOATS = new Set(['float64', 'float32', 'float16', 'bfloat16']);

/** A cast to another kind of float rounds; one to integers cuts off, which is no mere move. */
function cast(node: OnnxNode, flow: Flow, { bytes }: Surroundings): Flow | null {
  const dtype = dtypeOf(intOf(bytes, node, 'to') ?? 0);
  if (dtype !== null && FLOATS.has(dtype))
    return flow.numbers === 'none' && flow.steps.length === 0 ? null : flow;
  return dtype === 'int64' && flow.numbers === 'integer' && flow.steps.length === 0 ? flow : null;
}

/** To rows of as many columns as before; to another shape it is a table no more. */
function reshaped(
  node: OnnxNode,
  flow: Flow,
  value: Value | null | undefined,
  { bytes, budget }: Surroundings,
): Flow {
  const shape = numbersIn(value, budget) ?? intsOf(bytes, node, 'shape') ?? null;
  const length = shape?.length === 2 ? (shape[1] ?? 0) : null;
  if (length === null || !flow.isTable) return notATable(flow);
  if (length > 0 && flow.width !== null && flow.width !== length) return notATable(flow);
  return { ...flow, width: flow.width ?? (length > 0 ? length : null) };
}

function join(given: Given, { inputs, budget }: Surroundings): Flow | null {
  const flows = given.filter((value) => value?.kind === 'flow');
  return flows.length === given.length ? joined(flows, inputs, budget) : null;
}

function pick(flow: Flow, indices: number[] | null, { inputs, budget }: Surroundings): Flow | null {
  return indices && picked(flow, indices, inputs, budget);
}

/** A single index takes its axis away; a list of one keeps it. */
function isList(value: Value | null | undefined): boolean {
  return value?.kind === 'constant' && value.tensor?.shape.length === 1;
}

/** Neighbouring columns for each output, of the sizes that are given, else of equal sizes. */
function split(
  node: OnnxNode,
  flow: Flow,
  value: Value | null | undefined,
  around: Surroundings,
): (Flow | null)[] | null {
  if (!isAlongColumns(intOf(around.bytes, node, 'axis') ?? 0) || value?.kind === 'flow') return null;
  const count = node.outputs.length;
  const given = numbersIn(value, around.budget) ?? intsOf(around.bytes, node, 'split');
  const even = flow.width === null ? null : Math.ceil(flow.width / count);
  const sizes = given ?? (even === null ? null : node.outputs.map((_, index) => evenly(flow, even, index)));
  if (sizes?.length !== count || sizes.some((size) => size < 0 || size > MAX_COLUMNS)) return null;
  let from = 0;
  const flows: Flow[] = [];
  for (const size of sizes) {
    const start = from;
    spend(around.budget, size);
    const part = pick(
      flow,
      Array.from({ length: size }, (_, index) => start + index),
      around,
    );
    if (part === null) return null;
    flows.push(part);
    from += size;
  }
  return flows;
}

const MAX_COLUMNS = 1_000_000;

/** All parts are of one size but for the last. */
function evenly({ width }: Flow, size: number, index: number): number {
  return Math.max(0, Math.min(size, (width ?? 0) - index * size));
}
