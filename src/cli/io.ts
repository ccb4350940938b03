import { standardError, wantsColor, widthOf } from '../terminal/screen.ts';
import type { Io } from './command.ts';

/** What a text is laid out for where nobody knows how wide it is shown. */
const USUAL_WIDTH = 100;

/** The real terminal. A reader that went away (`scalerlock inspect … | head`) is no error. */
export function terminalIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    ...standardError(),
    out: (text) => inPieces(text, (piece) => process.stdout.write(piece)),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    width: Math.min(widthOf(process.env, process.stdout) ?? USUAL_WIDTH, 120),
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
