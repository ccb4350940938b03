import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Problem } from '../problem.ts';
import type { Io } from './command.ts';

/** Runs a command; what it prints goes to the terminal, or to a file that is only there once it is whole. */
export async function withOutput(
  file: string | null,
  io: Io,
  command: (io: Io) => Promise<number>,
): Promise<number> {
  if (file === null) return command(io);
  const written: string[] = [];
  const exitCode = await command({ ...io, out: (text) => written.push(text), color: false });
  await writeOutput(file, written.join(''));
  return exitCode;
}

/**
 * Writes a file where the user asked for it, atomically: beside it first, then in its place.
 *
 * @throws {Problem} where it cannot be written.
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  const target = resolve(file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('the output could not be written', {
      path: file,
      fix: `choose another --output (${why})`,
      cause,
    });
  }
}
