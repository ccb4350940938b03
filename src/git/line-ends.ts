import { createHash } from 'node:crypto';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';
import type { TreeEntry } from './tree.ts';
import type { WorkFile } from './work-files.ts';

/** Larger files are no text whose line ends anybody turns. In bytes. */
const LARGEST_TEXT = 16 * 1024 * 1024;

/** Git looks for a NUL in so many bytes to tell text from other files. */
const LOOKED_AT = 8000;

/**
 * A file of the work tree with the line ends that git stores: where it turns CRLF into LF (`core.autocrlf`, as on Windows; `text` in
 * .gitattributes), the file on disk has another hash than the one that is committed, and a lock of it would fit nowhere else.
 * No other filter is applied.
 */
export async function withStoredLineEnds(
  repo: Repository,
  path: string,
  { oid }: Pick<TreeEntry, 'oid'>,
  file: Pick<WorkFile, 'size' | 'chunks'>,
): Promise<{ size: number; chunks: AsyncIterable<Uint8Array> }> {
  if (file.size > LARGEST_TEXT) return file;
  const parts: Uint8Array[] = [];
  for await (const chunk of file.chunks) parts.push(chunk);
  const bytes = Buffer.concat(parts);
  const isText = bytes.includes('\r\n') && !bytes.subarray(0, LOOKED_AT).includes(0);
  const stored = isText ? await asStored(repo, path, oid, bytes) : bytes;
  return { size: stored.length, chunks: once(stored) };
}

async function asStored(repo: Repository, path: string, oid: string | null, bytes: Buffer): Promise<Buffer> {
  const turned = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  const stored = oid ?? (await wouldStore(repo, path));
  return stored === blobOid(repo, turned) ? turned : bytes;
}

/** The id that git would give to the file on disk; null where it does not say. */
async function wouldStore(repo: Repository, path: string): Promise<string | null> {
  const { code, stdout } = await runGit(repo, ['hash-object', '--', path]);
  return code === 0 ? stdout.toString().trim() : null;
}

function blobOid({ objectFormat }: Repository, bytes: Buffer): string {
  return createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
