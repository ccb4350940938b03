import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestRepo, temporaryFolder } from './repo.ts';

/** What a process that was perhaps killed came to. */
export interface Ended {
  /** Null where a signal ended it. */
  status: number | null;
  output: string;
  milliseconds: number;
}

/** Starts a program in a process group of its own, and waits for its end. `kill` may end it before. */
export function runGroup(
  repo: TestRepo,
  [program = '', ...args]: readonly string[],
  { env = {}, kill }: { env?: NodeJS.ProcessEnv; kill?: (pid: number) => Promise<void> } = {},
): Promise<Ended> {
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd: repo.dir,
    env: { ...repo.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  }
  const killing = child.pid === undefined ? null : kill?.(child.pid);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', async (status) => {
      await killing;
      resolve({ status, output, milliseconds: performance.now() - startedAt });
    });
  });
}

/** Kills a process, or a group (a negative number); it may be over already. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is.
  }
}

/** A Node for hooks that says under which number it runs. */
export function watchedNode() {
  const folder = temporaryFolder();
  const node = join(folder, 'node');
  const file = join(folder, 'pid');
  writeFileSync(
    node,
    `#!/bin/sh\necho $$ > '${file}.new' && mv '${file}.new' '${file}'\nexec '${process.execPath}' "$@"\n`,
  );
  chmodSync(node, 0o755);
  return {
    env: { SCALERLOCK_NODE: node },
    /** Waits for it to start; null where it does not, because what would start it is over. */
    async pid(isOver: () => boolean): Promise<number | null> {
      while (!existsSync(file)) {
        if (isOver()) return null;
        await pause(2);
      }
      const pid = Number(readFileSync(file, 'utf8'));
      rmSync(file);
      return pid;
    },
    forget: () => rmSync(file, { force: true }),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Numbers from 0 to 1 that look like chance, and are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
