import type { PointerSystem } from '../git/pointer.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import type { ArtifactState, PairFacts } from './facts.ts';
import { getCommand, KEPT_BY } from './pointers.ts';
import type { Rule } from './rule.ts';
import { asSentence, shellWord } from './words.ts';

/** How to make a pointer anew. */
const ANEW: Readonly<Record<PointerSystem, (path: string) => string>> = {
  lfs: (path) => `\`git add --renormalize ${path}\``,
  dvc: (path) => `\`dvc add ${path}\`, or \`dvc repro\` its stage`,
  annex: (path) => `\`git annex migrate --backend=SHA256E ${path}\``,
};

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
    return artifacts.flatMap((state) => {
      const { path, artifact } = state;
      if (!artifact || artifact.error === null) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` cannot be read: ${asSentence(artifact.error)}`,
          fix: fixOf(state, facts),
        },
      ];
    });
  },
};

function fixOf({ path, pointer, sha256, found }: ArtifactState, facts: PairFacts): string {
  if (pointer !== null && found === 'unlisted') return `${getCommand(pointer, path)}, and check again`;
  if (pointer !== null && !isSha256(sha256)) {
    return `mend what ${KEPT_BY[pointer]} has of it: ${ANEW[pointer](shellWord(path))}`;
  }
  return `save it again from where it was trained${restoring(path, facts)}`;
}

/** How to get the last good one back, where git has it at the base. */
function restoring(path: string, { base, baseRevision, renamedFrom }: PairFacts): string {
  const before = [...(base?.models ?? []), ...(base?.scalers ?? [])].find((one) => one.path === path);
  if (!before || before.kind === 'link' || before.artifact?.error || renamedFrom.has(path)) return '';
  // Of what DVC keeps git has only the pointer file.
  if (before.pointer === 'dvc') return '';
  return `, or restore the last good one: \`git checkout ${baseRevision} -- ${shellWord(path)}\``;
}
