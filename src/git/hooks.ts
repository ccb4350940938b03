import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  link,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';
import { type HookName, KEPT_SUFFIX, whoseHook } from './hook-script.ts';
import { whyNotWritten } from './not-written.ts';
import { dropStale } from './stale.ts';

/** Hooks are small; of what is larger nothing is read. */
const LARGEST_READ = 1024 * 1024;

/** What hook managers append to the names of hooks that they move out of their way: the pre-commit framework, lefthook. */
const MOVED_SUFFIXES = ['.legacy', '.old'];

/** What `placeHook` writes first. */
const TEMPORARY = /^(pre|post)-[a-z-]+\.[0-9a-f]{12}\.tmp$/;

/** A place that git takes a hook from, and what is there. */
export interface HookPlace {
  readonly hook: HookName;
  /** Absolute. */
  readonly path: string;
  readonly state: 'free' | 'ours' | 'edited' | 'foreign';
  /** The hook's text; empty where there is none, or where it is no text. */
  readonly text: string;
  /** Git passes over a hook that is not. */
  readonly isExecutable: boolean;
  /** The hook that was there before ours. */
  readonly kept: { readonly path: string; readonly exists: boolean; readonly isExecutable: boolean };
}

/** Looks at one hook of a folder. Throws a Problem where it is something other than a file or a link. */
export async function readHook(folder: string, hook: HookName, moved = ''): Promise<HookPlace> {
  const path = join(folder, `${hook}${moved}`);
  const keptPath = join(folder, `${hook}${KEPT_SUFFIX}`);
  const [exists, isExecutable, keptIsThere, keptIsExecutable, isLinked] = await Promise.all([
    isThere(path),
    canRun(path),
    isThere(keptPath),
    canRun(keptPath),
    isOneFile(path, keptPath),
  ]);
  // Two names of one file: an installation that was killed. There is one hook from before.
  const keptExists = keptIsThere && !isLinked;
  const text = exists ? await readText(path) : '';
  const state = exists ? whoseHook(text) : 'free';
  const kept = { path: keptPath, exists: keptExists, isExecutable: keptIsExecutable };
  return { hook, path, state, text, isExecutable, kept };
}

/** Throws a Problem where our hook cannot take this place without something being lost. */
export function mustBePlaceable({ hook, path, state, kept }: HookPlace): void {
  if (state === 'edited') {
    throw new Problem('this hook of Scalerlock’s was edited by hand', {
      path,
      fix: `move your lines to \`${hook}${KEPT_SUFFIX}\` beside it, which runs first; delete this file and install again`,
    });
  }
  if (state === 'foreign' && kept.exists) {
    throw new Problem(`there are two hooks from before: this one and \`${kept.path}\``, {
      path,
      fix: 'only one can be kept: bring them together in this file, delete the other, and install again',
    });
  }
}

/**
 * Puts our hook in its place, whole or not at all. A hook that is there is moved aside as it is, mode and link included, and
 * moved back where the rest fails; at no moment there is none. The folder is made where there is none.
 */
export async function placeHook(
  place: HookPlace,
  script: string,
): Promise<'installed' | 'updated' | 'unchanged'> {
  if (place.text === script && place.isExecutable) return 'unchanged';
  const temporary = `${place.path}.${randomBytes(6).toString('hex')}.tmp`;
  let movedAside = false;
  try {
    await mkdir(dirname(place.path), { recursive: true });
    dropStale(dirname(place.path), { named: TEMPORARY });
    await writeFile(temporary, script, { flag: 'wx', mode: 0o777 });
    if (place.state === 'foreign') {
      await giveSecondName(place.path, place.kept.path);
      movedAside = true;
    }
    await rename(temporary, place.path);
  } catch (error) {
    // Two names of one file stay as they are, by the book of rename(2).
    if (movedAside) {
      await rename(place.kept.path, place.path);
      if (await isOneFile(place.kept.path, place.path)) await rm(place.kept.path, { force: true });
    }
    await rm(temporary, { force: true }).catch(() => {});
    throw notChanged(place.path, error);
  }
  return place.state === 'ours' ? 'updated' : 'installed';
}

/** Leaves a file where it is, under another name too; where the file system has no such thing, under the other name alone. */
async function giveSecondName(path: string, second: string): Promise<void> {
  if (await isOneFile(path, second)) return;
  // Systems differ in which of the two a second name of a link is for.
  if ((await lstat(path)).isSymbolicLink()) return rename(path, second);
  await link(path, second).catch(() => rename(path, second));
}

async function isOneFile(path: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [path, other].map((each) => lstat(each, { bigint: true }).catch(() => null)),
  );
  return a != null && b != null && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}

/** What became of a hook that was to be taken out. */
export interface Removal {
  hook: HookName;
  path: string;
  /** `restored`: ours is gone, and the hook from before is back. */
  did: 'removed' | 'restored' | 'nothing' | 'left-edited' | 'left-foreign';
}

/**
 * Takes our hook out, also from where a hook manager has moved it, and puts the hook from before in its place: by
 * renaming, so that it is the very file it was. What is not ours, or edited since, stays as it is.
 */
export async function removeHook(folder: string, hook: HookName): Promise<Removal[]> {
  const [place, ...moved] = await Promise.all(
    ['', ...MOVED_SUFFIXES].map((suffix) => readHook(folder, hook, suffix)),
  );
  const removals: Removal[] = [];
  for (const other of moved) {
    if (other.state === 'ours' || other.state === 'edited') removals.push(await takeOut(other));
  }
  if (place && (place.state !== 'free' || removals.length === 0)) removals.unshift(await takeOut(place));
  return removals;
}

async function takeOut({ hook, path, state, kept }: HookPlace): Promise<Removal> {
  if (state === 'edited' || state === 'foreign') return { hook, path, did: `left-${state}` };
  if (state === 'free' && !kept.exists) return { hook, path, did: 'nothing' };
  try {
    if (kept.exists) await rename(kept.path, path);
    else await rm(path);
  } catch (error) {
    throw notChanged(path, error);
  }
  return { hook, path, did: kept.exists ? 'restored' : 'removed' };
}

async function isThere(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null || stats.isFile() || stats.isSymbolicLink()) return stats !== null;
  throw new Problem('where a hook should be is something else', {
    path,
    fix: 'move it away, and run this again',
  });
}

async function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** A link is followed, as git does; one that leads nowhere, or to no file, has no text. */
async function readText(path: string): Promise<string> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile() || stats.size > LARGEST_READ) return '';
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw notChanged(path, error);
  }
}

function notChanged(path: string, error: unknown): Problem {
  const { why, fix } = whyNotWritten(error);
  return new Problem(`the hook could not be read or written: ${why}`, { path, fix, cause: error });
}
