import type { Finding, Report } from '../generated/report.ts';
import { withTexts } from '../git/overlay.ts';
import type { Change } from '../git/tree.ts';
import type { PairFacts } from '../rules/facts.ts';
import { mismatches } from '../rules/mismatches.ts';
import { list } from '../rules/words.ts';
import { check } from './check.ts';
import { notAdded } from './not-added.ts';
import type { PairSelection } from './pairs.ts';
import { factsToSeal, type SealOutcome, sealPair } from './sealing.ts';

/** What would mend a commit that lacks nothing but its seal, or why sealing would not be right. */
export type FixPlan =
  | { locks: Map<string, string>; sealed: SealedPair[]; report: Report }
  | { reason: string };

/** A pair as it would be sealed. */
export interface SealedPair {
  facts: PairFacts;
  outcome: Exclude<SealOutcome, { status: 'refused' }>;
}

/**
 * Plans the locks that would mend a report. Only where nothing but the seal is missing: the lock is still that of the last commit, what it
 * does not fit is what this commit changes, `seal` itself would seal, and a fresh look at the result finds no error.
 * Nothing is written.
 */
export async function planFix(change: Change, report: Report, selection: PairSelection): Promise<FixPlan> {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const elsewhere = errors.find(({ pair }) => pair === null);
  if (elsewhere) return { reason: `no seal mends ${said(elsewhere)}` };
  const only = [...new Set(errors.flatMap(({ pair }) => pair ?? []))];
  const request = { only, all: false, version: null, reason: null };

  const sealed: SealedPair[] = [];
  const { wanted, head } = await factsToSeal(change, request);
  for (const facts of wanted) {
    const [unadded] = await notAdded(facts, head);
    const reason = notJustUnsealed(facts, change) ?? unadded?.message ?? null;
    if (reason !== null) return { reason };
    const outcome = sealPair(facts, request);
    if (outcome.status === 'refused')
      return { reason: outcome.violations[0]?.message ?? 'it must not be sealed' };
    sealed.push({ facts, outcome });
  }
  const locks = new Map(sealed.map(({ outcome }) => [outcome.lockPath, outcome.text]));
  const mended = await check(withTexts(change, locks), selection);
  const left = mended.findings.filter(({ severity }) => severity === 'error');
  if (left.length > 0) return { reason: `sealing would leave ${list(left.map(said))}` };
  return { locks, sealed, report: mended };
}

/** Why more is missing than a seal; null where it is just that. */
function notJustUnsealed({ pair, head, base }: PairFacts, change: Change): string | null {
  const touched = (path: string): boolean =>
    change.files.some((file) => file.path === path || file.from === path || file.path.startsWith(`${path}/`));
  if (head.lock.kind === 'invalid') return `${pair.lock} cannot be read`;
  if (touched(pair.lock)) {
    return `the commit changes ${pair.lock} itself, and which of the two is right only you know`;
  }
  if (head.lock.kind === 'missing') {
    return base && base.lock.kind !== 'missing' ? `the lock of \`${pair.name}\` was there before` : null;
  }
  const old = mismatches(head).find(({ path }) => !touched(path));
  return old ? `${old.path} was out of step with ${pair.lock} before this commit` : null;
}

function said({ rule, path }: Pick<Finding, 'rule' | 'path'>): string {
  return path === null ? rule : `${rule} (${path})`;
}
