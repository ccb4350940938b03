import { modelChanges, scalerChanges } from './changes.ts';
import { mismatches } from './mismatches.ts';
import type { Rule } from './rule.ts';
import { list } from './words.ts';

export const scalerReused: Rule = {
  id: 'pair/scaler-reused',
  summary: 'A retrained model uses the old scaler again where the policy requires a change.',
  level: 'error',
  judgePair(facts) {
    if (facts.pair.require !== 'scaler-change' || facts.pair.embedded || facts.head.lock.kind !== 'valid')
      return [];
    const changes = modelChanges(facts);
    // Under new names, all of several models are added and deleted at once: retrained all the same.
    const isReplaced = changes.some(({ change }) => change === 'deleted');
    const models = changes.filter(({ change }) => change === 'changed' || (change === 'added' && isReplaced));
    const refitted = scalerChanges(facts).some(({ change }) => change !== 'same' && change !== 'resaved');
    const [first] = models;
    if (!first || refitted || mismatches(facts.head).length > 0) return [];
    const scalers = list(facts.head.scalers.map(({ path }) => path));
    return [
      {
        path: first.path,
        message: `${list(models.map(({ path }) => path))} was retrained, but ${scalers} means the same as before, and the policy has \`require: scaler-change\``,
        fix: 'refit the scaler on the data the model was trained with and seal both, or drop `require` from the policy',
      },
    ];
  },
};
