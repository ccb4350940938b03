import type { Artifact, FittedScaler } from '../artifacts/artifact.ts';
import type { Plain } from '../generated/lock.ts';
import type { Rule, Violation } from './rule.ts';
import { featureAt, type Part, partsOf } from './transform-parts.ts';
import { list } from './words.ts';

export const notFinite: Rule = {
  id: 'scaler/not-finite',
  summary: 'A scaler holds NaN or infinity, so that what it scales is lost.',
  level: 'error',
  judgePair({ pair, head }) {
    return head.scalers.flatMap(({ path, artifact }): Violation[] => {
      const losses = artifact ? lossesIn(artifact) : [];
      return SAYINGS.flatMap(({ how, gives, because }): Violation[] => {
        const features = losses.flatMap((loss) => (loss.how === how ? [loss.feature] : []));
        if (features.length === 0) return [];
        return [
          {
            path,
            message: `${path} of pair \`${pair.name}\` gives ${gives} for ${list([...new Set(features)])}: ${because}`,
            fix: 'clean or impute the training data, fit the scaler again, and retrain the model with it',
          },
        ];
      });
    });
  },
};

/** What becomes of a feature's values. */
interface Loss {
  how: 'undefined' | 'divided by zero' | 'flat';
  feature: string;
}

const SAYINGS: readonly { how: Loss['how']; gives: string; because: string }[] = [
  { how: 'undefined', gives: 'NaN or infinity', because: 'it was fitted on missing or infinite values' },
  { how: 'divided by zero', gives: 'NaN or infinity', because: 'it divides by 0 there' },
  { how: 'flat', gives: 'one number, whatever comes in,', because: 'it divides by infinity there' },
];

function lossesIn({ transform, scalers }: Artifact): Loss[] {
  return [...(transform ? partsOf(transform).flatMap(lossesOf) : []), ...scalers.flatMap(flatFeatures)];
}

function lossesOf({ part, names }: Part): Loss[] {
  if (part.kind === 'opaque') return [];
  if (part.kind === 'affine') {
    return part.scale.flatMap((scale, index): Loss[] => {
      const feature = featureAt(names, index);
      if (isInfinite(scale)) return [{ how: 'divided by zero', feature }];
      return [scale, part.offset[index]].some(isNoNumber) ? [{ how: 'undefined', feature }] : [];
    });
  }
  // The numbers of a feature; categories and the edges of bins may well be NaN or infinite.
  const { lambdas, quantiles } = part.tables;
  return listed(lambdas ?? quantiles).flatMap((own, index): Loss[] =>
    [own].flat().some(isNoNumber) ? [{ how: 'undefined', feature: featureAt(names, index) }] : [],
  );
}

/** Divided by an infinite spread, every value is the same. */
function flatFeatures({ parameters, transform }: FittedScaler): Loss[] {
  if (transform?.kind !== 'affine') return [];
  const { scale, features } = transform;
  const vectors = Object.values(parameters).map(listed);
  return scale.flatMap((factor, index): Loss[] =>
    factor === 0 && vectors.some((vector) => vector.length === scale.length && isInfinite(vector[index]))
      ? [{ how: 'flat', feature: featureAt(features, index) }]
      : [],
  );
}

function listed(value: Plain | undefined): Plain[] {
  return Array.isArray(value) ? value : [];
}

/** JSON lacks them: they stand as texts. */
function isNoNumber(value: Plain | undefined): boolean {
  return value === 'nan' || isInfinite(value);
}

function isInfinite(value: Plain | undefined): boolean {
  return value === 'inf' || value === '-inf';
}
