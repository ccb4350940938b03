import { judgeNarrowly } from './judge-narrowly.ts';
import { rememberPassed } from './passed.ts';
import type { QuickVerdict } from './quick.ts';

/**
 * dist/narrow.cjs: whether a change passes by a look at the pairs that it touches. False means that the whole road must judge:
 * what this one trips over, that one meets again, and says so.
 */
export async function passesNarrowly(
  quick: QuickVerdict,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  try {
    const judgement = await judgeNarrowly(quick, cwd, env);
    if (judgement === null) return false;
    // It knows a part of the policy: what the whole says is not for it to keep.
    rememberPassed(quick.staged, quick.concerned ?? []);
    return true;
  } catch (error) {
    if (env.SCALERLOCK_DEBUG) process.stderr.write(`the narrow road: ${error}\n`);
    return false;
  }
}
