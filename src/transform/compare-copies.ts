import type { Affine, Transform } from '../generated/lock.ts';
import { composed } from './affine.ts';
import { canonical } from './canonical.ts';
import { type Comparison, compareTransforms } from './compare.ts';

/**
 * Whether a copy of a scaler, exported perhaps to another format, does what the scaler does. As `compareTransforms`, but
 * what an exporter does by the way is no difference: it makes one line of several, and calls the columns `x0`, `x1`.
 * `unknown` too where the two are built otherwise, so that no number stands against another.
 */
export function compareCopies(original: Transform, copy: Transform): Comparison {
  const plain = compareTransforms(original, copy);
  if (plain.equal || plain.verdict === 'unknown') return plain;
  const [one, other] = [folded(original), folded(copy)];
  const ways = [
    [one, other] as const,
    ...(haveOtherNames(one, other) ? [[unnamed(one), unnamed(other)] as const] : []),
  ];
  const compared = ways.map(([a, b]) => compareTransforms(a, b));
  const equal = compared.find((comparison) => comparison.equal);
  if (equal) return equal;
  const best = compared.at(-1) ?? plain;
  return isBuiltOtherwise(one, other) ? { ...best, verdict: 'unknown' } : best;
}

/** Lines that follow each other as one line, where the first does not clip. */
function folded(transform: Transform): Transform {
  const plain = canonical(transform);
  if (plain.kind !== 'chain') return plain;
  const steps: Transform[] = [];
  for (const step of plain.steps.map(folded)) {
    const last = steps.at(-1);
    if (last && canFollow(last, step)) steps.push(composed(steps.pop() as Affine, step as Affine));
    else steps.push(step);
  }
  return canonical({ kind: 'chain', steps });
}

function canFollow(first: Transform, second: Transform): boolean {
  if (first.kind !== 'affine' || second.kind !== 'affine') return false;
  return first.clip === undefined && first.scale.length === second.scale.length;
}

/** Both name their features, and no name is in both. */
function haveOtherNames(a: Transform, b: Transform): boolean {
  if (a.kind !== 'affine' || b.kind !== 'affine' || !a.features || !b.features) return false;
  const names = new Set(a.features);
  return a.features.length === b.features.length && !b.features.some((name) => names.has(name));
}

function unnamed(transform: Transform): Transform {
  return transform.kind === 'affine' ? { ...transform, features: null } : transform;
}

/** A chain or branches against something else, or against more or fewer of them. */
function isBuiltOtherwise(a: Transform, b: Transform): boolean {
  if (a.kind === 'chain' && b.kind === 'chain') return a.steps.length !== b.steps.length;
  if (a.kind === 'branches' && b.kind === 'branches') return a.branches.length !== b.branches.length;
  const isComposed = ({ kind }: Transform): boolean => kind === 'chain' || kind === 'branches';
  return a.kind !== b.kind && (isComposed(a) || isComposed(b));
}
