import { attributesDigest } from './attributes.ts';
import { deepest } from './columns.ts';
import { type OnnxNode, operatorOf } from './model.ts';
import { scales, settled } from './steps.ts';
import { type Budget, type Flow, type Step, sha256, spend, type Value } from './values.ts';

/**
 * What a node that is not understood makes of its inputs: a step that is known by its hash alone, after the steps that
 * all its inputs share. So a scaler before it stays readable, and whatever changes within it changes the fingerprint.
 */
export function opaqueFlows(
  bytes: Uint8Array,
  node: OnnxNode,
  inputs: readonly (Value | null)[],
  budget: Budget,
): Flow[] {
  const values = inputs.map((value) => (value?.kind === 'flow' ? prepared(value, budget) : value));
  const flows = values.filter((value) => value?.kind === 'flow');
  const [first] = flows;
  if (first === undefined) return [];
  for (const { steps, columns, pending } of flows) {
    const numbers = pending.reduce((sum, { by }) => sum + by.length, 0);
    spend(budget, steps.length + (columns?.length ?? 1) + numbers);
  }
  const shared = sharedSteps(flows);
  const given = values.map((value) => digestOf(value, shared));
  const digest = sha256([operatorOf(node), attributesDigest(bytes, node), given]);
  const isListed = flows.every(({ columns }) => columns !== null);
  const whole: Flow = {
    ...first,
    columns: isListed ? [...new Set(flows.flatMap(({ columns }) => columns ?? []))] : null,
    pending: [],
    width: null,
    isTable: flows.every(({ isTable }) => isTable),
    numbers: flows.every(({ numbers }) => numbers === 'float') ? 'float' : 'none',
    depth: deepest(flows),
  };
  const before = first.steps.slice(0, shared);
  const within = flows.flatMap(({ steps }) => steps.slice(shared).flatMap(operatorsIn));
  const operators = distinct([node.operator, ...new Set(within)]);
  return node.outputs.map((_, output) => {
    spend(budget, before.length + 1);
    return { ...whole, steps: withOpaque(before, operators, sha256([digest, output])) };
  });
}

/** Arithmetic that scales is a scaler before the node; anything less is a part of what the node computes. */
function prepared(flow: Flow, budget: Budget): Flow {
  return scales(flow) ? settled(flow, budget) : flow;
}

/** How many steps the flows have in common from the start. */
function sharedSteps([first, ...others]: readonly Flow[]): number {
  if (first === undefined) return 0;
  const columns = JSON.stringify(first.columns ?? first.source);
  if (others.some((flow) => JSON.stringify(flow.columns ?? flow.source) !== columns)) return 0;
  let count = 0;
  while (count < first.steps.length && others.every(({ steps }) => steps[count] === first.steps[count]))
    count++;
  return count;
}

function digestOf(value: Value | null, shared: number): unknown {
  if (value === null) return null;
  if (value.kind === 'constant') return value.digest();
  if (value.kind === 'predicted') return 'predicted';
  const pending = value.pending.map(({ operation, by }) => [operation, by]);
  return [value.columns ?? value.source, value.steps.slice(shared).map(({ digest }) => digest), pending];
}

/** How many operators a step names. */
const MAX_OPERATORS = 50;

function distinct(operators: readonly string[]): string[] {
  return [...new Set(operators)].sort().slice(0, MAX_OPERATORS);
}

/** The steps with one that is known by its hash; next to another such they are one. */
function withOpaque(steps: readonly Step[], added: readonly string[], digest: string): Step[] {
  const last = steps.at(-1);
  const before = last && isOpaque(last) ? last : null;
  const named = [...(before ? operatorsIn(before) : []), ...added];
  const operators = distinct(named);
  const sha = before ? sha256([before.digest, digest]) : digest;
  const parameters = { operators, sha256: sha };
  const step: Step = {
    transform: { kind: 'opaque', class: 'onnx', parameters },
    fitted: null,
    parts: [],
    size: operators.length + 1,
    digest: sha,
  };
  return [...(before ? steps.slice(0, -1) : steps), step];
}

/** The operators that a step known by its hash names. */
function operatorsIn({ transform }: Step): string[] {
  const named = transform.kind === 'opaque' ? transform.parameters.operators : null;
  return Array.isArray(named) ? named.map(String) : [];
}

/** Whether a step is known by its hash alone. */
export function isOpaque({ transform }: Step): boolean {
  return transform.kind === 'opaque';
}
