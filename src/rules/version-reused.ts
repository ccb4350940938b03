import type { LockedScaler } from '../generated/lock.ts';
import { lockedScaler, scalerChanges } from './changes.ts';
import { mismatches } from './mismatches.ts';
import type { Rule, Violation } from './rule.ts';
import { sealCommand } from './words.ts';

export const versionReused: Rule = {
  id: 'lock/version-reused',
  summary: 'A changed transform was sealed under the version of the old one.',
  level: 'error',
  judgePair(facts) {
    const { base, head, pair } = facts;
    if (base === null || head.lock.kind !== 'valid' || mismatches(head).length > 0) return [];
    const { lock, positionOf } = head.lock;
    return scalerChanges(facts).flatMap(({ before, after }): Violation[] => {
      const old = before && lockedScaler(before.path, base);
      const now = after && lockedScaler(after.path, head);
      if (!old || !now || old.version !== now.version || identity(old) === identity(now)) return [];
      const at = positionOf(`/scalers/${lock.scalers.indexOf(now)}/version`);
      return [
        {
          path: head.lockPath,
          line: at?.line ?? null,
          column: at?.column ?? null,
          message: `${after.path} has another transform than before under the same version, ${now.version}: whoever deploys ${now.version} gets the one or the other`,
          fix: `run \`${sealCommand(pair)}\`, which gives it the next major version, and name that one in the configs`,
        },
      ];
    });
  },
};

function identity(scaler: LockedScaler): string {
  return scaler.fingerprint ?? scaler.sha256;
}
