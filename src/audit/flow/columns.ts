import type { Expression } from '../python/syntax.ts';
import { textsOf } from './given.ts';
import type { Given, Value } from './values.ts';

/** The columns of a table by what it is made of and its `columns=`; null where neither names all of them. */
export function namedColumns(rows: Value | null, columns: Value | null): readonly string[] | null {
  const named = textsOf(columns);
  if (named && named.length > 0) return named;
  const row = rows?.kind === 'list' && rows.items.length === 1 ? (rows.items[0] ?? null) : rows;
  if (columns || row?.kind !== 'dict' || row.rest || row.entries.size === 0) return null;
  return [...row.entries.keys()];
}

/** The columns of a table after one of them is set: where it lacks it, it is its last. Null where they were not known, or it is not. */
export function withColumn(columns: readonly string[] | null, key: string | null): readonly string[] | null {
  if (!columns || key === null) return null;
  return columns.includes(key) ? columns : [...columns, key];
}

/** Methods that change the columns of the table that they are called on: which it has afterwards is not known. */
export function changesColumns(name: string, { named }: Given): boolean {
  const inPlace = named.get('inplace');
  return (
    name === 'insert' ||
    name === 'pop' ||
    (inPlace !== undefined && !(inPlace.kind === 'truth' && !inPlace.value))
  );
}

/** What the values of a row are called: by the key, the attribute or the variable that each is. Null where one has no name. */
export function fieldsOf(items: readonly Value[]): readonly string[] | null {
  const names = items.flatMap((item) => (item.kind === 'data' ? (fieldOf(item.data.name) ?? []) : []));
  return names.length === items.length ? names : null;
}

/** The last word of `body.age`, `request.form["age"]`, `age`. */
function fieldOf(name: string | null): string | null {
  const [, key, word] = /(?:\["([^"]+)"\]|(?:^|\.)([A-Za-z_]\w*))$/.exec(name ?? '') ?? [];
  return key ?? word ?? null;
}

/** What the values of a row are called that is put together by a list of names: `[float(body[name]) for name in NAMES]`. */
export function pickedFields(
  { body, clauses }: Extract<Expression, { kind: 'comprehension' }>,
  sources: readonly Value[],
): readonly string[] | null {
  const [value, ...more] = body;
  const [clause, ...inner] = clauses;
  if (!value || more.length > 0 || clause?.target?.kind !== 'name' || inner.length > 0) return null;
  return picks(value, clause.target.name) ? textsOf(sources[0] ?? null) : null;
}

/** Whether a value is what stands under a name: `body[name]`, `float(body.get(name, 0))`. */
function picks(value: Expression, name: string): boolean {
  const isName = (one: Expression | undefined) => one?.kind === 'name' && one.name === name;
  if (value.kind === 'subscript') return value.index.length === 1 && isName(value.index[0]);
  if (value.kind !== 'call') return false;
  const [first] = value.arguments;
  if (value.callee.kind === 'attribute' && value.callee.name === 'get') return isName(first?.value);
  const converts = value.callee.kind === 'name' && /^(?:float|int)$/.test(value.callee.name);
  return converts && first !== undefined && picks(first.value, name);
}
