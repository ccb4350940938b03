import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HashAnswer, HashTask } from './hash-thread.ts';

/** Threads that hash files, each of them one at a time. */
export interface HashThreads {
  /**
   * Hashes a file as soon as a thread is free: then it is opened, and closed in the end. Null where there is nothing to open. Throws
   * what `open` throws.
   */
  hash(open: () => Promise<OpenFile | null>, options: HashOptions): Promise<Hashed | HashFailure | null>;
  /** Ends the threads, and what they are at. Files that wait for one are not opened any more. */
  close(): Promise<void>;
}

export interface OpenFile {
  fd: number;
  /** Bytes. */
  size: number;
  close(): Promise<void>;
}

interface HashOptions {
  algorithms: readonly string[];
  /** Called with how many more bytes are hashed. */
  onProgress?: ((bytes: number) => void) | undefined;
}

export interface Hashed {
  size: number;
  /** In lowercase hex, by algorithm. */
  digests: Readonly<Record<string, string>>;
}

/** Why a file was not hashed; `lost` where the thread is to blame. */
export interface HashFailure {
  failure: 'changed' | 'unreadable' | 'lost';
  /** As the system names it, or what there is to say. */
  code: string;
}

/** More are no faster where the files come from one disk. */
const MOST = 4;

/** Beside this file, as scripts/bundle.mjs lays it; where the sources run, both have another ending. */
const ENDING = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const THREAD = new URL(`./hash-thread${ENDING}`, import.meta.url);

/** Starts no thread before there is a file for it. */
export function hashThreads(most = Math.min(MOST, availableParallelism())): HashThreads {
  const threads = new Set<Worker>();
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let [free, isOpen] = [most, true];

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place; nobody can come in between.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  async function hashNow(
    open: () => Promise<OpenFile | null>,
    { algorithms, onProgress }: HashOptions,
  ): Promise<Hashed | HashFailure | null> {
    const file = isOpen ? await open() : null;
    if (file === null) return null;
    try {
      if (!isOpen) return null;
      const { fd, size } = file;
      const thread = idle.pop() ?? new Worker(THREAD);
      threads.add(thread);
      const answer = await ask(thread, { fd, size, algorithms }, onProgress);
      if ('digests' in answer) idle.push(thread);
      else await thread.terminate();
      return 'digests' in answer ? { size, ...answer } : answer;
    } finally {
      await file.close();
    }
  }

  return {
    hash: (open, options) => inTurn(() => hashNow(open, options)),
    async close() {
      isOpen = false;
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

/** Gives a thread its task and waits for the end of it. */
function ask(
  thread: Worker,
  task: HashTask,
  onProgress: HashOptions['onProgress'],
): Promise<Pick<Hashed, 'digests'> | HashFailure> {
  return new Promise((resolve) => {
    const end = (answer: Pick<Hashed, 'digests'> | HashFailure): void => {
      thread.off('message', hear).off('error', lose).off('exit', lose);
      resolve(answer);
    };
    const hear = (answer: HashAnswer): void => {
      if ('bytes' in answer) onProgress?.(answer.bytes);
      else end(answer);
    };
    const lose = (why: unknown): void => end({ failure: 'lost', code: String(why) });
    thread.on('message', hear).once('error', lose).once('exit', lose);
    thread.postMessage(task);
  });
}
