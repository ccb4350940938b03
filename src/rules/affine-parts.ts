import type { Affine, Transform } from '../generated/lock.ts';

/** Every affine map inside a transform, however deep. */
export function affineParts(transform: Transform): Affine[] {
  switch (transform.kind) {
    case 'affine':
      return [transform];
    case 'chain':
      return transform.steps.flatMap(affineParts);
    case 'branches':
      return transform.branches.flatMap((branch) =>
        typeof branch.transform === 'string' ? [] : affineParts(branch.transform),
      );
    default:
      return [];
  }
}

/** A feature by its name, else by its place. */
export function featureAt({ features }: Affine, index: number): string {
  return features?.[index] ?? `feature ${index + 1}`;
}
