import { blobId } from './blob-id.ts';
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
 * For all other filters see filters.ts.
 */
export async function withStoredLineEnds(
  repo: Repository,
  path: string,
  { oid }: Pick<TreeEntry, 'oid'>,
  file: Pick<WorkFile, 'size' | 'chunks'>,
): Promise<{ size: number; chunks: AsyncIterable<Uint8Array> }> {
  if (file.size > LARGEST_TEXT) return file;
  const first = await file.chunks.next();
  const start = Buffer.from(first.done ? [] : first.value);
  const isText = start.includes('\r\n') && !start.subarray(0, LOOKED_AT).includes(0);
  if (!isText) return { size: file.size, chunks: joined(start, file.chunks) };
  const parts: Uint8Array[] = [];
  for await (const chunk of joined(start, file.chunks)) parts.push(chunk);
  const stored = await asStored(repo, path, oid, Buffer.concat(parts));
  return { size: stored.length, chunks: joined(stored) };
}

async function asStored(repo: Repository, path: string, oid: string | null, bytes: Buffer): Promise<Buffer> {
  const turned = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  const stored = oid ?? (await wouldStore(repo, path));
  return stored === blobId(turned, repo.objectFormat) ? turned : bytes;
}

/** The id that git would give to the file on disk; null where it does not say. */
async function wouldStore(repo: Repository, path: string): Promise<string | null> {
  const { code, stdout } = await runGit(repo, ['hash-object', '--', path]);
  return code === 0 ? stdout.toString().trim() : null;
}

async function* joined(start: Uint8Array, rest?: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  if (rest) yield* rest;
}
