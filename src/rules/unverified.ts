import type { ArtifactState } from './facts.ts';
import { getCommand, KEPT_BY } from './pointers.ts';
import type { Rule, Violation } from './rule.ts';

export const unverified: Rule = {
  id: 'artifact/unverified',
  summary: 'The content of a pointer is not here, or is another, and the policy says `verify: content`.',
  level: 'error',
  judgePair({ pair, head }) {
    if (pair.verify !== 'content') return [];
    const artifacts = pair.embedded ? head.models : [...head.models, ...head.scalers];
    return artifacts.flatMap((state) => judge(state, pair.name));
  },
};

function judge({ path, pointer, found, artifact }: ArtifactState, pair: string): Violation[] {
  if (pointer === null || found === 'read' || artifact?.error) return [];
  const keeper = KEPT_BY[pointer];
  if (found === 'damaged') {
    return [
      {
        path,
        message: `${path} of pair \`${pair}\`: what ${keeper} keeps here for it has another hash than its pointer names`,
        fix: `${keeper} keeps a damaged copy: delete it, then ${getCommand(pointer, path)}`,
      },
    ];
  }
  return [
    {
      path,
      message: `the content of ${path} of pair \`${pair}\` is not here, only what ${keeper} says of it, and the policy has \`verify: content\``,
      fix: `${getCommand(pointer, path)}, and check again`,
    },
  ];
}
