import { changeBetween } from '../git/change.ts';
import { firstParent, headCommit, resolveCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Change } from '../git/tree.ts';
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
  const { staged, worktree, base, head } = options;
  const asked = [
    staged && '--staged',
    worktree && '--worktree',
    isBetweenCommits(options) && '--base/--head',
  ].filter(Boolean);
  if (asked.length > 1) {
    throw new Problem(`${asked.join(' and ')} do not go together`, { fix: 'name one of them' });
  }
  if (isBetweenCommits(options)) {
    const to = await commitOf(repository, '--head', head ?? 'HEAD');
    const from =
      base === undefined ? await firstParent(repository, to) : await commitOf(repository, '--base', base);
    return changeBetween(
      repository,
      from === null ? null : commitTree(repository, from),
      commitTree(repository, to),
    );
  }
  const last = await headCommit(repository);
  const tree = staged ? indexTree(repository) : workTree(repository);
  return changeBetween(repository, last === null ? null : commitTree(repository, last), tree);
}

async function commitOf(repository: Repository, option: string, revision: string): Promise<string> {
  if (revision.trim() === '') {
    throw new Problem(`\`${option}\` names no commit`, {
      fix: `name one, as \`${option} origin/main\` (is a variable empty?)`,
    });
  }
  if ((await headCommit(repository)) === null) {
    throw new Problem('the repository has no commits yet', {
      fix: 'judge what is staged with `--staged`, or commit first',
    });
  }
  return resolveCommit(repository, revision);
}
