import { openRepository, type Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
import type { TreeOptions } from './tree-options.ts';
import { changeOf } from './trees.ts';

/** Opens the repository and the two trees, and closes them again whatever happens. */
export async function withChange<Result>(
  dir: string,
  options: TreeOptions,
  use: (change: Change, repository: Repository) => Promise<Result>,
): Promise<Result> {
  const repository = await openRepository(dir);
  const change = await changeOf(repository, options);
  try {
    return await use(change, repository);
  } finally {
    await change.head.close();
    await change.base?.close();
  }
}
