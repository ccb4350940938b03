import { resolve } from 'node:path';
import { parseRawDiff, type RawDifference } from '../git/formats.ts';
import { isObjectId } from '../git/object-id.ts';
import { records } from '../git/paths.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';

/** What a hook is about to judge, as two runs of git tell it: nothing of it depends on how large the repository is. */
export interface Staged {
  /** The top of the work tree, absolute. */
  root: string;
  /** Absolute; of a linked work tree the part that is its own. */
  gitDir: string;
  /** Absolute; what all work trees of the repository share. */
  commonDir: string;
  objectFormat: 'sha1' | 'sha256';
  /** The ids of the commit that is checked out, and of its tree. */
  head: string;
  headTree: string;
  /** The id of the policy's blob in the index; null where there is none. */
  policy: string | null;
  /** Index against HEAD, without renames. */
  changes: RawDifference[];
}

/** What `git rev-parse` is asked, one answer a line. */
export const QUESTIONS = [
  '--show-toplevel',
  '--absolute-git-dir',
  '--git-common-dir',
  '--show-object-format',
  'HEAD^{commit}',
  'HEAD^{tree}',
  // Of HEAD and not of the index, which git would read once more for it.
  'HEAD:scalerlock.yml',
] as const;

/** What `git diff-index` is asked. A path of `git add --intent-to-add` is no part of a commit. */
export const DIFFERENCE = [
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--ita-invisible-in-index',
  '--ignore-submodules=none',
  'HEAD',
] as const;

/**
 * Reads what hooks/run.sh writes: the answers to QUESTIONS, NUL, rev-parse's exit code, NUL, the DIFFERENCE, diff-index's exit
 * code, NUL. Null where it is anything else (no commit yet, a folder with a newline in its name): then git must be asked again,
 * and says what is wrong.
 */
export function parseStaged(output: Buffer, cwd: string): Staged | null {
  const fields = records(output);
  const [answers, found, ...rest] = fields;
  if (answers === undefined || found === undefined || rest.pop() !== '0') return null;
  const lines = answers.split('\n');
  if (lines.pop() !== '') return null;
  const [root, gitDir, commonDir, format, head, headTree, policy, ...more] = lines;
  if (!root || !gitDir || !commonDir || more.length > 0) return null;
  if (format !== 'sha1' && format !== 'sha256') return null;
  if (!isObjectId(head) || !isObjectId(headTree)) return null;
  const isWhole = found === '0' && isObjectId(policy);
  // rev-parse says the name again that it does not find, and fails.
  const isWithoutPolicy = found === '128' && (policy === undefined || policy === 'HEAD:scalerlock.yml');
  if (!isWhole && !isWithoutPolicy) return null;
  const changes = parseRawDiff(rest);
  return {
    root,
    gitDir,
    commonDir: resolve(cwd, commonDir),
    objectFormat: format,
    head,
    headTree,
    policy: policyNow(isWhole ? policy : null, changes),
    changes,
  };
}

/** The policy of the index, from that of HEAD and from what differs. */
function policyNow(before: string | null, changes: readonly RawDifference[]): string | null {
  const changed = changes.find(({ path }) => path === POLICY_PATH);
  if (changed === undefined) return before;
  return changed.status === 'D' ? null : changed.oid;
}
