import { posix } from 'node:path';
import { Problem } from '../problem.ts';
import { quoted } from '../validation/words.ts';
import type { Position } from './pairs.ts';

/**
 * A path as the policy writes it, from the repository root and in its plain form: `./a//b` is `a/b`. Globs and
 * placeholders are left as they are. Throws a `Problem` at `at` for a path that leaves the repository, lies in `.git`,
 * or names no file.
 */
export function repositoryPath(written: string, at: Position): string {
  const refuse = (what: string, fix: string) =>
    new Problem(`the path ${quoted(written)} ${what}`, { fix, ...at });
  if (written.includes('\\'))
    throw refuse('has a backslash', `write ${quoted(written.replaceAll('\\', '/'))}`);
  if (written.startsWith('/') || /^[a-z]:\//i.test(written)) {
    throw refuse('is absolute', 'write it from the repository root, without a leading `/`');
  }
  if (written.endsWith('/')) throw refuse('names a folder', 'name a file in it');
  const plain = posix.normalize(written);
  const segments = plain.split('/');
  if (segments[0] === '..') throw refuse('leaves the repository', 'name a file of this repository');
  if (segments.some((segment) => segment.toLowerCase() === '.git'))
    throw refuse("lies in git's own folder", 'name a tracked file');
  if (written === '' || plain === '.' || plain.includes('\0'))
    throw refuse('names no file', 'name a file of this repository');
  return plain;
}
