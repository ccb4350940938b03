import type { MeasureName } from '../constants.ts';
import { LOADING_METHODS, SAVING_METHODS } from '../known/files.ts';
import type { PlaceKind } from '../place.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { fileNameOf } from './files.ts';
import { allGiven, argument } from './given.ts';
import { noteNamed, noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { isOneRow } from './rows.ts';
import type { Frame } from './run.ts';
import { hold, thingsIn } from './things.ts';
import type { DataNode, Given, PlaceNode, ThingNode, Value } from './values.ts';

type At = { from: number; to: number };

/** What is asked of the thing, and whether it certainly is this one that is asked. */
interface Asked {
  thing: ThingNode;
  given: Given;
  at: At;
  sure: boolean;
}

/** The call of a thing's method; `__call__` where the thing itself is called. Null where the method says nothing. */
export function callThing(frame: Frame, method: string, asked: Asked): Value | null {
  const { thing, given, at } = asked;
  if (PREDICTING.test(method)) return predict(frame, asked);
  if (SAVING_METHODS.has(method) && given.positional.length + given.named.size > 0)
    return save(frame, method, asked);
  if (LOADING_METHODS.has(method) && thing.family === 'model') return load(frame, method, asked);
  switch (method) {
    case 'fit':
    case 'adapt':
    case 'partial_fit':
    case 'train_on_batch':
    case 'fit_generator':
    case 'fit_predict':
    case 'fit_resample':
      return learn(frame, method, asked);
    case 'fit_transform':
      return transformed(frame, 'fit_transform', asked);
    case 'train':
      if (thing.class?.endsWith('Trainer') || thing.class?.endsWith('YOLO'))
        addPlace(frame, 'train', at, { thing });
      return { kind: 'thing', thing };
    case 'transform':
    case 'preprocess':
      return transformed(frame, 'apply', asked);
    case 'inverse_transform':
      return transformed(frame, 'invert', asked);
    case 'flow':
    case 'flow_from_directory':
    case 'flow_from_dataframe':
    case 'standardize':
      return thing.family === 'normalize' ? transformed(frame, 'apply', asked) : null;
    case '__call__':
      return called(frame, asked);
    case 'forward':
      return isModel(thing) ? predict(frame, asked) : null;
    case 'load_state_dict': {
      const weights = given.positional[0]?.kind === 'thing' ? given.positional[0].thing : null;
      if (weights?.file) addPlace(frame, 'load', at, { thing, file: weights.file });
      return { kind: 'thing', thing };
    }
    case 'state_dict':
    case 'get_booster':
    case 'module':
      return { kind: 'thing', thing };
    case 'score':
      if (isModel(thing)) noteUse(allGiven(given), 'asked');
      return null;
    case 'add':
    case 'append':
      for (const part of given.positional.flatMap((value) => thingsIn(value))) hold(thing, part);
      return { kind: 'thing', thing };
    case 'get':
    case 'keys':
    case 'items':
      return null;
    default:
      // `set_output`, `eval`, `to`: the thing itself again.
      return thing.family === 'loaded' ||
        /^(?:set_\w+|eval|to|cuda|cpu|compile|half|float|double|write|overwrite)$/.test(method)
        ? /^(?:set_\w+|eval|to|cuda|cpu|write|overwrite)$/.test(method)
          ? { kind: 'thing', thing }
          : null
        : null;
  }
}

const PREDICTING =
  /^(?:predict(?:_\w+)?|decision_function|score_samples|kneighbors|evaluate|generate|run|forecast)$/;

function isModel(thing: ThingNode): boolean {
  const last = thing.parts.at(-1);
  return (
    thing.family === 'model' ||
    thing.looksLike === 'model' ||
    (thing.family === 'pipeline' &&
      /pipeline\.(?:Pipeline|make_pipeline)$/.test(thing.class ?? '') &&
      last !== undefined &&
      isModel(last))
  );
}

function learn(frame: Frame, method: string, { thing, given, at, sure }: Asked): Value {
  const trains = isModel(thing);
  const kind: PlaceKind = trains ? 'train' : method === 'partial_fit' ? 'partial_fit' : 'fit';
  const x = argument(given, 0, 'X', 'x', 'raw_documents', 'data', 'y');
  if (trains || mayBeModel(thing, given)) {
    noteNamed(given, 'watched');
    noteUse(given.positional.slice(0, 2), 'trains');
    noteUse(given.positional.slice(2), 'watched');
    if (x && given.positional.length === 0) noteUse([x], 'trains');
  }
  addPlace(frame, kind, at, { thing, sure, data: x ? rowsOf(frame, x) : null });
  if (trains && x && holdsBack(given)) addPlace(frame, 'split', at, { thing, sure, data: rowsOf(frame, x) });
  if (method === 'fit_predict' || method === 'fit_resample')
    return dataValue(derive(dataAmong(allGiven(given))));
  return { kind: 'thing', thing };
}

/** `model.fit(x, y, validation_split=0.2)` holds the last rows back, and measures the model by them. */
function holdsBack({ named }: Given): boolean {
  const part = named.get('validation_split');
  return part !== undefined && part.kind !== 'none' && !(part.kind === 'number' && part.value === 0);
}

/** Of a thing that nothing says more of: it is given a target beside the rows, as a model is. */
function mayBeModel({ family, looksLike }: ThingNode, { positional }: Given): boolean {
  return family === 'loaded' && looksLike !== 'scaler' && positional.length > 1;
}

function transformed(
  frame: Frame,
  kind: 'apply' | 'fit_transform' | 'invert',
  { thing, given, at, sure }: Asked,
): Value {
  const x = argument(given, 0, 'X', 'x', 'raw_documents', 'images', 'data');
  if (thing.family === 'loaded') thing.looksLike ??= 'scaler';
  const data = x ? rowsOf(frame, x) : null;
  const place = addPlace(frame, kind, at, { thing, sure, data });
  const result = derive(data ? [data] : [], {
    step: kind === 'invert' ? null : place,
    complete: data?.complete ?? false,
    isOneRow: data?.isOneRow ?? false,
  });
  keepResult(place, result);
  return dataValue(result);
}

/** `scaler.fit([[a, b]])`: a list as the table that it is. */
function rowsOf(frame: Frame, value: Value): DataNode {
  const data = asData(value);
  if (value.kind !== 'list' || !isOneRow(frame.run, value)) return data;
  return derive([data], { columns: data.columns, fields: data.fields, isOneRow: true });
}

function keepResult(place: PlaceNode, result: PlaceNode['results'][number]): void {
  if (place.results.length === 0) place.results.push(result);
}

/** The call of the thing itself: a layer, a processor, a model. */
function called(frame: Frame, asked: Asked): Value {
  if (isModel(asked.thing)) return predict(frame, asked);
  if (asked.thing.family === 'loaded' && asked.thing.looksLike !== 'scaler')
    return dataValue(derive(dataAmong(allGiven(asked.given)), { complete: false }));
  const { given } = asked;
  const image = argument(given, 0, 'images', 'image', 'text', 'audio');
  return transformed(
    frame,
    'apply',
    image ? { ...asked, given: { positional: [image], named: new Map() } } : asked,
  );
}

function predict(frame: Frame, { thing, given, at, sure }: Asked): Value {
  const x = argument(given, 0, 'X', 'x', 'data', 'inputs', 'input') ?? [...given.named.values()][0] ?? null;
  if (thing.family === 'loaded') thing.looksLike ??= 'model';
  // A number is how far to look ahead, and no row.
  const data = x && !isAlone(x) ? asData(x) : null;
  noteUse(allGiven(given), 'asked');
  const place = addPlace(frame, 'predict', at, { thing, sure, data });
  const said = derive(data ? [data] : [], { complete: data?.complete ?? false });
  const result = { ...said, roles: said.roles.filter(({ role }) => role !== 'whole') };
  keepResult(place, result);
  return dataValue(result);
}

/** Whether a value is no data, but says how: a horizon, a mode, a switch. */
function isAlone({ kind }: Value): boolean {
  return kind === 'number' || kind === 'text' || kind === 'truth' || kind === 'none';
}

function save(frame: Frame, method: string, { thing, given, at, sure }: Asked): Value {
  const file = fileNameOf(frame, argument(given, 0, 'filepath', 'fname', 'path', 'f'), method);
  addPlace(frame, 'save', at, { thing, sure, file });
  return { kind: 'none' };
}

function load(frame: Frame, method: string, { thing, given, at, sure }: Asked): Value {
  const file = fileNameOf(frame, argument(given, 0, 'fname', 'filepath', 'path'), method);
  if (file.text === null) return { kind: 'thing', thing };
  addPlace(frame, 'load', at, { thing, sure, file });
  return { kind: 'thing', thing };
}

/** An attribute of a thing that holds what it learned. */
export function learnedAttribute(thing: ThingNode, name: string): Value | null {
  if (!Object.hasOwn(LEARNED, name)) return null;
  const what = LEARNED[name] ?? null;
  return dataValue(
    derive([], {
      name: `${thing.name ?? 'it'}.${name}`,
      complete: false,
      file: thing.file,
      measure: what === null ? null : { what, of: null, site: null },
    }),
  );
}

const LEARNED: Readonly<Record<string, MeasureName | null>> = {
  mean_: 'mean',
  scale_: 'std',
  var_: 'var',
  data_min_: 'min',
  data_max_: 'max',
  data_range_: 'range',
  min_: 'min',
  center_: 'median',
  feature_names_in_: null,
  n_features_in_: null,
  classes_: null,
  feature_importances_: null,
  coef_: null,
};
