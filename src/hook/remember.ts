import type { Judgement } from '../check/check.ts';
import type { PairFacts } from '../rules/facts.ts';
import { concernFilter } from './concern-filter.ts';
import { concernsOf } from './concerns.ts';
import { rememberPassed } from './passed.ts';
import type { QuickVerdict } from './quick.ts';
import { readConcerns, writeConcerns } from './store.ts';

/** Keeps for the next hook what this judgement teaches: what the policy says of paths, and that this very change passes. */
export function remember({ staged, concerned }: QuickVerdict, { report, policies, facts }: Judgement): void {
  const { head } = policies;
  if (head === null) return;
  const known = readConcerns(staged);
  const concerns = known ?? concernsOf(head);
  if (known === null) writeConcerns(staged, concerns);
  // What it is worth saying now, it is worth saying again.
  if (report.findings.length > 0 || facts.some(countsOnMoreThanGit)) return;
  const isFirst = known === null && concerned === null;
  const all = isFirst ? staged.changes.filter(concernFilter(concerns)) : concerned;
  if (all !== null) rememberPassed(staged, all);
}

/** Behind a pointer lies what the next commit may find changed, or gone. */
function countsOnMoreThanGit({ head, base }: PairFacts): boolean {
  return [head, base].some((state) =>
    [...(state?.models ?? []), ...(state?.scalers ?? [])].some(({ pointer }) => pointer !== null),
  );
}
