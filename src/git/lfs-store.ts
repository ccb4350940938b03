import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LfsPointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/**
 * The content that a pointer stands for, where this clone has it: git-lfs keeps it by its hash (docs/spec.md of git-lfs,
 * "The local storage"). Null where it is not there, or is not what the pointer says. Nothing is ever fetched.
 */
export async function readLfsObject(
  { commonDir }: Pick<Repository, 'commonDir'>,
  { sha256, size }: LfsPointer,
): Promise<Uint8Array | null> {
  const file = join(commonDir, 'lfs', 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || found.size !== size) return null;
  const bytes = await readFile(file).catch(() => null);
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}
