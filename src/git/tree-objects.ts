import { posix } from 'node:path';
import type { ObjectStore } from './blobs.ts';
import { treeEntry } from './formats.ts';
import { decodePath } from './paths.ts';
import type { Repository } from './repository.ts';
import type { TreeEntry } from './tree.ts';

/** A larger folder is not one that people keep a pair in. In bytes. */
const LARGEST_FOLDER = 16 * 1024 * 1024;

const FOLDER = '40000';

/**
 * What a commit has in some of its folders, each without the folders in it: what is asked for is read, and nothing else of the
 * tree. `''` is the root. Throws where a folder is not there.
 */
export async function listFolders(
  repo: Repository,
  store: ObjectStore,
  commit: string,
  folders: ReadonlySet<string>,
): Promise<Map<string, TreeEntry>> {
  const entries = new Map<string, TreeEntry>();
  // `COMMIT:` and a path is on one line, as cat-file is asked.
  if ([...folders].some((folder) => folder.includes('\n')))
    throw new Error('a folder with a newline in its name');
  const wanted = [...folders].map((path) => ({ path, oid: `${commit}:${path}` }));
  for await (const { path, size, chunks } of store.trees(wanted)) {
    if (size > LARGEST_FOLDER) throw new Error(`the folder ${path} is too large`);
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    addEntries(Buffer.concat(parts), path, repo, entries);
  }
  return entries;
}

/** A tree object: `<mode> <name>`, NUL and the id's bytes, again and again. */
function addEntries(
  bytes: Buffer,
  folder: string,
  { objectFormat }: Repository,
  entries: Map<string, TreeEntry>,
): void {
  const idLength = objectFormat === 'sha256' ? 32 : 20;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space);
    at = end + 1 + idLength;
    if (mode === FOLDER) continue;
    const path = posix.join(folder, decodePath(bytes.subarray(space + 1, end)));
    entries.set(path, treeEntry(mode, bytes.toString('hex', end + 1, at)));
  }
}
