import type { Branch, Transform } from '../../generated/lock.ts';
import { canonical } from '../../transform/canonical.ts';
import { inputCount, withNames } from '../../transform/names.ts';
import { table } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { publicClass } from '../names.ts';
import { attribute, dictGet, entriesOf, isDict } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { AFFINE_SCALERS } from './affine.ts';
import { resolveColumns } from './columns.ts';
import { featureCount, featureNames, namesBeside } from './features.ts';
import { sklearnClass } from './names.ts';
import { estimatorsByName, isIdentity, itemsOf, pipelineOf, thawed } from './pipeline.ts';
import { type Budget, meaningOf, spend } from './plain.ts';
import { isReady } from './readiness.ts';
import type { Part, Survey } from './survey.ts';
import { TABLE_READERS } from './tables.ts';

/** All the preprocessing of an artifact as one: null where there is none that is fitted. */
export function wholeTransform({ preprocessing }: Survey, budget: Budget): Transform | null {
  const parts = preprocessing.filter(({ object }) => isReady(object));
  const branches: Branch[] = [];
  for (const part of parts) {
    const transform = partTransform(part, budget);
    if (transform === null) return null;
    branches.push({ columns: partName(part), transform });
  }
  const [only] = branches;
  if (only && branches.length === 1 && typeof only.transform !== 'string') return only.transform;
  return only ? { kind: 'branches', branches } : null;
}

/** Where it sits, under the names of today: until 1.2 an estimator that was handed in was a `base_estimator`. */
function partName({ path }: Part): string {
  return path.replace(/\/base_(estimator_?)(?=\/|$)/g, '/$1');
}

/** With the names that stand beside it where it has none itself. */
function partTransform(part: Part, budget: Budget): Transform | null {
  const transform = transformOf(part.object, budget);
  const names = transform && namesBeside(part, inputCount(transform));
  return transform && names ? withNames(transform, names) : transform;
}

/** What an estimator takes of the budget beside its numbers: one may stand in many places. */
const ESTIMATOR = 100;

/**
 * The transform of a fitted estimator that preprocesses, a pipeline without its predictor; null where
 * something in it is not fitted. An ArtifactError where parameters contradict each other, or are too large to
 * be written out (`unsupported`).
 */
export function transformOf(object: PyObject, budget: Budget): Transform | null {
  spend(budget, ESTIMATOR);
  if (kindOfClass(object.class) === 'pipeline') return chainOf(object, budget);
  const sklearn = sklearnClass(object.class);
  if (sklearn?.area === 'preprocessing') {
    const affine = AFFINE_SCALERS.get(sklearn.name);
    if (affine) {
      spend(budget, mostIn(object));
      return affine(object);
    }
  }
  if (sklearn?.name === 'ColumnTransformer') return columnBranches(object, budget);
  if (sklearn?.name === 'FeatureUnion') return unionBranches(object, budget);
  if (sklearn === null) return opaque(object, budget);
  if (!isReady(object)) return null;
  return byTables(object, `${sklearn.area}.${sklearn.name}`, budget) ?? opaque(object, budget);
}

/** Null for a class without tables, and for tables too large to be written out: an opaque transform has their hash. */
function byTables(object: PyObject, name: string, budget: Budget): Transform | null {
  const { left } = budget;
  try {
    return TABLE_READERS.get(name)?.({ object, budget }) ?? null;
  } catch (error) {
    if (!(error instanceof ArtifactError) || !error.unsupported) throw error;
    budget.left = left;
    return null;
  }
}

function opaque(object: PyObject, budget: Budget): Transform {
  return { kind: 'opaque', class: publicClass(object.class), parameters: meaningOf(object, budget) };
}

function chainOf(object: PyObject, budget: Budget): Transform | null {
  const steps: Transform[] = [];
  for (const step of pipelineOf(object)?.preprocessing ?? []) {
    const transform = transformOf(step, budget);
    if (transform === null) return null;
    steps.push(transform);
  }
  return steps.length > 0 ? canonical({ kind: 'chain', steps }) : null;
}

/**
 * By the fitted `transformers_`: `(name, transformer, columns)`. Branches without columns give nothing and
 * are left out.
 */
function columnBranches(object: PyObject, budget: Budget): Transform | null {
  const fitted = itemsOf(attribute(object, 'transformers_'));
  if (fitted === null) return null;
  const columnsIn = { names: featureNames(object), count: featureCount(object) };
  const branches: Branch[] = [];
  for (const entry of fitted) {
    const [name = null, transformer = null, specification = null] = itemsOf(entry) ?? [];
    const columns = resolveColumns(specification, columnsIn);
    const weight = weightOf(object, name);
    if (columns === null || weight === null) return opaque(object, budget);
    spend(budget, 1 + columns.length);
    if (columns.length === 0) continue;
    const transform = branchTransform(transformer, budget);
    if (transform === null) return null;
    branches.push({ columns, transform: weighted(named(transform, columns), weight) });
  }
  return { kind: 'branches', branches };
}

/** Every transformer of a FeatureUnion sees all the columns. */
function unionBranches(object: PyObject, budget: Budget): Transform | null {
  const transformers = estimatorsByName(attribute(object, 'transformer_list'));
  if (transformers === null) return opaque(object, budget);
  const branches: Branch[] = [];
  for (const [name, transformer] of transformers) {
    if (transformer === null || transformer === 'drop') continue;
    const weight = weightOf(object, name);
    if (weight === null) return opaque(object, budget);
    const transform = branchTransform(transformer, budget);
    if (transform === null) return null;
    branches.push({ columns: 'all', transform: weighted(transform, weight) });
  }
  return { kind: 'branches', branches };
}

/** What `transformer_weights` multiplies the output of a transformer by; null where that is no number. */
function weightOf(object: PyObject, name: PyValue): number | null {
  const weights = attribute(object, 'transformer_weights') ?? null;
  if (weights === null) return 1;
  if (!isDict(weights) || typeof name !== 'string') return null;
  const weight = dictGet(weights, name) ?? 1;
  return typeof weight === 'number' ? weight : null;
}

function weighted(transform: Branch['transform'], factor: number): Branch['transform'] {
  if (factor === 1 || transform === 'drop') return transform;
  const weight = table('weight', { factor }, null);
  return transform === 'passthrough' ? weight : canonical({ kind: 'chain', steps: [transform, weight] });
}

function branchTransform(given: PyValue, budget: Budget): Branch['transform'] | null {
  const transformer = thawed(given);
  if (transformer === 'drop' || transformer === 'passthrough') return transformer;
  if (typeof transformer !== 'object' || transformer?.kind !== 'object') return null;
  if (isIdentity(transformer)) return 'passthrough';
  const isPipeline = kindOfClass(transformer.class) === 'pipeline';
  if (isPipeline && pipelineOf(transformer)?.preprocessing.length === 0) return 'passthrough';
  return transformOf(transformer, budget);
}

/** A scaler that sees the table's columns has their names, which only 1.0 and newer write into it. */
function named(transform: Branch['transform'], columns: (string | number)[]): Branch['transform'] {
  const names = columns.filter((column) => typeof column === 'string');
  return typeof transform === 'string' || names.length !== columns.length
    ? transform
    : withNames(transform, names);
}

/** How many items the longest parameter has, before any is written out. */
function mostIn(object: PyObject): number {
  let most = 0;
  for (const [, value] of entriesOf(object)) {
    if (typeof value !== 'object' || value === null) continue;
    if (value.kind === 'array')
      most = Math.max(
        most,
        value.shape.reduce((product, length) => product * length, 1),
      );
    else if (value.kind === 'list' || value.kind === 'tuple') most = Math.max(most, value.items.length);
  }
  return most;
}
