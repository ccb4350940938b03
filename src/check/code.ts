import { isSource } from '../audit/source-path.ts';
import type { Report } from '../generated/report.ts';
import type { Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import type { LoadedPolicy } from '../policy/load.ts';
import { type Judgement, judgeChange } from './check.ts';
import { createFiles, type Files } from './files.ts';
import type { PairSelection } from './pairs.ts';
import { type Policies, readPolicies } from './policies.ts';
import { judgesRepository } from './shard.ts';

/** The code that is audited beside the pairs, where the policy has an `audit:`. */
export interface Code {
  repository: Repository;
  /** Whether all of the head counts, and not only what the change brings. */
  isWhole: boolean;
}

/** The report of a change, of its pairs and of its code, by the policies of its own trees. */
export async function checkWithCode(change: Change, selection: PairSelection, code: Code): Promise<Report> {
  const files = createFiles();
  const policies = await readPolicies(change, files);
  return (await judgeWithCode(change, selection, policies, files, code)).report;
}

/**
 * The main road, and the audit of the code beside it. What reads code is loaded where a policy has an `audit:` and the change
 * touches code, and nowhere else.
 */
export async function judgeWithCode(
  change: Change,
  selection: PairSelection,
  policies: Policies,
  files: Files,
  code: Code,
): Promise<Judgement> {
  const judgement = await judgeChange(change, selection, policies, files);
  const judges = auditors(policies, selection);
  if (judges.length === 0 || !(code.isWhole || bringsCode(change))) return judgement;
  const { auditCode } = await import('./audit-code.ts');
  // What comes to others cannot set its own findings aside.
  const comesToOthers = selection.baseJudges || selection.isPolicyApproved;
  const baselineOf = (comesToOthers ? change.base : null) ?? change.head;
  const report = await auditCode(judgement.report, { change, judges, baselineOf, code });
  // What git ignores is asked of the disk.
  return { ...judgement, report, dependsOnMoreThanGit: true };
}

/**
 * The policies by which the code is audited: as with pairs, a change cannot take away that of its base. Pairs that are asked for
 * by name are all that is asked for, and of all shards one looks at the code.
 */
function auditors(
  { base, head }: Policies,
  { baseJudges, only, shard = null }: PairSelection,
): LoadedPolicy[] {
  if (only.length > 0 || !judgesRepository(shard)) return [];
  const judges = [head, baseJudges ? base : null].filter((loaded) => loaded !== null);
  const distinct = new Map<string, LoadedPolicy>();
  for (const loaded of judges) {
    const { audit, rules } = loaded.policy;
    const key = JSON.stringify([audit, rules]);
    if (audit !== undefined && !distinct.has(key)) distinct.set(key, loaded);
  }
  return [...distinct.values()];
}

function bringsCode({ files }: Change): boolean {
  return files.some(({ status, path }) => status !== 'deleted' && isSource(path));
}
