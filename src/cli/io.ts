import picocolors from 'picocolors';
import type { Io } from './command.ts';

/** The real terminal. A reader that went away (`scalerlock inspect … | head`) is no error. */
export function terminalIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    color: picocolors.isColorSupported && process.stdout.isTTY === true,
    width: Math.min(process.stdout.columns ?? 100, 120),
  };
}
