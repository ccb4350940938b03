import { createHash } from 'node:crypto';
import type { Transform } from '../generated/lock.ts';

/**
 * `sha256:` and the hash of the transform's canonical form: JSON without spaces, keys sorted, numbers as
 * ECMAScript writes them (the shortest digits that read back to the same float64; −0 is 0). It depends on the
 * meaning alone: a chain of one step is that step, a chain within a chain is its steps, bounds that bind
 * nothing and dtype float64 are left out.
 */
export function fingerprint(transform: Transform): string {
  const text = canonicalJson(canonical(transform));
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

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
      return only && steps.length === 1 ? only : { kind: 'chain', steps };
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

/** JSON with sorted keys and no spaces: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`;
}
