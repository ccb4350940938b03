import type { Io } from './command.ts';

/** The real terminal. A reader that went away (`scalerlock inspect … | head`) is no error. */
export function terminalIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => inPieces(text, (piece) => process.stdout.write(piece)),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    width: Math.min(process.stdout.columns ?? 100, 120),
  };
}

/** Each is encoded by itself: of a long text there are not two copies at once. A pair of surrogates is never parted. */
const PIECE = 1024 * 1024;

function inPieces(text: string, write: (piece: string) => unknown): void {
  for (let from = 0; from < text.length; ) {
    const isParted = /[\ud800-\udbff]/.test(text[from + PIECE - 1] ?? '');
    const to = from + PIECE - (isParted ? 1 : 0);
    write(text.slice(from, to));
    from = to;
  }
}

/** NO_COLOR wins over everything (no-color.org), FORCE_COLOR over where the output goes. */
function wantsColor({ NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}
