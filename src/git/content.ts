import { createHash } from 'node:crypto';
import { LFS_POINTER_LIMIT, parseLfsPointer } from './pointers.ts';
import type { Blob, Tree } from './tree.ts';

/** What a file of a tree holds. */
export interface Content {
  path: string;
  /** Of the content, in lowercase hex; of a pointer, what it says of the content. */
  sha256: string;
  /** Of the content, in bytes; of a pointer, what it says of the content. */
  size: number;
  /** Null where the content is larger than was to be kept, or where there is a pointer to it and this clone has no more. */
  bytes: Uint8Array | null;
  pointer: 'lfs' | null;
}

/**
 * The contents of the given files, in the given order, hashed as they stream by; those of at most `keep`
 * bytes are kept. A Git LFS pointer stands for its content, in every tree: in a work tree it is what is left
 * where LFS was not run. What this clone has of it is read from there. Files and bytes hashed are those without a pointer.
 */
export async function* readContents(
  tree: Tree,
  paths: readonly string[],
  { keep }: { keep: number },
): AsyncGenerator<Content> {
  for await (const blob of tree.blobs(paths, { above: keep })) yield await readContent(tree, blob, keep);
}

async function readContent(tree: Tree, { path, size, chunks, sha256 }: Blob, keep: number): Promise<Content> {
  if (sha256 !== undefined) return { path, sha256, size, bytes: null, pointer: null };
  const hash = createHash('sha256');
  // A buffer of its own, not a part of Node's pool: readers may build typed arrays on it.
  const bytes = size <= keep || size < LFS_POINTER_LIMIT ? Buffer.allocUnsafeSlow(size) : null;
  let position = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes?.set(chunk, position);
    position += chunk.length;
  }
  const pointer = bytes && parseLfsPointer(bytes);
  if (pointer) {
    const content = pointer.size <= keep ? await tree.lfsObject?.(pointer) : null;
    return { path, ...pointer, bytes: content ?? null, pointer: 'lfs' };
  }
  return { path, sha256: hash.digest('hex'), size, bytes: size <= keep ? bytes : null, pointer: null };
}
