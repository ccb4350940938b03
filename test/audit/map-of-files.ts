import { readdirSync } from 'node:fs';
import { drawMap } from '../../src/audit/audit.ts';
import type { ProjectMap } from '../../src/audit/project-map.ts';
import { openRepository } from '../../src/git/repository.ts';
import { workTree } from '../../src/git/trees.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';

let shared: TestRepo | null = null;

/**
 * The map of a work tree that holds just these files. One repository serves all maps of a test file, one after the other: what
 * git ignores is asked of git itself.
 */
export async function mapOfFiles(files: ReadonlyMap<string, string>): Promise<ProjectMap> {
  shared ??= createRepo();
  for (const name of readdirSync(shared.dir)) if (name !== '.git') shared.remove(name);
  for (const [path, text] of files) shared.write(path, text);
  const repository = await openRepository(shared.dir);
  const tree = workTree(repository);
  try {
    return await drawMap({ repository, tree, policy: null, isLookedAt: () => true });
  } finally {
    await tree.close();
  }
}
