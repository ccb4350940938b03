import type { Transform } from '../generated/lock.ts';

/** A transform in a few words. */
export function describe(transform: Transform): string {
  switch (transform.kind) {
    case 'affine':
      return `a linear scaler of ${transform.scale.length} features`;
    case 'table':
      return `a ${transform.method} transform`;
    case 'chain':
      return `a chain of ${transform.steps.length} steps`;
    case 'branches':
      return `${transform.branches.length} branches of columns`;
    case 'opaque':
      return transform.class;
  }
}
