import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { Problem } from '../problem.ts';
import type { Repository } from './repository.ts';
import { gitsWords, notStarted } from './words.ts';

/** One blob, opened. */
interface OpenBlob {
  /** Bytes. */
  size: number;
  chunks: AsyncIterable<Uint8Array>;
}

/**
 * One `git cat-file --batch`: one process that gives one blob after the other, each in chunks as they come.
 */
export interface CatFile {
  /** Asks for blobs, or for tree objects, each by its id or by any name of git's on one line: git goes on while we read. */
  ask(oids: readonly string[]): void;
  /** Opens the next one that was asked for; what was left of the one before must have been settled. */
  open(oid: string, path: string, kind?: 'blob' | 'tree'): Promise<OpenBlob>;
  /** Reads past what is left of the blob that was opened last. False where this process is of no more use. */
  settle(): Promise<boolean>;
  /** How many were asked for and not opened. */
  waiting(): number;
  /** A process that is not awaited must not keep ours alive. */
  awaited(yes: boolean): void;
  stop(): Promise<void>;
  /** Tells it to end, and does not wait for it. Nothing can be read after that. */
  leave(): void;
}

/** A header is `<oid> blob <size>` or `<what was asked> missing`. */
const LONGEST_HEADER = 1024;

/** More than this is not read only to be thrown away: a new process is cheaper. */
const MOST_SKIPPED = 4 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Starts the process. The protocol: git-cat-file(1), "Batch Output". simple-git has no way to talk to a
 * process, so this does.
 */
export function startCatFile(repo: Repository): CatFile {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: repo.cwd, env: repo.env, windowsHide: true });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const output: AsyncIterator<Buffer> = child.stdout[Symbol.asyncIterator]();
  let words = '';
  let pending: Buffer = Buffer.alloc(0);
  /** Of the blob that was opened last, with the newline that ends it. */
  let unread = 0;
  let asked = 0;
  let opened = 0;
  /** Rises with each blob and when one is settled: a reader of another one notices. */
  let turn = 0;
  let dead = false;

  child.on('error', (error) => {
    words = String(error);
  });
  // A process that died closes its input; its output ends then too, and that is where it is noticed.
  child.stdin.on('error', () => {});
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-4096);
  });

  async function more(oid: string, path: string): Promise<Buffer> {
    const { done, value } = await output.next().catch(() => ({ done: true as const, value: undefined }));
    if (!done && value) return value;
    dead = true;
    await closed;
    if (words.includes('ENOENT')) throw notStarted(words);
    if (words.includes('promisor remote')) throw notFetched(oid, path, words);
    throw new Problem(`git stopped while it read \`${path}\` (blob ${oid}): ${gitsWords(words)}`, {
      path,
      fix: 'see what `git fsck` says',
    });
  }

  async function header(oid: string, path: string): Promise<string> {
    while (!pending.includes(NEWLINE)) {
      if (pending.length > LONGEST_HEADER) throw new Error('git cat-file: no header');
      pending = Buffer.concat([pending, await more(oid, path)]);
    }
    const end = pending.indexOf(NEWLINE);
    const line = pending.toString('latin1', 0, end);
    pending = pending.subarray(end + 1);
    return line;
  }

  /** Some of what is unread, at most `most` bytes. */
  async function take(most: number, oid: string, path: string): Promise<Buffer> {
    if (pending.length === 0) pending = await more(oid, path);
    const taken = pending.subarray(0, most);
    pending = pending.subarray(taken.length);
    unread -= taken.length;
    return taken;
  }

  async function* read(oid: string, path: string, own: number): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (own !== turn) throw new Error(`\`${path}\` was read after another blob was asked for`);
      if (unread <= 1) return;
      yield await take(unread - 1, oid, path);
    }
  }

  function awaited(yes: boolean): void {
    const streams = [child.stdin, child.stdout, child.stderr] as unknown as Socket[];
    for (const each of [child, ...streams]) yes ? each.ref() : each.unref();
  }

  return {
    awaited,
    waiting: () => asked - opened,
    ask(oids) {
      asked += oids.length;
      child.stdin.write(`${oids.join('\n')}\n`);
    },
    async open(oid, path, kind = 'blob') {
      turn += 1;
      opened += 1;
      const line = await header(oid, path);
      const [, type, digits] = line.split(' ');
      if (digits === undefined) throw missing(oid, path, line);
      const size = Number(digits);
      unread = size + 1;
      if (type !== kind) throw missing(oid, path, line);
      return { size, chunks: read(oid, path, turn) };
    },
    async settle() {
      turn += 1;
      if (dead || unread > MOST_SKIPPED) return false;
      try {
        while (unread > 0) await take(unread, '', '');
      } catch {
        return false;
      }
      return true;
    },
    leave() {
      awaited(false);
      child.stdin.end();
    },
    async stop() {
      awaited(true);
      dead = true;
      // Its error output too: a process that git started to fetch may hold it open for longer.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      child.kill();
      await closed;
    },
  };
}

/** In a partial clone git fetches a content when it is first read: here it could not. */
function notFetched(oid: string, path: string, words: string): Problem {
  const [reason] = words.split('\n').filter((line) => !line.includes('promisor remote'));
  const why = reason ? `: ${gitsWords(reason)}` : '';
  return new Problem(
    `the content of \`${path}\` (blob ${oid}) is not in this partial clone, and could not be fetched${why}`,
    {
      path,
      fix: 'let git reach the remote (`git fetch` tells whether it does, GIT_NO_LAZY_FETCH forbids it), and run it again',
    },
  );
}

function missing(oid: string, path: string, line: string): Problem {
  const what = line.endsWith(' missing')
    ? 'is not in this clone'
    : `is no file's content (git says \`${line}\`)`;
  return new Problem(`the content of \`${path}\` (blob ${oid}) ${what}`, {
    path,
    fix: '`git fetch` it, or clone again; `git fsck` tells what else is missing',
  });
}
