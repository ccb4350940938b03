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
    out: (text) => void process.stdout.write(text),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    width: Math.min(widthOf(process.env, process.stdout) ?? USUAL_WIDTH, 120),
  };
}
