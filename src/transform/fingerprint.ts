import { createHash } from 'node:crypto';
import type { Transform } from '../generated/lock.ts';
import { canonical } from './canonical.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * `sha256:` and the hash of the transform's canonical form: JSON without spaces, keys sorted, numbers as
 * ECMAScript writes them (the shortest digits that read back to the same float64; −0 is 0). It depends on the
 * meaning alone: a chain of one step is that step, a chain within a chain is its steps, names that a step only passes
 * on, bounds that bind nothing and dtype float64 are left out.
 */
export function fingerprint(transform: Transform): string {
  const text = canonicalJson(canonical(transform));
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
