import type { Hashing } from '../git/content.ts';
import type { Change, TreeEntry } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';

/**
 * How artifacts are hashed for a change: by md5 too where one of its trees knows contents only by that (DVC), and what pointers
 * stand for whatever its size where a policy says `verify: content`.
 */
export async function hashingFor(
  change: Change,
  policies: readonly (LoadedPolicy | null)[],
): Promise<Hashing> {
  const trees = [change.head, ...(change.base ? [change.base] : [])];
  const entries = await Promise.all(trees.map((tree) => tree.entries()));
  const md5 = entries.some(hasOutputs);
  const whole = policies.some(
    (loaded) =>
      loaded !== null &&
      [loaded.policy, ...Object.values(loaded.policy.pairs)].some(({ verify }) => verify === 'content'),
  );
  return { md5, whole };
}

function hasOutputs(entries: ReadonlyMap<string, TreeEntry>): boolean {
  for (const { output } of entries.values()) if (output) return true;
  return false;
}

/** For a lock, which holds both hashes. */
export const BOTH_HASHES: Hashing = { md5: true, whole: true };
