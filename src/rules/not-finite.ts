import type { Affine } from '../generated/lock.ts';
import { affineParts, featureAt } from './affine-parts.ts';
import type { Rule, Violation } from './rule.ts';
import { list } from './words.ts';

export const notFinite: Rule = {
  id: 'scaler/not-finite',
  summary: 'A scaler holds NaN or infinity, so that what it scales is lost.',
  level: 'error',
  judgePair({ pair, head }) {
    return head.scalers.flatMap(({ path, artifact }): Violation[] => {
      const lost = artifact?.transform ? affineParts(artifact.transform).flatMap(lostFeatures) : [];
      if (lost.length === 0) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` gives NaN or infinity for ${list(lost)}: it was fitted on missing or infinite values`,
          fix: 'clean or impute the training data, fit the scaler again, and retrain the model with it',
        },
      ];
    });
  },
};

function lostFeatures(affine: Affine): string[] {
  return affine.scale.flatMap((scale, index) =>
    typeof scale === 'string' || typeof affine.offset[index] === 'string' ? [featureAt(affine, index)] : [],
  );
}
