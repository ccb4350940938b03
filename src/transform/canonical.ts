import type { Transform } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import { namesAfter } from './names.ts';

/** The transform with everything left out that means nothing. */
export function canonical(transform: Transform): Transform {
  switch (transform.kind) {
    case 'affine': {
      const { clip, dtype, ...affine } = transform;
      const clips = clip?.some((bound) => bound !== null) ?? false;
      return {
        ...affine,
        ...(clip && clips ? { clip } : {}),
        ...(dtype && dtype !== 'float64' ? { dtype } : {}),
      };
    }
    case 'chain': {
      const steps = transform.steps
        .map(canonical)
        .flatMap((step) => (step.kind === 'chain' ? step.steps : [step]));
      const [only] = steps;
      return only && steps.length === 1 ? only : { kind: 'chain', steps: withoutRepeatedNames(steps) };
    }
    case 'branches': {
      const branches = transform.branches.map((branch) => ({
        columns: branch.columns,
        transform: typeof branch.transform === 'string' ? branch.transform : canonical(branch.transform),
      }));
      return { kind: 'branches', branches };
    }
    case 'table':
    case 'opaque':
      return transform;
  }
}

/** Whether a step is told the names that came through the steps before it depends on how the library was called. */
function withoutRepeatedNames(steps: Transform[]): Transform[] {
  let names: string[] | null = null;
  return steps.map((step) => {
    const own = step.kind === 'affine' || step.kind === 'table' ? step.features : null;
    const isRepeated = own !== null && names !== null && canonicalJson(own) === canonicalJson(names);
    names = namesAfter(step, names);
    return isRepeated ? { ...step, features: null } : step;
  });
}
