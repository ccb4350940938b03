import type { Rule } from './rule.ts';

export const lockInvalid: Rule = {
  id: 'lock/invalid',
  summary: "A lock is not JSON or not of the lock's shape.",
  level: 'error',
  judgePair({ head }) {
    if (head.lock.kind !== 'invalid') return [];
    const { message, fix, line, column } = head.lock;
    return [{ path: head.lockPath, line, column, message, fix }];
  },
};
