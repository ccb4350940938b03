import { withoutLiteralPaths } from './environment.ts';
import { decodePath } from './paths.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';
import { gitFailed } from './words.ts';

export interface GreppedLine {
  path: string;
  text: string;
}

/** Nobody's own settings change what is printed, and contents are read as they are. */
const OPTIONS = [
  ...['-z', '-E', '--text', '--full-name', '--no-color', '--no-line-number', '--no-column'],
  ...['--no-textconv', '--no-recurse-submodules'],
];

/**
 * The lines of a tree's files that fit a pattern (POSIX extended), file by file: git reads the contents itself, many times
 * as fast as they would come through a pipe. `label` is the tree's (see `Tree`); `files` are pathspecs with their magic. Of a
 * work tree untracked files count, ignored ones not. What is not UTF-8 in a line is replaced.
 */
export async function grepLines(
  repo: Repository,
  label: string,
  pattern: string,
  files: readonly string[],
): Promise<GreppedLine[]> {
  const where = label === 'worktree' ? ['--untracked'] : label === 'index' ? ['--cached'] : [label];
  const args = ['grep', ...OPTIONS, '-e', pattern, ...where, '--', ...files];
  const env = withoutLiteralPaths(repo.env);
  const { code, stdout, stderr } = await runGit({ cwd: repo.root ?? repo.cwd, env }, args);
  // 1: there is none.
  if (code !== 0 && code !== 1) throw gitFailed(args, stderr);
  const prefix = label === 'worktree' || label === 'index' ? '' : `${label}:`;
  return linesOf(stdout, prefix.length);
}

/** `<prefix><path> NUL <line> LF`, again and again. */
function linesOf(output: Buffer, prefix: number): GreppedLine[] {
  const found: GreppedLine[] = [];
  const paths = new Map<string, string>();
  for (let at = 0; at < output.length; ) {
    const named = output.indexOf(0, at);
    const end = output.indexOf(10, named);
    if (named < 0) break;
    const stop = end < 0 ? output.length : end;
    const bytes = output.subarray(at + prefix, named);
    const key = bytes.toString('latin1');
    const path = paths.get(key) ?? decodePath(bytes);
    paths.set(key, path);
    found.push({ path, text: output.toString('utf8', named + 1, stop) });
    at = stop + 1;
  }
  return found;
}
