import { scalersChangedAlone } from './changes.ts';
import type { ArtifactState, PairFacts } from './facts.ts';
import type { Rule, Violation } from './rule.ts';

export const missingArtifact: Rule = {
  id: 'pair/missing-artifact',
  summary: 'A model or scaler that the policy declares is not in the tree.',
  level: 'error',
  supersedes: ['lock/content-mismatch'],
  judgePair(facts) {
    const { pair, head } = facts;
    const deletedAlone = new Set(scalersChangedAlone(facts).scalers.map(({ path }) => path));
    const scalers = pair.scalers.filter((path) => !deletedAlone.has(path));
    return [
      ...judge(facts, 'model', pair.models, head.models),
      ...judge(facts, 'scaler', scalers, pair.embedded ? [] : head.scalers),
    ];
  },
};

function judge(facts: PairFacts, role: string, declared: string[], states: ArtifactState[]): Violation[] {
  const { pair, policyPath } = facts;
  const there = new Map(states.map((state) => [state.path, state]));
  return declared.flatMap((path): Violation[] => {
    const kind = there.get(path)?.kind;
    if (kind === 'file') return [];
    const what =
      kind === 'link'
        ? 'is a symbolic link, and a link is never followed'
        : kind === 'submodule'
          ? 'is a submodule'
          : 'is not in the tree';
    return [
      {
        path: policyPath,
        line: pair.at.line,
        column: pair.at.column,
        message: `the ${role} of pair \`${pair.name}\`, ${path}, ${what}`,
        fix: kind
          ? `put the ${role} itself at ${path}, or name its real path in ${policyPath}`
          : `add ${path} (is it ignored by git?), or mend the path in ${policyPath}`,
      },
    ];
  });
}
