import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { allBytes } from './all-bytes.ts';
import { type DvcFile, type DvcOutput, outputsNamedBy } from './dvc-files.ts';
import { folderMd5, LONGEST_LISTING, MOST_LISTED, parseListing } from './dvc-folder.ts';
import type { Pointer } from './pointer.ts';
import { pointerFileKind } from './pointer-paths.ts';
import type { Repository } from './repository.ts';
import { openObjects } from './stores.ts';
import type { Blob, TreeEntry } from './tree.ts';

type Entries = ReadonlyMap<string, TreeEntry>;

/** Longer pointer files are not read. In bytes; the reader of YAML has the same bound. */
const LONGEST_POINTER_FILE = 1024 * 1024;

/** What pointer files of one repository hold, by what git has of them: two trees share most. */
const known = new WeakMap<Repository, Map<string, DvcOutput[]>>();

/**
 * The files and folders that a tree has by name only: DVC's outputs, at the paths that its `.dvc` files and `dvc.lock`s name. A
 * folder is at its path with a `/`, and the files in it too where its listing is in the cache. What git itself has at a
 * path is what counts there.
 */
export async function listOutputs(
  repo: Repository,
  listed: Entries,
  blobs: (paths: readonly string[]) => AsyncIterable<Blob>,
): Promise<Map<string, TreeEntry>> {
  const pointers = new Map<string, TreeEntry>();
  for (const [path, entry] of listed) {
    if (entry.kind === 'file' && pointerFileKind(path) !== null) pointers.set(path, entry);
  }
  const outputs = await readPointerFiles(repo, pointers, blobs);
  const found = new Map<string, TreeEntry>();
  for (const output of agreed(outputs)) {
    const settings = settingsOf(output.path, listed);
    for (const [path, entry] of await entriesOf(repo, output, settings))
      if (!listed.has(path) && !found.has(path)) found.set(path, entry);
  }
  return found;
}

async function readPointerFiles(
  repo: Repository,
  pointers: ReadonlyMap<string, TreeEntry>,
  blobs: (paths: readonly string[]) => AsyncIterable<Blob>,
): Promise<DvcOutput[]> {
  const memory = known.get(repo) ?? new Map<string, DvcOutput[]>();
  known.set(repo, memory);
  const stagesOf = (path: string): string => posix.join(posix.dirname(path), 'dvc.yaml');
  const holders = [...pointers.keys()].filter((path) => pointerFileKind(path) !== 'dvc.yaml');
  const keyOf = (path: string): string | null => {
    const oids = [path, stagesOf(path)].map((each) => pointers.get(each)?.oid);
    return oids.includes(null) ? null : JSON.stringify([path, ...oids]);
  };
  const memorized = (path: string): DvcOutput[] | undefined => memory.get(keyOf(path) ?? '');
  const unread = holders.filter((path) => memorized(path) === undefined);
  const wanted = unread.flatMap((path) =>
    pointerFileKind(path) === 'dvc' ? [path] : [path, stagesOf(path)],
  );
  const texts = await readTexts(
    [...new Set(wanted)].filter((path) => pointers.has(path)),
    blobs,
  );
  return holders.flatMap((path) => {
    const before = memorized(path);
    if (before) return before;
    const outputs = outputsNamedBy(path, texts.get(path) ?? '', texts.get(stagesOf(path)) ?? null);
    const key = keyOf(path);
    if (key !== null) memory.set(key, outputs);
    return outputs;
  });
}

/** A file that is too long is read as far as it may be, so that its reader refuses it. */
async function readTexts(
  paths: readonly string[],
  blobs: (paths: readonly string[]) => AsyncIterable<Blob>,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { path, chunks } of blobs(paths)) {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length > LONGEST_POINTER_FILE) break;
    }
    texts.set(path, Buffer.concat(parts).toString('utf8'));
  }
  return texts;
}

/** One output a path: where two pointer files name different contents for it, nothing can be told. */
function agreed(outputs: readonly DvcOutput[]): DvcOutput[] {
  const byPath = new Map<string, DvcOutput>();
  for (const output of outputs) {
    const other = byPath.get(output.path);
    if (other === undefined) byPath.set(output.path, output);
    else if (other.error === null && other.md5 !== output.md5) {
      const error = `names another content than ${output.pointer}`;
      byPath.set(output.path, { ...other, error });
    }
  }
  return [...byPath.values()];
}

/** The `.dvc` folder that a path belongs to: `dvc init --subdir` makes one in a folder. */
function settingsOf(path: string, listed: Entries): string {
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    if (listed.has(`${folder}/.dvc/config`)) return `${folder}/.dvc`;
  }
  return '.dvc';
}

async function entriesOf(
  repo: Repository,
  output: DvcOutput,
  settings: string,
): Promise<[path: string, TreeEntry][]> {
  const { path, error } = output;
  const isFolder = error === null && (output.files !== null || output.md5.endsWith('.dir'));
  if (!isFolder) return [[path, entryOf('file', pointerTo(output, settings), output)]];
  const files = output.files ?? (await listingOf(repo, output, settings));
  const md5 = output.md5 === '' ? folderMd5(files ?? []) : output.md5;
  const folder = entryOf('folder', pointerTo({ ...output, md5 }, settings), output);
  const inside = (files ?? []).map((file): [string, TreeEntry] => {
    const { algorithm, pointer } = output;
    const own = pointerTo({ algorithm, ...file }, settings);
    return [`${path}/${file.name}`, entryOf('file', own, { pointer, error: null })];
  });
  return [[`${path}/`, folder], ...inside];
}

/** What a folder holds, where its listing is in the cache and is the one that is meant. */
async function listingOf(repo: Repository, output: DvcOutput, settings: string): Promise<DvcFile[] | null> {
  if (output.count !== null && output.count > MOST_LISTED) return null;
  const pointer = pointerTo({ ...output, size: null }, settings);
  for await (const object of openObjects(repo, pointer, output.path)) {
    if (!object.isStore || object.size > LONGEST_LISTING) continue;
    const bytes = await allBytes(object);
    if (`${createHash('md5').update(bytes).digest('hex')}.dir` === output.md5) return parseListing(bytes);
  }
  return null;
}

function pointerTo(
  { algorithm, md5, size }: Pick<DvcOutput, 'algorithm' | 'md5' | 'size'>,
  settings: string,
): Pointer {
  return { system: 'dvc', algorithm, hash: md5, size, settings };
}

function entryOf(
  kind: 'file' | 'folder',
  pointer: Pointer,
  { pointer: namedBy, error }: Pick<DvcOutput, 'pointer' | 'error'>,
): TreeEntry {
  // DVC before version 3 names most contents by the same hash as after it.
  const oid = error === null ? `md5:${pointer.hash}` : `unread:${namedBy} ${error}`;
  return { kind, oid, output: { pointer, namedBy, error } };
}
