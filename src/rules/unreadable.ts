import type { Rule } from './rule.ts';
import { asSentence, shellWord } from './words.ts';

export const unreadable: Rule = {
  id: 'artifact/unreadable',
  summary: 'An artifact is broken: empty, cut off, or not what its bytes begin as.',
  level: 'error',
  explains: ['lock/content-mismatch', 'pair/model-changed-alone', 'pair/scaler-changed-alone'],
  judgePair({ pair, head, base }) {
    const before = new Set([...(base?.models ?? []), ...(base?.scalers ?? [])].map(({ path }) => path));
    const artifacts = pair.embedded ? head.models : [...head.models, ...head.scalers];
    return artifacts.flatMap(({ path, artifact }) => {
      if (!artifact || artifact.error === null) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` cannot be read: ${asSentence(artifact.error)}`,
          fix: `save it again from where it was trained${before.has(path) ? `, or restore the last good one: \`git checkout HEAD -- ${shellWord(path)}\`` : ''}`,
        },
      ];
    });
  },
};
