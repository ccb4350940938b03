import type { Report } from '../generated/report.ts';
import type { Change } from '../git/tree.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import type { PairFacts, RepositoryFacts } from '../rules/facts.ts';
import { beyondGit } from './beyond-git.ts';
import { createFiles, type Files } from './files.ts';
import { gatherCandidates } from './gather.ts';
import { hashingFor } from './hashing.ts';
import { judge, strictestLevels } from './judge.ts';
import { type PairSelection, pairsToJudge } from './pairs.ts';
import { withPins } from './pins.ts';
import { atPointerFiles } from './pointer-files.ts';
import { noPolicy, type Policies, readPolicies } from './policies.ts';
import { buildReport } from './report.ts';
import { withSealedMd5s } from './sealed-md5.ts';
import { gatherShard, judgesRepository, shardReport } from './shard.ts';
import { withSubmodules } from './submodules.ts';

/** Every pair, and by the base's policy as well: what comes to others, by a push or in a pull request. */
export const AS_A_WHOLE: PairSelection = { baseJudges: true, only: [], touchedOnly: false };

/** The same where the change of the policy is approved: the head's policy judges alone. */
export const AS_APPROVED: PairSelection = { ...AS_A_WHOLE, baseJudges: false, isPolicyApproved: true };

/** Only the pairs of which the commit touches a file, and by the policy that it has. */
export const AS_STAGED: PairSelection = { baseJudges: false, only: [], touchedOnly: true };

/** A report, and what it was judged by. */
export interface Judgement {
  report: Report;
  policies: Policies;
  facts: readonly PairFacts[];
  /** Whether the next look at the same two trees may say another thing: see `beyondGit`. */
  dependsOnMoreThanGit: boolean;
}

/** The report of a change, by the policies of its own trees. See `judgeChange`. */
export async function check(change: Change, selection: PairSelection): Promise<Report> {
  const files = createFiles();
  const { report } = await judgeChange(change, selection, await readPolicies(change, files), files);
  return report;
}

/**
 * The main road: change → pairs → facts → rules → report.
 *
 * @throws {Problem} where no verdict is possible: no policy, a broken one, a tree that cannot be read.
 */
export async function judgeChange(
  outer: Change,
  selection: PairSelection,
  policies: Policies,
  files: Files,
): Promise<Judgement> {
  if (policies.head === null && policies.base === null) throw noPolicy();
  const { change, dependsOnMoreThanGit } = beyondGit(await withSubmodules(outer, policies, selection));
  files.hashBy(await hashingFor(change, [policies.head, policies.base]));

  const pairs = await pairsToJudge(change, policies, selection, files);
  const { judged, atBase, head } = pairs;
  const { shard = null } = selection;
  const gathered = await gatherShard(change, pairs, shard, files);
  const comesToOthers = selection.baseJudges || selection.isPolicyApproved;
  const known = comesToOthers ? await withSealedMd5s(gathered, change.head) : gathered;
  const facts = await withPins(known, change.head, files);

  const isJudgedByBase = selection.baseJudges || policies.head === null;
  const judges = [isJudgedByBase ? policies.base : null, policies.head].filter((policy) => policy !== null);
  const paired = { now: [...head.pairs, ...judged.map(({ pair }) => pair)], before: atBase };
  const everything = selection.only.length === 0 && judgesRepository(shard);
  const isPolicyTouched = change.files.some(({ path }) => path === POLICY_PATH);
  const repository: RepositoryFacts = {
    policyPath: POLICY_PATH,
    candidates: everything ? await gatherCandidates(change, paired, judges, files) : [],
    unmatched: everything && (isPolicyTouched || !selection.touchedOnly) ? head.unmatched : [],
    policyChanges: judgesRepository(shard) ? policies.changes : [],
    baseJudges: selection.baseJudges,
  };
  const levels = strictestLevels(judges.map(({ policy }) => policy.rules));
  const findings = await atPointerFiles(judge(facts, repository, levels), change.head);
  const report = buildReport({
    base: change.base?.label ?? null,
    head: change.head.label,
    facts,
    findings,
    shard: shard && (await shardReport(shard, judged, change)),
    stats: files.stats(),
  });
  return { report, policies, facts, dependsOnMoreThanGit: await dependsOnMoreThanGit() };
}
