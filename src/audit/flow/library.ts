import { canonicalName } from '../known/classes.ts';
import { DATA_SETS } from '../known/files.ts';
import {
  EXPLAINING,
  HANDS_ON,
  LOOKING,
  MEASURES,
  MEASURING,
  NORMALIZING,
  operatorOfFunction,
} from '../known/functions.ts';
import { BUTTONS, HANDED_OVER, RECEIVED } from '../known/servers.ts';
import type { DataRole } from '../place.ts';
import type { Expression } from '../python/syntax.ts';
import { namedColumns } from './columns.ts';
import { createPretrained, createThing } from './create.ts';
import { gatheredIn } from './cuts.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { isOfEachRow } from './each-row.ts';
import { pathFunction } from './files.ts';
import { allGiven, argument, textOf } from './given.ts';
import { calculateBy, measureByName, normalized, numbersNode } from './hand-written.ts';
import { noteCall, noteNamed, noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { isOneRow, makesOneRow, RESHAPING, reshapesToOneRow } from './rows.ts';
import { type Frame, shortSite, siteOf } from './run.ts';
import { loadBy, saveBy } from './save-load.ts';
import { foldBy, split } from './split.ts';
import { noteEscape } from './things.ts';
import type { ConstantsNode, Given, Value } from './values.ts';

/** The call of a library's function or class, by its dotted name. */
export function callLibrary(frame: Frame, dotted: string, given: Given, at: Expression): Value {
  const name = canonicalName(dotted);
  foldBy(frame, name, given, at);
  return (
    pathFunction(name, given) ??
    handOn(frame, name, given) ??
    saveBy(frame, name, given, at) ??
    loadBy(frame, name, given, at) ??
    split(frame, name, given, at) ??
    measure(frame, name, given, at) ??
    normalizeBy(frame, name, given, at) ??
    operate(frame, name, given, at) ??
    createPretrained(frame, name, given, at) ??
    createThing(frame, name, given, at) ??
    received(frame, name, at) ??
    dataSet(frame, name, given, at) ??
    table(frame, name, given, at) ??
    anything(frame, dotted, given, at)
  );
}

const ARRAYS = /^(?:numpy|torch|tensorflow|jax)\./;

function handOn(frame: Frame, name: string, given: Given): Value | null {
  if (!HANDS_ON.has(name)) return null;
  const [first] = given.positional.length > 0 ? given.positional : given.named.values();
  if (name.endsWith('clone') || !first) return null;
  const gathered = gatheredIn(frame.run, first);
  if (gathered) return dataValue(derive([gathered]));
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (first.kind === 'list') {
    // An array reckons with each of its numbers, where a list is repeated.
    const shape = ARRAYS.test(name) ? 'array' : first.shape;
    return { ...first, shape, ...(RESHAPING.test(last) ? { isOfOne: false } : {}) };
  }
  if (first.kind === 'number' || first.kind === 'thing' || first.kind === 'dict') return first;
  if (name === 'sklearn.utils.shuffle' && given.positional.length > 1)
    return {
      kind: 'list',
      shape: 'tuple',
      at: null,
      items: given.positional.map((one) => dataValue(derive([asData(one)]))),
    };
  const data = asData(first);
  const isShapedToOne =
    last === 'reshape' && reshapesToOneRow({ ...given, positional: given.positional.slice(1) });
  return dataValue(
    derive([data], {
      name: data.name,
      measure: data.measure,
      file: data.file,
      document: data.document,
      centered: data.centered,
      isRange: data.isRange,
      columns: data.columns,
      fields: data.fields,
      isOneRow: RESHAPING.test(last) ? isShapedToOne : isOneRow(frame.run, first),
    }),
  );
}

/** `np.mean(x)`, `np.sqrt(var)`, `np.maximum(std, eps)`. */
function measure(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const last = MEASURING.exec(name)?.[1];
  const [first] = allGiven(given);
  if (last === undefined || !first) return null;
  const what = Object.hasOwn(MEASURES, last) ? MEASURES[last] : undefined;
  if (first.kind === 'list' && first.items.every(({ kind }) => kind === 'number')) return what ? null : first;
  const of = asData(first);
  if (what)
    return dataValue(
      derive([of], { measure: { what, of, site: siteOf(frame, at), isOfEachRow: isOfEachRow(at, 1) } }),
    );
  const isVariance = (of.measure?.what ?? measureByName(of.name ?? '')) === 'var';
  if (last === 'sqrt' && isVariance)
    return dataValue(derive([of], { measure: { of: null, site: null, ...of.measure, what: 'std' } }));
  if (/^(?:maximum|clip|where|fmax|add|abs|round)$/.test(last) && of.measure)
    return dataValue(derive([of], { measure: of.measure, isRange: of.isRange }));
  return null;
}

/** Functions that normalize: `scale(x)`, `zscore(x)`, `F.normalize(x, mean, std)`, `preprocess_input(x)`. */
function normalizeBy(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const known = Object.hasOwn(NORMALIZING, name) ? NORMALIZING[name] : undefined;
  const [first] = allGiven(given);
  if (!first) return null;
  if (!known) {
    if (!/^keras\.applications\.(?:\w+\.)+preprocess_input$/.test(name)) return null;
    const application: ConstantsNode = { form: 'shift', offset: null, scale: null, dividedBefore: null };
    return normalized(frame, at, asData(first), {
      ...application,
      scale: {
        values: null,
        text: name,
        source: 'literal',
        measure: null,
        of: null,
        file: null,
        site: siteOf(frame, at),
      },
    });
  }
  const data = asData(first);
  const computed = (what: 'mean' | 'std' | 'min' | 'range') => ({
    values: null,
    text: name.slice(name.lastIndexOf('.') + 1),
    source: 'computed' as const,
    measure: what,
    of: data,
    file: null,
    site: siteOf(frame, at),
    isOfEachRow: name.endsWith('per_image_standardization') || isOfEachRow(at, 1),
  });
  if (known.by === 'data') {
    const isMinmax = known.form === 'minmax';
    const constants: ConstantsNode = {
      form: known.form,
      offset: known.form === 'divide' ? null : computed(isMinmax ? 'min' : 'mean'),
      scale: computed(isMinmax ? 'range' : 'std'),
      dividedBefore: null,
    };
    return normalized(frame, at, data, constants);
  }
  if (known.by === 'fixed') {
    const scale = numbersNode(frame, { expression: at, value: { kind: 'number', value: 255 }, text: '255' });
    return normalized(frame, at, data, { form: 'divide', offset: null, scale, dividedBefore: null });
  }
  const side = (place: number, what: string) => {
    const value = argument(given, place, what);
    return value ? numbersNode(frame, { expression: at, value, text: what }) : null;
  };
  return normalized(frame, at, data, {
    form: 'standard',
    offset: side(1, 'mean'),
    scale: side(2, 'std'),
    dividedBefore: null,
  });
}

/** Whether a function normalizes what it is given by its own numbers: `scipy.stats.zscore`. */
export function normalizes(dotted: string): boolean {
  return Object.hasOwn(NORMALIZING, canonicalName(dotted));
}

/** `np.divide(x, 255)`. */
function operate(
  frame: Frame,
  name: string,
  { positional: [left, right] }: Given,
  at: Expression,
): Value | null {
  const operator = operatorOfFunction(name);
  return operator !== null && left && right ? calculateBy(frame, operator, [left, right], at) : null;
}

function received(frame: Frame, name: string, at: Expression): Value | null {
  if (!RECEIVED.test(name) && !BUTTONS.test(name)) return null;
  const evidence = `a person gives it by \`${name}\` (${shortSite(siteOf(frame, at))})`;
  return dataValue(derive([], { complete: true, roles: [{ role: 'request', by: 'flow', evidence }] }));
}

function dataSet(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  if (!DATA_SETS.test(name)) return null;
  const where = shortSite(siteOf(frame, at));
  const role = partGiven(given);
  // These give both parts at once; their names say which is which.
  const isParted = /load_data$/.test(name);
  const data = derive([], {
    complete: true,
    roles: isParted ? [] : [{ role, by: 'flow', evidence: `it is what \`${name}\` gives (${where})` }],
  });
  return applyGiven(frame, given, at, dataValue(data)) ?? dataValue(data);
}

/** Which part of a data set is asked for: `train=False`, `subset="validation"`. */
function partGiven(given: Given): DataRole['role'] {
  const isTrain = given.named.get('train');
  if (isTrain?.kind === 'truth') return isTrain.value ? 'train' : 'test';
  const part = textOf(given.named.get('subset') ?? null) ?? textOf(given.named.get('split') ?? null);
  if (part === null) return 'whole';
  if (/train/.test(part)) return 'train';
  return /val/.test(part) ? 'validation' : 'test';
}

/** A data set that is given its transform: what it gives is normalized. Null where it is given none. */
function applyGiven(frame: Frame, given: Given, at: Expression, to: Value): Value | null {
  const how = ['transform', 'transforms', 'preprocess', 'preprocessing_function', 'augmentations'].map(
    (name) => given.named.get(name),
  );
  const transform = how.find((value) => value?.kind === 'thing');
  if (transform?.kind !== 'thing') return null;
  const data = asData(to);
  const place = addPlace(frame, 'apply', at, { thing: transform.thing, data });
  const result = derive([data], { step: place });
  if (place.results.length === 0) place.results.push(result);
  return dataValue(result);
}

/** `pd.DataFrame(rows, columns=[…])`, `pd.concat`, and what else makes one of others. */
function table(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  if (!/^(?:pandas|polars|cudf|modin\.pandas)\.DataFrame$/.test(name)) return null;
  const rows = argument(given, 0, 'data');
  const from = rows ? asData(rows) : derive([], { complete: true });
  const isOneRow = makesOneRow(frame.run, given);
  const columnsArgument = argument(given, 2, 'columns', 'schema');
  const columns = namedColumns(rows, columnsArgument);
  if (!columns) {
    const fields = columnsArgument ? null : from.fields;
    // A table of nothing gets its columns one by one.
    const isEmpty = !rows && !columnsArgument;
    return dataValue(derive([from], { columns: isEmpty ? [] : null, fields, isOneRow }));
  }
  const data = derive([from], { columns, isOneRow });
  addPlace(frame, 'columns', at, { data: from, results: [data], columns });
  return dataValue(data);
}

/** Arrays that are made of nothing: to warm a model up, or to be filled in. What their values will be is not known. */
const MADE_UP =
  /^(?:numpy|torch|tensorflow|jax)\.(?:(?:\w+\.)*random\.\w+|(?:numpy\.)?(?:zeros|ones|empty|full|rand|randn|randint|normal|uniform)(?:_like)?)$/;

/** Libraries that shape data: what their functions give is as normal as what they got, but for some. */
const SHAPING = /^(?:numpy|pandas|torch|tensorflow|cv2|PIL|keras|skimage\.(?:io|color)|polars|scipy|jax)\b/;

/** Functions of these that may change the range: `convert_image_dtype`, `np.interp`, `cv2.dnn.blobFromImage`. */
const RESCALING =
  /norm|scal|standard|convert_image|img_as|interp$|divide|multiply|subtract|^(?:div|mul|sub)$|blobFromImage|threshold|autocontrast|equalize|preproc|whiten|apply|vectorize/i;

function mayRescale(name: string, given: Given): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  // TensorFlow gives an image between 0 and 1 where it is asked for floats.
  return RESCALING.test(last) || (last.startsWith('decode_') && given.named.has('dtype'));
}

/** What becomes of the parts of a split that a library's function is given. What is made of them is followed further. */
function noteUseOfCall(name: string, given: Given): void {
  if (EXPLAINING.test(name)) return;
  if (/^sklearn\.(?:metrics|model_selection)\./.test(name)) {
    noteUse(allGiven(given), 'asked');
    const isFolding = /\.(?:cross_\w+|learning_curve|validation_curve|permutation_test_score)$/.test(name);
    if (isFolding) noteUse(allGiven(given), 'trains');
  } else if (/(?:^|\.)[A-Z]\w*$/.test(name)) noteNamed(given);
  else if (!LOOKING.test(name) && !SHAPING.test(name)) noteCall(name, given);
}

/** Any other function: data of what it is given, and things go where they are not followed. */
function anything(frame: Frame, name: string, given: Given, at: Expression): Value {
  const all = allGiven(given);
  if (HANDED_OVER.test(name)) handOver(frame, all, name);
  noteUseOfCall(name, given);
  if (/(?:^|\.)[A-Z]\w*$/.test(name) && !/^(?:numpy|pandas)\./.test(name)) {
    if (!LOOKING.test(name)) noteEscape(frame, all, `passed to \`${name}\``, at);
    return { kind: 'object', class: name, given, attributes: new Map() };
  }
  if (!LOOKING.test(name)) noteEscape(frame, all, `passed to \`${name}\``, at);
  const from = dataAmong(all);
  const isShaping = !MADE_UP.test(name) && SHAPING.test(name) && !mayRescale(name, given);
  return dataValue(derive(from, { complete: isShaping && from.every(({ complete }) => complete) }));
}

/** Functions that a page or a server is given: it calls them for each request. */
export function handOver(frame: Frame, values: readonly Value[], to: string): void {
  for (const value of values) {
    if (value.kind === 'function') {
      const { syntax, result, module } = value.function;
      frame.run.handedOver.set(syntax, to);
      // Nobody defines a lambda: where it is handed over is all that there is of it.
      if (result && !module.functions.some((known) => known.syntax === syntax))
        module.functions.push(value.function);
    }
    if (value.kind === 'list') handOver(frame, value.items, to);
  }
}
