import type { Repository } from './repository.ts';
import { gitLine, runGit } from './run.ts';

/**
 * The commit that merges two histories, made in `store`, which must have the contents of both and of their common ancestors,
 * and need have no history. No branch moves, nothing is checked out, and no driver of the repository's runs: attributes are
 * those of no tree. Null where the two conflict, or where git cannot tell (before 2.38).
 */
export async function mergeIn(
  store: Repository,
  { into, from, ancestors }: { into: string; from: string; ancestors: readonly string[] },
): Promise<string | null> {
  // The same trees with just enough of a history: the true one may not be here.
  const roots = await Promise.all(ancestors.map((ancestor) => commitOf(store, `${ancestor}^{tree}`, [])));
  const ours = await commitOf(store, `${into}^{tree}`, roots);
  const theirs = await commitOf(store, `${from}^{tree}`, roots);
  const { code, stdout } = await runGit(store, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]);
  const [tree] = stdout.toString().split('\n');
  if (code !== 0 || tree === undefined || !/^[0-9a-f]{40,64}$/.test(tree)) return null;
  return commitOf(store, tree, [into, from]);
}

function commitOf(store: Repository, tree: string, parents: readonly string[]): Promise<string> {
  const named = parents.flatMap((parent) => ['-p', parent]);
  return gitLine(store, ['commit-tree', '-m', 'scalerlock', ...named, tree]);
}
