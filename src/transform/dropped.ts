import type { Branches } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Findings, nothing, type Place, unlike } from './findings.ts';

/**
 * Two sets of branches of one length where dropped columns make the difference: a ColumnTransformer lists what it drops,
 * and an exporter writes nothing of it. Nothing comes out of such a branch.
 */
export function withoutDropped(a: Branches, b: Branches): [Branches, Branches] {
  return a.branches.length === b.branches.length ? [a, b] : [kept(a), kept(b)];
}

/** What to say of the branches that were passed over. */
export function compareDropped(a: Branches, b: Branches, { label }: Place): Findings {
  const [before, after] = [droppedIn(a), droppedIn(b)];
  if (a.branches.length === b.branches.length || before === after) return nothing();
  return unlike('close', 'They list other columns as dropped.', {
    feature: label || 'all features',
    parameter: 'dropped columns',
    before,
    after,
    distance: null,
  });
}

function kept({ kind, branches }: Branches): Branches {
  return { kind, branches: branches.filter(({ transform }) => transform !== 'drop') };
}

function droppedIn({ branches }: Branches): string | null {
  const dropped = branches.filter(({ transform }) => transform === 'drop').map(({ columns }) => columns);
  return dropped.length > 0 ? canonicalJson(dropped.flat()) : null;
}
