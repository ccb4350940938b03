import { readSync, writeSync } from 'node:fs';

/** A run that is asked for, in a line of JSON. */
export interface Run {
  /** The bundle, absolute. */
  file: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** What it came to, in a line of JSON. */
export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
  /** Its process is over as well: the next run needs another one. */
  isLast: boolean;
}

const NEWLINE = 10;

/**
 * Puts a line together: asks for bytes in a buffer, is told how many there are, and returns the line without its end, or null
 * where none comes any more. Nobody writes a second line before the first is answered.
 */
export function* aLine(): Generator<Buffer, string | null, number> {
  const pieces: Buffer[] = [];
  for (;;) {
    const buffer = Buffer.allocUnsafe(64 * 1024);
    const length = yield buffer;
    if (length === 0) return null;
    pieces.push(buffer.subarray(0, length));
    if (buffer[length - 1] === NEWLINE) return Buffer.concat(pieces).toString('utf8').slice(0, -1);
  }
}

export function readLine(file: number): string | null {
  const line = aLine();
  let step = line.next();
  while (!step.done) step = line.next(readSync(file, step.value));
  return step.value;
}

export function writeLine(file: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
