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

/** What git calls the tree that is judged, before it is known whether there is one. */
export function revisionOf({ staged, ...options }: TreeOptions): string {
  // Never the label of another tree, as of a branch that is called `index`.
  if (isBetweenCommits(options)) return `${options.head ?? 'HEAD'}^{commit}`;
  return staged ? 'index' : 'worktree';
}
