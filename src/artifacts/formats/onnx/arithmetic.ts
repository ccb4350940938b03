import { ArtifactError } from '../../error.ts';
import type { OnnxNode } from './model.ts';
import { clipped } from './steps.ts';
import { dtypeOf } from './tensor.ts';
import {
  type Budget,
  type Constant,
  type Flow,
  numbersIn,
  type Operation,
  spend,
  type Value,
} from './values.ts';

/** Longer runs of arithmetic are no scaler. */
const MAX_RUN = 16;

const OPERATIONS: ReadonlyMap<string, Operation['operation']> = new Map([
  ['Sub', 'subtract'],
  ['Add', 'add'],
  ['Div', 'divide'],
  ['Mul', 'multiply'],
]);

/**
 * `x − c`, `x + c`, `x / c`, `x · c` with a constant of one number, or of one a feature. Null for anything else, as
 * `c − x` or a constant that is a table.
 */
export function arithmetic(node: OnnxNode, inputs: readonly (Value | null)[], budget: Budget): Flow | null {
  const operation = OPERATIONS.get(node.operator);
  const [left, right] = inputs;
  if (operation === undefined || inputs.length !== 2 || !left || !right) return null;
  const isMirrored = left.kind === 'constant' && (operation === 'add' || operation === 'multiply');
  const [flow, constant] = isMirrored ? [right, left] : [left, right];
  if (flow.kind !== 'flow' || constant.kind !== 'constant' || flow.numbers === 'none') return null;
  if (flow.numbers === 'integer' && !flow.isTable) return null;
  const vector = vectorOf(constant, budget);
  if (vector === null || flow.pending.length >= MAX_RUN || !fits(flow, vector, node)) return null;
  spend(budget, flow.pending.length);
  const step: Operation = {
    operation,
    ...vector,
    node: node.index,
    operator: node.operator,
    constant: constant.name,
  };
  return { ...flow, pending: [...flow.pending, step] };
}

interface Vector {
  by: number[];
  dtype: string;
  axis: number;
}

const FLOATS = new Set(['float64', 'float32', 'float16', 'bfloat16']);

/** A constant with one number, or with numbers along one axis. */
function vectorOf(constant: Constant, budget: Budget): Vector | null {
  const { tensor } = constant;
  const dtype = tensor && dtypeOf(tensor.element);
  if (!tensor || !dtype || !FLOATS.has(dtype)) return null;
  const axes = tensor.shape.flatMap((length, index) => (length === 1 ? [] : [index - tensor.shape.length]));
  const by = axes.length > 1 ? null : numbersIn(constant, budget);
  return by && by.length > 0 ? { by, dtype, axis: axes[0] ?? 0 } : null;
}

/** Whether a vector is one number a feature of the flow, like those before it. */
function fits({ pending, isTable, width }: Flow, { by, axis }: Vector, node: OnnxNode): boolean {
  if (axis === 0) return true;
  const before = pending.find((operation) => operation.axis !== 0);
  if (before && (before.axis !== axis || before.by.length !== by.length)) return false;
  if (!isTable) return true;
  if (axis !== -1 || width === 1) return false;
  if (width !== null && width !== by.length) {
    throw new ArtifactError(
      `holds a broken ${node.operator} at /graph/node/${node.index}: ${by.length} numbers for ${width} features`,
    );
  }
  return true;
}

/** `Clip`, `Max` and `Min` with constant bounds, right after a line; null for anything else. */
export function clip(
  node: OnnxNode,
  inputs: readonly (Value | null)[],
  bounds: { low: number | null; high: number | null },
  budget: Budget,
): Flow | null {
  const [flow, second, third] = inputs;
  if (flow?.kind !== 'flow') return null;
  const low = node.operator === 'Min' ? null : boundOf(second, bounds.low, budget);
  const high =
    node.operator === 'Max' ? null : boundOf(node.operator === 'Min' ? second : third, bounds.high, budget);
  if (low === undefined || high === undefined || (node.operator !== 'Clip' && inputs.length !== 2))
    return null;
  return clipped(flow, [low, high], budget);
}

/** The constant of an input, else what the attributes say; undefined where it is not one number. */
function boundOf(
  value: Value | null | undefined,
  attribute: number | null,
  budget: Budget,
): number | null | undefined {
  if (!value) return attribute;
  if (value.kind !== 'constant') return undefined;
  const [bound, ...others] = vectorOf(value, budget)?.by ?? [];
  if (bound === undefined || others.length > 0 || Number.isNaN(bound)) return undefined;
  return Number.isFinite(bound) ? bound : null;
}
