import { createHash, type Hash } from 'node:crypto';
import { ANNEX_POINTER_LIMIT, parseAnnexLink, parseAnnexPointer } from './annex-pointers.ts';
import { LFS_POINTER_LIMIT, parseLfsPointer } from './lfs-pointers.ts';
import { nameOfUnknown, type Pointer, type PointerSystem } from './pointer.ts';
import type { StoredObject } from './stores.ts';
import type { Blob, EntryKind, Output, Tree } from './tree.ts';

/** What a file of a tree holds. */
export interface Content {
  path: string;
  /**
   * Of the content, in lowercase hex; of a pointer, what it says of the content. Where it names another hash and the content is
   * not here, `nameOfUnknown`: equal for the same pointer, and to no hash.
   */
  sha256: string;
  /** The same by md5; null where nobody asked for it, or nobody here knows. */
  md5: string | null;
  /** Of the content, in bytes; of a pointer, what it says of the content (0 where it says nothing). */
  size: number;
  /** Null where the content is larger than was to be kept, or where there is a pointer to it and this clone has no more. */
  bytes: Uint8Array | null;
  pointer: PointerSystem | null;
  /** Of a pointer: whether its content is here and was hashed, is not here, was left alone, or is another in its own store. */
  found: Found;
  /** Why a pointer cannot be read. */
  error: string | null;
}

/** `unlisted` is what lies in a folder of DVC whose listing is not here. */
export type Found = 'read' | 'nowhere' | 'left alone' | 'damaged' | 'unlisted';

export interface ReadOptions {
  /** Contents of at most so many bytes are kept; what pointers stand for is read up to there. */
  keep: number;
  /** Whether to hash by md5 too, as DVC does. */
  md5?: boolean;
  /** Whether to hash what pointers stand for whatever its size. */
  whole?: boolean;
}

/** How contents are hashed. */
export type Hashing = Pick<ReadOptions, 'md5' | 'whole'>;

/**
 * The contents of the given files, in the given order, hashed as they stream by; those of at most `keep`
 * bytes are kept. A pointer stands for its content, in every tree: in a work tree it is what is left
 * where its program was not run. What this clone has of it is read from there. Of a symbolic link only one of git-annex is
 * a pointer; of the others there is what they say. Files and bytes hashed are those without a pointer.
 */
export async function* readContents(
  tree: Tree,
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<Content> {
  const entries = await tree.entries();
  const stored = paths.filter((path) => !entries.get(path)?.output);
  const hashOnly = { above: options.keep, md5: options.md5 === true };
  const blobs = tree.blobs(stored, hashOnly)[Symbol.asyncIterator]();
  try {
    for (const path of paths) {
      const { output, kind = 'file' } = entries.get(path) ?? {};
      if (output) {
        yield await readOutput(tree, path, output, options);
        continue;
      }
      const { done, value } = await blobs.next();
      if (done) return;
      yield await readBlob(tree, value, kind, options);
    }
  } finally {
    await blobs.return?.();
  }
}

async function readBlob(
  tree: Tree,
  { path, size, chunks, hashed }: Blob,
  kind: EntryKind,
  options: ReadOptions,
): Promise<Content> {
  const [sha256, md5] = [createHash('sha256'), options.md5 ? createHash('md5') : null];
  const mayPoint = size < Math.max(LFS_POINTER_LIMIT, ANNEX_POINTER_LIMIT);
  // A buffer of its own, not a part of Node's pool: readers may build typed arrays on it.
  const bytes = size <= options.keep || mayPoint ? Buffer.allocUnsafeSlow(size) : null;
  let position = 0;
  for await (const chunk of chunks) {
    sha256.update(chunk);
    md5?.update(chunk);
    bytes?.set(chunk, position);
    position += chunk.length;
  }
  const pointer = hashed === undefined && bytes ? pointerIn(bytes, kind) : null;
  if (pointer) return readPointer(tree, path, pointer, options);
  return {
    path,
    sha256: hashed?.sha256 ?? sha256.digest('hex'),
    md5: hashed?.md5 ?? md5?.digest('hex') ?? null,
    size,
    bytes: size <= options.keep ? bytes : null,
    pointer: null,
    found: 'read',
    error: null,
  };
}

function pointerIn(bytes: Buffer, kind: EntryKind): Pointer | null {
  if (kind === 'link') return parseAnnexLink(bytes.toString('utf8'));
  return parseLfsPointer(bytes) ?? parseAnnexPointer(bytes);
}

function readOutput(
  tree: Tree,
  path: string,
  output: Output,
  options: ReadOptions,
): Promise<Content> | Content {
  const { pointer, error, namedBy } = output;
  if (error === null) return readPointer(tree, path, pointer, options);
  return { ...unread(path, pointer, 'nowhere'), sha256: `unread:${namedBy}`, error: `${namedBy} ${error}` };
}

async function readPointer(
  tree: Tree,
  path: string,
  pointer: Pointer,
  options: ReadOptions,
): Promise<Content> {
  const { keep, whole = false } = options;
  if (pointer.algorithm === null) {
    const error = `is kept by git-annex under a key that has no hash, ${pointer.key}`;
    return { ...unread(path, pointer, 'nowhere'), error };
  }
  let found: Found = 'nowhere';
  for await (const object of tree.objects?.(pointer, path) ?? []) {
    const isAlike = pointer.size === null || object.size === pointer.size;
    if (isAlike && !whole && object.size > keep) return unread(path, pointer, 'left alone');
    const content = isAlike ? await readObject(path, pointer, object, options) : null;
    if (content) return content;
    if (object.isStore) found = 'damaged';
  }
  return unread(path, pointer, found);
}

function unread(path: string, pointer: Pointer, found: Found): Content {
  const { system, algorithm, hash, size } = pointer;
  return {
    path,
    sha256: algorithm === 'sha256' ? hash : nameOfUnknown(pointer),
    md5: algorithm?.startsWith('md5') ? hash : null,
    size: size ?? 0,
    bytes: null,
    pointer: system,
    found,
    error: null,
  };
}

/** The content, where it is the one that the pointer names; null where it is another. */
async function readObject(
  path: string,
  { system, algorithm, hash }: Pointer,
  { size, chunks }: StoredObject,
  { keep, md5 = false }: ReadOptions,
): Promise<Content | null> {
  const isDvc = algorithm?.startsWith('md5') === true;
  const hashes = new Map<string, Hash>([['sha256', createHash('sha256')]]);
  if (md5 || isDvc) hashes.set('md5', createHash('md5'));
  if (algorithm !== null && !isDvc && algorithm !== 'sha256') hashes.set(algorithm, createHash(algorithm));
  const unix = algorithm === 'md5-dos2unix' ? unixMd5() : null;
  const bytes = size <= keep ? Buffer.allocUnsafeSlow(size) : null;
  let position = 0;
  for await (const chunk of chunks) {
    for (const each of hashes.values()) each.update(chunk);
    unix?.update(chunk);
    bytes?.set(chunk, position);
    position += chunk.length;
  }
  const digests = new Map([...hashes].map(([name, each]) => [name, each.digest('hex')]));
  const isIt = digests.get(isDvc ? 'md5' : (algorithm ?? '')) === hash || unix?.digest() === hash;
  if (!isIt) return null;
  return {
    path,
    sha256: digests.get('sha256') ?? '',
    // By which DVC knows it, also where that is the older hash of a text.
    md5: isDvc ? hash : (digests.get('md5') ?? null),
    size,
    bytes,
    pointer: system,
    found: 'read',
    error: null,
  };
}

/** The md5 of the content with the line ends of Unix, as DVC took it of texts before version 3. */
function unixMd5(): { update(chunk: Uint8Array): void; digest(): string } {
  const md5 = createHash('md5');
  let last = '';
  return {
    update(chunk) {
      const text = last + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
      // A line end may lie between two chunks.
      last = text.endsWith('\r') ? '\r' : '';
      const whole = last === '' ? text : text.slice(0, -1);
      md5.update(Buffer.from(whole.replaceAll('\r\n', '\n'), 'latin1'));
    },
    digest: () => md5.update(last).digest('hex'),
  };
}
