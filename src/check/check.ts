import type { Report } from '../generated/report.ts';
import type { Change } from '../git/tree.ts';
import type { PairFacts, RepositoryFacts } from '../rules/facts.ts';
import { createFiles, type Files } from './files.ts';
import { gatherCandidates, gatherPairFacts } from './gather.ts';
import { judge, strictestLevels } from './judge.ts';
import { type PairSelection, pairsToJudge } from './pairs.ts';
import { withPins } from './pins.ts';
import { noPolicy, POLICY_PATH, type Policies, readPolicies } from './policies.ts';
import { buildReport } from './report.ts';
import { withSubmodules } from './submodules.ts';

/** Every pair, and by the base's policy as well: what comes to others, by a push or in a pull request. */
export const AS_A_WHOLE: PairSelection = { baseJudges: true, only: [], touchedOnly: false };

/** A report, and what it was judged by. */
export interface Judgement {
  report: Report;
  policies: Policies;
  facts: readonly PairFacts[];
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
  const change = await withSubmodules(outer, policies, selection);

  const pairs = await pairsToJudge(change, policies, selection, files);
  const { judged, atBase, head } = pairs;
  const facts = await withPins(await gatherPairFacts(change, pairs, files), change.head, files);

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
  const findings = judge(facts, repository, strictestLevels(judges.map(({ policy }) => policy.rules)));
  const report = buildReport({
    base: change.base?.label ?? null,
    head: change.head.label,
    facts,
    findings,
    stats: files.stats(),
  });
  return { report, policies, facts };
}
