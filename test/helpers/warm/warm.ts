import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, type Run, readLine, writeLine } from './protocol.ts';

/** The two ends of a process that runs the bundle: named pipes, which can be waited at as `spawnSync` waits. */
interface Warm {
  runs: number;
  ends: number;
}

let warm: Warm | null = null;

/** Runs a bundle to its end in a process that is kept for the next run; gives its exit code and what it wrote. */
export function runWarm(run: Run, compileCache: string): Omit<Ended, 'isLast'> {
  warm ??= start(compileCache);
  const { runs, ends } = warm;
  writeLine(runs, JSON.stringify(run));
  const line = readLine((bytes) => readSync(ends, bytes));
  if (line === null) {
    stop(warm);
    throw new Error(`${[run.cli, ...run.args].join(' ')}: its process ended without an answer`);
  }
  const { isLast, ...ended } = JSON.parse(line) as Ended;
  if (isLast) stop(warm);
  return ended;
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

function stop({ runs, ends }: Warm): void {
  closeSync(runs);
  closeSync(ends);
  warm = null;
}
