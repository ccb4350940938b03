import { isDeepStrictEqual } from 'node:util';
import { askGit } from './ask-git.ts';
import type { Staged } from './staged.ts';

/**
 * Whether git says the same again. Between its first word and a judgement somebody may have staged something else: then it was that
 * which was judged, and it tells nothing of what was to be.
 */
export async function isStillStaged(staged: Staged, cwd: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return isDeepStrictEqual(await askGit(cwd, env), staged);
}
