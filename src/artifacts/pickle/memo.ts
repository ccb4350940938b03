import { fail } from './cursor.ts';
import { COST, spendMemory } from './memory.ts';
import type { Reading } from './reading.ts';
import type { PyValue } from './values.ts';

/** Values that a pickle names again by a number. */
export interface Memo {
  readonly reading: Reading;
  readonly highest: number;
  readonly values: (PyValue | undefined)[];
  /** How many indices are taken: what MEMOIZE counts on. */
  taken: number;
}

export function newMemo(reading: Reading): Memo {
  const { cursor, bounds } = reading;
  return { reading, highest: Math.min(bounds.memo, cursor.bytes.length), values: [], taken: 0 };
}

export function put(memo: Memo, index: number, value: PyValue): void {
  if (index > memo.highest) fail(memo.reading.cursor, `puts memo ${index}; this file cannot hold so many`);
  if (memo.values[index] === undefined) {
    memo.taken++;
    spendMemory(memo.reading, COST.slot);
  }
  memo.values[index] = value;
}

export function get(memo: Memo, index: number): PyValue {
  const value = memo.values[index];
  if (value === undefined) return fail(memo.reading.cursor, `gets memo ${index}, which nothing was put in`);
  return value;
}
