import type { Change } from '../git/tree.ts';
import { type ExpandedPolicy, expandPairs } from '../policy/expand.ts';
import type { Pair, Reference } from '../policy/pairs.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { foldersOf } from '../policy/tree-paths.ts';
import { Problem } from '../problem.ts';
import { nearest } from '../validation/nearest.ts';
import { besideAny } from './beside.ts';
import type { Files } from './files.ts';
import { foldersPinnedAnew, isServedUnder } from './pins.ts';
import type { Policies } from './policies.ts';
import { renames } from './renames.ts';
import type { Shard } from './shard.ts';

/** A pair to judge at the head, and what stood for it at the base. */
export interface PairToJudge {
  pair: Pair;
  /** The pair of the base's own policy; null where it had none. */
  before: Pair | null;
}

export interface PairSelection {
  /** Whether the base's policy judges as well, as in a pull request. */
  baseJudges: boolean;
  /** Whether the change of the policy is approved, so that the head's policy judges alone what comes to others. */
  isPolicyApproved?: boolean;
  /** Names of the pairs that were asked for; empty for all. */
  only: readonly string[];
  /** Only the pairs of which the change touches a file: what a commit has to answer for. */
  touchedOnly: boolean;
  /** The part of the pairs that is judged here; left out for all of them. */
  shard?: Shard | null;
}

export interface ExpandedPairs {
  judged: PairToJudge[];
  /** The pairs of the base's own policy over the base's files. */
  atBase: Pair[];
  /** The head's policy over the head's files; the base's where the head has none. */
  head: ExpandedPolicy;
}

/**
 * Policies over trees give pairs: those of the head's policy, and where the base judges also those of the base's
 * policy that the head's no longer has just so. A pair that is gone with all its files is no pair any more. Where a
 * commit takes the policy away, the base's goes on judging the pairs whose locks stay: who gives Scalerlock up removes both.
 */
export async function pairsToJudge(
  change: Change,
  policies: Policies,
  selection: PairSelection,
  files: Files,
): Promise<ExpandedPairs> {
  const headPaths = [...(await change.head.entries()).keys()];
  const head = policies.head ? expandPairs(policies.head, headPaths) : { pairs: [], unmatched: [] };
  const pairs = [...head.pairs];
  const baseJudges = selection.baseJudges || policies.head === null;
  if (baseJudges && policies.base && policies.base !== policies.head) {
    const known = new Set(head.pairs.map(identity));
    const byName = new Map(head.pairs.map((pair) => [pair.name, pair]));
    const isCovered = (pair: Pair): boolean => {
      const now = byName.get(pair.name);
      return now !== undefined && covers(now, pair);
    };
    const there = new Set(headPaths.flatMap((path) => [path, ...foldersOf(path)]));
    const alsoJudged = expandPairs(policies.base, headPaths).pairs.filter(
      (pair) =>
        !known.has(identity(pair)) &&
        !isCovered(pair) &&
        (selection.baseJudges || there.has(pair.lock)) &&
        [...pair.models, ...pair.scalers, pair.lock].some((path) => there.has(path)),
    );
    pairs.push(...alsoJudged);
  }
  const chosen = choose(pairs, selection.only);
  const renamedFrom = await renames(change);
  const before = await pairsAtBase(change, policies);
  const findBefore = finderOfBefore(before, renamedFrom);
  const judged = chosen.map((pair) => ({ pair, before: findBefore(pair) }));
  if (!selection.touchedOnly) return { judged, atBase: before, head };

  const paths = change.files.flatMap(({ path, from }) => (from === null ? [path] : [path, from]));
  // A folder is touched with each file in it.
  const touched = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]));
  const hasTouchedBeside = besideAny(paths);
  const touches = (pair: Pair | null): boolean =>
    pair !== null &&
    (filesOf(pair).some((path) => touched.has(path)) ||
      [...pair.models, ...pair.scalers].some(hasTouchedBeside));
  const pinned = await foldersPinnedAnew(change, files);
  const isTouched = ({ pair, before: old }: PairToJudge): boolean =>
    touches(pair) || touches(old) || isServedUnder(pair, pinned);
  const all = touched.has(POLICY_PATH);
  const chosenToo = judged.filter((pair) => all || isTouched(pair));
  return { judged: chosenToo, atBase: before, head };
}

/** Every file and folder that a pair is made of. */
export function filesOf(pair: Pair): string[] {
  return [...pair.models, ...pair.scalers, pair.lock, ...pair.references.map(({ path }) => path)];
}

async function pairsAtBase(change: Change, policies: Policies): Promise<Pair[]> {
  if (change.base === null || policies.baseAsWritten === null) return [];
  return expandPairs(policies.baseAsWritten, (await change.base.entries()).keys()).pairs;
}

/** What stood for a pair at the base: the pair of its name, else the first that had one of its artifacts. */
function finderOfBefore(
  before: readonly Pair[],
  renamedFrom: ReadonlyMap<string, string>,
): (pair: Pair) => Pair | null {
  const byName = new Map(before.map((pair) => [pair.name, pair]));
  const firstAt = new Map<string, number>();
  for (const [index, { models, scalers }] of before.entries()) {
    for (const path of [...models, ...scalers]) if (!firstAt.has(path)) firstAt.set(path, index);
  }
  return ({ name, models, scalers }) => {
    const found = [...models, ...scalers].flatMap((path) => firstAt.get(renamedFrom.get(path) ?? path) ?? []);
    return byName.get(name) ?? before[Math.min(...found)] ?? null;
  };
}

function identity({ at: _at, references, ...pair }: Pair): string {
  return JSON.stringify([pair, references.map(withoutPlace)]);
}

/**
 * Whether a pair of the head is one of the base with more to it (a model, a config, a served copy of the scaler): what judges
 * the one judges all of the other. Another scaler beside the first is no such thing: with two, less can be told.
 */
function covers(now: Pair, before: Pair): boolean {
  const alike = (pair: Pair): unknown[] => [
    pair.name,
    pair.lock,
    pair.embedded,
    pair.require,
    pair.verify,
    trainedWith(pair),
  ];
  return (
    isAmong([alike(before)], [alike(now)]) &&
    isAmong(before.models, now.models) &&
    isAmong(before.sides?.inference ?? [], now.sides?.inference ?? []) &&
    isAmong(before.references.map(withoutPlace), now.references.map(withoutPlace))
  );
}

function trainedWith({ sides, scalers }: Pair): string[] {
  return sides?.training ?? scalers;
}

function isAmong(some: readonly unknown[], all: readonly unknown[]): boolean {
  const known = new Set(all.map((one) => JSON.stringify(one)));
  return some.every((one) => known.has(JSON.stringify(one)));
}

function withoutPlace({ at: _, ...reference }: Reference): unknown {
  return reference;
}

function choose(pairs: Pair[], only: readonly string[]): Pair[] {
  if (only.length === 0) return pairs;
  const names = [...new Set(pairs.map(({ name }) => name))];
  for (const name of only) {
    if (names.includes(name)) continue;
    const guess = nearest(name, names);
    throw new Problem(`no pair is called \`${name}\``, {
      path: POLICY_PATH,
      fix: guess ? `did you mean \`${guess}\`?` : `the pairs are: ${names.slice(0, 10).join(', ') || 'none'}`,
    });
  }
  return pairs.filter(({ name }) => only.includes(name));
}
