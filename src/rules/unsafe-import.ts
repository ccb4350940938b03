import type { ArtifactState } from './facts.ts';
import type { Rule, Violation } from './rule.ts';
import { list, shellWord } from './words.ts';

export const unsafeImport: Rule = {
  id: 'artifact/unsafe-import',
  summary: 'An artifact would run code when it is loaded.',
  level: 'error',
  judgePair({ pair, head }) {
    const artifacts = pair.embedded ? head.models : [...head.models, ...head.scalers];
    return artifacts.flatMap((state) => judge(state, pair.name));
  },
};

function judge({ path, artifact }: ArtifactState, pair: string): Violation[] {
  if (!artifact || artifact.unsafe.length === 0) return [];
  const named = artifact.unsafe.map((name, index) => {
    const offset = artifact.unsafeAt?.[index];
    return offset === undefined ? name : `${name} (at byte ${offset})`;
  });
  return [
    {
      path,
      message: `${path} of pair \`${pair}\` would run code when it is loaded: it calls ${list(named)}`,
      fix: `do not load it; \`git log -- ${shellWord(path)}\` says where it comes from; save it again without that`,
    },
  ];
}
