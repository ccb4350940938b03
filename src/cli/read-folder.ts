import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { type FolderFile, folderIdentity } from '../artifacts/folder-identity.ts';
import { openFolder } from '../artifacts/open-folder.ts';
import { UNKNOWN } from '../artifacts/read.ts';
import { Problem } from '../problem.ts';
import type { Inspected } from '../report/inspected.ts';

/** An artifact has a few files; a folder of more is something else, named by mistake. */
const MOST_FILES = 10_000;

/** Reads a folder from disk as one artifact, and looks into it. More than `largest` bytes are hashed and not looked into. */
export async function inspectFolder(absolute: string, path: string, largest: number): Promise<Inspected> {
  const files: FolderFile[] = [];
  const contents = new Map<string, Uint8Array>();
  const { names, link } = await namesIn(absolute, path);
  let left = largest;
  for (const name of names) {
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of createReadStream(join(absolute, name))) {
      hash.update(chunk);
      size += chunk.length;
      left -= chunk.length;
      if (left >= 0) chunks.push(chunk);
    }
    files.push({ name, sha256: hash.digest('hex'), size });
    contents.set(name, new Uint8Array(Buffer.concat(chunks)));
    if (left < 0) contents.clear();
  }
  const identity = folderIdentity(files);
  if (link !== null) {
    const error = `holds a symbolic link, ${link}, which is never followed`;
    return { path, ...identity, artifact: { ...UNKNOWN, error } };
  }
  const artifact = left < 0 ? tooLarge(identity.size, largest) : await openFolder(contents, path);
  return { path, ...identity, artifact };
}

/** The names of all files in a folder, from there, and a link among them; git's own folder is left out. */
async function namesIn(absolute: string, path: string): Promise<{ names: string[]; link: string | null }> {
  const names: string[] = [];
  let link: string | null = null;
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of await opendir(join(absolute, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) link ??= name;
      else if (entry.isFile()) names.push(name);
      else if (entry.isDirectory() && entry.name !== '.git') folders.push(name);
      if (names.length + folders.length <= MOST_FILES) continue;
      throw new Problem(`this folder has more than ${MOST_FILES} files`, {
        path,
        fix: 'name the artifact itself: a file, or the folder that Spark ML or MLflow saved',
      });
    }
  }
  return { names, link };
}

function tooLarge(size: number, largest: number): Artifact {
  return {
    ...UNKNOWN,
    error: `is larger than ${largest} bytes (${size}): it counts by its bytes alone`,
  };
}
