import { argument } from './given.ts';
import type { Run } from './run.ts';
import type { Given, Value } from './values.ts';

/** Whether a value certainly is a table of one row: `[[a, b]]`, `[row]`, a frame that was made of one. */
export function isOneRow(run: Run, value: Value | null): boolean {
  if (value?.kind === 'data') return value.data.isOneRow;
  if (value?.kind !== 'list' || !value.isOfOne || value.items.length !== 1 || run.gathered.has(value))
    return false;
  const [only] = value.items;
  return only?.kind === 'list' || only?.kind === 'dict' || only?.kind === 'data';
}

/** Whether `DataFrame(…)` makes one row: of a list of one, of columns with one value each, or under an index of one. */
export function makesOneRow(run: Run, given: Given): boolean {
  const rows = argument(given, 0, 'data');
  if (rows?.kind !== 'dict') return isOneRow(run, rows);
  const columns = [...rows.entries.values()];
  const ofOne = (value: Value | null): boolean => value?.kind === 'list' && value.isOfOne === true;
  if (columns.length === 0 || rows.rest !== null) return false;
  return columns.every(ofOne) || (ofOne(argument(given, 1, 'index')) && !columns.some(isTable));
}

function isTable({ kind }: Value): boolean {
  return kind === 'list' || kind === 'data';
}

/** `reshape(1, -1)`, `reshape((1, -1))`: one row, whatever it was before. */
export function reshapesToOneRow({ positional }: Given): boolean {
  const [first] = positional;
  const sizes = first?.kind === 'list' ? first.items : positional;
  const [rows] = sizes;
  return sizes.length > 1 && rows?.kind === 'number' && rows.value === 1;
}
