import { textsOf } from './given.ts';
import type { Value } from './values.ts';

/** The columns of a table by what it is made of and its `columns=`; null where neither names all of them. */
export function namedColumns(rows: Value | null, columns: Value | null): readonly string[] | null {
  const named = textsOf(columns);
  if (named && named.length > 0) return named;
  const row = rows?.kind === 'list' && rows.items.length === 1 ? (rows.items[0] ?? null) : rows;
  if (columns || row?.kind !== 'dict' || row.rest || row.entries.size === 0) return null;
  return [...row.entries.keys()];
}
