import picocolors from 'picocolors';
import { Problem } from '../problem.ts';
import { forTerminal } from '../report/escape.ts';
import { wrap } from '../report/wrap.ts';
import type { Screen } from '../terminal/screen.ts';

/**
 * A failure as a person reads it: `what is wrong · where · how to mend it`, never a stack trace. What is no `Problem`
 * is a fault of Scalerlock; it says so, and SCALERLOCK_DEBUG=1 shows where. One line, which is broken between words for a terminal.
 */
export function explainFailure(
  error: unknown,
  screen: Pick<Screen, 'isTerminal' | 'color' | 'width'>,
): string {
  const line = failureLine(error, screen);
  return screen.isTerminal && error instanceof Problem
    ? `${wrap(line.trimEnd(), screen.width, '  ', '').join('\n')}\n`
    : line;
}

function failureLine(error: unknown, { color }: { color: boolean }): string {
  const { red, dim, bold } = picocolors.createColors(color);
  if (error instanceof Problem) {
    const line =
      error.line === null ? '' : `:${error.line}${error.column === null ? '' : `:${error.column}`}`;
    const where = error.path === null ? '' : ` ${dim('·')} ${bold(forTerminal(`${error.path}${line}`))}`;
    return `${red('✖')} ${forTerminal(error.message)}${where} ${dim('·')} ${forTerminal(error.fix)}\n`;
  }
  const { message, fix } = asProblem(error);
  const trace = process.env.SCALERLOCK_DEBUG && error instanceof Error ? `${error.stack}\n` : '';
  return `${red('✖')} ${forTerminal(message)} ${dim('·')} ${fix}\n${trace}`;
}

/** Any failure as a `Problem`, for where a report must say it. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new Problem(`this is a fault in Scalerlock: ${message}`, {
    fix: 'please report it with the output of SCALERLOCK_DEBUG=1',
    cause: error,
  });
}

/** A command line that was not understood, as a `Problem`: what commander has said of it already, on one line. */
export function asUsageProblem({ message }: Error): Problem {
  const [what = '', ...more] = message.replace(/^error: /, '').split('\n');
  return new Problem(what, {
    fix:
      more.find((line) => line.startsWith('(Did you'))?.replace(/[()]/g, '') ??
      '`scalerlock check --help` lists the options',
  });
}
