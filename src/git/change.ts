import { findRenames } from './renames.ts';
import type { Repository } from './repository.ts';
import type { Change, ChangedFile, Tree, TreeEntry } from './tree.ts';
import { identifyWorkFiles } from './work-oids.ts';

type Entries = ReadonlyMap<string, TreeEntry>;

/**
 * What differs between a commit's tree and another tree, sorted by path. A changed mode or kind makes a file
 * `modified`, a copy is `added`. Without a base everything is added.
 */
export async function changeBetween(repo: Repository, base: Tree | null, head: Tree): Promise<Change> {
  if (base === null) {
    const paths = [...(await head.entries()).keys()];
    return { base, head, files: sorted(paths.map((path) => ({ status: 'added', path, from: null }))) };
  }
  const [before, listed] = await Promise.all([base.entries(), head.entries()]);
  const after = head.label === 'worktree' ? await identifyWorkFiles(repo, before, listed) : listed;
  const files = compareEntries(before, after);
  const renames = await findRenames(repo, { base, head, before, after, files });
  return { base, head, files: sorted(withRenames(files, renames)) };
}

/** The paths that are not the same in both: added, modified or deleted. */
export function compareEntries(before: Entries, after: Entries): ChangedFile[] {
  const files: ChangedFile[] = [];
  for (const path of before.keys()) {
    if (!after.has(path)) files.push({ status: 'deleted', path, from: null });
  }
  for (const [path, entry] of after) {
    const old = before.get(path);
    if (old === undefined) files.push({ status: 'added', path, from: null });
    else if (!same(old, entry)) files.push({ status: 'modified', path, from: null });
  }
  return files;
}

function same(a: TreeEntry, b: TreeEntry): boolean {
  return a.oid !== null && a.oid === b.oid && a.kind === b.kind && a.executable === b.executable;
}

/** `renames` says for a new path which old one it was. */
export function withRenames(
  files: readonly ChangedFile[],
  renames: ReadonlyMap<string, string>,
): ChangedFile[] {
  const gone = new Set(renames.values());
  return files
    .filter(({ status, path }) => status !== 'deleted' || !gone.has(path))
    .map((file) => {
      const from = file.status === 'added' ? renames.get(file.path) : undefined;
      return from === undefined ? file : { status: 'renamed', path: file.path, from };
    });
}

function sorted(files: ChangedFile[]): ChangedFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
