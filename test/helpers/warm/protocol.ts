import { writeSync } from 'node:fs';

/** A run that is asked for, in a line of JSON. */
export interface Run {
  /** The bundle, absolute. */
  cli: string;
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

/** The next line, without its end; null where none comes any more. Nobody writes a second one before the first is answered. */
export function readLine(read: (bytes: Buffer) => number): string | null {
  const chunks: Buffer[] = [];
  for (;;) {
    const bytes = Buffer.allocUnsafe(64 * 1024);
    const length = read(bytes);
    if (length === 0) return null;
    chunks.push(bytes.subarray(0, length));
    if (bytes[length - 1] === NEWLINE) return Buffer.concat(chunks).toString('utf8').slice(0, -1);
  }
}

export function writeLine(file: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
