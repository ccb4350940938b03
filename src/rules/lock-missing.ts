import type { Rule } from './rule.ts';
import { sealCommand } from './words.ts';

export const lockMissing: Rule = {
  id: 'lock/missing',
  summary: 'A pair has no lock.',
  level: 'error',
  judgePair({ pair, head, base }) {
    const nothingToSeal = head.models.length === 0 && head.scalers.length === 0;
    if (head.lock.kind !== 'missing' || nothingToSeal) return [];
    const deleted = base !== null && base.lock.kind !== 'missing';
    return [
      {
        path: head.models[0]?.path ?? head.lockPath,
        about: [head.lockPath],
        message: deleted
          ? `the lock of pair \`${pair.name}\`, ${head.lockPath}, was deleted: nothing says which scaler its model was trained with`
          : `pair \`${pair.name}\` has no lock: nothing says which scaler its model was trained with`,
        fix: deleted
          ? `restore ${head.lockPath}, or run \`${sealCommand(pair)}\` and add it`
          : `run \`${sealCommand(pair)}\` and add ${head.lockPath}`,
      },
    ];
  },
};
