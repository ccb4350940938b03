import type { ShardReport } from '../generated/report.ts';
import type { Change } from '../git/tree.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { Problem } from '../problem.ts';
import type { ArtifactState, PairFacts, PairState } from '../rules/facts.ts';
import type { Files } from './files.ts';
import { gatherPairFacts } from './gather.ts';
import { hasNoSize } from './known-contents.ts';
import type { ExpandedPairs, PairToJudge } from './pairs.ts';

/** One of several parts of the pairs, each judged by a job of its own. */
export interface Shard {
  /** From 1. */
  number: number;
  of: number;
}

/** GitHub starts at most so many jobs of one matrix. */
const MOST_SHARDS = 256;

/**
 * Reads `3/8`.
 *
 * @throws {Problem} where it is anything else.
 */
export function parseShard(text: string): Shard {
  const [, number = '', of = ''] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (number !== '' && shard.number <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new Problem(`\`${text.slice(0, 40)}\` is no shard`, {
    fix: `write it as \`3/8\`, the third of eight: from 1/1 to ${MOST_SHARDS}/${MOST_SHARDS}`,
  });
}

/**
 * The pairs of one shard: as many as any other has, give or take one. They are dealt out in the order of the report, by name:
 * what two policies declare of one pair is judged together.
 */
function dealt(pairs: readonly PairToJudge[], { number, of }: Shard): PairToJudge[] {
  const own = new Set(namesOf(pairs).filter((_, index) => index % of === number - 1));
  return pairs.filter(({ pair }) => own.has(pair.name));
}

/** Whether a shard judges what concerns the repository as a whole: exactly one does. */
export function judgesRepository(shard: Shard | null): boolean {
  return shard === null || shard.number === 1;
}

/**
 * The facts of the pairs of one shard. They must not depend on which pairs are in it: where a pointer does not say enough of its
 * content, what the other pairs know of it counts, so that these are read as well.
 */
export async function gatherShard(
  change: Change,
  pairs: ExpandedPairs,
  shard: Shard | null,
  files: Files,
): Promise<PairFacts[]> {
  if (shard === null) return gatherPairFacts(change, pairs, files);
  const judged = dealt(pairs.judged, shard);
  const facts = await gatherPairFacts(change, { ...pairs, judged }, files, { isPart: true });
  if (!facts.some(needsOthers)) return facts;
  const own = new Set(judged.map(({ pair }) => pair));
  return (await gatherPairFacts(change, pairs, files)).filter(({ pair }) => own.has(pair));
}

function needsOthers({ head, base, origins }: PairFacts): boolean {
  const states: PairState[] = [head, ...(base ? [base] : []), ...origins.map(({ state }) => state)];
  const saysTooLittle = (artifact: ArtifactState): boolean =>
    artifact.pointer !== null && (artifact.md5 !== null || !isSha256(artifact.sha256) || hasNoSize(artifact));
  return states.some(({ models, scalers }) => [...models, ...scalers].some(saysTooLittle));
}

/** What a shard's report says of itself, so that it is joined with none but its own kind. */
export async function shardReport(
  { number, of }: Shard,
  pairs: readonly PairToJudge[],
  { base, head }: Change,
): Promise<ShardReport> {
  const oidIn = async (tree: Change['base']) => (await tree?.entries())?.get(POLICY_PATH)?.oid ?? null;
  return {
    number,
    of,
    pairs: namesOf(pairs).length,
    policy: { base: await oidIn(base), head: await oidIn(head) },
  };
}

function namesOf(pairs: readonly PairToJudge[]): string[] {
  return [...new Set(pairs.map(({ pair }) => pair.name))];
}
