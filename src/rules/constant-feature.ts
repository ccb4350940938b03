import type { FittedScaler } from '../artifacts/artifact.ts';
import type { Plain } from '../generated/lock.ts';
import type { Rule, Violation } from './rule.ts';
import { list } from './words.ts';

export const constantFeature: Rule = {
  id: 'scaler/constant-feature',
  summary: 'A scaler was fitted on a feature that never changes.',
  level: 'warning',
  judgePair({ pair, head }) {
    return head.scalers.flatMap(({ path, artifact }): Violation[] => {
      const constant =
        artifact?.scalers.flatMap((scaler) => constantFeatures(scaler, artifact.featureNames)) ?? [];
      if (constant.length === 0) return [];
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` was fitted on data in which ${list(constant)} never changed: its spread counts as 1, and the day it changes the model sees it unscaled`,
          fix: 'look whether the column was filled when the scaler was fitted; drop it if it carries nothing',
        },
      ];
    });
  },
};

/** Where a fitted spread is zero. The libraries divide by 1 there, so the spread they used does not show it. */
const SPREADS = ['var_', 'data_range_', 'max_abs_', 'std', 'originalRange'];

function constantFeatures({ parameters, transform }: FittedScaler, names: string[] | null): string[] {
  const spread = SPREADS.map((name) => own(parameters, name)).find((value) => Array.isArray(value));
  if (!Array.isArray(spread)) return [];
  const known = (transform?.kind === 'affine' ? transform.features : null) ?? names;
  const named = known?.length === spread.length ? known : null;
  return spread.flatMap((value, index) => (value === 0 ? [named?.[index] ?? `feature ${index + 1}`] : []));
}

function own(parameters: Record<string, Plain>, name: string): Plain | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
