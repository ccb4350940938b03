import type { ProjectMap } from '../project-map.ts';
import { sourceUnreadable } from '../report/unread.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { constantsDiffer } from './constants-differ.ts';
import { differentScaler } from './different-scaler.ts';
import { doubleNormalization } from './double-normalization.ts';
import { featureOrder } from './feature-order.ts';
import { fitAtInference } from './fit-at-inference.ts';
import { fitBeforeSplit } from './fit-before-split.ts';
import { fitOnTest } from './fit-on-test.ts';
import { notApplied } from './not-applied.ts';
import { scalerMissing } from './scaler-missing.ts';
import { scalerNotSaved } from './scaler-not-saved.ts';
import { oneCauseEach } from './shared/one-cause.ts';

/** Every rule, in the order of the documentation. */
export const AUDIT_RULES: readonly AuditRule[] = [
  fitAtInference,
  scalerNotSaved,
  scalerMissing,
  differentScaler,
  constantsDiffer,
  notApplied,
  fitBeforeSplit,
  fitOnTest,
  featureOrder,
  doubleNormalization,
];

/** All that a finding on code may be of: the rules, and what could not be read. */
export const AUDIT_IDS: readonly Omit<AuditRule, 'judge'>[] = [...AUDIT_RULES, sourceUnreadable];

/** What all rules find in a repository, one finding a cause, in the order of paths and lines. */
export function judgeMap(map: ProjectMap): AuditFinding[] {
  const found = AUDIT_RULES.flatMap(({ judge }) => judge(map));
  return oneCauseEach(map, found).sort((a, b) => a.at - b.at);
}

/** Whether a part of a repository is enough to find this. */
export function isLocal({ rule }: { rule: string }): boolean {
  return AUDIT_RULES.some(({ id, isLocal: local }) => id === rule && local === true);
}
