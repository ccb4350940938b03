import type { Report } from '../generated/report.ts';
import type { Change } from '../git/tree.ts';
import type { RepositoryFacts } from '../rules/facts.ts';
import { createFiles } from './files.ts';
import { gatherCandidates, gatherPairFacts } from './gather.ts';
import { hashingFor } from './hashing.ts';
import { judge, strictestLevels } from './judge.ts';
import { type PairSelection, pairsToJudge } from './pairs.ts';
import { withPins } from './pins.ts';
import { atPointerFiles } from './pointer-files.ts';
import { noPolicy, POLICY_PATH, readPolicies } from './policies.ts';
import { buildReport } from './report.ts';
import { withSealedMd5s } from './sealed-md5.ts';

/**
 * The main road: change → pairs → facts → rules → report.
 *
 * @throws {Problem} where no verdict is possible: no policy, a broken one, a tree that cannot be read.
 */
export async function check(change: Change, selection: PairSelection): Promise<Report> {
  const startedAt = performance.now();
  const policies = await readPolicies(change, createFiles());
  if (policies.head === null && policies.base === null) throw noPolicy();
  const files = createFiles(await hashingFor(change, [policies.head, policies.base]));

  const pairs = await pairsToJudge(change, policies, selection, files);
  const { judged, atBase, head } = pairs;
  const gathered = await gatherPairFacts(change, pairs, files);
  const known = selection.baseJudges ? await withSealedMd5s(gathered, change.head) : gathered;
  const facts = await withPins(known, change.head, files);

  const isJudgedByBase = selection.baseJudges || policies.head === null;
  const judges = [isJudgedByBase ? policies.base : null, policies.head].filter((policy) => policy !== null);
  const paired = { now: [...head.pairs, ...judged.map(({ pair }) => pair)], before: atBase };
  const everything = selection.only.length === 0;
  const isPolicyTouched = change.files.some(({ path }) => path === POLICY_PATH);
  const repository: RepositoryFacts = {
    policyPath: POLICY_PATH,
    candidates: everything ? await gatherCandidates(change, paired, judges, files) : [],
    unmatched: everything && (isPolicyTouched || !selection.touchedOnly) ? head.unmatched : [],
    policyChanges: policies.changes,
    baseJudges: selection.baseJudges,
  };
  const levels = strictestLevels(judges.map(({ policy }) => policy.rules));
  const findings = await atPointerFiles(judge(facts, repository, levels), change.head);
  const stats = { ...files.stats(), durationMs: performance.now() - startedAt };
  return buildReport({ base: change.base?.label ?? null, head: change.head.label, facts, findings, stats });
}
