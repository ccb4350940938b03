import type { WriteStream } from 'node:tty';
import type { Io, Screen } from './command.ts';

/** What a text is laid out for where nobody knows how wide it is shown. */
const USUAL_WIDTH = 100;

/** The screen that everybody has. */
const SCREEN = { columns: 80, rows: 24 };

/** What the pre-commit framework writes over what a hook wrote. */
const FRAMEWORK_ROWS = 5;

/** The real terminal. A reader that went away (`scalerlock inspect … | head`) is no error. */
export function terminalIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    ...standardError(),
    out: (text) => void process.stdout.write(text),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    width: Math.min(widthOf(process.env, process.stdout) ?? USUAL_WIDTH, 120),
  };
}

/** Where hooks report, and what a person sees of it. */
function standardError(): Pick<Io, 'err' | 'screen'> {
  const { stderr, env } = process;
  return { err: (text) => void stderr.write(text), screen: screenOf(env, stderr) };
}

/** A hook manager may run us in a terminal of its own, which says of its size that it is 0. */
export function screenOf(env: NodeJS.ProcessEnv, stream: Partial<WriteStream>): Screen {
  const isTerminal = stream.isTTY === true;
  const taken = env.PRE_COMMIT ? FRAMEWORK_ROWS : 0;
  const rows = Math.min((isTerminal && stream.rows) || SCREEN.rows, SCREEN.rows) - taken;
  return {
    isTerminal: isTerminal && env.TERM !== 'dumb',
    color: wantsColor(env, isTerminal),
    width: widthOf(env, stream) ?? SCREEN.columns,
    rows: Math.max(rows, 10) - 1,
  };
}

/** What COLUMNS says, as git has it, else what the terminal says of itself; null where neither does. */
function widthOf({ COLUMNS }: NodeJS.ProcessEnv, stream: Partial<WriteStream>): number | null {
  const said = [Number(COLUMNS), stream.isTTY === true ? stream.columns : undefined];
  return said.find((width) => width !== undefined && Number.isInteger(width) && width > 0) ?? null;
}

/** NO_COLOR wins over everything (no-color.org), FORCE_COLOR over where the output goes. */
function wantsColor({ NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}
