import type { Bounds } from './bounds.ts';
import { type Cursor, fail } from './cursor.ts';
import type { PyValue } from './values.ts';

/** Values that a pickle names again by a number. */
export interface Memo {
  readonly cursor: Cursor;
  readonly highest: number;
  readonly values: (PyValue | undefined)[];
  /** How many indices are taken: what MEMOIZE counts on. */
  taken: number;
}

export function newMemo(cursor: Cursor, bounds: Bounds): Memo {
  return { cursor, highest: Math.min(bounds.memo, cursor.bytes.length), values: [], taken: 0 };
}

export function put(memo: Memo, index: number, value: PyValue): void {
  if (index > memo.highest) fail(memo.cursor, `puts memo ${index}; this file cannot hold so many`);
  if (memo.values[index] === undefined) memo.taken++;
  memo.values[index] = value;
}

export function get(memo: Memo, index: number): PyValue {
  const value = memo.values[index];
  if (value === undefined) return fail(memo.cursor, `gets memo ${index}, which nothing was put in`);
  return value;
}
