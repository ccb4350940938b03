import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import type { QuickVerdict } from './quick.ts';
import { quickVerdict } from './quick.ts';
import { parseStaged } from './staged.ts';
import { folderIn } from './store.ts';

/** The rest of Scalerlock, as scripts/bundle.mjs lays it beside this file. */
const REST = './run-hook.js';

type RunHook = (name: string, quick: QuickVerdict | null) => Promise<number>;

/**
 * dist/hook.cjs: what hooks/run.sh hands a commit over to, with what git says of it on standard input. Most commits touch
 * nothing of a pair: they are passed here, by little code and without another process. All else is judged by what is loaded
 * then.
 */
async function run(name: string): Promise<number> {
  const staged = parseStaged(readFileSync(0), process.cwd());
  const quick = staged && (await quickVerdict(staged, process.cwd(), process.env));
  if (quick?.verdict === 'pass') return 0;
  if (staged) keepCompiled(folderIn(staged.commonDir, 'compiled'));
  const { runHook } = (await import(REST)) as { runHook: RunHook };
  return runHook(name, quick);
}

/** Has V8 keep what it compiles from here on. Node can do that from 22.1 on; where the folder may not be written, it does not. */
function keepCompiled(folder: string): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(folder);
}

run(process.argv[2] ?? '').then((exitCode) => {
  process.exitCode = exitCode;
});
