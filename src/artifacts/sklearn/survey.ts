import { attribute, entriesOf } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { kindOfClass } from '../roles.ts';
import { sklearnClass } from './names.ts';
import { pipelineOf } from './pipeline.ts';
import { pathOf, walk } from './walk.ts';

/** An outermost estimator of an artifact, and what holds it. */
export interface Part {
  object: PyObject;
  path: string;
  /** The dict, list or instance around it; null at the root. */
  around: PyValue;
}

/** What an artifact is made of. */
export interface Survey {
  /** What only preprocesses, and pipelines with steps that do: the outermost ones, those inside of models last. */
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
    const part: Part = { object: value, path: pathOf(place), around };
    switch (kindOfClass(value.class)) {
      case 'model':
        survey.models.push(part);
        return [];
      case 'unknown':
        survey.unknown++;
        return entriesOf(value);
      default:
        return takePreprocessing(part, survey, settled);
    }
  });
  for (const model of survey.models) lookInto(model, survey, settled);
  return survey;
}

/**
 * Inside of a model only what it was given counts (an ensemble of pipelines, the transformer of the target), not what it made
 * for its own use: its private attributes, and the encoder of its classes. Of `estimators` and `estimators_` it uses the latter, the
 * fitted ones.
 */
function lookInto(model: Part, survey: Survey, settled: Set<PyValue>): void {
  walk(model.object, (value, place, around) => {
    if (value.kind !== 'object') return entriesOf(value);
    const part: Part = { object: value, path: model.path + pathOf(place), around };
    switch (kindOfClass(value.class)) {
      case 'model':
      case 'unknown':
        return inUse(value);
      default:
        return isTargetEncoder(value) ? [] : takePreprocessing(part, survey, settled);
    }
  });
}

function inUse(model: PyObject): [string, PyValue][] {
  const entries = [...entriesOf(model)];
  const names = new Set(entries.map(([name]) => name));
  return entries.filter(([name]) => !(name.startsWith('_') || names.has(`${name}_`) || names.has(`${name}s_`)));
}

/** Notes down a scaler or a pipeline, each once, and says where to look on. */
function takePreprocessing(part: Part, survey: Survey, settled: Set<PyValue>): Iterable<[string, PyValue]> {
  const { object } = part;
  const kind = kindOfClass(object.class);
  if (kind === 'plain') return isSearch(object) ? bestOf(object) : entriesOf(object);
  const isNew = !settled.has(object);
  settled.add(object);
  if (kind === 'preprocessing') {
    if (isNew) survey.preprocessing.push(part);
    return [];
  }
  const pipeline = pipelineOf(object);
  if (pipeline === null) survey.unknown++;
  else if (isNew) {
    if (pipeline.preprocessing.length > 0) survey.preprocessing.push(part);
    if (pipeline.endsUnknown) survey.unknown++;
    for (const step of [...pipeline.preprocessing, ...pipeline.nested]) settled.add(step);
  }
  // On to the predictor: the steps before it are settled.
  return entriesOf(object);
}

/** GridSearchCV and its kin hold the estimator they were given, unfitted, and the best one that they fitted. */
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
