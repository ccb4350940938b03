import { withoutLiteralPaths } from './environment.ts';
import { records } from './paths.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';
import { gitFailed } from './words.ts';

/**
 * Which of the paths git ignores, by the rules as they are on disk now; null in a bare repository, which has none. A path that
 * is tracked is not ignored, whatever they say.
 */
export async function ignoredPaths(
  repo: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string> | null> {
  if (repo.root === null) return null;
  if (paths.length === 0) return new Set();
  // With those that are not ignored, so that there is always output: simple-git waits another 50 ms for a process without any.
  const args = ['check-ignore', '--stdin', '-z', '--verbose', '--non-matching'];
  // The command takes paths as they are, and refuses to be told so.
  const env = withoutLiteralPaths(repo.env);
  const { code, stdout, stderr } = await runGit({ cwd: repo.root, env }, args, `${paths.join('\0')}\0`);
  // 1: none of them.
  if (code !== 0 && code !== 1) throw gitFailed(args, stderr);
  const ignored = new Set<string>();
  const answers = records(stdout);
  for (let at = 0; at + 3 < answers.length; at += 4) {
    const [, , pattern = '', path = ''] = answers.slice(at, at + 4);
    if (pattern !== '' && !pattern.startsWith('!')) ignored.add(path);
  }
  return ignored;
}
