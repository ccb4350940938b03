import { ArtifactError } from '../../error.ts';
import { arithmetic, clip } from './arithmetic.ts';
import { floatOf } from './attributes.ts';
import { constantNode, derived, initialConstants } from './constants.ts';
import { DEFAULT_DOMAIN, type OnnxGraph, type OnnxNode } from './model.ts';
import { opaqueFlows } from './opaque.ts';
import { kindOfOperator } from './operators.ts';
import { batchNormalization, preprocess } from './preprocess.ts';
import { moved, type Surroundings } from './shapes.ts';
import { inputFlows } from './start.ts';
import { type Flow, newBudget, PREDICTED, type Value } from './values.ts';

/** The flows that reach a model, or that come out of the graph, in the order of the nodes. */
export interface Walked extends Surroundings {
  ends: Flow[];
}

/**
 * Follows the columns of the graph's inputs through its nodes up to the first ones that predict, and notes what is done
 * to them on the way. One pass: the nodes of a sound graph come after what they need.
 */
export function walkGraph(bytes: Uint8Array, graph: OnnxGraph): Walked {
  const { flows, inputs } = inputFlows(graph);
  const walked: Walked = { bytes, inputs, budget: newBudget(), ends: [] };
  const values = initialConstants(bytes, graph);
  for (const [name, flow] of flows) values.set(name, flow);
  for (const node of graph.nodes) {
    const given = node.inputs.map((name) => (name === '' ? null : (values.get(name) ?? PREDICTED)));
    const made = valuesOf(node, given, walked);
    node.outputs.forEach((name, index) => {
      if (name === '') return;
      if (values.has(name)) throw twice(node, name);
      values.set(name, made[index] ?? PREDICTED);
    });
  }
  for (const name of graph.outputs) {
    const value = values.get(name);
    if (value?.kind === 'flow') walked.ends.push(value);
  }
  return walked;
}

function twice(node: OnnxNode, name: string): ArtifactError {
  const short = JSON.stringify(name.slice(0, 100));
  return new ArtifactError(`has a node at /graph/node/${node.index} that gives ${short} a second value`);
}

/** What the outputs of a node stand for. */
function valuesOf(node: OnnxNode, given: readonly (Value | null)[], walked: Walked): (Value | null)[] {
  const { bytes, budget, ends } = walked;
  const flows = given.filter((value) => value?.kind === 'flow');
  const isPredicted = given.some((value) => value?.kind === 'predicted');
  if (flows.length === 0) {
    if (isPredicted || kindOfOperator(node) === 'unknown') return [];
    if (node.domain === DEFAULT_DOMAIN && node.operator === 'Constant') return [constantNode(bytes, node)];
    return derived(bytes, node, given, budget);
  }
  if (isPredicted || kindOfOperator(node) !== 'plain' || isLookup(node, given)) {
    for (const flow of flows) ends.push(flow);
    return [];
  }
  return understood(node, given, walked) ?? opaqueFlows(bytes, node, given, budget);
}

/** `Gather` of a constant by what flows in: an embedding, which is a model's. */
function isLookup(node: OnnxNode, [data]: readonly (Value | null)[]): boolean {
  return node.operator.startsWith('Gather') && data?.kind === 'constant';
}

function understood(
  node: OnnxNode,
  given: readonly (Value | null)[],
  walked: Walked,
): (Flow | null)[] | null {
  const { bytes, budget } = walked;
  const some = (flow: Flow | null) => (flow === null ? null : [flow]);
  switch (node.operator) {
    case 'Sub':
    case 'Add':
    case 'Div':
    case 'Mul':
      return some(arithmetic(node, given, budget));
    case 'Clip':
    case 'Max':
    case 'Min': {
      // Up to opset 10 the bounds of Clip are attributes.
      const [low, high] = [floatOf(bytes, node, 'min') ?? null, floatOf(bytes, node, 'max') ?? null];
      return some(clip(node, given, { low, high }, budget));
    }
    case 'BatchNormalization':
      return some(batchNormalization(bytes, node, given, budget));
    default:
      return moved(node, given, walked) ?? some(preprocess(bytes, node, given, budget));
  }
}
