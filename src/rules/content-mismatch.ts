import { type Mismatch, mismatches } from './mismatches.ts';
import type { Rule } from './rule.ts';
import { sealCommand, short } from './words.ts';

export const contentMismatch: Rule = {
  id: 'lock/content-mismatch',
  summary: 'A lock says something else than the artifacts in the tree.',
  level: 'error',
  // Versions in configs count against a lock that is of the tree.
  supersedes: ['config/unknown-version'],
  judgePair({ head, pair }) {
    const [first, ...others] = mismatches(head);
    if (!first || head.lock.kind !== 'valid') return [];
    const at = head.lock.positionOf(first.pointer);
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return [
      {
        path: head.lockPath,
        line: at?.line ?? null,
        column: at?.column ?? null,
        message: `the lock of pair \`${pair.name}\` is not of what is in the tree: ${sentence(first)}${more}`,
        fix: `if the artifacts are right, run \`${sealCommand(pair)}\` and add ${head.lockPath}; if the lock is right, restore them`,
        about: [first, ...others].map(({ path }) => path),
      },
    ];
  },
};

function sentence({ path, isThere, what, locked, actual }: Mismatch): string {
  if (!isThere) return `it names ${what} ${locked}, which the pair does not have`;
  if (locked === 'does not name it') return `it does not name ${what} ${path}`;
  if (what === 'transform')
    return `its transform of ${path} was edited: it no longer gives the fingerprint beside it`;
  return `${path} has ${what.replace('library/', '')} ${shown(actual)}, the lock ${shown(locked)}`;
}

function shown(value: string): string {
  return /^(sha256:)?[0-9a-f]{64}$/.test(value) ? `${short(value)}…` : value;
}
