import { rm } from 'node:fs/promises';
import { planFix, type SealedPair } from '../check/fix.ts';
import { unstagedOf } from '../check/on-disk.ts';
import type { PairSelection } from '../check/pairs.ts';
import type { Report } from '../generated/report.ts';
import { onDisk } from '../git/paths.ts';
import { type Repository, workTreeRoot } from '../git/repository.ts';
import { indexInUse, isIgnored, operationUnderWay, stageTexts } from '../git/stage.ts';
import type { Change, Tree } from '../git/tree.ts';
import { workTree } from '../git/trees.ts';
import { openWorkFile } from '../git/work-files.ts';
import { writeFileAtomic } from '../git/write.ts';
import { isInFramework } from '../hook/push-refs.ts';
import { hasSetAside } from './framework.ts';

/** A lock to write: its text, and what the index and the work tree have there now. */
interface LockToWrite {
  path: string;
  text: string;
  executable: boolean;
  /** What lies on disk, byte for byte; null where nothing does. */
  before: Uint8Array | null;
  /** Whether that is this text already. */
  isOnDisk: boolean;
}

/** What `--fix` did: the pairs it sealed with a report of the mended commit, or why it left everything as it was. */
export type Fix = { sealed: SealedPair[]; report: Report } | { reason: string };

/**
 * Seals and stages the locks of a commit that lacks nothing but its seal. What is staged is sealed, and not what lies on disk; where the
 * two differ in a way that matters, where git would throw the lock away, or where others' work is taken over, nothing is
 * touched. Throws a Problem where it cannot be written; then, too, all is as it was.
 */
export async function fixStaged(
  { change, repository }: { change: Change; repository: Repository },
  report: Report,
  selection: PairSelection,
): Promise<Fix> {
  const early = await whyNotNow(repository);
  if (early !== null) return { reason: early };
  const plan = await planFix(change, report, selection);
  if ('reason' in plan) return plan;
  const work = workTree(repository);
  try {
    const pairs = plan.sealed.map(({ facts }) => facts.pair);
    const unstaged = (await unstagedOf(change, work, pairs)) ?? unseen(plan.sealed, process.env);
    if (unstaged !== null) return { reason: unstaged };
    const locks: LockToWrite[] = [];
    for (const [path, text] of plan.locks) {
      const lock = await lockToWrite({ change, work, repository }, path, text);
      if ('reason' in lock) return lock;
      locks.push(lock);
    }
    await writeAll(repository, locks);
    return plan;
  } finally {
    await work.close();
  }
}

/** Why this is no moment to stage anything; null where it is. */
async function whyNotNow(repository: Repository): Promise<string | null> {
  const index = await indexInUse(repository);
  if (index === 'partial') return 'a commit of paths takes only these, and git would throw the lock away';
  if (index === 'foreign') return 'GIT_INDEX_FILE names an index of somebody else’s';
  const operation = operationUnderWay(repository);
  if (operation !== null)
    return `${operation} is under way, and which model belongs to which scaler only you know`;
  if (await hasSetAside(process.env, process.ppid)) {
    return 'there are changes that are not staged, and the framework has set them aside';
  }
  return null;
}

/** A framework that sets aside what is not staged hides a scaler that was refitted and forgotten. */
function unseen(sealed: readonly SealedPair[], env: NodeJS.ProcessEnv): string | null {
  const reused = sealed.find(({ outcome }) => outcome.scalers.some((scaler) => scaler.reused));
  if (!reused || !isInFramework(env)) return null;
  return `\`${reused.facts.pair.name}\` would use its scaler again, and whether it was refitted cannot be seen in the framework`;
}

async function lockToWrite(
  { change, work, repository }: { change: Change; work: Tree; repository: Repository },
  path: string,
  text: string,
): Promise<LockToWrite | { reason: string }> {
  const [staged, there] = [(await change.head.entries()).get(path), (await work.entries()).get(path)];
  if (staged !== undefined && staged.kind !== 'file') return { reason: `${path} is no file` };
  if (there !== undefined && there.kind !== 'file') return { reason: `${path} is no file on disk` };
  if (staged !== undefined && there === undefined) return { reason: `${path} was deleted on disk` };
  if (staged === undefined && (await isIgnored(repository, path))) return { reason: `git ignores ${path}` };
  const before = await bytesOnDisk(workTreeRoot(repository), path);
  if (there !== undefined && before === null) return { reason: `${path} is outside the sparse checkout` };
  const isOnDisk = before !== null && Buffer.from(before).toString().replaceAll('\r\n', '\n') === text;
  const isAsStaged = there?.oid === staged?.oid && there?.oid !== null;
  if (!isAsStaged && !isOnDisk) return { reason: `${path} is not staged as it is on disk` };
  return { path, text, executable: staged?.executable === true, before, isOnDisk };
}

async function bytesOnDisk(root: string, path: string): Promise<Uint8Array | null> {
  const file = await openWorkFile(root, path);
  if (file === null) return null;
  try {
    const parts: Uint8Array[] = [];
    for await (const part of file.chunks) parts.push(part);
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

/** The work tree first: where the index then cannot be written, the work tree is put back. */
async function writeAll(repository: Repository, locks: readonly LockToWrite[]): Promise<void> {
  const root = workTreeRoot(repository);
  const written: LockToWrite[] = [];
  try {
    for (const lock of locks) {
      if (lock.isOnDisk) continue;
      await writeFileAtomic(root, lock.path, lock.text);
      written.push(lock);
    }
    await stageTexts(repository, locks);
  } catch (error) {
    for (const { path, before } of written) {
      if (before === null) await rm(onDisk(root, path), { force: true });
      else await writeFileAtomic(root, path, before);
    }
    throw error;
  }
}
