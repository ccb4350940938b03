import { comparableInputs } from './inputs.ts';
import type { Rule, Violation } from './rule.ts';

export const featureCount: Rule = {
  id: 'pair/feature-count',
  summary: 'A model takes another number of features than its scaler gives.',
  level: 'error',
  judgePair(facts) {
    return comparableInputs(facts).flatMap(
      ({ model, scaler, modelCount, scalerCount, ...names }): Violation[] => {
        if (modelCount === null || modelCount === scalerCount) return [];
        const fewer = scalerCount < modelCount;
        // Often only the numeric columns are scaled, and the others join them: with names that is seen, else it may be.
        if (fewer && isPartOf(names.scalerNames, names.modelNames)) return [];
        // Less often columns are dropped after scaling (a selection, the target): only names tell that from a mistake.
        const selected = !fewer && isPartOf(names.modelNames, names.scalerNames);
        const others = fewer ? 'are added after scaling' : selected ? 'are dropped after scaling' : null;
        const unless = others === null ? '' : `, unless the others ${others}`;
        return [
          {
            path: model.path,
            message: `${model.path} takes ${modelCount} features, and ${scaler.path} gives ${scalerCount}: they were not fitted on the same columns${unless}`,
            fix: `put the scaler of this model there, or add what stands between the two (an encoder, a PCA) to \`scaler\` of \`${facts.pair.name}\` in ${facts.policyPath}`,
            ...(fewer || selected ? { atMost: 'warning' as const } : {}),
          },
        ];
      },
    );
  },
};

function isPartOf(names: readonly string[] | null, all: readonly string[] | null): boolean {
  if (names === null || all === null) return false;
  const known = new Set(all);
  return names.every((name) => known.has(name));
}
