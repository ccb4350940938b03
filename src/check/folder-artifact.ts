import { type FolderFile, folderIdentity } from '../artifacts/folder-identity.ts';
import { openFolder } from '../artifacts/open-folder.ts';
import { UNKNOWN } from '../artifacts/read.ts';
import { type Found, type Hashing, readContents } from '../git/content.ts';
import { folderMd5 } from '../git/dvc-folder.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import { beginningWith, foldersOf } from '../policy/tree-paths.ts';
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
 * link or a submodule in it is never followed, and makes it unreadable; a link of git-annex stands for its content.
 */
export async function readFolder(
  tree: Tree,
  path: string,
  entries: ReadonlyMap<string, TreeEntry>,
  limits: FolderLimits,
  hashing: Hashing,
): Promise<FolderReading> {
  const output = entries.get('')?.output;
  const names = [...entries].flatMap(([name, { kind }]) =>
    kind === 'file' || kind === 'link' ? [name] : [],
  );
  const files: (FolderFile & { md5: string | null })[] = [];
  const contents = new Map<string, Uint8Array>();
  const links: string[] = [];
  const founds = new Set<Found>();
  let [left, filesHashed, bytesHashed] = [limits.bytes, 0, 0];
  let [pointer, isWhole] = [
    output?.pointer.system ?? null,
    isListed(entries) && names.length <= limits.files,
  ];
  const paths = names.map((name) => `${path}/${name}`);
  for await (const content of readContents(tree, paths, { keep: limits.bytes, ...hashing })) {
    const { sha256, md5, size, bytes } = content;
    const name = content.path.slice(path.length + 1);
    if (entries.get(name)?.kind === 'link' && content.pointer === null) links.push(name);
    files.push({ name, sha256, md5, size });
    founds.add(content.found);
    left -= size;
    if (content.pointer !== null) pointer = content.pointer;
    else [filesHashed, bytesHashed] = [filesHashed + 1, bytesHashed + size];
    if (bytes === null || left < 0) isWhole = false;
    if (isWhole && bytes !== null) contents.set(name, bytes);
    else contents.clear();
  }
  const outside = links[0] ?? [...entries].find(([, { kind }]) => kind === 'submodule')?.[0];
  const artifact =
    outside !== undefined ? notRead(outside, entries) : isWhole ? await openFolder(contents, path) : null;
  const identity = identityOf(files, entries);
  const found = WORST.find((each) => founds.has(each)) ?? 'nowhere';
  const state: ArtifactState = { path, ...identity, pointer, found, kind: 'folder', artifact };
  return { state, filesHashed, bytesHashed };
}

/**
 * What is known of a path in a folder that DVC keeps as one and of which the listing is not here: that it may be there. Null
 * where it lies in no such folder.
 */
export async function unlisted(tree: Tree, path: string): Promise<ArtifactState | null> {
  const entries = await tree.entries();
  const folder = foldersOf(path).find((each) => entries.get(`${each}/`)?.kind === 'folder');
  if (folder === undefined || isListed(await entriesUnder(tree, folder))) return null;
  const error = `lies in ${folder}, which DVC keeps as one folder, and what is in that is not here`;
  return {
    path,
    sha256: `unlisted:${entries.get(`${folder}/`)?.oid}`,
    md5: null,
    size: 0,
    pointer: 'dvc',
    found: 'unlisted',
    kind: 'file',
    artifact: { ...UNKNOWN, error },
  };
}

const WORST: readonly Found[] = ['damaged', 'nowhere', 'left alone', 'read'];

/** Whether it is known what a folder holds: one of DVC may be known by its name alone. */
function isListed(entries: ReadonlyMap<string, TreeEntry>): boolean {
  const whole = entries.get('');
  return (
    whole?.output === undefined || [...entries.values()].some((entry) => entry !== whole && entry.output)
  );
}

/**
 * By the files in it; where one of them is not known by its sha256, by what DVC says of the folder. Where git has files in
 * a folder of DVC, that says nothing of the whole.
 */
function identityOf(
  files: readonly (FolderFile & { md5: string | null })[],
  entries: ReadonlyMap<string, TreeEntry>,
): Pick<ArtifactState, 'sha256' | 'md5' | 'size'> {
  const output = entries.get('')?.output;
  const isMixed = output !== undefined && [...entries.values()].some((entry) => !entry.output);
  const known = files.flatMap(({ name, md5 }) => (md5 === null ? [] : [{ name, md5 }]));
  const computed = files.length > 0 && known.length === files.length ? folderMd5(known) : null;
  const md5 = isMixed ? null : (output?.pointer.hash ?? computed);
  const identity = folderIdentity(files);
  if (isListed(entries) && files.every(({ sha256 }) => isSha256(sha256))) return { ...identity, md5 };
  const name = md5 === null ? `files:${identity.sha256}${output?.pointer.hash ?? ''}` : `md5:${md5}`;
  return { sha256: name, md5, size: output?.pointer.size ?? identity.size };
}

function notRead(name: string, entries: ReadonlyMap<string, TreeEntry>) {
  const what = entries.get(name)?.kind === 'link' ? 'a symbolic link' : 'a submodule';
  return { ...UNKNOWN, error: `holds ${what}, ${name}, which is never followed` };
}
