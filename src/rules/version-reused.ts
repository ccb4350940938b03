import gt from 'semver/functions/gt.js';
import inc from 'semver/functions/inc.js';
import lt from 'semver/functions/lt.js';
import type { LockedScaler } from '../generated/lock.ts';
import { lockedScaler, scalerChanges } from './changes.ts';
import type { ArtifactState } from './facts.ts';
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
      if (!old || !now || isSame(old, now, after)) return [];
      const isReused = old.version === now.version;
      if (!isReused && !isTooLow(old.version, now.version)) return [];
      const at = positionOf(`/scalers/${lock.scalers.indexOf(now)}/version`);
      return [
        {
          path: head.lockPath,
          line: at?.line ?? null,
          column: at?.column ?? null,
          message: isReused
            ? `${after.path} has another transform than before under the same version, ${now.version}: whoever deploys ${now.version} gets the one or the other`
            : `${after.path} has another transform than ${old.version}, and its version ${now.version} says that it has not`,
          fix: `run \`${sealCommand(pair)}\`, which gives it the next major version, and name that one in the configs`,
        },
      ];
    });
  },
};

/** Whether two entries are of one meaning; of a scaler that is not at hand (a pointer) only the content tells. */
function isSame(old: LockedScaler, now: LockedScaler, after: ArtifactState): boolean {
  if (old.sha256 === now.sha256) return true;
  const read = after.artifact?.fingerprint ?? null;
  return read !== null && old.fingerprint === read;
}

/** Higher, and not by a major. A lower one is what `git revert` brings back: nobody can tell it from a made-up one here. */
function isTooLow(old: string, now: string): boolean {
  const least = inc(old, 'major');
  return least !== null && gt(now, old) && lt(now, least);
}
