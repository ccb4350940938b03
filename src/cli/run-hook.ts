import type { QuickVerdict } from '../hook/quick.ts';
import { EXIT } from './command.ts';
import { explainFailure } from './failure.ts';
import { hookCommand } from './hook.ts';
import { terminalIo } from './io.ts';
import { leave } from './leave.ts';

/** Runs a hook for dist/hook.cjs, which is no command line, and ends the process with its exit code. */
export async function runHook(
  name: string,
  options: readonly string[],
  quick: QuickVerdict | null,
): Promise<never> {
  const io = terminalIo();
  try {
    return await leave(await hookCommand(name, options, io, quick));
  } catch (error) {
    io.err(explainFailure(error, io.screen));
    return await leave(EXIT.problem);
  }
}
