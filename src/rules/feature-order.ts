import { comparableInputs } from './inputs.ts';
import type { Rule, Violation } from './rule.ts';

export const featureOrder: Rule = {
  id: 'pair/feature-order',
  summary: 'A model takes the features of its scaler in another order.',
  level: 'error',
  judgePair(facts) {
    return comparableInputs(facts).flatMap(({ model, scaler, modelNames, scalerNames }): Violation[] => {
      const at = modelNames && scalerNames ? firstMoved(modelNames, scalerNames) : -1;
      if (!modelNames || !scalerNames || at < 0) return [];
      return [
        {
          path: model.path,
          message: `${model.path} takes the features of ${scaler.path} in another order: at place ${at + 1} the model has ${modelNames[at]}, the scaler ${scalerNames[at]}`,
          fix: 'fit both on the same columns in the same order, and seal the pair anew',
        },
      ];
    });
  },
};

/** The first place at which the same names stand in another order; -1 where they do not, or are other names. */
function firstMoved(model: readonly string[], scaler: readonly string[]): number {
  const sorted = (names: readonly string[]): string => JSON.stringify([...names].sort());
  if (sorted(model) !== sorted(scaler)) return -1;
  return model.findIndex((name, index) => name !== scaler[index]);
}
