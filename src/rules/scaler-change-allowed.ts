import { relativeToLock } from '../lock/paths.ts';
import type { Rule, Violation } from './rule.ts';
import { sealCommand } from './words.ts';

export const scalerChangeAllowed: Rule = {
  id: 'lock/scaler-change-allowed',
  summary: 'A lock records that a scaler was changed alone on purpose.',
  level: 'warning',
  judgePair({ head, pair }) {
    if (head.lock.kind !== 'valid') return [];
    const { lock, positionOf } = head.lock;
    return lock.scalers.flatMap((scaler, index): Violation[] => {
      const state = head.scalers.find(({ path }) => relativeToLock(path, head.lockPath) === scaler.path);
      if (!scaler.allowed || state?.sha256 !== scaler.sha256) return [];
      const at = positionOf(`/scalers/${index}/allowed`);
      return [
        {
          path: head.lockPath,
          line: at?.line ?? null,
          column: at?.column ?? null,
          message: `${state.path} was changed without its model, on purpose: “${scaler.allowed.reason}”`,
          fix: `retrain the model with this scaler and run \`${sealCommand(pair)}\`; the lock then drops the exception`,
        },
      ];
    });
  },
};
