import { resolve } from 'node:path';
import { gitEnvironment } from './environment.ts';

/** Where git runs, and in which environment (see `gitEnvironment`). */
export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Stops git, which may wait for somebody else: whoever sets it looks whether it came to that. */
  readonly until?: AbortSignal;
}

/** Where git runs before it is known which repository `dir` is in. */
export function placeOf(dir: string, env: NodeJS.ProcessEnv = process.env): Place {
  return { cwd: resolve(dir), env: gitEnvironment(env) };
}
