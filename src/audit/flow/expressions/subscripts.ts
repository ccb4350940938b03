import { type DataRole, isPart } from '../../data.ts';
import { rolesByName } from '../../known/role-names.ts';
import type { Expression } from '../../python/syntax.ts';
import { gatheredIn, noteCut } from '../cuts.ts';
import { asData, dataAmong, dataValue, derive, unknownData } from '../data.ts';
import { entryOf } from '../documents.ts';
import { elementOf } from '../elements.ts';
import { textOf, textsOf } from '../given.ts';
import { either } from '../names.ts';
import { measureByName } from '../numbers.ts';
import { notePick, pickedBefore } from '../picked-again.ts';
import { stepByName, stepOf } from '../pipeline-steps.ts';
import { addPlace } from '../places.ts';
import { columnsPicked, pickReach } from '../reach.ts';
import { type Frame, written } from '../run.ts';
import { partOfLoaded } from '../save-load.ts';
import type { DataNode, Value } from '../values.ts';

type Subscript = Extract<Expression, { kind: 'subscript' }>;

/** `x[i]`, `table[columns]`, `bundle["scaler"]`. */
export function subscriptValue(frame: Frame, expression: Subscript): Value {
  const of = frame.run.evaluate(frame, expression.object);
  const index = expression.index.map((one) => frame.run.evaluate(frame, one));
  return either(
    (of.kind === 'either' ? of.values : [of]).map((one) => partOf(frame, one, index, expression)),
  );
}

function partOf(frame: Frame, of: Value, index: readonly Value[], expression: Subscript): Value {
  const [first] = index;
  const key = textOf(first ?? null);
  const isSlice = expression.index.some(({ kind }) => kind === 'slice');
  const gathered = isSlice ? gatheredIn(frame.run, of) : null;
  switch (of.kind) {
    case 'dict':
      return partOfDict(of, key) ?? dataValue(unknownData(written(frame, expression)));
    case 'list':
      if (first?.kind === 'number') return of.items.at(first.value) ?? { kind: 'none' };
      // `mean[:, None, None]` is the same numbers.
      if (isSlice && gathered) {
        const rows = derive([gathered]);
        noteCut(frame, gathered, rows, expression);
        return dataValue(rows);
      }
      return isSlice || index.some(({ kind }) => kind === 'none') ? of : elementOf(of);
    case 'thing':
      return partOfThing(frame, of, first ?? null, expression);
    case 'symbol':
      if (of.name === 'os.environ') return { kind: 'text', text: '*', known: false };
      return dataValue(unknownData(written(frame, expression)));
    case 'data':
    case 'object':
      return partOfData(frame, asData(of), index, expression);
    default:
      return dataValue(derive(dataAmong([of])));
  }
}

/** What stands under a key; under one that is not known, any of it. Null where nothing is known of it. */
function partOfDict({ entries, rest }: Extract<Value, { kind: 'dict' }>, key: string | null): Value | null {
  if (key !== null) return entries.get(key) ?? rest;
  return entries.size > 0 ? either([...entries.values()]) : rest;
}

/** `bundle["scaler"]` of what was loaded, `pipeline[-1]`. */
function partOfThing(
  frame: Frame,
  of: Extract<Value, { kind: 'thing' }>,
  index: Value | null,
  expression: Subscript,
): Value {
  const { thing } = of;
  const key = textOf(index);
  const place = index?.kind === 'number' ? index.value : null;
  if (thing.family === 'loaded' && key !== null) return partOfLoaded(frame, thing, `["${key}"]`);
  if (thing.family === 'loaded' && place !== null) return partOfLoaded(frame, thing, `[${place}]`);
  if (thing.family === 'pipeline') return stepOf(frame, thing, index, expression);
  if (thing.family !== 'model') return dataValue(derive([asData(of)]));
  const part = key === null ? (place === null ? null : thing.parts.at(place)) : stepByName(thing, key);
  return { kind: 'thing', thing: part ?? thing };
}

/** Rows, a column, or some columns of a table. */
function partOfData(frame: Frame, data: DataNode, index: readonly Value[], expression: Subscript): Value {
  const [first, second] = index;
  const key = textOf(first ?? null);
  const columns = textsOf(first ?? null) ?? textsOf(second ?? null);
  const isCutDown = columns !== null && columns.length > 1;
  const roles = rolesOfRows(index, expression);
  const picked = columnsPicked(frame, expression.index, index);
  const columnsOnly = picked !== null && roles.length === 0 ? withoutRows(index, expression) : null;
  const before = columnsOnly ? pickedBefore(data, columnsOnly) : null;
  const part = derive([before ?? data], {
    name: key !== null && data.name !== null ? `${data.name}["${key}"]` : null,
    roles,
    measure: data.measure ?? byKey(data, key),
    document: entryOf(data, first),
    file: data.file,
    columns: isCutDown ? columns : null,
    isOneRow: data.isOneRow && (key !== null || columns !== null),
    parts: roles.length > 0 ? index.flatMap((one) => (one.kind === 'data' ? one.data.parts : [])) : [],
  });
  pickReach(part, data, picked);
  if (columnsOnly && !before) notePick(data, { index: columnsOnly, part });
  if (expression.index.some(({ kind }) => kind === 'slice')) noteCut(frame, data, part, expression);
  if (isCutDown) addPlace(frame, 'columns', expression, { data, results: [part], columns });
  return dataValue(part);
}

const ALL_ROWS: Value = { kind: 'none' };

/** An index that has all of the rows, `[columns]`, `[:, columns]`; null where it cuts. */
function withoutRows(index: readonly Value[], { index: written }: Subscript): readonly Value[] | null {
  const isCut = written.some((one) => one.kind === 'slice' && one.parts.length > 0);
  return isCut ? null : index.map((value, at) => (written[at]?.kind === 'slice' ? ALL_ROWS : value));
}

/** `X[train_idx]`: rows by what tells them, by its flow or by its name. */
function rolesOfRows(index: readonly Value[], expression: Subscript): DataRole[] {
  const roles = [
    ...index.flatMap((one) => (one.kind === 'data' ? one.data.roles : [])),
    ...expression.index.flatMap((one) => (one.kind === 'name' ? rolesByName(one.name) : [])),
  ];
  return roles.filter(isPart);
}

/** `stats["mean"]` of what was read from a file is a mean. */
function byKey(data: DataNode, key: string | null): DataNode['measure'] {
  const what = key !== null && data.file !== null ? measureByName(key) : null;
  return what === null ? null : { what, of: null, site: null };
}
