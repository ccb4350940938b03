import { posix } from 'node:path';
import { parseRawDiff } from './formats.ts';
import { records } from './paths.ts';
import type { Repository } from './repository.ts';
import { git } from './run.ts';
import type { ChangedFile, Tree, TreeEntry } from './tree.ts';

interface Comparison {
  base: Tree;
  head: Tree;
  before: ReadonlyMap<string, TreeEntry>;
  after: ReadonlyMap<string, TreeEntry>;
  files: readonly ChangedFile[];
}

/**
 * Which added paths are deleted ones under a new name, as a map from new to old. What is similar enough git
 * decides (`-M`); it knows nothing of files that are not staged, so of those one that is just the same
 * counts.
 */
export async function findRenames(repo: Repository, comparison: Comparison): Promise<Map<string, string>> {
  const { base, head, files } = comparison;
  const deleted = new Set(files.filter(({ status }) => status === 'deleted').map(({ path }) => path));
  const added = new Set(files.filter(({ status }) => status === 'added').map(({ path }) => path));
  const renames = new Map<string, string>();
  if (deleted.size === 0 || added.size === 0) return renames;

  for (const { path, from } of await gitsRenames(repo, base, head)) {
    if (from === null || !added.delete(path) || !deleted.delete(from)) continue;
    renames.set(path, from);
  }
  // Of what git has by name only (DVC's outputs) it knows nothing either.
  const isGits = (entries: Comparison['before'], path: string): boolean =>
    head.label !== 'worktree' && !entries.get(path)?.output;
  const left = {
    deleted: new Set([...deleted].filter((path) => !isGits(comparison.before, path))),
    added: new Set([...added].filter((path) => !isGits(comparison.after, path))),
  };
  for (const [path, from] of sameContents(comparison, left.deleted, left.added)) renames.set(path, from);
  return renames;
}

/**
 * What git calls a rename between the base and the head; of a work tree, between the base and what is staged.
 */
async function gitsRenames(repo: Repository, base: Tree, head: Tree) {
  // The limit is that of newer gits, so that an older one finds no less.
  const options = ['-M', '-l1000', '--diff-filter=R', '--raw', '-z', '--no-abbrev'];
  const staged = head.label === 'index' || head.label === 'worktree';
  const output = staged
    ? await git(repo, ['diff-index', '--cached', ...options, '--ita-invisible-in-index', base.label])
    : await git(repo, ['diff-tree', '-r', ...options, base.label, head.label]);
  return parseRawDiff(records(output));
}

/** Pairs of the same content, those of the same file name first; each path in one pair at most. */
export function sameContents(
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  deleted: ReadonlySet<string>,
  added: ReadonlySet<string>,
): [string, string][] {
  const oldPaths = new Map<string, string[]>();
  for (const path of [...deleted].sort()) {
    const key = contentKey(before.get(path));
    if (key === null) continue;
    const known = oldPaths.get(key);
    if (known) known.push(path);
    else oldPaths.set(key, [path]);
  }
  const pairs: [string, string][] = [];
  for (const path of [...added].sort()) {
    const candidates = oldPaths.get(contentKey(after.get(path)) ?? '') ?? [];
    const named = candidates.findIndex((old) => posix.basename(old) === posix.basename(path));
    const [from] = candidates.splice(Math.max(named, 0), 1);
    if (from !== undefined) pairs.push([path, from]);
  }
  return pairs;
}

function contentKey(entry: TreeEntry | undefined): string | null {
  return entry?.kind === 'file' || entry?.kind === 'folder' ? entry.oid : null;
}
