import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectStore } from './blobs.ts';
import { encodePath, records } from './paths.ts';
import type { Repository } from './repository.ts';
import { git, gitLine, runGit } from './run.ts';
import type { Blob } from './tree.ts';

/**
 * Their files hold the very content that is judged, and git a pointer to it: see pointers.ts. To run them would also put
 * content into their stores.
 */
const OF_POINTERS = new Set(['lfs', 'annex']);

/**
 * Those of these paths that git stores in another form than they have on disk, line ends aside: a clean filter
 * (git-crypt and its like), another encoding, or `ident`. See gitattributes(5).
 */
export async function filteredPaths(repo: Repository, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  const asked = Buffer.concat(paths.flatMap((path) => [Buffer.from(encodePath(path)), Buffer.of(0)]));
  const args = ['check-attr', '-z', '--stdin', 'filter', 'working-tree-encoding', 'ident'];
  const answers = records(await git(repo, args, asked));
  const filtered = new Set<string>();
  const drivers = new Map<string, string[]>();
  for (let at = 0; at + 2 < answers.length; at += 3) {
    const [path = '', attribute = '', value = ''] = answers.slice(at, at + 3);
    if (value === 'unspecified' || value === 'unset') continue;
    if (attribute !== 'filter') filtered.add(path);
    else if (!OF_POINTERS.has(value)) drivers.set(value, [...(drivers.get(value) ?? []), path]);
  }
  const known = drivers.size > 0 ? await cleanFilters(repo) : new Set<string>();
  for (const [driver, its] of drivers) if (known.has(driver)) for (const path of its) filtered.add(path);
  return filtered;
}

/** The filters that the configuration has a program for; git passes over any other. */
async function cleanFilters(repo: Repository): Promise<Set<string>> {
  const args = ['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'];
  const { stdout } = await runGit(repo, args);
  return new Set(records(stdout).map((name) => name.slice('filter.'.length, name.lastIndexOf('.'))));
}

/**
 * A file of the work tree in the form that git would store. Git alone knows it: it stores the file in a temporary place,
 * and nothing in the repository.
 */
export async function* storedForm(repo: Repository, path: string): AsyncGenerator<Blob> {
  const folder = await mkdtemp(join(tmpdir(), 'scalerlock-'));
  const aside = { ...repo, env: { ...repo.env, GIT_OBJECT_DIRECTORY: folder } };
  const store = objectStore(aside);
  try {
    const oid = await gitLine(aside, ['hash-object', '-w', '--', path]);
    yield* store.blobs([{ path, oid }]);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
