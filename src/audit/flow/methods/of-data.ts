import { SAVING_METHODS } from '../../known/files.ts';
import { operatorOf } from '../../known/functions.ts';
import { HANDING_ON_METHODS, RESHAPING } from '../../known/shaping.ts';
import type { Expression } from '../../python/syntax.ts';
import { changesColumns } from '../columns.ts';
import { asData, dataAmong, dataValue, derive, handedOn } from '../data.ts';
import { givenToMapped, together } from '../each-row.ts';
import { allGiven, argument, textOf, textsOf } from '../given.ts';
import { calculateBy } from '../hand-written.ts';
import { normalizes } from '../library/normalizing.ts';
import { measured } from '../measured.ts';
import { noteUse } from '../parts.ts';
import { addPlace } from '../places.ts';
import { dropReach, joinReach, keepReach, writeReach } from '../reach.ts';
import { reshapesToOneRow } from '../rows.ts';
import type { Frame } from '../run.ts';
import { saveByWriting, saveTable } from '../save-load.ts';
import { assign } from '../targets.ts';
import { callThing } from '../thing-calls.ts';
import { looksByName, thingOfData } from '../things.ts';
import { unknownResult } from '../unknown-calls.ts';
import type { DataNode, Given, Value } from '../values.ts';

/** A method of data: of a table, an array, a tensor, or of what nothing is known of. */
export function callOfData(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value {
  const shaped =
    reckoned(frame, data, name, given, at) ??
    asRow(data, name) ??
    measured(frame, data, name, at) ??
    handedOnBy(data, name, given) ??
    withSameMeasure(data, name) ??
    trainedBackward(frame, data, name, given, at);
  if (shaped) return shaped;
  if (changesColumns(name, given)) data.columns = null;
  noteWritten(frame, data, name, given, at);
  if (RENAMING.test(name)) forgetColumns(data, given);
  return (
    assigned(data, name, given) ??
    lookedUp(data, name, given) ??
    usedAsThing(frame, data, name, given, at) ??
    mapped(frame, data, name, given, at) ??
    cutDown(frame, data, name, given, at) ??
    anyResult(frame, data, name, given, at)
  );
}

/** `x.sub(mean).div(std)`; in place the name that held `x` holds what comes out. */
function reckoned(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value | null {
  const operator = operatorOf(name);
  const [by] = given.positional;
  if (operator === null || !by) return null;
  const result = calculateBy(frame, operator, [dataValue(data), by], at);
  const object = at.kind === 'call' && at.callee.kind === 'attribute' ? at.callee.object : null;
  if (name.endsWith('_') && object?.kind === 'name') assign(frame, object, result, null);
  return result;
}

/** `body.model_dump()`: a row in another form, its values in the same order. */
function asRow(data: DataNode, name: string): Value | null {
  if (!/^(?:dict|model_dump|_asdict|values)$/.test(name) || !data.fields) return null;
  return dataValue(derive([data], { name: data.name, fields: data.fields }));
}

/** `x.numpy()`, `x.reshape(1, -1)`: the same values in another type or shape. */
function handedOnBy(data: DataNode, name: string, given: Given): Value | null {
  if (!HANDING_ON_METHODS.has(name)) return null;
  const isOneRow = name === 'reshape' ? reshapesToOneRow(given) : data.isOneRow && !RESHAPING.test(name);
  return dataValue(handedOn(data, isOneRow));
}

/** `std.clip(1e-8)`, `var.sqrt()`: what was measured, made fit to divide by. */
function withSameMeasure(data: DataNode, name: string): Value | null {
  const { measure, isRange } = data;
  if (!measure || !/^(?:clip|clamp|clamp_min|fillna|replace|add|sqrt)$/.test(name)) return null;
  return dataValue(
    derive([data], { measure: name === 'sqrt' ? { ...measure, what: 'std' } : measure, isRange }),
  );
}

/** `loss.backward()`: a model learns from what the loss is of. */
function trainedBackward(
  frame: Frame,
  data: DataNode,
  name: string,
  given: Given,
  at: Expression,
): Value | null {
  if (name !== 'backward' || given.positional.length > 1) return null;
  noteUse([dataValue(data)], 'trains');
  // Gradients alone train nothing: they may be looked at, as by Grad-CAM.
  if (/loss/i.test(data.name ?? '') || /\.step\(/.test(frame.module.source.text))
    addPlace(frame, 'train', at, { data, sure: false });
  return { kind: 'none' };
}

/** `table.to_csv(path)`: it goes where it is not followed. */
function noteWritten(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): void {
  if (WRITING.test(name)) {
    noteUse([dataValue(data)], 'leaves');
    saveTable(frame, data, given, at);
  }
  const [first] = given.positional;
  if (name === 'to_json' && first) saveByWriting(frame, first, { positional: [], named: new Map() }, at);
}

/** Methods of a table or an array that write it somewhere. */
const WRITING = /^(?:to_(?:csv|parquet|pickle|excel|json|feather|hdf|sql|file|gbq)|tofile|save|dump)$/;

/** A value that nothing is known of is used as a scaler or a model is. */
function usedAsThing(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value | null {
  const called = looksByName(data.name ?? '');
  const predicts = /^predict(?:_proba|_log_proba)?$|^decision_function$/.test(name);
  const transforms = /^(?:transform|inverse_transform|fit_transform)$/.test(name);
  const learns = /^(?:fit|partial_fit)$/.test(name);
  if (!predicts && !transforms && !learns && !(called && SAVING_METHODS.has(name))) return null;
  const [first] = allGiven(given);
  // pandas' `groupby(…).transform("mean")`.
  if (transforms && (!first || first.kind === 'text' || first.kind === 'function' || first.kind === 'symbol'))
    return null;
  if (learns && called === null && !first) return null;
  const thing = thingOfData(frame.run, data, predicts ? 'model' : transforms ? 'scaler' : called);
  return callThing(frame, name, { thing, given, at, sure: data.thing?.looksLike === called });
}

/** `ds.map(f)`: the function is followed with what the data has. */
function mapped(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value | null {
  if (!/^(?:map|apply|pipe|transform|assign|map_batches|with_transform)$/.test(name)) return null;
  const how = [...given.positional, ...given.named.values()].find(
    (one) =>
      one.kind === 'function' || one.kind === 'thing' || (one.kind === 'symbol' && normalizes(one.name)),
  );
  if (!how) return unknownResult(frame, [data], given, at);
  const count =
    how.kind === 'function'
      ? Math.max(
          1,
          how.function.syntax.parameters.filter((one) => one.star === '' && one.default === null).length -
            (how.function.self ? 1 : 0),
        )
      : 1;
  const items = Array.from({ length: count }, () => dataValue(givenToMapped(frame, data, at)));
  const result = frame.run.call(frame, how, { positional: items, named: new Map() }, at);
  const all = derive([asData(result), data], { complete: asData(result).complete && data.complete });
  return dataValue(together(all));
}

/** `table.replace(codes)`, `column.map(codes)` with a dict out of a file: what it holds are codes, and no rows beside these. */
function lookedUp(data: DataNode, name: string, { positional, named }: Given): Value | null {
  const [codes, ...others] = positional;
  const isAlone = codes?.kind === 'thing' && others.length === 0 && named.size === 0;
  if (!isAlone || !/^(?:replace|map)$/.test(name)) return null;
  const { family, looksLike } = codes.thing;
  return family === 'loaded' && looksLike === null ? dataValue(handedOn(data, data.isOneRow)) : null;
}

/** `table.filter(["age", "bmi"])`: a table cut down to some of its columns. */
function cutDown(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value | null {
  if (name !== 'reindex' && name !== 'filter' && name !== 'select') return null;
  const columns = textsOf(argument(given, name === 'reindex' ? 1 : 0, 'columns', 'items'));
  if (!columns || columns.length < 2) return null;
  const cut = derive([data], { columns, isOneRow: data.isOneRow });
  addPlace(frame, 'columns', at, { data, results: [cut], columns });
  return dataValue(cut);
}

/** `table.assign(scaled=s.transform(…))`: the same table with other columns. */
function assigned(data: DataNode, name: string, { positional, named }: Given): Value | null {
  const values = [...named.values()];
  if (name !== 'assign' || positional.length > 0 || values.some(({ kind }) => kind === 'function'))
    return null;
  let table = data;
  for (const [column, value] of named) {
    const parts = dataAmong([value]);
    const changed = derive([table, ...parts], { name: data.name, isOneRow: data.isOneRow });
    writeReach(changed, { table, value: parts }, [column]);
    table = changed;
  }
  return dataValue(table);
}

/** Methods that give columns other names. */
const RENAMING = /^(?:rename|set_axis|add_(?:prefix|suffix))$/;

/** `table.rename(…, inplace=True)`: nobody knows any more by which names its columns were written. */
function forgetColumns(data: DataNode, { named }: Given): void {
  if (named.has('inplace')) data.reach = new Map();
}

/** Methods that give the rows of a table, or some of them, with the same columns. */
const KEEPING =
  /^(?:drop|dropna|drop_duplicates|reset_index|set_index|sort_values|sort_index|sample|head|tail|query|fillna|ffill|bfill|interpolate|round)$/;

function keepColumns(result: DataNode, data: DataNode, name: string, given: Given): void {
  if (!KEEPING.test(name)) return;
  keepReach(result, data);
  if (name !== 'drop') return;
  const labels = argument(given, given.named.has('axis') || given.positional.length > 1 ? 0 : -1, 'columns');
  const text = textOf(labels);
  dropReach(result, data, text === null ? (textsOf(labels) ?? []) : [text]);
}

/** Any other method; `body.get("age")` is called by its key. */
function anyResult(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value {
  const result = unknownResult(frame, [data], given, at);
  if (result.kind === 'data') keepColumns(result.data, data, name, given);
  if (result.kind === 'data' && name === 'join' && !given.named.has('rsuffix'))
    joinReach(result.data, [data, ...dataAmong(given.positional)]);
  const key = name === 'get' ? textOf(argument(given, 0)) : null;
  if (key !== null && data.name !== null && result.kind === 'data')
    result.data.name = `${data.name}["${key}"]`;
  return result;
}
