import type { Affine, Branch, Transform } from '../../generated/lock.ts';
import { canonical } from '../../transform/fingerprint.ts';
import { publicClass } from '../names.ts';
import { attribute } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { AFFINE_SCALERS } from './affine.ts';
import { resolveColumns } from './columns.ts';
import { featureCount, featureNames, namesBeside } from './features.ts';
import { sklearnClass } from './names.ts';
import { isIdentity, itemsOf, namedEstimators, pipelineOf } from './pipeline.ts';
import { type Budget, meaningOf, spend } from './plain.ts';
import type { Part, Survey } from './survey.ts';
import { isFitted } from './walk.ts';

/** All the preprocessing of an artifact as one: null where there is none that is fitted. */
export function wholeTransform({ preprocessing }: Survey, budget: Budget): Transform | null {
  const parts = preprocessing.filter(({ object }) => isReady(object));
  const branches: Branch[] = [];
  for (const part of parts) {
    const transform = partTransform(part, budget);
    if (transform === null) return null;
    branches.push({ columns: part.path, transform });
  }
  const [only] = branches;
  if (only && branches.length === 1 && typeof only.transform !== 'string') return only.transform;
  return only ? { kind: 'branches', branches } : null;
}

/** With the names that stand beside it where it has none itself. */
function partTransform(part: Part, budget: Budget): Transform | null {
  const transform = transformOf(part.object, budget);
  if (transform?.kind !== 'affine' || transform.features) return transform;
  return { ...transform, features: namesBeside(part, transform.scale.length) };
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
    if (affine) return spent(affine(object), budget);
  }
  if (sklearn?.name === 'ColumnTransformer') return columnBranches(object, budget);
  if (sklearn?.name === 'FeatureUnion') return unionBranches(object, budget);
  return sklearn && !isReady(object) ? null : opaque(object, budget);
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
  if (attribute(object, 'transformer_weights')) return opaque(object, budget);
  const table = { names: featureNames(object), count: featureCount(object) };
  const branches: Branch[] = [];
  for (const entry of fitted) {
    const [, transformer = null, specification = null] = itemsOf(entry) ?? [];
    const columns = resolveColumns(specification, table);
    if (columns === null) return opaque(object, budget);
    spend(budget, 1 + columns.length);
    if (columns.length === 0) continue;
    const transform = branchTransform(transformer, budget);
    if (transform === null) return null;
    branches.push({ columns, transform: named(transform, columns) });
  }
  return { kind: 'branches', branches };
}

/** Every transformer of a FeatureUnion sees all the columns. */
function unionBranches(object: PyObject, budget: Budget): Transform | null {
  const transformers = namedEstimators(attribute(object, 'transformer_list'));
  if (transformers === null || attribute(object, 'transformer_weights')) return opaque(object, budget);
  const branches: Branch[] = [];
  for (const transformer of transformers) {
    if (transformer === null || transformer === 'drop') continue;
    const transform = branchTransform(transformer, budget);
    if (transform === null) return null;
    branches.push({ columns: 'all', transform });
  }
  return { kind: 'branches', branches };
}

function branchTransform(transformer: PyValue, budget: Budget): Branch['transform'] | null {
  if (transformer === 'drop' || transformer === 'passthrough') return transformer;
  if (typeof transformer !== 'object' || transformer?.kind !== 'object') return null;
  if (isIdentity(transformer)) return 'passthrough';
  const isPipeline = kindOfClass(transformer.class) === 'pipeline';
  if (isPipeline && pipelineOf(transformer)?.preprocessing.length === 0) return 'passthrough';
  return transformOf(transformer, budget);
}

/** A scaler that sees the table's columns has their names, which only 1.0 and newer write into it. */
function named(transform: Branch['transform'], columns: (string | number)[]): Branch['transform'] {
  if (typeof transform === 'string' || transform.kind !== 'affine' || transform.features) return transform;
  const names = columns.filter((column) => typeof column === 'string');
  return names.length === transform.scale.length ? { ...transform, features: names } : transform;
}

/** Transformers that learn nothing: they need no fitting. */
const STATELESS = new Set([
  'Normalizer',
  'Binarizer',
  'FunctionTransformer',
  'HashingVectorizer',
  'FeatureHasher',
]);

/** Whether an estimator is fitted, a pipeline or a union in all its steps. */
function isReady(object: PyObject, seen: Set<PyObject> = new Set()): boolean {
  if (seen.has(object)) return true;
  seen.add(object);
  if (kindOfClass(object.class) === 'pipeline') {
    return pipelineOf(object)?.preprocessing.every((step) => isReady(step, seen)) ?? false;
  }
  const sklearn = sklearnClass(object.class);
  if (sklearn === null || STATELESS.has(sklearn.name) || isFitted(object)) return true;
  if (sklearn.name !== 'FeatureUnion') return false;
  const transformers = namedEstimators(attribute(object, 'transformer_list')) ?? [];
  return transformers.every(
    (inner) => typeof inner !== 'object' || inner?.kind !== 'object' || isReady(inner, seen),
  );
}

function spent(affine: Affine | null, budget: Budget): Affine | null {
  spend(budget, affine?.scale.length ?? 0);
  return affine;
}
