import type { Affine, Opaque, Table, Transform } from '../generated/lock.ts';

/** The transforms inside a transform, however deep, that are not made of others. */
export function partsOf(transform: Transform): (Affine | Table | Opaque)[] {
  switch (transform.kind) {
    case 'chain':
      return transform.steps.flatMap(partsOf);
    case 'branches':
      return transform.branches.flatMap((branch) =>
        typeof branch.transform === 'string' ? [] : partsOf(branch.transform),
      );
    default:
      return [transform];
  }
}

/** A feature by its name, else by its place. */
export function featureAt(features: readonly string[] | null, index: number): string {
  return features?.[index] ?? `feature ${index + 1}`;
}
