import { startCatFile } from '../git/cat-file.ts';
import { knownRepository } from '../git/known-repository.ts';
import { loadBundle } from '../memory/compiled.ts';
import type * as narrow from './narrow.ts';
import { mayBeNarrow, type QuickVerdict } from './quick.ts';

// CommonJS, as scripts/bundle.mjs makes it.
declare const __dirname: string;
declare function require(name: string): unknown;

/** Whether a change passes by a look at the pairs that it touches (see `passesNarrowly`). Git starts while the code for it is read. */
export async function beginNarrowly(
  quick: QuickVerdict,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  if (!mayBeNarrow(quick)) return false;
  const { commonDir } = quick.staged;
  const git = startCatFile(knownRepository(quick.staged, env));
  const bundle = loadBundle(__dirname, './narrow.cjs', commonDir, require);
  const { passesNarrowly } = bundle.exports as typeof narrow;
  const verdict = await passesNarrowly(quick, cwd, env, git);
  git.leave();
  if (verdict) bundle.keep(verdict.parts);
  return verdict !== null;
}
