import { isAgreed, meantBy, type Pin, pinsOf } from './agreement.ts';
import type { PairFacts } from './facts.ts';
import { mismatches } from './mismatches.ts';
import type { Rule } from './rule.ts';

export const versionMismatch: Rule = {
  id: 'config/version-mismatch',
  summary: 'Training and inference configs name different scaler versions.',
  level: 'error',
  supersedes: ['config/unknown-version'],
  judgePair(facts) {
    const { odd, others } = disagreement(facts);
    return odd.map((pin) => {
      const other = others.find(({ side }) => side !== pin.side) ?? others[0];
      const { lock } = facts.head;
      const isSealed = lock.kind === 'valid' && mismatches(facts.head).length === 0;
      const locked = isSealed ? lock.lock.scalers[0].version : null;
      return {
        path: pin.reference.path,
        ...pin.at,
        message: `${place(pin)} names ${pin.value.text} for pair \`${facts.pair.name}\`, ${
          other ? `${place(other)} names ${other.value.text}` : 'the others another one'
        }: they would normalize differently`,
        fix: locked
          ? `name ${locked}, the version that is locked, in ${pin.reference.path}`
          : 'name the same version in both',
      };
    });
  },
};

/**
 * The references that stand against the others, where the two sides do not agree: those that are not of the lock,
 * else (no lock to ask, or every one of some scaler in it) those of the inference side that training does not name.
 */
function disagreement(facts: PairFacts): { odd: Pin[]; others: Pin[] } {
  const pins = pinsOf(facts);
  const training = pins.filter(({ side }) => side === 'training');
  const inference = pins.filter(({ side }) => side === 'inference');
  const strangers = inference.filter((pin) => !training.some((other) => isAgreed(other, pin)));
  const differ = strangers.length > 0 || new Set(inference.map(meantBy)).size > 1;
  if (!differ || training.length === 0) return { odd: [], others: [] };
  const unknown = pins.filter(({ fits }) => fits?.length === 0);
  const odd = unknown.length > 0 ? unknown : strangers;
  return { odd, others: pins.filter((pin) => !odd.includes(pin)).concat(odd) };
}

function place({ side, reference, at }: Pin): string {
  const environment = reference.environment ? ` (${reference.environment})` : '';
  return `${side}${environment} at ${reference.path}:${at.line}`;
}
