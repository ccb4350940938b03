import { modelChanges } from './changes.ts';
import type { PairFacts } from './facts.ts';
import { isSealedModel } from './mismatches.ts';
import type { Rule } from './rule.ts';
import { list, sealCommand } from './words.ts';

export const modelChangedAlone: Rule = {
  id: 'pair/model-changed-alone',
  summary: 'A model changed and its pair was not sealed anew.',
  level: 'error',
  supersedes: ['lock/content-mismatch', 'config/unknown-version'],
  judgePair(facts) {
    const [first, ...others] = modelsChangedAlone(facts);
    if (!first) return [];
    const paths = [first, ...others];
    return [
      {
        path: first,
        about: paths,
        message: `${list(paths)} changed, but the lock of pair \`${facts.pair.name}\` still seals the old ${
          others.length > 0 ? 'ones' : 'one'
        }: nothing says which scaler the new model was trained with`,
        fix: `stage the scaler it was trained with, then run \`${sealCommand(facts.pair)}\` and add ${facts.head.lockPath}`,
      },
    ];
  },
};

/** The models that differ from the base and from what the lock seals. A pair without a lock is another rule's. */
function modelsChangedAlone(facts: PairFacts): string[] {
  if (facts.head.lock.kind !== 'valid') return [];
  return modelChanges(facts)
    .filter(({ change, after }) => change === 'changed' && after && !isSealedModel(after, facts.head))
    .map(({ path }) => path);
}
