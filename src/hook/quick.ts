import { join, resolve } from 'node:path';
import { isSource } from '../audit/source-path.ts';
import type { RawDifference } from '../git/formats.ts';
import { markedFolders } from '../git/index-file.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { foldersOf } from '../policy/tree-paths.ts';
import { concernFilter } from './concern-filter.ts';
import { wasPassed } from './passed.ts';
import type { Staged } from './staged.ts';
import { readConcerns } from './store.ts';

/** What could be said at once. `pass`: no rule has anything to say of this change. */
export interface QuickVerdict {
  staged: Staged;
  verdict: 'pass' | 'unknown';
  /** What of the change may concern a pair; null where that is not known. */
  concerned: RawDifference[] | null;
}

/**
 * What can be said of a change without a look at any content: that it touches nothing of a pair, or that it is the very change
 * that was judged and passed before. All else is `unknown`. `env` is the hook's.
 */
export async function quickVerdict(
  staged: Staged,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<QuickVerdict> {
  const touchesPolicy = staged.changes.some(({ path }) => path === POLICY_PATH);
  if (staged.policy === null) return { staged, verdict: touchesPolicy ? 'unknown' : 'pass', concerned: null };
  const concerns = readConcerns(staged);
  if (concerns === null) return { staged, verdict: 'unknown', concerned: null };

  // What the audit says of code depends on the rest of the repository, and on what git ignores: it is never passed at once.
  if (concerns.code && staged.changes.some(({ path }) => isSource(path))) {
    return { staged, verdict: 'unknown', concerned: null };
  }
  const concerned = staged.changes.filter(concernFilter(concerns));
  if (concerned.length < staged.changes.length && inArtifactFolder(staged, cwd, env)) {
    return { staged, verdict: 'unknown', concerned: null };
  }
  if (concerned.length === 0) return { staged, verdict: 'pass', concerned };
  return { staged, verdict: wasPassed(staged, concerned) ? 'pass' : 'unknown', concerned };
}

/** A change that does nothing but give files of pairs other bytes. */
export type NarrowVerdict = QuickVerdict & { concerned: RawDifference[] };

/** More is no retrained model and its scaler, and the whole road costs no more. */
const MOST_CHANGES = 100;

/** Whether a look at the pairs that it touches may be enough (see `judgeNarrowly`). */
export function mayBeNarrow(quick: QuickVerdict): quick is NarrowVerdict {
  const { concerned } = quick;
  return concerned !== null && concerned.length <= MOST_CHANGES && concerned.every(isEdit);
}

/** A file that was there and still is, with other bytes. */
function isEdit({ status, mode, modeBefore }: RawDifference): boolean {
  return status === 'M' && mode.startsWith('100') && modeBefore.startsWith('100');
}

/** Whether a change lies in a folder that is one artifact by the names in it, or that cannot be told. */
function inArtifactFolder(staged: Staged, cwd: string, env: NodeJS.ProcessEnv): boolean {
  const marked = markedFolders(indexPath(staged, cwd, env), staged.objectFormat);
  if (marked === null) return true;
  return (
    marked.size > 0 && staged.changes.some(({ path }) => foldersOf(path).some((each) => marked.has(each)))
  );
}

/** The index that git gave the hook: for some commits it makes one of their own. */
export function indexPath({ gitDir }: Staged, cwd: string, { GIT_INDEX_FILE }: NodeJS.ProcessEnv): string {
  return GIT_INDEX_FILE ? resolve(cwd, GIT_INDEX_FILE) : join(gitDir, 'index');
}
