import { type Judgement, judgeChange } from '../check/check.ts';
import { createFiles } from '../check/files.ts';
import { filesOf } from '../check/pairs.ts';
import type { RawDifference } from '../git/formats.ts';
import { countInIndex, mayNameOutputs } from '../git/index-file.ts';
import { knownRepository } from '../git/known-repository.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { showingProgress } from '../terminal/progress.ts';
import { standardError } from '../terminal/screen.ts';
import { AS_STAGED } from './judge-staged.ts';
import { narrowChange } from './narrow-change.ts';
import { narrowPolicy } from './narrow-policy.ts';
import { indexPath, type QuickVerdict } from './quick.ts';
import { readPolicyLines } from './store.ts';

/** More is no retrained model and its scaler, and the whole road costs no more. */
const MOST_CHANGES = 100;

/**
 * Judges a change that does nothing but change files of pairs, by a look at those pairs alone: what it costs follows the change,
 * not the repository. Only a pass without findings is an answer; null where there is anything else to say, or where the whole
 * repository may have a word in it: the whole road then judges.
 */
export async function judgeNarrowly(
  { staged, concerned }: QuickVerdict,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Judgement | null> {
  if (concerned === null || concerned.length > MOST_CHANGES || !concerned.every(isEdit)) return null;
  const lines = readPolicyLines(staged);
  const paths = concerned.map(({ path }) => path);
  const narrow = lines && narrowPolicy(lines, POLICY_PATH, paths);
  if (!narrow || paths.includes(POLICY_PATH)) return null;
  const { root, gitDir, commonDir, objectFormat } = staged;
  const index = indexPath(staged, cwd, env);
  const repo = knownRepository({ root, gitDir, commonDir, objectFormat }, env);
  const opened = narrowChange(repo, staged, concerned, narrow.folders);
  // While git starts. An artifact of DVC is named by a file that may lie anywhere.
  const isByPathAlone = !mayNameOutputs(index, objectFormat);
  const change = await opened;
  try {
    if (!isByPathAlone) return null;
    const policies = { head: narrow.loaded, base: narrow.loaded, baseAsWritten: narrow.loaded, changes: [] };
    const judgement = await showingProgress(change, standardError, (watched) =>
      judgeChange(watched, AS_STAGED, policies, createFiles()),
    );
    if (judgement.report.findings.length > 0 || judgement.dependsOnMoreThanGit) return null;
    const judged = judgement.facts.map(({ pair }) => pair);
    const isAll = areAmong(paths, judged.flatMap(filesOf));
    const models = new Set(judged.flatMap((pair) => pair.models));
    const changed = concerned.filter(({ path }) => models.has(path));
    return isAll && !areElsewhere(changed, staged.changes, index) ? judgement : null;
  } finally {
    await change.head.close();
  }
}

/** A file that was there and still is, with other bytes. */
function isEdit({ status, mode, modeBefore }: RawDifference): boolean {
  return status === 'M' && mode.startsWith('100') && modeBefore.startsWith('100');
}

function areAmong(paths: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return paths.every((path) => known.has(path));
}

/**
 * Whether one of these models lies elsewhere too, now or at the base: it may be another pair's, swapped or copied. True where it
 * cannot be told.
 */
function areElsewhere(
  models: readonly RawDifference[],
  changes: readonly RawDifference[],
  index: string,
): boolean {
  if (models.length === 0) return false;
  const before = new Set(changes.map(({ oidBefore }) => oidBefore));
  if (models.some(({ oid }) => before.has(oid))) return true;
  const counts = countInIndex(
    index,
    models.map(({ oid }) => oid),
  );
  return counts === null || counts.some((count) => count !== 1);
}
