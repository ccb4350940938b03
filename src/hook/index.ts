import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import type { passesNarrowly } from './narrow.ts';
import { type QuickVerdict, quickVerdict } from './quick.ts';
import { parseStaged } from './staged.ts';
import { folderIn } from './store.ts';

// The rest of Scalerlock, as scripts/bundle.mjs lays it beside this file.
declare function require(file: './narrow.cjs'): { passesNarrowly: typeof passesNarrowly };
const WHOLE = './run-hook.js';
type RunHook = (name: string, quick: QuickVerdict | null) => Promise<number>;

/**
 * dist/hook.cjs: what hooks/run.sh hands a commit over to, with what git says of it on standard input. Most commits touch
 * nothing of a pair: they are passed here, by little code and without another process. Of most others the pairs that they touch
 * tell that they pass. All else is judged by the whole road.
 */
async function run(name: string): Promise<number> {
  const [cwd, env] = [process.cwd(), process.env];
  const staged = parseStaged(readFileSync(0), cwd);
  const quick = staged && (await quickVerdict(staged, cwd, env).catch(() => null));
  if (quick?.verdict === 'pass') return 0;
  if (quick) {
    keepCompiled(folderIn(quick.staged.commonDir, 'compiled'));
    const narrow = require('./narrow.cjs');
    if (await narrow.passesNarrowly(quick, cwd, env)) return 0;
  }
  const { runHook } = (await import(WHOLE)) as { runHook: RunHook };
  return runHook(name, quick);
}

/** Has V8 keep what it compiles from here on. Node can do that from 22.1 on; where the folder may not be written, it does not. */
function keepCompiled(folder: string): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(folder);
}

run(process.argv[2] ?? '').then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    process.stderr.write(`scalerlock: it is not whole: ${error.message.split('\n', 1)}: install it again\n`);
    process.exitCode = 2;
  },
);
