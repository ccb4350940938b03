import type { Branch, Transform } from '../../../generated/lock.ts';
import type { FittedScaler } from '../../artifact.ts';
import { chainOf, sizeOf } from './columns.ts';
import { isOpaque } from './opaque.ts';
import { scales, settled } from './steps.ts';
import { type Flow, type Step, spend } from './values.ts';
import type { Walked } from './walk.ts';

/** The preprocessing of a graph: what it does as one, and the scalers it is made of. */
export interface Preprocessing {
  transform: Transform | null;
  scalers: FittedScaler[];
}

/**
 * What the flows that reach a model have gone through. Where there is a model, what is not understood right before it
 * is taken for a part of it; where there is none, it is preprocessing like the rest.
 */
export function preprocessingOf({ ends, inputs, budget }: Walked, hasModel: boolean): Preprocessing {
  const distinct = new Map<string, Flow>();
  for (const end of new Set(ends)) {
    const flow = hasModel ? beforeModel(scales(end) ? settled(end, budget) : end) : settled(end, budget);
    if (!flow.steps.some(isKnown)) continue;
    spend(budget, sizeOf(flow));
    distinct.set(JSON.stringify([flow.columns ?? flow.source, flow.steps.map(({ digest }) => digest)]), flow);
  }
  const flows = [...distinct.values()];
  return { transform: together(flows, inputs), scalers: scalersOf(flows) };
}

function beforeModel(flow: Flow): Flow {
  const last = flow.steps.findLastIndex((step) => !isOpaque(step));
  return { ...flow, steps: flow.steps.slice(0, last + 1) };
}

/** Whether a scaler or an encoder is in it that can be read. */
function isKnown({ fitted, parts }: Step): boolean {
  return fitted !== null || parts.some(({ steps }) => steps.some(isKnown));
}

/** One flow is its steps; several ones, or one of only some columns by number, are branches. */
function together(flows: readonly Flow[], { isSingle, columns }: Walked['inputs']): Transform | null {
  const [only, second] = flows;
  if (only === undefined) return null;
  const isPart =
    isSingle && columns !== null && only.columns !== null && only.columns.length < columns.length;
  if (second === undefined && (!isPart || isBranching(only))) return chainOf(only);
  const branches = flows.map(
    (flow): Branch => ({
      columns: flow.columns ?? (isSingle ? 'all' : [flow.source]),
      transform: chainOf(flow),
    }),
  );
  return { kind: 'branches', branches };
}

function isBranching({ steps }: Flow): boolean {
  return (steps[0]?.parts.length ?? 0) > 0;
}

/** Every scaler once, in the order of the nodes. */
function scalersOf(flows: readonly Flow[]): FittedScaler[] {
  const found = new Map<string, FittedScaler>();
  const seen = new Set<Step>();
  const collect = (flow: Flow): void => {
    for (const step of flow.steps) {
      if (seen.has(step)) continue;
      seen.add(step);
      if (step.fitted) found.set(`${step.fitted.path} ${step.digest}`, step.fitted);
      step.parts.forEach(collect);
    }
  };
  flows.forEach(collect);
  return [...found.values()];
}
