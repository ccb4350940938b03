import { canonicalName } from '../known/classes.ts';
import { SAVING_METHODS } from '../known/files.ts';
import { FOLDS, HANDING_ON, MAY_NORMALIZE, MEASURES, operatorOf } from '../known/functions.ts';
import { callsForEachRequest } from '../known/servers.ts';
import type { Expression } from '../python/syntax.ts';
import { changesColumns } from './columns.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { givenToMapped, isOfEachRow, together } from './each-row.ts';
import { pathMethod } from './files.ts';
import { allGiven, argument, textOf, textsOf } from './given.ts';
import { calculateBy } from './hand-written.ts';
import { callLibrary, handOver, normalizes } from './library.ts';
import { either } from './names.ts';
import { noteCall, noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { attributeOf, callFunction, instantiate, isStatic, memberOf, ofClass } from './project-calls.ts';
import { RESHAPING, reshapesToOneRow } from './rows.ts';
import { type Frame, siteOf } from './run.ts';
import { partOfLoaded, saveByFetching, saveByWriting } from './save-load.ts';
import { assign } from './targets.ts';
import { callThing } from './thing-calls.ts';
import { looksByName, noteEscape, thingOfData, thingsIn } from './things.ts';
import type { DataNode, Given, Value } from './values.ts';

/** The call of a value: `f(x)`, `Model(x)`, `layer(x)`. */
export function callValue(frame: Frame, callee: Value, given: Given, at: Expression): Value {
  switch (callee.kind) {
    case 'symbol':
      return callLibrary(frame, callee.name, given, at);
    case 'function':
      return callFunction(frame, callee.function, given, at);
    case 'class':
      return instantiate(frame, callee.class, given, at);
    case 'method':
      return callMethod(frame, callee.of, callee.name, given, at);
    case 'either': {
      const callable = callee.values.filter(({ kind }) => kind !== 'none' && kind !== 'data');
      return either(
        (callable.length > 0 ? callable : callee.values).map((one) => callValue(frame, one, given, at)),
      );
    }
    case 'thing':
      return (
        callThing(frame, '__call__', { thing: callee.thing, given, at, sure: true }) ??
        unknownResult(frame, [], given, at)
      );
    case 'instance': {
      const member = memberOf(callee.class, '__call__') ?? memberOf(callee.class, 'forward');
      if (member?.kind === 'function')
        return callFunction(frame, { ...member.function, self: callee }, given, at);
      return unknownResult(frame, [], given, at);
    }
    case 'data':
      return unknownResult(frame, [callee.data], given, at);
    default:
      return unknownResult(frame, [], given, at);
  }
}

/** The call of a method by its name. */
export function callMethod(frame: Frame, of: Value, name: string, given: Given, at: Expression): Value {
  switch (of.kind) {
    case 'symbol':
      return callLibrary(frame, `${of.name}.${name}`, given, at);
    case 'module': {
      frame.run.runModule(of.module);
      const member = of.module.names.own.get(name);
      return member ? callValue(frame, member, given, at) : unknownResult(frame, [], given, at);
    }
    case 'class': {
      const member = memberOf(of.class, name);
      return member?.kind === 'function'
        ? callFunction(frame, ofClass(of.class, member.function), given, at)
        : unknownResult(frame, [], given, at);
    }
    case 'instance':
      return callOfInstance(frame, of, name, given, at);
    case 'thing':
      return callOfThing(frame, of, name, given, at, true);
    case 'either':
      return callOfEither(frame, possible(of.values, name), name, given, at);
    case 'list':
      return callOfList(frame, of, name, given, at);
    case 'dict':
      return callOfDict(frame, of, name, given, at);
    case 'object':
      return callOfObject(frame, of, name, given, at);
    case 'text':
    case 'file':
      return callOfText(frame, of, name, given, at);
    case 'data':
      return callOfData(frame, of.data, name, given, at);
    default:
      return unknownResult(frame, [], given, at);
  }
}

function callOfEither(
  frame: Frame,
  values: readonly Value[],
  name: string,
  given: Given,
  at: Expression,
): Value {
  const sure = values.length === 1;
  const results = values.map((one) =>
    one.kind === 'thing'
      ? callOfThing(frame, one, name, given, at, sure)
      : callMethod(frame, one, name, given, at),
  );
  return either(results);
}

/** Of several values those that can have the method: what is `None` or nothing known of is left out where another can. */
function possible(values: readonly Value[], name: string): readonly Value[] {
  const trained = /^(?:fit|fit_transform|transform|inverse_transform|predict\w*)$/.test(name)
    ? values.filter(({ kind }) => kind === 'thing' || kind === 'instance')
    : [];
  return trained.length > 0 ? trained : values;
}

function callOfInstance(
  frame: Frame,
  of: Extract<Value, { kind: 'instance' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const member = memberOf(of.class, name);
  if (member?.kind === 'function')
    return callFunction(
      frame,
      { ...member.function, self: isStatic(member.function) ? null : of },
      given,
      at,
    );
  const attribute = attributeOf(frame, of, name, at);
  if (attribute) return callValue(frame, attribute, given, at);
  // `fit_transform` of a class of the project's own that sklearn's base gives.
  if (name === 'fit_transform' && memberOf(of.class, 'transform')) {
    callMethod(frame, of, 'fit', given, at);
    return callMethod(
      frame,
      of,
      'transform',
      { positional: given.positional.slice(0, 1), named: new Map() },
      at,
    );
  }
  return unknownResult(frame, [], given, at);
}

function callOfThing(
  frame: Frame,
  of: Extract<Value, { kind: 'thing' }>,
  name: string,
  given: Given,
  at: Expression,
  sure: boolean,
): Value {
  const { thing } = of;
  const known = callThing(frame, name, { thing, given, at, sure });
  if (known) return known;
  if (thing.family === 'loaded' && (name === 'get' || name === 'pop')) {
    const key = textOf(argument(given, 0));
    if (key !== null) return partOfLoaded(frame, thing, `["${key}"]`);
  }
  return unknownResult(frame, [asData(of)], given, at);
}

function callOfList(
  frame: Frame,
  of: Extract<Value, { kind: 'list' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const [first] = given.positional;
  if ((name === 'append' || name === 'extend' || name === 'insert') && first) {
    const added = name === 'insert' ? given.positional[1] : first;
    if (added && isRow(added) && frame.inside.some((one) => one === 'loop' || one === 'windows'))
      frame.run.gathered.set(of, frame.run.gathered.get(of) ?? null);
    if (added && of.items.length < 200)
      of.items.push(...(name === 'extend' && added.kind === 'list' ? added.items : [added]));
    return { kind: 'none' };
  }
  if (name === 'reshape' && reshapesToOneRow(given) && of.items.some(({ kind }) => kind !== 'number'))
    return dataValue(derive([asData(of)], { isOneRow: true }));
  if (RESHAPING.test(name)) return { ...of, isOfOne: false };
  if (HANDING_ON.has(name) || name === 'copy') return of;
  if (name === 'pop') return of.items.at(-1) ?? { kind: 'none' };
  const measure = measureOf(frame, asData(of), name, at);
  if (measure) return measure;
  return unknownResult(frame, dataAmong(of.items), given, at);
}

function isRow(value: Value): boolean {
  return (
    value.kind === 'data' ||
    ((value.kind === 'list' || value.kind === 'dict') && thingsIn(value).length === 0)
  );
}

function callOfDict(
  frame: Frame,
  of: Extract<Value, { kind: 'dict' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const key = textOf(argument(given, 0));
  switch (name) {
    case 'get':
    case 'pop':
    case 'setdefault':
      return (
        (key === null ? null : of.entries.get(key)) ??
        argument(given, 1) ??
        dataValue(derive(dataAmong([...of.entries.values()]), { name: key, complete: false }))
      );
    case 'values':
      return {
        kind: 'list',
        shape: 'list',
        items: [...of.entries].map(([at_, one]) => underKey(at_, one)),
        at: null,
      };
    case 'keys':
      return {
        kind: 'list',
        shape: 'list',
        items: [...of.entries.keys()].map((text) => ({ kind: 'text', text, known: true })),
        at: null,
      };
    case 'items':
      return {
        kind: 'list',
        shape: 'list',
        at: null,
        items: [...of.entries].map(([text, value]) => ({
          kind: 'list',
          shape: 'tuple',
          at: null,
          items: [{ kind: 'text', text, known: true }, value],
        })),
      };
    case 'copy':
      return { ...of, entries: new Map(of.entries) };
    case 'update': {
      const [other] = given.positional;
      const entries = other?.kind === 'dict' ? other.entries : given.named;
      for (const [name_, value] of entries) of.entries.set(name_, value);
      return { kind: 'none' };
    }
    default:
      return unknownResult(frame, dataAmong([...of.entries.values()]), given, at);
  }
}

/** What stands in a dict under a key is called so, whatever it was before. */
function underKey(key: string, value: Value): Value {
  return value.kind === 'data' ? dataValue({ ...derive([value.data]), name: key }) : value;
}

function callOfObject(
  frame: Frame,
  of: Extract<Value, { kind: 'object' }>,
  name: string,
  given: Given,
  at: Expression,
): Value {
  const attribute = of.attributes.get(name);
  if (attribute) return callValue(frame, attribute, given, at);
  if (name === 'split' && FOLDS.test(canonicalName(of.class))) {
    const data = derive(dataAmong(given.positional.slice(0, 1)), {});
    addPlace(frame, 'split', at, { data });
    return dataValue(data);
  }
  // An explainer or an optimizer calls what it is given as well, and is no server.
  if (callsForEachRequest(of.class)) handOver(frame, allGiven(given), `${of.class}.${name}`);
  return callLibrary(frame, `${of.class}.${name}`, given, at);
}

function callOfText(frame: Frame, of: Value, name: string, given: Given, at: Expression): Value {
  const path = pathMethod(of, name, given);
  if (path) return path;
  if (name === 'write_bytes' || name === 'write_text') {
    saveByWriting(frame, of, given, at);
    return { kind: 'none' };
  }
  if (of.kind === 'file') {
    if (name === 'read' || name === 'readlines' || name === '__enter__') return of;
    if (name === 'write') saveByWriting(frame, of, given, at);
  }
  if (of.kind === 'text') {
    if (name === 'write_bytes' || name === 'write_text') saveByWriting(frame, of, given, at);
    if (name === 'format')
      return { kind: 'text', text: of.text.replace(/\{[^{}]*\}/g, '*'), known: !/\{[^{}]*\}/.test(of.text) };
    if (/^(?:strip|rstrip|lstrip|lower|upper|title|replace|encode)$/.test(name))
      return name === 'encode' || name === 'strip' ? of : { kind: 'text', text: '*', known: false };
  }
  return unknownResult(frame, [], given, at);
}

/** `rows.mean()`: a number that the data was reckoned to. Null where the method is none of these. */
function measureOf(frame: Frame, data: DataNode, name: string, at: Expression): Value | null {
  const what = Object.hasOwn(MEASURES, name) ? MEASURES[name] : undefined;
  return what
    ? dataValue(
        derive([data], {
          measure: { what, of: data, site: siteOf(frame, at), isOfEachRow: isOfEachRow(at, 0) },
        }),
      )
    : null;
}

function callOfData(frame: Frame, data: DataNode, name: string, given: Given, at: Expression): Value {
  const operator = operatorOf(name);
  if (operator !== null && given.positional.length > 0)
    return reckoned(frame, operator, { data, name, given }, at);
  if (ROW_AS.has(name) && data.fields)
    return dataValue(derive([data], { name: data.name, fields: data.fields }));
  const measure = measureOf(frame, data, name, at);
  if (measure) return measure;
  if (HANDING_ON.has(name))
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
        isOneRow: name === 'reshape' ? reshapesToOneRow(given) : data.isOneRow && !RESHAPING.test(name),
      }),
    );
  if (/^(?:clip|clamp|clamp_min|fillna|replace|add|sqrt)$/.test(name) && data.measure)
    return dataValue(
      derive([data], {
        measure: name === 'sqrt' ? { ...data.measure, what: 'std' } : data.measure,
        isRange: data.isRange,
      }),
    );
  if (name === 'backward' && given.positional.length <= 1) {
    noteUse([dataValue(data)], 'trains');
    // Gradients alone train nothing: they may be looked at, as by Grad-CAM.
    if (/loss/i.test(data.name ?? '') || /\.step\(/.test(frame.module.source.text))
      addPlace(frame, 'train', at, { data, sure: false });
    return { kind: 'none' };
  }
  if (changesColumns(name, given)) data.columns = null;
  if (WRITING.test(name)) noteUse([dataValue(data)], 'leaves');
  const [first] = given.positional;
  if (name === 'to_json' && first) saveByWriting(frame, first, { positional: [], named: new Map() }, at);
  const used = usedAsThing(frame, data, name, given, at);
  if (used) return used;
  if (/^(?:map|apply|pipe|transform|assign|map_batches|with_transform)$/.test(name))
    return mapped(frame, data, given, at);
  const columns =
    name === 'reindex' || name === 'filter' || name === 'select'
      ? textsOf(argument(given, name === 'reindex' ? 1 : 0, 'columns', 'items'))
      : null;
  if (columns && columns.length > 1) {
    const cut = derive([data], { columns, isOneRow: data.isOneRow });
    addPlace(frame, 'columns', at, { data, results: [cut], columns });
    return dataValue(cut);
  }
  const result = unknownResult(frame, [data], given, at);
  const key = name === 'get' ? textOf(argument(given, 0)) : null;
  if (key !== null && data.name !== null && result.kind === 'data')
    result.data.name = `${data.name}["${key}"]`;
  return result;
}

/** `x.sub(mean).div(std)`; in place the name that held `x` holds what comes out. */
function reckoned(
  frame: Frame,
  operator: string,
  { data, name, given }: { data: DataNode; name: string; given: Given },
  at: Expression,
): Value {
  const result = calculateBy(frame, operator, [dataValue(data), given.positional[0] ?? { kind: 'none' }], at);
  const object = at.kind === 'call' && at.callee.kind === 'attribute' ? at.callee.object : null;
  if (name.endsWith('_') && object?.kind === 'name') assign(frame, object, result, null);
  return result;
}

/** Methods of a table or an array that write it somewhere. */
const WRITING = /^(?:to_(?:csv|parquet|pickle|excel|json|feather|hdf|sql|file|gbq)|tofile|save|dump)$/;

/** What gives a row in another form, its values in the same order. */
const ROW_AS: ReadonlySet<string> = new Set(['dict', 'model_dump', '_asdict', 'values']);

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
function mapped(frame: Frame, data: DataNode, given: Given, at: Expression): Value {
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
  const result = callValue(frame, how, { positional: items, named: new Map() }, at);
  const all = derive([asData(result), data], { complete: asData(result).complete && data.complete });
  return dataValue(together(all));
}

/** What nobody knows: data of what it is made of; things among the arguments go where they are not followed. */
function unknownResult(frame: Frame, from: readonly DataNode[], given: Given, at: Expression): Value {
  const all = allGiven(given);
  const name = calleeText(frame, at);
  noteEscape(frame, all, `passed to \`${name}\``, at);
  noteCall(name, given);
  saveByFetching(frame, name, given, at);
  if (
    /(?:^|\.)(?:click|submit|change|add_url_rule|add_api_route|add_(?:get|post|put|route)|launch)$/.test(name)
  )
    handOver(frame, all, name);
  const isMethod = from.length > 0 && !MAY_NORMALIZE.test(name.slice(name.lastIndexOf('.') + 1));
  const known = isMethod && from.every(({ complete }) => complete);
  return dataValue(derive([...from, ...dataAmong(all)], { complete: known }));
}

function calleeText(frame: Frame, at: Expression): string {
  const callee = at.kind === 'call' ? at.callee : at;
  return frame.module.source.text
    .slice(callee.from, Math.min(callee.to, callee.from + 200))
    .replace(/\s+/g, ' ')
    .slice(-60);
}
