import { comparableInputs, type Inputs } from './inputs.ts';
import type { Rule, Violation } from './rule.ts';

export const featureCount: Rule = {
  id: 'pair/feature-count',
  summary: 'A model takes another number of features than its scaler gives.',
  level: 'error',
  judgePair(facts) {
    return comparableInputs(facts).flatMap((inputs): Violation[] => {
      const { model, scaler, modelCount, scalerCount } = inputs;
      if (modelCount === null || modelCount === scalerCount) return [];
      // Often only the numeric columns are scaled, and the others join them.
      if (scalerCount < modelCount && isPartOf(inputs.scalerNames, inputs.modelNames)) return [];
      const excuse = excuseFor(modelCount, inputs);
      const unless = excuse === null ? '' : `, unless ${excuse}`;
      return [
        {
          path: model.path,
          message: `${model.path} takes ${features(modelCount)}, and ${scaler.path} gives ${scalerCount}: they were not fitted on the same columns${unless}`,
          fix: `put the scaler of this model there, or add what stands between the two (an encoder, a PCA) to \`scaler\` of \`${facts.pair.name}\` in ${facts.policyPath}`,
          ...(excuse === null ? {} : { atMost: 'warning' as const }),
        },
      ];
    });
  },
};

/** What would make the two numbers right all the same; null where that is no common way to do it. */
function excuseFor(modelCount: number, { scalerCount, modelNames, scalerNames }: Inputs): string | null {
  if (scalerCount < modelCount) return 'the others are added after scaling';
  if (isPartOf(modelNames, scalerNames)) return 'the others are dropped after scaling';
  const areNamed = modelNames !== null && scalerNames !== null;
  // A series is often scaled as a whole, and one column of it is what the model predicts.
  return !areNamed && scalerCount === modelCount + 1 ? 'the target was scaled along with them' : null;
}

function isPartOf(names: readonly string[] | null, all: readonly string[] | null): boolean {
  if (names === null || all === null) return false;
  const known = new Set(all);
  return names.every((name) => known.has(name));
}

function features(count: number): string {
  return `${count} feature${count === 1 ? '' : 's'}`;
}
