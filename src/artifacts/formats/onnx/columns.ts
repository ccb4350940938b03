import type { Branch } from '../../../generated/lock.ts';
import { canonical } from '../../../transform/canonical.ts';
import { table } from '../../../transform/tables.ts';
import { ArtifactError } from '../../error.ts';
import { fittedStep, nodeOf, settled } from './steps.ts';
import { type Budget, type Flow, type Step, sha256, spend } from './values.ts';

/** What the columns of a graph are called. */
export interface Inputs {
  /** One input holds all columns, which then go by their numbers. */
  isSingle: boolean;
  /** All columns that go in, where they are known. */
  columns: (string | number)[] | null;
}

/** Columns of an input that nothing was done to, by their numbers; null where they cannot be followed. */
export function picked(flow: Flow, indices: readonly number[], inputs: Inputs, budget: Budget): Flow | null {
  if (!flow.isTable || flow.steps.length > 0 || flow.pending.length > 0) return null;
  spend(budget, indices.length);
  const columns = indices.map((index) => {
    const at = index < 0 && flow.width !== null ? index + flow.width : index;
    const label = flow.columns ? flow.columns[at] : inputs.isSingle ? at : `${flow.source}[${at}]`;
    if (at < 0 || label === undefined || !Number.isInteger(at)) {
      throw new ArtifactError(`picks column ${index} of ${flow.width ?? 'an unknown number'}`);
    }
    return label;
  });
  return { ...flow, columns, width: columns.length };
}

/** How deeply branches may be nested. */
const MAX_DEPTH = 32;

/** Flows side by side: raw columns are just columns, anything else becomes branches. Null where a flow is no table. */
export function joined(flows: readonly Flow[], inputs: Inputs, budget: Budget): Flow | null {
  if (!flows.every(({ isTable }) => isTable)) return null;
  const parts = flows.map((flow) => settled(flow, budget));
  const [first] = parts;
  if (first === undefined) return null;
  spend(
    budget,
    parts.reduce((sum, part) => sum + sizeOf(part), 0),
  );
  const whole: Flow = {
    ...first,
    columns: parts.flatMap(labels),
    width: parts.reduce<number | null>(
      (sum, { width }) => (sum === null || width === null ? null : sum + width),
      0,
    ),
    numbers: parts.every(({ numbers }) => numbers === first.numbers) ? first.numbers : 'none',
    depth: deepest(parts),
  };
  if (parts.every(({ steps }) => steps.length === 0)) return whole;
  const encoder = oneEncoder(parts, whole.columns);
  if (encoder) return { ...whole, steps: [encoder] };
  if (whole.depth >= MAX_DEPTH) {
    throw new ArtifactError('has branches that are nested too deeply', { unsupported: true });
  }
  const columns = [...new Set(whole.columns)];
  return { ...whole, columns, steps: [branching(parts, inputs, budget)], depth: whole.depth + 1 };
}

export function deepest(flows: readonly Flow[]): number {
  return flows.reduce((most, { depth }) => Math.max(most, depth), 0);
}

function labels({ columns, source }: Flow): (string | number)[] {
  return columns ?? [source];
}

/** How many values it takes to write a flow out. */
export function sizeOf(flow: Flow): number {
  return flow.steps.reduce((sum, { size }) => sum + size, labels(flow).length);
}

/** Encoders of one column each are the encoder of all of them. */
function oneEncoder(parts: readonly Flow[], columns: Flow['columns']): Step | null {
  const tables = parts.flatMap(({ steps }) => {
    const transform = steps.length === 1 ? steps[0]?.transform : undefined;
    return transform?.kind === 'table' && transform.method === 'one-hot' ? [transform.tables] : [];
  });
  const unknown = tables[0]?.unknown === 'error' ? 'error' : 'ignore';
  if (tables.length !== parts.length || tables.some((each) => each.unknown !== unknown)) return null;
  const categories = tables.flatMap((each) => (Array.isArray(each.categories) ? each.categories : []));
  const first = parts[0]?.steps[0]?.fitted;
  if (!first || categories.length !== columns?.length || !categories.every(Array.isArray)) return null;
  const names = columns.filter((column) => typeof column === 'string');
  const features = names.length === columns.length ? names : null;
  const transform = table('one-hot', { categories, unknown }, features);
  return fittedStep(nodeOf(first), first.class, { categories }, transform);
}

/** What a branch takes of the budget beside its numbers. */
const BRANCH = 100;

/** What the flows make of their columns, as in a ColumnTransformer, or of all columns, as in a FeatureUnion. */
function branching(parts: readonly Flow[], inputs: Inputs, budget: Budget): Step {
  const flat = parts.flatMap((part) => (isBranching(part) ? (part.steps[0]?.parts ?? []) : [part]));
  spend(budget, BRANCH * flat.length);
  const seeAll = flat.every((part) => seesAll(part, inputs));
  const branches = flat.map((part): Branch => {
    const columns = seeAll || (part.columns === null && inputs.isSingle) ? 'all' : labels(part);
    return { columns, transform: part.steps.length === 0 ? 'passthrough' : chainOf(part) };
  });
  const transform = { kind: 'branches', branches } as const;
  const size = flat.reduce((sum, part) => sum + sizeOf(part), 1);
  const digests = flat.map(({ steps }) => steps.map(({ digest }) => digest));
  const digest = sha256([branches.map((branch) => branch.columns), digests]);
  return { transform, fitted: null, parts: flat, size, digest };
}

/** Branches within branches are branches. */
function isBranching({ steps }: Flow): boolean {
  return steps.length === 1 && (steps[0]?.parts.length ?? 0) > 0;
}

function seesAll({ columns }: Flow, inputs: Inputs): boolean {
  if (columns === null) return inputs.isSingle;
  if (columns.length !== inputs.columns?.length) return false;
  return columns.every((column, index) => column === inputs.columns?.[index]);
}

/** The steps of a flow as one transform. */
export function chainOf({ steps }: Flow): Exclude<Branch['transform'], string> {
  return canonical({ kind: 'chain', steps: steps.map(({ transform }) => transform) });
}
