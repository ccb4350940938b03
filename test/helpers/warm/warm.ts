import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, read, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aLine, type Ended, type Run, readLine, writeLine } from './protocol.ts';

const readSome = promisify(read);

/** The two ends of a process that runs the bundle: named pipes, which can be waited at as `spawnSync` waits. */
interface Warm {
  runs: number;
  ends: number;
}

/** One that the test waits for and does nothing else, and one beside which it goes on. */
type Kind = 'waited' | 'beside';

const processes: Record<Kind, Warm | null> = { waited: null, beside: null };

/** Runs a bundle to its end in a process that is kept for the next run; gives its exit code and what it wrote. */
export function runWarm(run: Run, compileCache: string): Omit<Ended, 'isLast'> {
  const { runs, ends } = warmed('waited', compileCache);
  writeLine(runs, JSON.stringify(run));
  return endOf(run, 'waited', readLine(ends));
}

let last: Promise<unknown> = Promise.resolve();

/** The same, while this process goes on, as the server that the bundle asks. One at a time. */
export function runWarmBeside(run: Run, compileCache: string): Promise<Omit<Ended, 'isLast'>> {
  const ended = last.then(() => runBeside(run, compileCache));
  last = ended.catch(() => {});
  return ended;
}

async function runBeside(run: Run, compileCache: string): Promise<Omit<Ended, 'isLast'>> {
  const { runs, ends } = warmed('beside', compileCache);
  writeLine(runs, JSON.stringify(run));
  const line = aLine();
  let step = line.next();
  while (!step.done) {
    const { bytesRead } = await readSome(ends, step.value, 0, step.value.length, null);
    step = line.next(bytesRead);
  }
  return endOf(run, 'beside', step.value);
}

function endOf(run: Run, kind: Kind, line: string | null): Omit<Ended, 'isLast'> {
  if (line === null) {
    stop(kind);
    throw new Error(`${[run.file, ...run.args].join(' ')}: its process ended without an answer`);
  }
  const { isLast, ...ended } = JSON.parse(line) as Ended;
  if (isLast) stop(kind);
  return ended;
}

function warmed(kind: Kind, compileCache: string): Warm {
  const warm = processes[kind] ?? start(compileCache);
  processes[kind] = warm;
  return warm;
}

function start(compileCache: string): Warm {
  const folder = mkdtempSync(join(tmpdir(), 'scalerlock-warm-'));
  const [runs, ends] = [join(folder, 'runs'), join(folder, 'ends')];
  try {
    execFileSync('mkfifo', [runs, ends]);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'process.ts'), runs, ends], {
      cwd: '/',
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // It ends when nobody holds the other end of its pipe any more.
    child.unref();
    return { runs: openSync(runs, 'w'), ends: openSync(ends, 'r') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function stop(kind: Kind): void {
  for (const file of Object.values(processes[kind] ?? {})) closeSync(file);
  processes[kind] = null;
}
