import { isModelFolder, isModelLike } from '../artifacts/model-like.ts';
import { publicClass } from '../artifacts/names.ts';
import type { Rule } from './rule.ts';

export const unpairedModel: Rule = {
  id: 'pair/unpaired-model',
  summary: 'A new or changed model-like file is on no pair.',
  level: 'error',
  judgeRepository({ candidates, policyPath }) {
    return candidates
      .filter(({ file, kind, artifact }) =>
        kind === 'folder' ? isModelFolder(artifact) : isModelLike(file.path, artifact),
      )
      .map(({ file, artifact }) => {
        const held = artifact?.class ? ` (${publicClass(artifact.class)})` : '';
        const verb = file.status === 'added' ? 'is new' : 'changed';
        return {
          path: file.path,
          message: `${file.path}${held} ${verb} and is on no pair: nothing says which scaler it was trained with`,
          fix: `declare it with its scaler under \`pairs\` in ${policyPath}, or add it to \`ignore\` if it takes no scaler`,
        };
      });
  },
};
