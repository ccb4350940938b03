import type { Blob, Tree } from '../git/tree.ts';
import { Problem } from '../problem.ts';

/** Reads each of the paths. Of one that cannot be read, as a blob that this clone lacks, it is said why, and the rest goes on. */
export async function readEach(
  tree: Tree,
  paths: readonly string[],
  take: (blob: Blob) => Promise<void>,
  lacks: (path: string, problem: Problem) => void,
): Promise<void> {
  for (let rest = paths; rest.length > 0; ) {
    try {
      for await (const blob of tree.blobs(rest)) await take(blob);
      return;
    } catch (error) {
      const at = error instanceof Problem && error.path !== null ? rest.indexOf(error.path) : -1;
      if (!(error instanceof Problem) || at < 0) throw error;
      lacks(rest[at] ?? '', error);
      rest = rest.slice(at + 1);
    }
  }
}
