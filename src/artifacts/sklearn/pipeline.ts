import { attribute } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { sklearnClass } from './names.ts';

/**
 * A Pipeline's steps in order, those of pipelines within it among them; steps that do nothing are left out.
 */
export interface Pipeline {
  /** What changes the features on the way. */
  preprocessing: PyObject[];
  /** The last step where it predicts. */
  predictor: PyObject | null;
  /** The last step is of a class that is not known: it counts as preprocessing, but may predict. */
  endsUnknown: boolean;
  /** Pipelines that were steps. */
  nested: Set<PyObject>;
}

/** Null where the object has no steps that can be read. */
export function pipelineOf(object: PyObject): Pipeline | null {
  const pipeline: Pipeline = { preprocessing: [], predictor: null, endsUnknown: false, nested: new Set() };
  return collect(object, pipeline) ? pipeline : null;
}

function collect(object: PyObject, into: Pipeline): boolean {
  const estimators = namedEstimators(attribute(object, 'steps'));
  if (estimators === null) return false;
  for (const [index, step] of estimators.entries()) {
    const estimator = thawed(step);
    if (typeof estimator !== 'object' || estimator === null) continue;
    if (estimator.kind !== 'object') return false;
    if (isIdentity(estimator)) continue;
    const isLast = index === estimators.length - 1;
    const kind = kindOfClass(estimator.class);
    if (kind === 'pipeline') {
      if (into.nested.has(estimator)) return false;
      into.nested.add(estimator);
      if (!collect(estimator, into)) return false;
    } else if (kind === 'model' && isLast) {
      into.predictor = estimator;
    } else if (!ONLY_WHILE_FITTING.test(estimator.class)) {
      into.endsUnknown = isLast && kind !== 'preprocessing';
      into.preprocessing.push(estimator);
    }
  }
  return true;
}

/**
 * Samplers of imbalanced-learn: they change the rows that a model is trained on, never what it sees later.
 */
const ONLY_WHILE_FITTING = /^imblearn\.(over_sampling|under_sampling|combine)\./;

/** No pipeline that people write has as many. */
const MAX_STEPS = 1000;

/** The estimators of `[(name, estimator), …]`; null where it is not that. Names carry no meaning. */
export function namedEstimators(list: PyValue | undefined): PyValue[] | null {
  return estimatorsByName(list)?.map(([, estimator]) => estimator) ?? null;
}

/** The same with their names, which only `transformer_weights` asks for. */
export function estimatorsByName(list: PyValue | undefined): [name: PyValue, estimator: PyValue][] | null {
  const tuples = itemsOf(list);
  if (tuples === null || tuples.length > MAX_STEPS) return null;
  const estimators: [PyValue, PyValue][] = [];
  for (const tuple of tuples) {
    const [name = null, estimator] = itemsOf(tuple) ?? [];
    if (estimator === undefined) return null;
    estimators.push([name, estimator]);
  }
  return estimators;
}

/** What a FrozenEstimator (1.6 and newer) keeps from being fitted again; any other value as it is. */
export function thawed(value: PyValue): PyValue {
  let inner = value;
  for (let depth = 0; depth < MAX_FROZEN; depth++) {
    if (typeof inner !== 'object' || inner?.kind !== 'object') break;
    if (sklearnClass(inner.class)?.name !== 'FrozenEstimator') break;
    inner = attribute(inner, 'estimator') ?? null;
  }
  return inner;
}

/** One within the other makes no sense; a file may hold itself. */
const MAX_FROZEN = 10;

/** The items of a list or tuple; null for anything else. */
export function itemsOf(value: PyValue | undefined): PyValue[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return value.kind === 'list' || value.kind === 'tuple' ? value.items : null;
}

/**
 * A FunctionTransformer without a function, which newer versions put where older ones wrote `passthrough`.
 */
export function isIdentity(object: PyObject): boolean {
  return sklearnClass(object.class)?.name === 'FunctionTransformer' && attribute(object, 'func') === null;
}
