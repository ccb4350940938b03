import type { Lock } from '../generated/lock.ts';

const SCHEMA = 'https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/lock.schema.json';

/**
 * A lock as it is written: keys in a fixed order, one value a line, so that a diff shows which feature moved and by
 * how much. The same lock gives the same bytes.
 */
export function formatLock(lock: Lock): string {
  const { lockVersion, pair, models, scalers } = lock;
  return `${JSON.stringify({ $schema: SCHEMA, lockVersion, pair, models, scalers }, null, 2)}\n`;
}
