import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { noSibling, openArtifact } from '../artifacts/open.ts';
import { Problem } from '../problem.ts';
import type { Inspected } from '../report/inspected.ts';

/** Larger files are hashed in a stream and not looked into. */
const LARGEST_READ = 512 * 1024 * 1024;

/**
 * Reads a file from disk and looks into it, without running it.
 *
 * @throws {Problem} where there is no such file, or it may not be read.
 */
export async function inspectFile(folder: string, path: string): Promise<Inspected> {
  const absolute = resolve(folder, path);
  try {
    const found = await stat(absolute);
    if (!found.isFile()) throw new Problem('this is not a file', { path, fix: 'name the artifact itself' });
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(absolute)) {
      hash.update(chunk);
      if (found.size <= LARGEST_READ) chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const artifact =
      found.size <= LARGEST_READ
        ? await openArtifact({ path, bytes, sibling: noSibling })
        : tooLarge(found.size);
    return { path, size: found.size, sha256: hash.digest('hex'), artifact };
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Problem(error.code === 'ENOENT' ? 'there is no such file' : 'this file cannot be read', {
      path,
      fix: error.code === 'ENOENT' ? 'mend the path' : error.message,
      cause: error,
    });
  }
}

function tooLarge(size: number): Artifact {
  return {
    format: 'unknown',
    class: null,
    library: {},
    features: null,
    featureNames: null,
    role: 'unknown',
    scalers: [],
    transform: null,
    fingerprint: null,
    imports: [],
    unsafe: [],
    error: `is larger than ${LARGEST_READ} bytes (${size}): it counts by its bytes alone`,
  };
}
