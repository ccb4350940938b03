import { Console } from 'node:console';
import { openSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type Ended, type Run, readLine, writeLine } from './protocol.ts';

/*
 * A process that runs dist/cli.js or dist/action.js again and again, as warm.ts asks: each time its entry is evaluated anew, in the
 * folder and the environment that a process of its own would have, and a run is over when nothing is left to wait for, or it ends
 * itself. Node's own start and the reading of the bundle's chunks, which most of a run's time goes to, are paid once.
 */

/** What Node exits with where a module waits for what never comes. */
const UNSETTLED = 13;

const [, , runs = '', ends = ''] = process.argv;
const input = openSync(runs, 'r');
const output = openSync(ends, 'w');
const home = process.cwd();
const exit: (code?: number) => never = process.exit.bind(process);
/** Thrown where a run ends itself: what stands behind that must not run. */
const EXITED = new Error('process.exit');

let count = 0;
let status = UNSETTLED;
let written: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };

process.on('beforeExit', () => {
  tell({ isLast: false });
  runNext();
});
process.on('uncaughtException', (error) => {
  if (error === EXITED) {
    tell({ isLast: false });
    runNext();
    return;
  }
  written.stderr.push(Buffer.from(`${error.stack}\n`));
  status = 1;
  // Nobody knows what it left behind.
  tell({ isLast: true });
  exit();
});
process.exit = (code?: number | string | null) => {
  if (code !== undefined && code !== null) process.exitCode = code;
  status = 0;
  throw EXITED;
};
runNext();

function runNext(): void {
  const line = readLine(input);
  if (line === null) exit(0);
  const { file, args, cwd, env } = JSON.parse(line) as Run;
  written = { stdout: collect('stdout'), stderr: collect('stderr') };
  globalThis.console = new Console(process.stdout, process.stderr);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, file, ...args];
  process.exitCode = undefined;
  status = UNSETTLED;
  count += 1;
  import(`${pathToFileURL(file)}?run=${count}`).then(() => {
    status = 0;
  });
  // Without anything to wait for, Node would not ask again what is left to do.
  setImmediate(() => {});
}

/** Puts a stream that is no terminal in the place of this process's own; gives what is written to it. */
function collect(name: 'stdout' | 'stderr'): Buffer[] {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  Object.defineProperty(process, name, { value: stream, configurable: true });
  return chunks;
}

function tell({ isLast }: { isLast: boolean }): void {
  // A folder that somebody stands in cannot be unmounted.
  process.chdir(home);
  const [stdout, stderr] = [textOf(written.stdout), textOf(written.stderr)];
  const ended: Ended = { status: status || Number(process.exitCode ?? 0), stdout, stderr, isLast };
  writeLine(output, JSON.stringify(ended));
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
