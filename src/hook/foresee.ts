import { copyFile, mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { BehindConfig } from '../check/behind.ts';
import { onDisk } from '../git/paths.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { runGit } from '../git/run.ts';
import { dropStale } from '../git/stale.ts';
import { folderIn } from '../memory/files.ts';
import { askGit } from './ask-git.ts';
import { judgeStaged, withStaged } from './judge-staged.ts';
import { quickVerdict } from './quick.ts';
import { remember } from './remember.ts';
import { stageEdited } from './stage-edited.ts';

/** More is not hashed twice only to save time later. In bytes, of all files together. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Nothing takes so long. In milliseconds. */
const OUTLIVED = 10 * 60_000;

/** Of more pairs at once the hook takes its time. */
const MOST_FILES = 100;

/**
 * Judges the commit that most likely comes next: what is staged, and these files as they lie on disk, but for the configs that are
 * behind: those as they will be, since no commit passes before. Its hook then finds that it passes. Git stages them in an index and
 * an object store that are thrown away, so that nothing in the repository changes. It is only ever of use: where anything is in the
 * way, the hook judges as it would have.
 */
export async function foresee(
  repo: Repository,
  paths: readonly string[],
  behind: readonly BehindConfig[],
): Promise<void> {
  if (repo.root === null || paths.length === 0 || paths.length > MOST_FILES) return;
  if (behind.some(({ wanted }) => wanted === null)) return;
  let folder: string | null = null;
  try {
    if ((await bytesOf(repo.root, paths)) > MOST_BYTES) return;
    folder = await newFolder(folderIn(repo.commonDir, 'foreseen'));
    const index = (await runGit(repo, ['rev-parse', '--git-path', 'index'])).stdout.toString().trimEnd();
    const env = await apart(repo, folder);
    await copyIndex(resolve(repo.cwd, index), env.GIT_INDEX_FILE);
    const staging = { cwd: repo.root, env };
    const added = await runGit(staging, ['add', '--', ...paths]);
    if (added.code !== 0) return;
    await stageEdited(staging, behind);
    await judgeAndRemember(repo.root, env);
  } catch {
    // See above.
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** With its time, by which git tells which files may have changed since without a sign of it. */
async function copyIndex(from: string, to: string): Promise<void> {
  const { atime, mtime } = await stat(from);
  await copyFile(from, to);
  await utimes(to, atime, mtime);
}

/** A new folder among its like; those of whoever was killed are removed. */
async function newFolder(among: string): Promise<string> {
  await mkdir(among, { recursive: true });
  dropStale(among, { age: OUTLIVED });
  return mkdtemp(join(among, 'of-'));
}

/** An environment in which git reads the repository and writes to the folder. */
async function apart(
  repo: Repository,
  folder: string,
): Promise<NodeJS.ProcessEnv & { GIT_INDEX_FILE: string }> {
  const objects = join(folder, 'objects');
  await mkdir(objects);
  const { GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES } = repo.env;
  const read = [GIT_OBJECT_DIRECTORY ?? join(repo.commonDir, 'objects'), GIT_ALTERNATE_OBJECT_DIRECTORIES];
  return {
    ...repo.env,
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: read.filter(Boolean).join(delimiter),
  };
}

async function judgeAndRemember(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const staged = await askGit(root, env);
  const quick = staged && (await quickVerdict(staged, root, env));
  if (quick?.verdict !== 'unknown') return;
  const judgement = await withStaged(await openRepository(root, env), judgeStaged);
  if (judgement) remember(quick, judgement);
}

async function bytesOf(root: string, paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(onDisk(root, path))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
