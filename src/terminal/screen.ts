import type { WriteStream } from 'node:tty';

/** What a person sees at once of what is written to standard error. */
export interface Screen {
  isTerminal: boolean;
  color: boolean;
  /** Characters a line. */
  width: number;
  /** Lines, with one left for the prompt. */
  rows: number;
}

/** Standard error: where hooks report, and a word is said of slow work. */
export interface StandardError {
  /** The text ends its own lines. */
  err: (text: string) => void;
  screen: Screen;
}

/** The screen that everybody has. */
const SCREEN = { columns: 80, rows: 24 };

/** What the pre-commit framework writes over what a hook wrote. */
const FRAMEWORK_ROWS = 5;

/** The real one. */
export function standardError(): StandardError {
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
export function widthOf({ COLUMNS }: NodeJS.ProcessEnv, stream: Partial<WriteStream>): number | null {
  const said = [Number(COLUMNS), stream.isTTY === true ? stream.columns : undefined];
  return said.find((width) => width !== undefined && Number.isInteger(width) && width > 0) ?? null;
}

/** NO_COLOR wins over everything (no-color.org), FORCE_COLOR over where the output goes. */
export function wantsColor({ NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}
