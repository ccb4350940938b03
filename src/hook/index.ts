import { readFileSync } from 'node:fs';
import { isPushInFramework } from './push-refs.ts';
import { type QuickVerdict, quickVerdict } from './quick.ts';
import { parseStaged } from './staged.ts';

// The rest of Scalerlock, as scripts/bundle.mjs lays it beside this file.
const WHOLE = './run-hook.js';
type RunHook = (name: string, options: readonly string[], quick: QuickVerdict | null) => Promise<number>;

/**
 * dist/hook.cjs: what hooks/run.sh hands a commit over to, with what git says of it on standard input. Most commits touch
 * nothing of a pair: they are passed here, by little code and without another process. Of most others the pairs that they touch
 * tell that they pass. All else is judged by the whole road. A Node that is too old ends it with 75 before it begins (see
 * scripts/bundle.mjs).
 */
async function run([name = '', ...options]: readonly string[]): Promise<number> {
  const [cwd, env] = [process.cwd(), process.env];
  // A push is no commit, and told in another way.
  const isPush = name === 'pre-push' || isPushInFramework(env);
  const staged = isPush ? null : parseStaged(readFileSync(0), cwd);
  const quick = staged && (await quickVerdict(staged, cwd, env).catch(() => null));
  if (quick?.verdict === 'pass') return 0;
  if (quick) {
    // Most commits need no code but this file's.
    const { beginNarrowly } = await import('./begin-narrowly.ts');
    if (await beginNarrowly(quick, cwd, env)) return 0;
    const { keepCompiled } = await import('../memory/compiled.ts');
    keepCompiled(quick.staged.commonDir);
  }
  const { runHook } = (await import(WHOLE)) as { runHook: RunHook };
  return runHook(name, options, quick);
}

run(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    process.stderr.write(`scalerlock: it is not whole: ${error.message.split('\n', 1)}: install it again\n`);
    process.exitCode = 2;
  },
);
