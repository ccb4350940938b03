import type { Affine, Plain, Transform } from '../../../generated/lock.ts';
import { withClip } from '../../../transform/affine.ts';
import { isStretch, linesOf } from '../../../transform/arithmetic.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { toReal } from '../../../transform/real.ts';
import type { FittedScaler } from '../../artifact.ts';
import { type OnnxNode, operatorOf } from './model.ts';
import { type Budget, type Flow, type Operation, type Step, spend } from './values.ts';

/** A scaler that is known, at the node where it begins. */
export function fittedStep(
  node: number,
  name: string,
  parameters: Record<string, Plain>,
  transform: Transform,
): Step {
  const digest = fingerprint(transform);
  const fitted = { path: `/graph/node/${node}`, class: name, parameters, transform, fingerprint: digest };
  return { transform, fitted, parts: [], size: sizeOf(parameters), digest };
}

function sizeOf(parameters: Record<string, Plain>): number {
  const lists = Object.values(parameters).map((value) => (Array.isArray(value) ? value.length : 1));
  return lists.reduce((sum, length) => sum + length, 1);
}

/** The node that a scaler begins with. */
export function nodeOf({ path }: FittedScaler): number {
  return Number(path.split('/').at(-1));
}

/** The flow after one more step, with as many columns as before where nothing else is said. */
export function after(flow: Flow, step: Step, budget: Budget, changes: Partial<Flow> = {}): Flow {
  spend(budget, step.size + flow.steps.length + (flow.columns?.length ?? 0));
  return { ...flow, steps: [...flow.steps, step], ...changes };
}

export function scalerAt(node: OnnxNode, parameters: Record<string, Plain>, transform: Transform): Step {
  return fittedStep(node.index, operatorOf(node), parameters, transform);
}

/** The names of the features that a first step sees; null after one, as a scikit-learn pipeline hands on no names. */
export function featureNames({ columns, steps }: Flow, count: number): string[] | null {
  const names = steps.length === 0 ? columns?.filter((column) => typeof column === 'string') : null;
  return names && names.length === count && columns?.length === count ? names : null;
}

/** Whether the pending arithmetic scales: a lone subtraction is as likely a part of what comes after it. */
export function scales({ pending }: Flow): boolean {
  return pending.some(isStretch);
}

/** The flow with its pending arithmetic as steps. */
export function settled(flow: Flow, budget: Budget): Flow {
  const { pending, width, isTable } = flow;
  if (pending.length === 0) return flow;
  const longest = Math.max(...pending.map(({ by }) => by.length));
  const count = longest === 1 && isTable && width !== null ? width : longest;
  spend(budget, count * pending.length);
  const dtype = pending.find((operation) => operation.dtype !== 'float64')?.dtype ?? 'float64';
  const lines = linesOf(pending, count, { features: featureNames(flow, count), dtype });
  const length = pending.length / lines.length;
  return lines.reduce<Flow>(
    (before, line, index) => {
      const run = pending.slice(index * length, (index + 1) * length);
      const affine = before.steps.length > 0 ? { ...line, features: null } : line;
      return after(before, arithmeticStep(run, affine), budget);
    },
    { ...flow, pending: [] },
  );
}

function arithmeticStep(run: readonly Operation[], affine: Affine): Step {
  const name = `ai.onnx.${run.map(({ operator }) => operator).join('+')}`;
  const parameters = run.map(({ constant, by }): [string, Plain] => [constant, by.map(toReal)]);
  return fittedStep(run[0]?.node ?? 0, name, Object.fromEntries(parameters), affine);
}

/**
 * The flow with the outputs of its last step held between two bounds, null where there is none. Null where the last
 * step is no line, or has such a bound already.
 */
export function clipped(
  flow: Flow,
  [low, high]: [number | null, number | null],
  budget: Budget,
): Flow | null {
  const done = settled(flow, budget);
  const last = done.steps.at(-1);
  if (last?.fitted == null || last.transform.kind !== 'affine') return null;
  const [lowest = null, highest = null] = last.transform.clip ?? [];
  if ((low !== null && lowest !== null) || (high !== null && highest !== null)) return null;
  const transform = withClip(last.transform, [low ?? lowest, high ?? highest]);
  const bounds = [
    ...(low === null ? [] : [['min', toReal(low)] as const]),
    ...(high === null ? [] : [['max', toReal(high)] as const]),
  ];
  const parameters = { ...last.fitted.parameters, ...Object.fromEntries(bounds) };
  const name = last.fitted.class.endsWith('+Clip') ? last.fitted.class : `${last.fitted.class}+Clip`;
  const step = fittedStep(nodeOf(last.fitted), name, parameters, transform);
  return after({ ...done, steps: done.steps.slice(0, -1) }, step, budget);
}
