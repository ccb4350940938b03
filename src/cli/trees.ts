import { changeBetween } from '../git/change.ts';
import { firstParent, headCommit, resolveCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Tree } from '../git/tree.ts';
import { commitTree, indexTree, workTree } from '../git/trees.ts';
import { Problem } from '../problem.ts';

/** Which two trees a command line asks for. */
export interface TreeOptions {
  staged?: boolean;
  worktree?: boolean;
  base?: string;
  head?: string;
}

/** Whether two commits are compared, as in a pull request, so that the base's policy judges. */
export function isBetweenCommits({ base, head }: TreeOptions): boolean {
  return base !== undefined || head !== undefined;
}

/**
 * The change that the options name: what is staged, or two commits, or (the default) the work tree against HEAD.
 *
 * @throws {Problem} where the options contradict each other, or name what is not there.
 */
export async function changeOf(repository: Repository, options: TreeOptions): Promise<Change> {
  const head = await headOf(repository, options);
  return changeBetween(repository, await baseOf(repository, options, head), head);
}

/** The tree that is judged. See `changeOf`. */
export async function headOf(repository: Repository, options: TreeOptions): Promise<Tree> {
  const { staged, worktree, head } = options;
  const asked = [
    staged && '--staged',
    worktree && '--worktree',
    isBetweenCommits(options) && '--base/--head',
  ].filter(Boolean);
  if (asked.length > 1) {
    throw new Problem(`${asked.join(' and ')} do not go together`, { fix: 'name one of them' });
  }
  if (isBetweenCommits(options))
    return commitTree(repository, await commitOf(repository, '--head', head ?? 'HEAD'));
  return staged ? indexTree(repository) : workTree(repository);
}

/** The commit's tree that the head is compared with; null where there is none. See `changeOf`. */
export async function baseOf(repository: Repository, options: TreeOptions, head: Tree): Promise<Tree | null> {
  const { base } = options;
  const commit = !isBetweenCommits(options)
    ? await headCommit(repository)
    : base === undefined
      ? await firstParent(repository, head.label)
      : await commitOf(repository, '--base', base);
  return commit === null ? null : commitTree(repository, commit);
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
