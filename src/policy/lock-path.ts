import { posix } from 'node:path';
import type { Files } from './files.ts';
import { parsePattern } from './patterns.ts';

/**
 * The lock of a pair that names none: beside its first scaler (or first model, where the scaler is embedded) and named
 * after it: `scaler.joblib` → `scaler.lock.json`.
 */
export function lockBeside(artifact: string): string {
  const { dir, name } = posix.parse(artifact);
  return posix.join(dir, `${name}.lock.json`);
}

/** The same where the artifact may be a pattern that no file fits any more: its lock may still be there to say which it was. */
export function defaultLock(artifact: string, files: Files): string {
  const lock = lockBeside(artifact);
  if (files.has(artifact) || !/[*?[{]/.test(lock)) return lock;
  const [left, ...others] = files.locksMatching(parsePattern(lock, { line: 1, column: 1 }));
  return left !== undefined && others.length === 0 ? left : lock;
}
