import { canonicalName } from '../known/classes.ts';
import { operatorOfFunction } from '../known/functions.ts';
import { BUTTONS, RECEIVED } from '../known/servers.ts';
import type { Expression } from '../python/syntax.ts';
import { showSite } from '../site.ts';
import { namedColumns } from './columns.ts';
import { createPretrained, createThing } from './create.ts';
import { asData, dataValue, derive } from './data.ts';
import { pathFunction } from './files.ts';
import { argument } from './given.ts';
import { calculateBy } from './hand-written.ts';
import { anything } from './library/any-other.ts';
import { dataSet } from './library/data-sets.ts';
import { handOn } from './library/handed-on.ts';
import { joined } from './library/joined.ts';
import { normalizeBy } from './library/normalizing.ts';
import { measureBy } from './measured.ts';
import { addPlace } from './places.ts';
import { makesOneRow } from './rows.ts';
import { type Frame, siteOf } from './run.ts';
import { loadBy, saveBy } from './save-load.ts';
import { foldBy, split } from './split.ts';
import type { Given, Value } from './values.ts';

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
    joined(name, given) ??
    measureBy(frame, name, given, at) ??
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

/** What a person types into a page or presses there: `st.number_input(…)`. */
function received(frame: Frame, name: string, at: Expression): Value | null {
  if (!RECEIVED.test(name) && !BUTTONS.test(name)) return null;
  const evidence = `a person gives it by \`${name}\` (${showSite(siteOf(frame, at))})`;
  return dataValue(derive([], { complete: true, roles: [{ role: 'request', by: 'flow', evidence }] }));
}

/** `pd.DataFrame(rows, columns=[…])`. */
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
