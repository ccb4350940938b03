import type { Change, Tree, TreeEntry } from '../git/tree.ts';

/** A change, and whether what was read of it since depends on more than what git has. */
interface BeyondGit {
  change: Change;
  dependsOnMoreThanGit(): Promise<boolean>;
}

/**
 * Watches whether anybody asks for what lies behind a pointer: a store or the work tree may have it today, and another one or
 * none tomorrow. Of a folder that DVC keeps even the names in it are known only where its listing is.
 */
export function beyondGit(change: Change): BeyondGit {
  let isAsked = false;
  const watched = (tree: Tree): Tree => ({
    ...tree,
    async *objects(pointer, path) {
      isAsked = true;
      yield* tree.objects?.(pointer, path) ?? [];
    },
  });
  const base = change.base && watched(change.base);
  const head = watched(change.head);
  return {
    change: { ...change, base, head },
    async dependsOnMoreThanGit() {
      if (isAsked) return true;
      return hasFolders(await head.entries()) || (base !== null && hasFolders(await base.entries()));
    },
  };
}

function hasFolders(entries: ReadonlyMap<string, TreeEntry>): boolean {
  for (const { kind } of entries.values()) if (kind === 'folder') return true;
  return false;
}
