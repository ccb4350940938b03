import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/*
 * dist/chunks/hash-thread.js: what a thread of src/git/hash-threads.ts runs. It opens nothing: it reads what the main thread has
 * opened, by the number that all threads of a process share.
 */

/** A file to hash: open, and so many bytes long when it was opened. */
export interface HashTask {
  fd: number;
  size: number;
  algorithms: readonly string[];
}

/** So many more bytes are hashed; or all of them, in lowercase hex by algorithm; or why not. */
export type HashAnswer =
  | { bytes: number }
  | { digests: Record<string, string> }
  | { failure: 'changed' | 'unreadable'; code: string };

/** Bytes. What is read stays in the caches of the core that hashes it: with more it costs half as much again. */
const BUFFER = 128 * 1024;

/** Bytes between two words on how far it is. */
const REPORTED = 32 * 1024 * 1024;

const buffer = Buffer.allocUnsafeSlow(BUFFER);

parentPort?.on('message', (task: HashTask) => {
  parentPort?.postMessage(hash(task, (bytes) => parentPort?.postMessage({ bytes } satisfies HashAnswer)));
});

function hash({ fd, size, algorithms }: HashTask, report: (bytes: number) => void): HashAnswer {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  let [position, reported] = [0, 0];
  for (;;) {
    let count: number;
    try {
      // One byte more than there should be: so it is noticed that the file grew.
      count = readSync(fd, buffer, 0, Math.min(BUFFER, size - position + 1), position);
    } catch (error) {
      return { failure: 'unreadable', code: (error as NodeJS.ErrnoException).code ?? String(error) };
    }
    position += count;
    if (position > size || (count === 0 && position < size)) return { failure: 'changed', code: '' };
    if (position - reported >= REPORTED || count === 0) {
      report(position - reported);
      reported = position;
    }
    if (count === 0) break;
    for (const each of hashes) each.update(count === BUFFER ? buffer : buffer.subarray(0, count));
  }
  const digests = hashes.map((each, index) => [algorithms[index], each.digest('hex')]);
  return { digests: Object.fromEntries(digests) };
}
