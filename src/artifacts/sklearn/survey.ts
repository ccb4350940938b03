import { attribute, entriesOf } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { sklearnClass } from './names.ts';
import { pipelineOf } from './pipeline.ts';
import { pathOf, type Visit, walk } from './walk.ts';

/** An outermost estimator of an artifact, and what holds it. */
export interface Part {
  object: PyObject;
  path: string;
  /** The dict, list or instance around it; null at the root. */
  around: PyValue;
  /** It sits inside of a model, which may keep what it was given, unfitted, beside what it fitted. */
  inModel: boolean;
}

/** What an artifact is made of. */
export interface Survey {
  /**
   * What only preprocesses, and pipelines with steps that do: the outermost ones, those inside of models
   * last.
   */
  preprocessing: Part[];
  /** The outermost estimators that predict. */
  models: Part[];
  /** How many objects there are of classes that are not known, outside of these. */
  unknown: number;
}

/** Looks through an artifact for its preprocessing and its models. */
export function surveyOf(root: PyValue): Survey {
  const survey: Survey = { preprocessing: [], models: [], unknown: 0 };
  const settled = new Set<PyValue>();
  walk(root, (value, place, around) => {
    if (value.kind !== 'object') return entriesOf(value);
    const part = () => ({ object: value, path: pathOf(place), around, inModel: false });
    const kind = kindOfClass(value.class);
    if (kind === 'unknown' && settled.has(value)) return [];
    switch (kind) {
      case 'model':
        survey.models.push(part());
        return [];
      case 'unknown':
        survey.unknown++;
        return entriesOf(value);
      default:
        return takePreprocessing(value, part, survey, settled);
    }
  });
  const seen = new Set<PyValue>();
  for (const model of survey.models) lookInto(model, survey, settled, seen);
  return survey;
}

/**
 * Inside of a model only what it was given counts (an ensemble of pipelines), not what it made for its own use: its
 * private attributes, and the encoder of its classes. What scales the target is no preprocessing of what goes in.
 */
function lookInto(model: Part, survey: Survey, settled: Set<PyValue>, seen: Set<PyValue>): void {
  const visit: Visit = (value, place, around) => {
    if (value.kind !== 'object') return entriesOf(value);
    const part = () => ({ object: value, path: model.path + pathOf(place), around, inModel: true });
    switch (kindOfClass(value.class)) {
      case 'model':
      case 'unknown':
        return inUse(value);
      default:
        return isTargetEncoder(value) ? [] : takePreprocessing(value, part, survey, settled);
    }
  };
  walk(model.object, visit, seen);
}

/** Attributes but for the private ones; of `estimators` and `estimators_` the latter, the fitted ones. */
function inUse(model: PyObject): [string, PyValue][] {
  const isForTarget = sklearnClass(model.class)?.name === 'TransformedTargetRegressor';
  const entries = [...entriesOf(model)].filter(([name]) => !(isForTarget && /^transformer_?$/.test(name)));
  const names = new Set(entries.map(([name]) => name));
  return entries.filter(
    ([name]) => !(name.startsWith('_') || names.has(`${name}_`) || names.has(`${name}s_`)),
  );
}

/** Notes down a scaler or a pipeline, each once, and says where to look on. */
function takePreprocessing(
  object: PyObject,
  part: () => Part,
  survey: Survey,
  settled: Set<PyValue>,
): Iterable<[string, PyValue]> {
  const kind = kindOfClass(object.class);
  if (kind === 'plain') return isSearch(object) ? bestOf(object) : entriesOf(object);
  const isNew = !settled.has(object);
  settled.add(object);
  if (kind === 'preprocessing') {
    if (isNew) survey.preprocessing.push(part());
    return [];
  }
  if (isNew) takePipeline(object, part, survey, settled);
  // On to the predictor: the steps before it are settled.
  return entriesOf(object);
}

function takePipeline(object: PyObject, part: () => Part, survey: Survey, settled: Set<PyValue>): void {
  const pipeline = pipelineOf(object);
  if (pipeline === null || pipeline.endsUnknown) survey.unknown++;
  if (pipeline === null) return;
  if (pipeline.preprocessing.length > 0) survey.preprocessing.push(part());
  for (const step of [...pipeline.preprocessing, ...pipeline.nested]) settled.add(step);
}

/**
 * GridSearchCV and its kin hold the estimator they were given, unfitted, and the best one that they fitted.
 */
function isSearch(object: PyObject): boolean {
  return (
    sklearnClass(object.class)?.area === 'model_selection' &&
    attribute(object, 'best_estimator_') !== undefined
  );
}

function bestOf(search: PyObject): [string, PyValue][] {
  return [['best_estimator_', attribute(search, 'best_estimator_') ?? null]];
}

const TARGET_ENCODERS = new Set(['LabelEncoder', 'LabelBinarizer', 'MultiLabelBinarizer']);

function isTargetEncoder(object: PyObject): boolean {
  return TARGET_ENCODERS.has(sklearnClass(object.class)?.name ?? '');
}
