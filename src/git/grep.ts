import { isAscii } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { Problem } from '../problem.ts';
import { withoutLiteralPaths } from './environment.ts';
import { decodePath } from './paths.ts';
import type { Place } from './place.ts';
import { gitFailed, notStarted } from './words.ts';

export interface GreppedLine {
  path: string;
  text: string;
}

/** Nobody's own settings change what is printed, and contents are read as they are. */
const OPTIONS = [
  ...['-z', '-E', '--text', '--full-name', '--no-color', '--no-line-number', '--no-column'],
  ...['--no-textconv', '--no-recurse-submodules'],
];

/** Git takes eight threads on any machine, which on a small one are in each other's way and in ours: two searches go on at once. */
const THREADS = `--threads=${Math.max(1, Math.floor(availableParallelism() / 2))}`;

/** The trees that are no commits, by their labels. */
const WORKING = new Map([
  ['worktree', ['--untracked']],
  ['index', ['--cached']],
]);

/**
 * The lines of a tree's files that fit a pattern (POSIX extended), file by file: git reads the contents itself, many times
 * as fast as they would come through a pipe. `revision` is the tree's label (see `Tree`), or names its commit; `files` are
 * pathspecs with their magic (`top`, where `place` may be a folder of the repository). Of a work tree untracked files count,
 * ignored ones not. What is not UTF-8 in a line is replaced.
 */
export async function grepLines(
  place: Place,
  revision: string,
  pattern: string,
  files: readonly string[],
): Promise<GreppedLine[]> {
  // Git would take it for an option, and there are some that run a program.
  if (revision.startsWith('-')) throw new Problem(`\`${revision}\` names no commit`, { fix: 'name one' });
  const option = WORKING.get(revision);
  const args = ['grep', ...OPTIONS, THREADS, '-e', pattern, ...(option ?? [revision]), '--', ...files];
  const output = await printed(place, args);
  return linesOf(output, option ? 0 : Buffer.byteLength(`${revision}:`));
}

/**
 * What git prints, and nothing where no line fits. Without simple-git, which waits another 50 ms for a process that prints nothing,
 * and which would have to be loaded before git begins.
 */
function printed({ cwd, env }: Place, args: readonly string[]): Promise<Buffer> {
  const child = spawn('git', args, {
    cwd,
    env: withoutLiteralPaths(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4096);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(notStarted(String(error))));
    // 1: there is none.
    child.on('close', (code) =>
      code === 0 || code === 1 ? resolve(Buffer.concat(chunks)) : reject(gitFailed(args, words)),
    );
  });
}

/** `<prefix><path> NUL <line> LF`, again and again. */
function linesOf(output: Buffer, prefix: number): GreppedLine[] {
  const found: GreppedLine[] = [];
  const paths = new Map<string, string>();
  // Byte by byte as characters: to cut a text is many times as quick as to decode each of its parts.
  const whole = output.toString('latin1');
  const decoded = isAscii(output) ? (text: string) => text : asText;
  for (let at = 0; at < whole.length; ) {
    const named = whole.indexOf('\0', at);
    if (named < 0) break;
    const end = whole.indexOf('\n', named);
    const stop = end < 0 ? whole.length : end;
    const bytes = whole.slice(at + prefix, named);
    const path = paths.get(bytes) ?? decodePath(Buffer.from(bytes, 'latin1'));
    paths.set(bytes, path);
    found.push({ path, text: decoded(whole.slice(named + 1, stop)) });
    at = stop + 1;
  }
  return found;
}

/** A text of which each character is a byte of its UTF-8. */
function asText(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}
