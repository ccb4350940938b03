import type { Expression } from '../python/syntax.ts';
import { textOf, textsAmong } from './given.ts';
import { type Frame, written } from './run.ts';
import type { DataNode, PlaceNode, Reach, Value } from './values.ts';

/*
 * A step that was written into some columns of a table is no step of the others: after `df["new"] = s.transform(df[["old"]])`,
 * `df[["old"]]` is as raw as it was.
 */

/** How columns are called that no text names: by the code that picks them. Of a loop's variable it says nothing. */
const BY_CODE = '\0';

/** Code that picks rows by what it is called. */
const ROWS = /mask|idx|ind(?:ex|ices)?$|rows?$|train|test|val|fold|split|cond|filter/i;

/** The columns that an index picks, `df["a"]`, `df.loc[:, names]`; null where it picks rows of all columns. */
export function columnsPicked(
  frame: Frame,
  index: readonly Expression[],
  values: readonly Value[],
): readonly string[] | null {
  const [first, second] = index;
  const [value, other] = values;
  if (!first || !value) return null;
  if (!second || !other) return picked(frame, first, value);
  const named = textOf(other) ?? null;
  if (named !== null) return [named];
  const all = textsAmong(other);
  if (all) return all;
  if (second.kind === 'slice' && written(frame, second).trim() === ':') return null;
  return [
    BY_CODE +
      index
        .slice(1)
        .map((one) => written(frame, one))
        .join(),
  ];
}

function picked(frame: Frame, expression: Expression, value: Value): readonly string[] | null {
  const named = textOf(value);
  if (named !== null) return [named];
  const all = textsAmong(value);
  if (all) return all.length > 0 ? all : null;
  if (expression.kind === 'list' && value.kind === 'list') {
    const [[inner, ...others], [one]] = [expression.items, value.items];
    if (inner && one && others.length === 0) return picked(frame, inner, one);
  }
  if (value.kind === 'text' || value.kind === 'either') return [BY_CODE];
  if (!/^(?:name|attribute|call|list|comprehension|binary)$/.test(expression.kind)) return null;
  const text = written(frame, expression);
  // `df[(df.a > 1) & (df.b > 2)]`
  if (value.kind === 'number' || /[<>&|~]|[=!]=/.test(text) || ROWS.test(text)) return null;
  const isOfLoop =
    expression.kind === 'name' && frame.inside.some((one) => one === 'loop' || one === 'windows');
  return [isOfLoop ? BY_CODE : BY_CODE + text];
}

/** Whether columns of it were written by their names, as only a table has them. */
export function hasNamedColumns({ reach }: DataNode): boolean {
  return [...reach.values()].some(
    (reached) => reached !== 'unsure' && reached.some((column) => !column.startsWith(BY_CODE)),
  );
}

/** Makes data that has the columns of other data under the same names know what was done to which of them. */
export function keepReach(data: DataNode, { reach }: DataNode): void {
  data.reach = reach;
}

/** Leaves data the steps of the columns that it is made of. */
export function pickReach(data: DataNode, from: DataNode, columns: readonly string[] | null): void {
  if (columns === null || from.reach.size === 0) {
    keepReach(data, from);
    return;
  }
  leaveReach(data, from, (reached) => common(reached, columns));
}

/** Leaves data of the steps of other data what is left of the columns that each reached. */
function leaveReach(
  data: DataNode,
  from: DataNode,
  leftOf: (reached: readonly string[]) => Reach | 'all' | 'none',
): void {
  const reach = new Map<PlaceNode, Reach>();
  const none = new Set<PlaceNode>();
  for (const [step, reached] of from.reach) {
    const left = reached === 'unsure' ? reached : leftOf(reached);
    if (left === 'none') none.add(step);
    else if (left !== 'all') reach.set(step, left);
  }
  data.reach = reach;
  if (none.size > 0) data.steps = data.steps.filter((step) => !none.has(step));
}

function common(reached: readonly string[], columns: readonly string[]): Reach | 'all' | 'none' {
  const both = columns.filter((column) => column !== BY_CODE && reached.includes(column));
  if (both.length > 0) return both.length === columns.length ? 'all' : both;
  return [...reached, ...columns].some((column) => column.startsWith(BY_CODE)) ? 'unsure' : 'none';
}

/** More columns than these no code writes one by one. */
const mostColumns = 1_000;

/** Notes in a table that a value was written into some of its columns. */
export function writeReach(
  changed: DataNode,
  { table, value }: { table: DataNode; value: readonly DataNode[] },
  columns: readonly string[] | null,
): void {
  const reach = new Map(table.reach);
  for (const step of new Set(value.flatMap(({ steps }) => steps))) {
    const isOfAll = table.steps.includes(step) && !table.reach.has(step);
    const before = table.reach.get(step) ?? [];
    // `df[name] = df[name].astype(int)` in a loop: what was done to a column is done to that one still.
    const isOfItself = table.reach.has(step) && value.every((one) => one.reach.get(step) === 'unsure');
    if (isOfItself && columns?.every((column) => column.startsWith(BY_CODE))) continue;
    if (isOfAll || columns === null) reach.delete(step);
    else if (before === 'unsure') reach.set(step, columns);
    else reach.set(step, before.length > mostColumns ? 'unsure' : [...new Set([...before, ...columns])]);
  }
  changed.reach = reach;
}

/** Takes the steps of columns away that are dropped. */
export function dropReach(data: DataNode, from: DataNode, columns: readonly string[]): void {
  leaveReach(data, from, (reached) => {
    const left = reached.filter((column) => !columns.includes(column));
    return left.length === 0 ? 'none' : left;
  });
}

/** Makes what tables are put together to, or what is one of several, know what was done to which of their columns: these are called as before. */
export function joinReach(data: DataNode, tables: readonly DataNode[]): void {
  const reach = new Map<PlaceNode, Reach>();
  for (const step of data.steps) {
    const reached = tables.filter(({ steps }) => steps.includes(step)).map((table) => table.reach.get(step));
    const names = reached.flatMap((one) => (one === 'unsure' ? [] : (one ?? [])));
    if (reached.some((one) => one === undefined)) continue;
    reach.set(step, names.length > 0 && !reached.includes('unsure') ? [...new Set(names)] : 'unsure');
  }
  data.reach = reach;
}

/** What is known of the steps of data that is made of others, whose columns may have other names in it. */
export function unsureSteps(parents: readonly DataNode[]): ReadonlyMap<PlaceNode, Reach> {
  if (parents.every(({ reach }) => reach.size === 0)) return NO_REACH;
  const unsure = new Map<PlaceNode, Reach>();
  for (const { reach } of parents) {
    for (const [step, reached] of reach) if (reached === 'unsure') unsure.set(step, reached);
  }
  for (const { steps, reach } of parents) {
    for (const step of unsure.keys())
      if (steps.includes(step) && reach.get(step) !== 'unsure') unsure.delete(step);
  }
  return unsure.size === 0 ? NO_REACH : unsure;
}

const NO_REACH: ReadonlyMap<PlaceNode, Reach> = new Map();
