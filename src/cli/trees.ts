import { changeBetween } from '../git/change.ts';
import { firstParent, headCommit, resolveCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Tree } from '../git/tree.ts';
import { commitTree, indexTree, workTree } from '../git/trees.ts';
import { Problem } from '../problem.ts';
import { isBetweenCommits, type TreeOptions } from './tree-options.ts';

/**
 * The change that the options name: what is staged, or two commits, or (the default) the work tree against HEAD.
 *
 * @throws {Problem} where the options contradict each other, or name what is not there.
 */
export async function changeOf(repository: Repository, options: TreeOptions): Promise<Change> {
  const { base, head } = await treesOf(repository, options);
  return changeBetween(repository, base, head);
}

/** The tree that is judged, and that of the commit it is compared with; null where there is none. See `changeOf`. */
export async function treesOf(
  repository: Repository,
  options: TreeOptions,
): Promise<{ base: Tree | null; head: Tree }> {
  const { staged, worktree, base, head = 'HEAD' } = options;
  const asked = [
    staged && '--staged',
    worktree && '--worktree',
    isBetweenCommits(options) && '--base/--head',
  ].filter(Boolean);
  if (asked.length > 1) {
    throw new Problem(`${asked.join(' and ')} do not go together`, { fix: 'name one of them' });
  }
  const recorded = (oid: string | null) => (oid === null ? null : commitTree(repository, oid));
  if (!isBetweenCommits(options)) {
    const tree = staged ? indexTree(repository) : workTree(repository);
    return { base: recorded(await headCommit(repository)), head: tree };
  }
  const [to, from] = await Promise.all([
    commitOf(repository, '--head', head),
    base === undefined ? undefined : commitOf(repository, '--base', base),
  ]);
  return {
    base: recorded(from === undefined ? await firstParent(repository, to) : from),
    head: commitTree(repository, to),
  };
}

async function commitOf(repository: Repository, option: string, revision: string): Promise<string> {
  if (revision.trim() === '') {
    throw new Problem(`\`${option}\` names no commit`, {
      fix: `name one, as \`${option} origin/main\` (is a variable empty?)`,
    });
  }
  try {
    return await resolveCommit(repository, revision);
  } catch (error) {
    if ((await headCommit(repository)) !== null) throw error;
    throw new Problem('the repository has no commits yet', {
      fix: 'judge what is staged with `--staged`, or commit first',
    });
  }
}
