import { type FolderFile, folderIdentity } from '../artifacts/folder-identity.ts';
import { openFolder } from '../artifacts/open-folder.ts';
import { UNKNOWN } from '../artifacts/read.ts';
import { readContents } from '../git/content.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import { beginningWith } from '../policy/tree-paths.ts';
import type { ArtifactState } from '../rules/facts.ts';

/** A tree's paths in order, so that those of a folder are found by halving. */
const sortedPaths = new WeakMap<object, string[]>();

/** What a tree has in a folder, by the names from there. */
export async function entriesUnder(tree: Tree, folder: string): Promise<Map<string, TreeEntry>> {
  const entries = await tree.entries();
  const sorted = sortedPaths.get(entries) ?? [...entries.keys()].sort();
  sortedPaths.set(entries, sorted);
  const found = new Map<string, TreeEntry>();
  for (const path of beginningWith(sorted, `${folder}/`)) {
    const entry = entries.get(path);
    if (entry) found.set(path.slice(folder.length + 1), entry);
  }
  return found;
}

/** How much of a folder is held in memory: what is more counts by its bytes alone. */
export interface FolderLimits {
  bytes: number;
  files: number;
}

/** A folder's state, and what was read for it. */
export interface FolderReading {
  state: ArtifactState;
  filesHashed: number;
  bytesHashed: number;
}

/**
 * Reads an artifact that is a folder. `entries` are the tree's at all paths in it, by their names from the folder. A
 * link or a submodule in it is never followed, and makes it unreadable.
 */
export async function readFolder(
  tree: Tree,
  path: string,
  entries: ReadonlyMap<string, TreeEntry>,
  limits: FolderLimits,
): Promise<FolderReading> {
  const names = [...entries].flatMap(([name, { kind }]) => (kind === 'file' ? [name] : []));
  const files: FolderFile[] = [];
  const contents = new Map<string, Uint8Array>();
  let [left, filesHashed, bytesHashed] = [limits.bytes, 0, 0];
  let [isPointed, isWhole] = [false, names.length <= limits.files];
  const paths = names.map((name) => `${path}/${name}`);
  for await (const { path: full, sha256, size, bytes, pointer } of readContents(tree, paths, {
    keep: limits.bytes,
  })) {
    const name = full.slice(path.length + 1);
    files.push({ name, sha256, size });
    left -= size;
    if (pointer !== null) isPointed = true;
    else [filesHashed, bytesHashed] = [filesHashed + 1, bytesHashed + size];
    if (bytes === null || left < 0) isWhole = false;
    if (isWhole && bytes !== null) contents.set(name, bytes);
    else contents.clear();
  }
  const outside = [...entries].find(([, { kind }]) => kind !== 'file');
  const artifact = outside ? notRead(...outside) : isWhole ? await openFolder(contents, path) : null;
  const pointer = isPointed ? ('lfs' as const) : null;
  const state: ArtifactState = { path, ...folderIdentity(files), pointer, kind: 'folder', artifact };
  return { state, filesHashed, bytesHashed };
}

function notRead(name: string, { kind }: TreeEntry) {
  const what = kind === 'link' ? 'a symbolic link' : 'a submodule';
  return { ...UNKNOWN, error: `holds ${what}, ${name}, which is never followed` };
}
