import { pinsOf } from './agreement.ts';
import type { Rule } from './rule.ts';
import { list } from './words.ts';

export const unknownVersion: Rule = {
  id: 'config/unknown-version',
  summary: 'A config names a scaler version that the lock does not have.',
  level: 'error',
  judgePair(facts) {
    const { head, pair } = facts;
    if (head.lock.kind !== 'valid') return [];
    const versions = [...new Set(head.lock.lock.scalers.map(({ version }) => version))];
    return pinsOf(facts)
      .filter(({ fits }) => fits?.length === 0)
      .map(({ reference, value, at }) => ({
        path: reference.path,
        ...at,
        message: `${reference.path} names ${value.text} for pair \`${pair.name}\`, and the lock has ${list(versions)}`,
        fix: `name ${list(versions)} there, or deploy the pair that ${value.text} was sealed with`,
      }));
  },
};
