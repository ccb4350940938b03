import type { Expression } from '../python/syntax.ts';
import { withColumn } from './columns.ts';
import { noteNamedCut } from './cuts.ts';
import { asData, dataAmong, dataValue, derive } from './data.ts';
import { textOf, textsOf } from './given.ts';
import { either, lookUp, setName } from './names.ts';
import { numbersNode } from './numbers.ts';
import { noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { columnsPicked, writeReach } from './reach.ts';
import { type Frame, written } from './run.ts';
import { nameThing, noteEscape, thingsIn } from './things.ts';
import type { ThingNode, Value } from './values.ts';

/** Sets a target to a value; `source` is the expression that gave it, where there is one. */
export function assign(frame: Frame, target: Expression, value: Value, source: Expression | null): void {
  switch (target.kind) {
    case 'name':
      name(value, target.name);
      noteNamedCut(frame, target, value, source);
      setName(frame.names, target.name, value);
      return;
    case 'list':
      unpack(frame, target.items, value, source);
      return;
    case 'star':
      assign(frame, target.value, value, source);
      return;
    case 'attribute':
      setAttribute(frame, target, value, source);
      return;
    case 'subscript':
      setPart(frame, target, value);
      return;
    default:
      noteEscape(frame, [value], `kept in \`${written(frame, target)}\``, target);
  }
}

/** The first name that data and things get is theirs. */
function name(value: Value, called: string): void {
  if (value.kind === 'data') value.data.name ??= called;
  if (value.kind === 'thing') nameThing(value.thing, called);
  if (value.kind === 'either') for (const one of value.values) name(one, called);
}

function unpack(frame: Frame, targets: readonly Expression[], value: Value, source: Expression | null): void {
  // `train, test = df[:n], df[n:]`: each has its own.
  const sources = source?.kind === 'list' && source.items.length === targets.length ? source.items : [];
  const items = value.kind === 'list' ? value.items : null;
  const starAt = targets.findIndex(({ kind }) => kind === 'star');
  targets.forEach((target, index) => {
    if (items && (starAt === -1 || index < starAt)) {
      assign(frame, target, items[index] ?? { kind: 'none' }, sources[index] ?? null);
    } else if (items && starAt >= 0 && index > starAt) {
      assign(frame, target, items.at(index - targets.length) ?? { kind: 'none' }, null);
    } else if (value.kind === 'thing' && value.thing.family === 'loaded') {
      // `model, scaler = joblib.load(path)`: each name says what it is.
      assign(frame, target, frame.run.partOf(frame, value.thing, `[${index}]`), null);
    } else {
      const from = value.kind === 'either' ? [asData(value)] : dataAmong([value]);
      assign(frame, target, dataValue(derive(from)), source?.kind === 'call' ? source : null);
    }
  });
}

function setAttribute(
  frame: Frame,
  target: Extract<Expression, { kind: 'attribute' }>,
  value: Value,
  source: Expression | null,
): void {
  const of = frame.run.evaluate(frame, target.object);
  const columns = target.name === 'columns' ? textsOf(value) : null;
  if (of.kind === 'data' && columns && columns.length > 1) {
    const named = derive([of.data], { name: of.data.name, columns });
    addPlace(frame, 'columns', target, { data: of.data, results: [named], columns });
    replace(frame, target.object, dataValue(named));
    return;
  }
  const called = written(frame, target);
  name(value, called);
  noteUse([value], 'leaves');
  for (const one of of.kind === 'either' ? of.values : [of]) {
    if (one.kind === 'instance' || one.kind === 'object') setOf(frame, one.attributes, target.name, value);
    else if (one.kind === 'data') {
      one.data.attributes ??= new Map();
      setOf(frame, one.data.attributes, target.name, value);
    } else if (one.kind === 'thing') setLearned(frame, one.thing, target, value, source);
    else if (one.kind === 'module') one.module.names.own.set(target.name, value);
    else if (one.kind === 'class') one.class.members.set(target.name, value);
    else noteEscape(frame, [value], `kept in \`${called}\``, target);
  }
}

/** In a branch, the value from before it stays a possibility. */
function setOf(frame: Frame, attributes: Map<string, Value>, key: string, value: Value): void {
  const before = attributes.get(key);
  const mayBeOther = before && frame.inside.some((one) => one === 'branch' || one === 'fallback');
  const isUnknown = before?.kind === 'data' && before.data.parents.length === 0 && !before.data.complete;
  attributes.set(key, mayBeOther && !isUnknown ? either([before, value]) : value);
}

/** `scaler.mean_ = np.array([…])`: its numbers are typed in. */
function setLearned(
  frame: Frame,
  thing: ThingNode,
  target: Extract<Expression, { kind: 'attribute' }>,
  value: Value,
  source: Expression | null,
): void {
  const isOffset = /^(?:mean_|data_min_|center_|min_)$/.test(target.name);
  const isScale = /^(?:scale_|var_|data_range_|data_max_)$/.test(target.name);
  if (!source || (!isOffset && !isScale)) return;
  const numbers = numbersNode(frame, { expression: source, value, text: target.name });
  const form = /^(?:data_|min_)/.test(target.name) ? ('minmax' as const) : ('standard' as const);
  addPlace(frame, 'constants', target, {
    thing,
    constants: {
      form,
      offset: isOffset ? numbers : null,
      scale: isScale ? numbers : null,
      dividedBefore: null,
    },
  });
}

/** `df[columns] = value`, `scalers["x"] = scaler`. */
function setPart(frame: Frame, target: Extract<Expression, { kind: 'subscript' }>, value: Value): void {
  const of = frame.run.evaluate(frame, target.object);
  const index = target.index.map((one) => frame.run.evaluate(frame, one));
  const key = textOf(index[0] ?? null);
  if (of.kind === 'dict') {
    if (key === null) {
      of.rest = of.rest ? either([of.rest, value]) : value;
      noteUse([value], 'leaves');
    } else setOf(frame, of.entries, key, value);
    for (const thing of thingsIn(value)) nameThing(thing, key ?? written(frame, target));
    return;
  }
  if (of.kind === 'list') {
    const [first] = index;
    if (first?.kind === 'number' && first.value >= 0 && first.value < of.items.length)
      of.items[first.value] = value;
    else if (thingsIn(value).length > 0) of.items.push(value);
    return;
  }
  const isTable = of.kind === 'either' ? of.values.every(({ kind }) => kind === 'data') : of.kind === 'data';
  if (isTable && thingsIn(value).length === 0) {
    // The same table with other columns: whoever names it from here on has what is in it now.
    const table = asData(of);
    const parts = dataAmong([value]);
    const changed = derive([table, ...parts], {
      name: table.name,
      columns: withColumn(table.columns, key),
      isOneRow: table.isOneRow,
    });
    writeReach(changed, { table, value: parts }, columnsPicked(frame, target.index, index));
    replace(frame, target.object, dataValue(changed));
    return;
  }
  noteEscape(frame, [value], `kept in \`${written(frame, target)}\``, target);
}

/** The name, or the attribute, that held a table holds it as it is now; `df.loc[…] = x` changes `df`. */
function replace(frame: Frame, object: Expression, value: Value): void {
  if (object.kind === 'attribute' && /^(?:loc|iloc|at|iat|values)$/.test(object.name))
    replace(frame, object.object, value);
  else if (object.kind === 'name' && lookUp(frame.names, object.name))
    setName(frame.names, object.name, value);
  else if (object.kind === 'attribute') setAttribute(frame, object, value, null);
}
