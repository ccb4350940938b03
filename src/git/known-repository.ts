import { gitEnvironment } from './environment.ts';
import type { Repository } from './repository.ts';

/** A repository of which git has told everything already. `env` is the one that git was asked in. */
export function knownRepository(
  known: Pick<Repository, 'root' | 'gitDir' | 'commonDir' | 'objectFormat'>,
  env: NodeJS.ProcessEnv,
): Repository {
  return { ...known, cwd: known.root ?? known.gitDir, env: pinned(gitEnvironment(env), known) };
}

/**
 * `GIT_DIR` and its like may be relative to the folder we were asked in; git runs in another one from here
 * on.
 */
function pinned(
  env: NodeJS.ProcessEnv,
  repo: Pick<Repository, 'root' | 'gitDir' | 'commonDir'>,
): NodeJS.ProcessEnv {
  if (env.GIT_DIR === undefined) return env;
  return {
    ...env,
    GIT_DIR: repo.gitDir,
    ...(repo.root === null ? {} : { GIT_WORK_TREE: repo.root }),
    ...(env.GIT_COMMON_DIR === undefined ? {} : { GIT_COMMON_DIR: repo.commonDir }),
  };
}
