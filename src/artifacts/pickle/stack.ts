import type { Bounds } from './bounds.ts';
import { type Cursor, fail } from './cursor.ts';
import type { PyValue } from './values.ts';

/** The machine's stack. Marks are kept beside it, so that no value can be taken for one. */
export interface Stack {
  readonly cursor: Cursor;
  readonly depth: number;
  /** Places past `size` are free; they are not cut off, because growing again is slow. */
  readonly items: PyValue[];
  size: number;
  readonly marks: number[];
  /** What stands below the last mark cannot be popped. */
  fence: number;
}

export function newStack(cursor: Cursor, bounds: Bounds): Stack {
  return { cursor, depth: bounds.stack, items: [], size: 0, marks: [], fence: 0 };
}

export function push(stack: Stack, value: PyValue): void {
  if (stack.size >= stack.depth) fail(stack.cursor, `would put more than ${stack.depth} values on the stack`);
  stack.items[stack.size++] = value;
}

export function pop(stack: Stack): PyValue {
  if (stack.size <= stack.fence) fail(stack.cursor, 'finds nothing on the stack');
  return stack.items[--stack.size] as PyValue;
}

/** The value on top, which stays there. */
export function top(stack: Stack): PyValue {
  if (stack.size <= stack.fence) fail(stack.cursor, 'finds nothing on the stack');
  return stack.items[stack.size - 1] as PyValue;
}

export function replaceTop(stack: Stack, value: PyValue): void {
  stack.items[stack.size - 1] = value;
}

export function mark(stack: Stack): void {
  if (stack.marks.length >= stack.depth) fail(stack.cursor, `would set more than ${stack.depth} marks`);
  stack.marks.push(stack.size);
  stack.fence = stack.size;
}

/** Removes the last mark, leaves the values above it, and returns where they begin. */
export function unmark(stack: Stack): number {
  const from = stack.marks.pop();
  if (from === undefined) return fail(stack.cursor, 'finds no MARK on the stack');
  stack.fence = stack.marks.at(-1) ?? 0;
  return from;
}

/** Takes everything above the last mark, and the mark. */
export function popToMark(stack: Stack): PyValue[] {
  const from = unmark(stack);
  const values = stack.items.slice(from, stack.size);
  stack.size = from;
  return values;
}

/** Takes the top `count` values, in the order they were pushed. */
export function popMany(stack: Stack, count: number): PyValue[] {
  const from = stack.size - count;
  if (from < stack.fence) fail(stack.cursor, 'finds too little on the stack');
  stack.size = from;
  return stack.items.slice(from, from + count);
}

/** POP takes the mark where nothing stands above it. */
export function discard(stack: Stack): void {
  if (stack.size > stack.fence) stack.size--;
  else unmark(stack);
}
