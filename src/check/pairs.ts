import type { Change } from '../git/tree.ts';
import { type ExpandedPolicy, expandPairs } from '../policy/expand.ts';
import type { Pair } from '../policy/pairs.ts';
import { Problem } from '../problem.ts';
import { nearest } from '../validation/nearest.ts';
import { POLICY_PATH, type Policies } from './policies.ts';

/** A pair to judge at the head, and what stood for it at the base. */
export interface PairToJudge {
  pair: Pair;
  /** The pair of the base's own policy; null where it had none. */
  before: Pair | null;
}

export interface PairSelection {
  /** Whether the base's policy judges as well, as in a pull request. */
  baseJudges: boolean;
  /** Names of the pairs that were asked for; empty for all. */
  only: readonly string[];
  /** Only the pairs of which the change touches a file: what a commit has to answer for. */
  touchedOnly: boolean;
}

export interface ExpandedPairs {
  judged: PairToJudge[];
  /** The head's policy over the head's files; the base's where the head has none. */
  head: ExpandedPolicy;
}

/**
 * Policies over trees give pairs: those of the head's policy, and where the base judges also those of the base's
 * policy that the head's no longer has just so. A pair that is gone with all its files is no pair any more.
 */
export async function pairsToJudge(
  change: Change,
  policies: Policies,
  selection: PairSelection,
): Promise<ExpandedPairs> {
  const headPaths = [...(await change.head.entries()).keys()];
  const there = new Set(headPaths);
  const head = policies.head ? expandPairs(policies.head, headPaths) : { pairs: [], unmatched: [] };
  const pairs = [...head.pairs];
  if (selection.baseJudges && policies.base && policies.base !== policies.head) {
    const known = new Set(head.pairs.map(identity));
    const alsoJudged = expandPairs(policies.base, headPaths).pairs.filter(
      (pair) =>
        !known.has(identity(pair)) &&
        [...pair.models, ...pair.scalers, pair.lock].some((path) => there.has(path)),
    );
    pairs.push(...alsoJudged);
  }
  const chosen = choose(pairs, selection.only);
  const renamedFrom = renames(change);
  const before = await pairsAtBase(change, policies);
  const judged = chosen.map((pair) => ({ pair, before: findBefore(pair, before, renamedFrom) }));
  if (!selection.touchedOnly) return { judged, head };

  const touched = new Set(change.files.flatMap(({ path, from }) => (from === null ? [path] : [path, from])));
  const touches = (pair: Pair | null): boolean =>
    pair !== null && filesOf(pair).some((path) => touched.has(path));
  const all = touched.has(POLICY_PATH);
  return { judged: judged.filter(({ pair, before }) => all || touches(pair) || touches(before)), head };
}

/** From a path at the head to the path it had at the base. */
export function renames(change: Change): ReadonlyMap<string, string> {
  return new Map(change.files.flatMap(({ path, from }) => (from === null ? [] : [[path, from] as const])));
}

/** Every file that a pair is made of. */
function filesOf(pair: Pair): string[] {
  return [...pair.models, ...pair.scalers, pair.lock, ...pair.references.map(({ path }) => path)];
}

async function pairsAtBase(change: Change, policies: Policies): Promise<Pair[]> {
  if (change.base === null || policies.baseAsWritten === null) return [];
  return expandPairs(policies.baseAsWritten, (await change.base.entries()).keys()).pairs;
}

function findBefore(pair: Pair, before: Pair[], renamedFrom: ReadonlyMap<string, string>): Pair | null {
  const oldPaths = new Set([...pair.models, ...pair.scalers].map((path) => renamedFrom.get(path) ?? path));
  const byName = before.find(({ name }) => name === pair.name);
  return (
    byName ?? before.find((old) => [...old.models, ...old.scalers].some((path) => oldPaths.has(path))) ?? null
  );
}

function identity({ at: _at, references, ...pair }: Pair): string {
  return JSON.stringify([pair, references.map(({ at: _, ...reference }) => reference)]);
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
