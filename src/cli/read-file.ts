import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { openArtifact } from '../artifacts/open.ts';
import { collectParts, contentWithParts, type PartContent } from '../artifacts/parts.ts';
import { UNKNOWN } from '../artifacts/read.ts';
import { Problem } from '../problem.ts';
import type { Inspected } from '../report/inspected.ts';
import { inspectFolder } from './read-folder.ts';

/** Larger files are hashed in a stream and not looked into. */
const LARGEST_READ = 512 * 1024 * 1024;

/** A file beside an artifact that it is made of is small. */
const LARGEST_PART = 64 * 1024 * 1024;

/**
 * Reads a file from disk, or a folder that is one artifact, and looks into it, without running it.
 *
 * @throws {Problem} where there is no such file, or it may not be read.
 */
export async function inspectFile(folder: string, path: string): Promise<Inspected> {
  const absolute = resolve(folder, path);
  try {
    const found = await stat(absolute);
    if (found.isDirectory()) return await inspectFolder(absolute, path, LARGEST_READ);
    if (!found.isFile()) throw new Problem('this is not a file', { path, fix: 'name the artifact itself' });
    if (found.size > LARGEST_READ) {
      return { path, sha256: await hashOf(absolute), size: found.size, artifact: tooLarge(found.size) };
    }
    const bytes = await readFile(absolute);
    const own = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
    const parts = collectParts((name) => readBeside(absolute, name));
    const artifact = await openArtifact({ path, bytes, sibling: parts.sibling });
    const list = parts.list();
    if (list.length > 0) artifact.parts = list;
    return { path, ...contentWithParts(own, list), artifact };
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Problem(error.code === 'ENOENT' ? 'there is no such file' : 'this file cannot be read', {
      path,
      fix: error.code === 'ENOENT' ? 'mend the path' : error.message,
      cause: error,
    });
  }
}

/** Of a file that is too large to hold. */
async function hashOf(absolute: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(absolute)) hash.update(chunk);
  return hash.digest('hex');
}

/** A file in the same folder; null where there is none, or it is not one or larger than a part of an artifact is. */
async function readBeside(absolute: string, name: string): Promise<PartContent | null> {
  const path = join(dirname(absolute), name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size > LARGEST_PART) return null;
  const bytes = await readFile(path);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, bytes };
}

function tooLarge(size: number): Artifact {
  return {
    ...UNKNOWN,
    error: `is larger than ${LARGEST_READ} bytes (${size}): it counts by its bytes alone`,
  };
}
