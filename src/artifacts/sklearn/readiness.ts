import { attribute, entriesOf } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { sklearnClass } from './names.ts';
import { namedEstimators, pipelineOf, thawed } from './pipeline.ts';
import type { Survey } from './survey.ts';
import { isFitted, pathOf, walk } from './walk.ts';

/** Transformers that learn nothing: they need no fitting. */
const STATELESS = new Set([
  'Normalizer',
  'Binarizer',
  'FunctionTransformer',
  'HashingVectorizer',
  'FeatureHasher',
]);

/** Whether an estimator is fitted, a pipeline or a union in all its steps. */
export function isReady(object: PyObject, seen: Set<PyObject> = new Set()): boolean {
  if (seen.has(object)) return true;
  seen.add(object);
  if (kindOfClass(object.class) === 'pipeline') {
    return pipelineOf(object)?.preprocessing.every((step) => isReady(step, seen)) ?? false;
  }
  const sklearn = sklearnClass(object.class);
  if (sklearn === null || STATELESS.has(sklearn.name) || isFitted(object)) return true;
  if (sklearn.name !== 'FeatureUnion') return false;
  const transformers = namedEstimators(attribute(object, 'transformer_list')) ?? [];
  return transformers
    .map(thawed)
    .every((inner) => typeof inner !== 'object' || inner?.kind !== 'object' || isReady(inner, seen));
}

/** More than this are not listed. */
const MOST = 10_000;

/**
 * What preprocesses and was never fitted, where the file holds it to be used. Inside of a model, of a search and of a
 * ColumnTransformer the estimators that were handed in stay as they were, beside the ones that were fitted.
 */
export function unfittedIn({ preprocessing }: Survey): { path: string; class: string }[] {
  const found: { path: string; class: string }[] = [];
  const seen = new Set<PyValue>();
  for (const { object, path, inModel } of preprocessing) {
    if (inModel || isReady(object)) continue;
    const visit = (
      value: PyValue & object,
      place: Parameters<typeof pathOf>[0],
    ): Iterable<[string, PyValue]> => {
      if (value.kind !== 'object') return entriesOf(value);
      if (isReady(value)) return [];
      const steps = stepsOf(value);
      if (steps !== null) return steps;
      if (kindOfClass(value.class) === 'preprocessing' && found.length < MOST)
        found.push({ path: path + pathOf(place), class: value.class });
      return [];
    };
    walk(object, visit, seen);
  }
  return found;
}

/** Where the parts of a pipeline or a union are; null for what is fitted as a whole. */
function stepsOf(object: PyObject): [string, PyValue][] | null {
  if (kindOfClass(object.class) === 'pipeline') return [['steps', attribute(object, 'steps') ?? null]];
  const name = sklearnClass(object.class)?.name;
  if (name === 'FeatureUnion') return [['transformer_list', attribute(object, 'transformer_list') ?? null]];
  return name === 'FrozenEstimator' ? [['estimator', attribute(object, 'estimator') ?? null]] : null;
}
