import { fail } from './cursor.ts';
import type { Reading } from './reading.ts';

/**
 * What values take in memory, in bytes: the object, its empty array or two, a place in the set of those that were looked at.
 * Measured with V8 on 64 bits, and rounded up for what its collector leaves lying.
 */
export const COST = {
  container: 240,
  dict: 320,
  bytes: 320,
  /** A place in a list, a dict or the memo; lists grow by half at a time. */
  slot: 16,
  /** The first place of a list makes room for seventeen. */
  firstSlot: 160,
  text: 64,
  number: 24,
  global: 640,
} as const;

/** A byte of a file that becomes more than this is there to fill the memory. */
const HOSTILE = 64;

/**
 * Counts what a value takes. Past the bound an ArtifactError: of a file that multiplies, for it is hostile; of one that is
 * only as large as that, `unsupported`.
 */
export function spendMemory(reading: Reading, bytes: number): void {
  reading.memoryLeft -= bytes;
  if (reading.memoryLeft < 0) {
    const { cursor, bounds } = reading;
    const unsupported = cursor.at * HOSTILE > bounds.memory;
    fail(cursor, `makes values that take more than ${bounds.memory} bytes of memory`, { unsupported });
  }
}
