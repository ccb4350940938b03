import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headCommit } from './commits.ts';
import { asEnvironment, type Remote } from './remote.ts';
import type { Repository } from './repository.ts';
import { git } from './run.ts';

/*
 * What a shallow checkout lacks is fetched into a repository of our own beside it. The checkout stays as it is, for the steps
 * that come later: no ref, no FETCH_HEAD, no other depth, and no filter that would make a partial clone of it.
 */

/** These name a repository, or a part of one: the store is another. */
const OF_THE_CHECKOUT = /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|NAMESPACE|PREFIX)$/;

/** A commit of ours has no clock and no author. */
const NOBODY = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'scalerlock'],
    [`GIT_${who}_EMAIL`, 'scalerlock@localhost'],
    [`GIT_${who}_DATE`, '2000-01-01T00:00:00Z'],
  ]),
);

/**
 * A bare repository in a new folder of `temp`, which git reaches the remote from as it would from the checkout. With `shared`
 * it has the checkout's objects as well, and is asked for no more than what lies beyond them.
 */
export async function createSideStore(
  repo: Repository,
  remote: Remote | null,
  { temp, shared }: { temp: string; shared: boolean },
): Promise<Repository> {
  await mkdir(temp, { recursive: true });
  const dir = await mkdtemp(join(temp, 'scalerlock-fetch-'));
  const inherited = Object.entries(repo.env).filter(([name]) => !OF_THE_CHECKOUT.test(name));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(inherited),
    ...(remote === null ? {} : asEnvironment(repo.env, remote)),
    ...NOBODY,
    GIT_DIR: dir,
    // Nobody is there to be asked.
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
  };
  // The remote's address may be a path from the checkout.
  const place = { cwd: repo.cwd, env };
  const format = repo.objectFormat === 'sha1' ? [] : [`--object-format=${repo.objectFormat}`];
  await git(place, ['init', '--quiet', '--bare', '--template=', ...format]);
  const store = { ...place, root: null, gitDir: dir, commonDir: dir, objectFormat: repo.objectFormat };
  if (shared) await share(store, repo);
  return store;
}

async function share(store: Repository, repo: Repository): Promise<void> {
  await mkdir(join(store.gitDir, 'objects/info'), { recursive: true });
  await writeFile(join(store.gitDir, 'objects/info/alternates'), `${join(repo.commonDir, 'objects')}\n`);
  // Where the checkout's history ends, the store's does.
  await copyFile(join(repo.commonDir, 'shallow'), join(store.gitDir, 'shallow')).catch(() => {});
  const head = await headCommit(repo);
  if (head !== null) await git(store, ['update-ref', 'refs/scalerlock/checkout', head]);
}

/** The checkout, together with the objects that a store has. */
export function withObjectsOf(store: Repository, repo: Repository): Repository {
  const known = repo.env.GIT_ALTERNATE_OBJECT_DIRECTORIES;
  const objects = JSON.stringify(join(store.gitDir, 'objects'));
  const separator = process.platform === 'win32' ? ';' : ':';
  const all = known ? `${known}${separator}${objects}` : objects;
  return { ...repo, env: { ...repo.env, GIT_ALTERNATE_OBJECT_DIRECTORIES: all } };
}

export async function removeSideStore(store: Repository): Promise<void> {
  await rm(store.gitDir, { recursive: true, force: true });
}
