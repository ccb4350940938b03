import type { CatFile } from '../git/cat-file.ts';
import { judgeNarrowly } from './judge-narrowly.ts';
import { rememberPassed } from './passed.ts';
import type { QuickVerdict } from './quick.ts';

/** A change that passes. */
export interface Passed {
  /** What was read for it, by the names of formats and the endings of files: each is read by code of its own. */
  parts: string[];
}

/**
 * dist/narrow.cjs: whether a change passes by a look at the pairs that it touches. Null means that the whole road must judge:
 * what this one trips over, that one meets again, and says so. `git` is a process that was started for it, and that is not
 * stopped here.
 */
export async function passesNarrowly(
  quick: QuickVerdict,
  cwd: string,
  env: NodeJS.ProcessEnv,
  git?: CatFile,
): Promise<Passed | null> {
  try {
    const judgement = await judgeNarrowly(quick, cwd, env, git);
    if (judgement === null) return null;
    // It knows a part of the policy: what the whole says is not for it to keep.
    rememberPassed(quick.staged, quick.concerned ?? []);
    const artifacts = judgement.report.pairs.flatMap(({ models, scalers }) => [...models, ...scalers]);
    const configs = judgement.report.pairs.flatMap(({ references }) => references);
    return {
      parts: [
        ...artifacts.map(({ format }) => format ?? 'none'),
        ...configs.map(({ path }) => path.slice(path.lastIndexOf('.'))),
      ],
    };
  } catch (error) {
    if (env.SCALERLOCK_DEBUG) process.stderr.write(`the narrow road: ${error}\n`);
    return null;
  }
}
