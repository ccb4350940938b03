import { Problem } from '../problem.ts';
import { changeBetween } from './change.ts';
import { isShallow, mergeBases } from './commits.ts';
import type { Repository } from './repository.ts';
import type { Change } from './tree.ts';
import { commitTree } from './trees.ts';

/** The two commits to judge between; base is null where there is nothing to compare with. */
export interface Range {
  base: string | null;
  head: string;
}

/** Opens the two trees of a range, and closes them again whatever happens. */
export async function withRange<Result>(
  repo: Repository,
  range: Range,
  use: (change: Change) => Promise<Result>,
): Promise<Result> {
  const base = range.base === null ? null : commitTree(repo, range.base);
  const head = commitTree(repo, range.head);
  try {
    return await use(await changeBetween(repo, base, head));
  } finally {
    await head.close();
    await base?.close();
  }
}

/**
 * Where a history left others (commits, by their ids): the last commit that it shares with them; null where it shares
 * none. Throws a Problem where the clone is too shallow to know. `others` says in words what they are; of several last
 * commits it may prefer one.
 */
export async function whereItLeft(
  repo: Repository,
  head: string,
  others: { oids: readonly string[]; words: string; preferred?: string | null },
): Promise<string | null> {
  const found = await mergeBases(repo, head, others.oids);
  const base = found.find((oid) => oid === others.preferred) ?? found[0] ?? null;
  if (base === null && (await isShallow(repo))) {
    throw tooShallow(`does not reach back to where ${head.slice(0, 12)} left ${others.words}`);
  }
  return base;
}

/** What cannot be compared is not judged: as a state alone, a scaler that was parted from its model may look right. */
function tooShallow(why: string): Problem {
  return new Problem(`the clone ${why}`, {
    fix: '`git fetch --unshallow`; in GitHub Actions set `fetch-depth: 0` at actions/checkout',
  });
}
