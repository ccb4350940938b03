import type { PointerSystem } from '../git/pointer.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import type { ArtifactState } from './facts.ts';
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
  judgePair({ pair, head, base }) {
    const before = new Set([...(base?.models ?? []), ...(base?.scalers ?? [])].map(({ path }) => path));
    const artifacts = pair.embedded ? head.models : [...head.models, ...head.scalers];
    return artifacts.flatMap((state) => {
      const { path, artifact } = state;
      if (!artifact || artifact.error === null) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` cannot be read: ${asSentence(artifact.error)}`,
          fix: fixOf(state, before.has(state.path)),
        },
      ];
    });
  },
};

function fixOf({ path, pointer, sha256, found }: ArtifactState, wasThere: boolean): string {
  if (pointer !== null && found === 'unlisted') return `${getCommand(pointer, path)}, and check again`;
  const word = shellWord(path);
  if (pointer !== null && !isSha256(sha256)) {
    return `mend what ${KEPT_BY[pointer]} has of it: ${ANEW[pointer](word)}`;
  }
  const restore = wasThere ? `, or restore the last good one: \`git checkout HEAD -- ${word}\`` : '';
  return `save it again from where it was trained${restore}`;
}
