import { join } from 'node:path';
import { startCatFile } from '../git/cat-file.ts';
import { knownRepository } from '../git/known-repository.ts';
import { type Compiled, loadCompiled } from './compiled.ts';
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
  const loaded = new Map<string, Compiled>();
  const load = (name: string): unknown => {
    if (!name.startsWith('.')) return require(name);
    const module = loaded.get(name) ?? loadCompiled(join(__dirname, name), commonDir, load);
    loaded.set(name, module);
    return module.exports;
  };
  const { passesNarrowly } = load('./narrow.cjs') as typeof narrow;
  const verdict = await passesNarrowly(quick, cwd, env, git);
  git.leave();
  if (verdict) for (const { keep } of loaded.values()) keep(verdict.parts);
  return verdict !== null;
}
