import type { PairFacts } from './facts.ts';
import type { Rule } from './rule.ts';
import { asSentence, shellWord } from './words.ts';

export const unreadable: Rule = {
  id: 'artifact/unreadable',
  summary: 'An artifact is broken: empty, cut off, or not what its bytes begin as.',
  level: 'error',
  explains: ['lock/content-mismatch', 'pair/model-changed-alone', 'pair/scaler-changed-alone'],
  // What cannot be read cannot be sealed either.
  supersedes: ['lock/missing'],
  judgePair(facts) {
    const { pair, head } = facts;
    const artifacts = pair.embedded ? head.models : [...head.models, ...head.scalers];
    return artifacts.flatMap(({ path, artifact }) => {
      if (!artifact || artifact.error === null) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` cannot be read: ${asSentence(artifact.error)}`,
          fix: `save it again from where it was trained${restoring(path, facts)}`,
        },
      ];
    });
  },
};

/** How to get the last good one back, where the base has it. */
function restoring(path: string, { base, baseRevision, renamedFrom }: PairFacts): string {
  const before = [...(base?.models ?? []), ...(base?.scalers ?? [])].find((one) => one.path === path);
  if (!before || before.kind === 'link' || before.artifact?.error || renamedFrom.has(path)) return '';
  return `, or restore the last good one: \`git checkout ${baseRevision} -- ${shellWord(path)}\``;
}
