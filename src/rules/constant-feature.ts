import type { Artifact, FittedScaler } from '../artifacts/artifact.ts';
import type { Plain } from '../generated/lock.ts';
import type { Rule, Violation } from './rule.ts';
import { featureAt, partsOf } from './transform-parts.ts';
import { list } from './words.ts';

export const constantFeature: Rule = {
  id: 'scaler/constant-feature',
  summary: 'A scaler was fitted on a feature that never changes.',
  level: 'warning',
  judgePair({ pair, head }) {
    return head.scalers.flatMap(({ path, artifact }): Violation[] => {
      const found = artifact?.scalers.flatMap((scaler) => constantFeatures(scaler, artifact)) ?? [];
      const constant = [...new Map(found.map((one) => [one.feature, one])).values()];
      if (constant.length === 0) return [];
      const never = `was fitted on data in which ${list(constant.map(({ feature }) => feature))} never changed`;
      return [
        {
          path,
          message: `${path} of pair \`${pair.name}\` ${never}: ${consequence(constant)}`,
          fix: 'look whether the data that the scaler was fitted on had values there; drop what carries nothing',
        },
      ];
    });
  },
};

interface Constant {
  feature: string;
  /** Whether it is 0 or another fixed number whatever comes in, as Spark has it. */
  isFlat: boolean;
}

function consequence(constant: readonly Constant[]): string {
  const [their, they, change, them] =
    constant.length > 1 ? ['their', 'they', 'change', 'them'] : ['its', 'it', 'changes', 'it'];
  if (constant.every(({ isFlat }) => isFlat))
    return `the day ${they} ${change} the model does not see it, for the scaler gives one number there`;
  return `${their} spread counts as 1, and the day ${they} ${change} the model sees ${them} unscaled`;
}

/** Where a fitted spread is zero. The libraries divide by 1 there, so the spread they used does not show it. */
const SPREADS = ['var_', 'data_range_', 'max_abs_', 'std', 'originalRange'];

function constantFeatures(scaler: FittedScaler, artifact: Artifact): Constant[] {
  const { parameters, transform } = scaler;
  const spread = SPREADS.map((name) => own(parameters, name)).find((value) => Array.isArray(value));
  if (!Array.isArray(spread)) return [];
  const line = transform?.kind === 'affine' ? transform : null;
  const known = line?.features ?? namesWithin(artifact, scaler) ?? artifact.featureNames;
  const named = known?.length === spread.length ? known : null;
  return spread.flatMap((value, index) =>
    value === 0 ? [{ feature: featureAt(named, index), isFlat: line?.scale[index] === 0 }] : [],
  );
}

/** What the columns are called that a scaler within an artifact sees. */
function namesWithin({ transform }: Artifact, scaler: FittedScaler): string[] | null {
  if (transform === null || scaler.transform?.kind !== 'affine') return null;
  const numbers = JSON.stringify([scaler.transform.scale, scaler.transform.offset]);
  const found = partsOf(transform).find(
    ({ part }) => part.kind === 'affine' && JSON.stringify([part.scale, part.offset]) === numbers,
  );
  return found?.names ?? null;
}

function own(parameters: Record<string, Plain>, name: string): Plain | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
