import { attribute } from './access.ts';
import { fail } from './cursor.ts';
import type { Reading } from './reading.ts';
import type { PyValue } from './values.ts';

/**
 * Refuses an instance that has a method by one of these names in its own attributes: pickle looks them up on the instance
 * (`__setstate__` for BUILD, `extend` for APPENDS), so that the file would have it called.
 */
export function refuseOwn(reading: Reading, target: PyValue | undefined, ...names: readonly string[]): void {
  if (typeof target !== 'object' || target?.kind !== 'object') return;
  const own = names.find((name) => attribute(target, name) !== undefined);
  if (own !== undefined)
    fail(reading.cursor, `calls the ${own} that ${target.class} was given as an attribute`);
}
