import { posix } from 'node:path';

/** A path of the repository as a lock writes it: relative to the lock's folder. */
export function relativeToLock(path: string, lockPath: string): string {
  return posix.relative(posix.dirname(lockPath), path);
}

/** A path that a lock writes, from the repository root. */
export function fromLock(path: string, lockPath: string): string {
  return posix.join(posix.dirname(lockPath), path);
}
