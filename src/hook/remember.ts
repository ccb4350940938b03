import type { Judgement } from '../check/check.ts';
import { dropOldCompiled } from '../memory/compiled.ts';
import { concernFilter } from './concern-filter.ts';
import { concernsOf } from './concerns.ts';
import { policyLines } from './narrow-policy.ts';
import { rememberPassed } from './passed.ts';
import type { QuickVerdict } from './quick.ts';
import { readConcerns, writeConcerns, writePolicyLines } from './store.ts';

/** Keeps for the next hook what this judgement teaches: what the policy says of paths, and that this very change passes. */
export function remember({ staged, concerned }: QuickVerdict, judgement: Judgement): void {
  const { head } = judgement.policies;
  if (head === null) return;
  const known = readConcerns(staged);
  const concerns = known ?? concernsOf(head);
  if (known === null) {
    writeConcerns(staged, concerns);
    dropOldCompiled(staged.commonDir);
    writePolicyLines(staged, policyLines(head.policy));
  }
  // What it is worth saying now, it is worth saying again.
  if (judgement.report.findings.length > 0 || judgement.dependsOnMoreThanGit) return;
  const isFirst = known === null && concerned === null;
  const all = isFirst ? staged.changes.filter(concernFilter(concerns)) : concerned;
  if (all !== null) rememberPassed(staged, all);
}
