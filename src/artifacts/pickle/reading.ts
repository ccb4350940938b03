import type { Bounds } from './bounds.ts';
import { type Cursor, cursorOver, fail } from './cursor.ts';
import { type Names, newNames } from './names.ts';

/** The reading of one file: what a pickle and the pickles nested in it share. */
export interface Reading {
  readonly cursor: Cursor;
  readonly bounds: Readonly<Bounds>;
  readonly names: Names;
  opcodesLeft: number;
  memoryLeft: number;
  copiesLeft: number;
  /** A joblib array wrapper was met. */
  joblib: boolean;
}

export function openReading(
  bytes: Uint8Array,
  bounds: Readonly<Bounds>,
  names: Names = newNames(),
  from = 0,
): Reading {
  return {
    cursor: { ...cursorOver(bytes), at: from },
    bounds,
    names,
    opcodesLeft: bounds.opcodes,
    memoryLeft: bounds.memory,
    copiesLeft: bounds.copiesPerByte * bytes.length,
    joblib: false,
  };
}

/**
 * Counts what a call copies. A list that the file holds once can be copied by a call of a few bytes, again and
 * again; a sound file copies each once.
 */
export function countCopies(reading: Reading, elements: number): void {
  reading.copiesLeft -= elements;
  if (reading.copiesLeft < 0) fail(reading.cursor, 'copies more than the file holds');
}
