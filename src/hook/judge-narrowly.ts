import { AS_STAGED, type Judgement, judgeChange } from '../check/check.ts';
import { createFiles } from '../check/files.ts';
import { filesOf } from '../check/pairs.ts';
import { objectStore } from '../git/blobs.ts';
import type { CatFile } from '../git/cat-file.ts';
import type { RawDifference } from '../git/formats.ts';
import { countInIndex, mayNameOutputs } from '../git/index-file.ts';
import { knownRepository } from '../git/known-repository.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { showingProgress } from '../terminal/progress.ts';
import { standardError } from '../terminal/screen.ts';
import { narrowChange } from './narrow-change.ts';
import { type NarrowPolicy, narrowPolicy } from './narrow-policy.ts';
import { indexPath, mayBeNarrow, type NarrowVerdict, type QuickVerdict } from './quick.ts';
import { readPolicyLines } from './store.ts';

/**
 * Judges a change that does nothing but change files of pairs, by a look at those pairs alone: what it costs follows the change,
 * not the repository. Only a pass without findings is an answer; null where there is anything else to say, or where the whole
 * repository may have a word in it: the whole road then judges.
 */
export async function judgeNarrowly(
  quick: QuickVerdict,
  cwd: string,
  env: NodeJS.ProcessEnv,
  git?: CatFile,
): Promise<Judgement | null> {
  if (!mayBeNarrow(quick)) return null;
  const { staged, concerned } = quick;
  const lines = readPolicyLines(staged);
  const paths = concerned.map(({ path }) => path);
  const narrow = lines && narrowPolicy(lines, POLICY_PATH, paths);
  if (!narrow || paths.includes(POLICY_PATH)) return null;
  const index = indexPath(staged, cwd, env);
  const repo = knownRepository(staged, env);
  const opened = narrowChange(repo, objectStore(repo, git), staged, concerned, narrow.folders);
  // While git starts.
  const isAlone = isFarFromOthers(narrow, quick, index);
  const change = await opened;
  try {
    if (!isAlone) return null;
    const policies = { head: narrow.loaded, base: narrow.loaded, baseAsWritten: narrow.loaded, changes: [] };
    const judgement = await showingProgress(change, standardError, (watched) =>
      judgeChange(watched, AS_STAGED, policies, createFiles()),
    );
    if (judgement.report.findings.length > 0 || judgement.dependsOnMoreThanGit) return null;
    const judged = judgement.facts.map(({ pair }) => pair);
    return areAmong(paths, judged.flatMap(filesOf)) ? judgement : null;
  } finally {
    await change.head.close();
  }
}

function areAmong(paths: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return paths.every((path) => known.has(path));
}

/**
 * Whether nothing in the rest of the repository can be an artifact of these pairs. One of DVC is named by a file that may lie
 * anywhere; a glob may match it.
 */
function isFarFromOthers(
  { models, isPlain }: NarrowPolicy,
  { staged, concerned }: NarrowVerdict,
  index: string,
): boolean {
  const changed = concerned.filter(({ path }) => models.has(path));
  if (areElsewhere(changed, staged.changes, index)) return false;
  return isPlain || !mayNameOutputs(index, staged.objectFormat);
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
