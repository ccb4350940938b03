import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { onDisk } from './paths.ts';
import { type Repository, workTreeRoot } from './repository.ts';
import { git } from './run.ts';
import type { TreeEntry } from './tree.ts';
import { openWorkFile } from './work-files.ts';

type Entries = ReadonlyMap<string, TreeEntry>;

/** Blobs that a file on disk may hold, and their sizes. */
interface Candidates {
  oids: ReadonlySet<string>;
  sizes: ReadonlySet<number>;
}

/**
 * The entries of a work tree, with the ids of those changed files that hold what some file of the base holds:
 * one that was set back to it, or moved. Only a file of the very size of a candidate is hashed, so a heap of
 * untracked data costs nothing; a file that git stores in another form (LFS, line endings) is not recognized.
 */
export async function identifyWorkFiles(repo: Repository, before: Entries, after: Entries): Promise<Entries> {
  const unknown = [...after].filter(([, entry]) => entry.kind === 'file' && entry.oid === null);
  const gone = [...before].filter(([path]) => !after.has(path)).flatMap(([, entry]) => fileOid(entry));
  const replaced = unknown.flatMap(([path]) => fileOid(before.get(path)));
  if (unknown.length === 0 || gone.length + replaced.length === 0) return after;

  const root = workTreeRoot(repo);
  const sizes = await blobSizes(repo, new Set([...gone, ...replaced]));
  const moved = candidates(gone, sizes);
  const identified = new Map(after);
  for (const [path, entry] of unknown) {
    const old = before.get(path);
    const oid = await matching(repo, root, path, old ? candidates(fileOid(old), sizes) : moved);
    if (oid !== null) identified.set(path, { ...entry, oid });
  }
  return identified;
}

/** The id of the candidate that the file on disk holds; null where it holds none of them. */
async function matching(
  repo: Repository,
  root: string,
  path: string,
  { oids, sizes }: Candidates,
): Promise<string | null> {
  if (sizes.size === 0) return null;
  const stats = await lstat(onDisk(root, path)).catch(() => null);
  if (stats === null || !sizes.has(stats.size)) return null;
  const oid = await blobOid(repo, root, path);
  return oid !== null && oids.has(oid) ? oid : null;
}

function candidates(oids: readonly string[], sizes: ReadonlyMap<string, number>): Candidates {
  return { oids: new Set(oids), sizes: new Set(oids.flatMap((oid) => sizes.get(oid) ?? [])) };
}

function fileOid(entry: TreeEntry | undefined): string[] {
  return entry?.kind === 'file' && !entry.output && entry.oid !== null ? [entry.oid] : [];
}

/** The sizes in bytes, by id; a blob that this clone does not have is left out. */
async function blobSizes(repo: Repository, oids: ReadonlySet<string>): Promise<Map<string, number>> {
  const args = ['cat-file', '--batch-check=%(objectname) %(objectsize)'];
  const output = await git(repo, args, `${[...oids].join('\n')}\n`);
  const sizes = new Map<string, number>();
  for (const line of output.toString().split('\n')) {
    const [, oid, size] = /^([0-9a-f]+) ([0-9]+)$/.exec(line) ?? [];
    if (oid !== undefined) sizes.set(oid, Number(size));
  }
  return sizes;
}

/** The id git would give to the bytes on disk; null where the file went away. */
async function blobOid(repo: Repository, root: string, path: string): Promise<string | null> {
  const file = await openWorkFile(root, path);
  if (file === null) return null;
  try {
    const hash = createHash(repo.objectFormat).update(`blob ${file.size}\0`);
    for await (const chunk of file.chunks) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
