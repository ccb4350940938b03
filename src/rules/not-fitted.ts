import { publicClass } from '../artifacts/names.ts';
import type { Rule, Violation } from './rule.ts';
import { list } from './words.ts';

export const notFitted: Rule = {
  id: 'scaler/not-fitted',
  summary: 'A scaler was saved before it was fitted.',
  level: 'error',
  explains: ['pair/wrong-role', 'pair/scaler-changed-alone', 'lock/content-mismatch'],
  judgePair({ pair, head }) {
    return head.scalers.flatMap(({ path, artifact }): Violation[] => {
      if (!artifact || artifact.error !== null || artifact.unfitted.length === 0) return [];
      const held = artifact.unfitted.map(({ path: place, class: name }) => {
        const short = publicClass(name).split('.').at(-1) ?? name;
        return `${aOrAn(short)}${place === '' ? '' : ` at ${place}`}`;
      });
      const were = held.length > 1 ? 'that were' : 'that was';
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` holds ${list([...new Set(held)])} ${were} never fitted`,
          fix: 'save the object that `fit` was called on, and seal the pair anew',
          // Beside a scaler that is fitted it may be only a template.
          ...(artifact.transform === null ? {} : { atMost: 'warning' as const }),
        },
      ];
    });
  },
};

function aOrAn(noun: string): string {
  return /^(?!One)[AEIOU]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
