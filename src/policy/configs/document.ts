import { locationOf } from '../../validation/pointer.ts';
import type { Position } from '../pairs.ts';

/** Keys and indices from the root of a document to a value in it. */
export type Location = readonly (string | number)[];

/** A JSON-like value. Objects may have any key as their own, `__proto__` too. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** One document of a file: its plain value, and where its parts stand. */
export interface Document {
  value: Value;
  /** Where a value starts, or its key; null where there is none. A value reached by an alias stands at its anchor. */
  positionOf(location: Location, which?: 'key' | 'value'): Position | null;
  /** A scalar as the file spells it, quotes taken off: `1.10` where the value is 1.1; null where there is none. */
  sourceOf(location: Location): string | null;
}

/** Deeper documents are refused: no config needs it, and recursion has an end. */
export const deepest = 100;

/** Where the place at a JSON Pointer stands; what the file does not have stands where the nearest thing around it does. */
export function nearestPosition(
  document: Document,
  pointer: string,
  which: 'key' | 'value' = 'value',
): Position {
  const location = locationOf(document.value, pointer);
  const exact = document.positionOf(location, which);
  if (exact) return exact;
  for (let length = location.length - 1; length >= 0; length--) {
    const around = document.positionOf(location.slice(0, length), 'key');
    if (around) return around;
  }
  return { line: 1, column: 1 };
}
