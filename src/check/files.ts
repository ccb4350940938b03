import { noSibling, openArtifact } from '../artifacts/open.ts';
import { readContents } from '../git/content.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import type { ArtifactState } from '../rules/facts.ts';

/** Larger artifacts count by their bytes alone: they are hashed in a stream and never held in memory. */
const LARGEST_READ = 512 * 1024 * 1024;

/** Policies, locks and configs are small; what is larger is not one. */
const LARGEST_TEXT = 32 * 1024 * 1024;

/** Reads files of trees, each content once: a blob that two trees share is not read again. */
export interface Files {
  /** The artifacts at these paths; a path that the tree does not have is left out. */
  artifacts(tree: Tree, paths: Iterable<string>): Promise<Map<string, ArtifactState>>;
  /** The texts at these paths; a path that the tree does not have as a file is left out. */
  texts(tree: Tree, paths: Iterable<string>): Promise<Map<string, string>>;
  stats(): { filesHashed: number; bytesHashed: number };
}

export function createFiles(): Files {
  const artifactsByOid = new Map<string, ArtifactState>();
  const textsByOid = new Map<string, string>();
  const stats = { filesHashed: 0, bytesHashed: 0 };

  async function artifacts(tree: Tree, paths: Iterable<string>): Promise<Map<string, ArtifactState>> {
    const { found, wanted, oids } = await split(tree, paths, artifactsByOid, (state, path) => ({
      ...state,
      path,
    }));
    const entries = await tree.entries();
    for (const path of [...wanted]) {
      const entry = entries.get(path);
      if (!entry || entry.kind === 'file') continue;
      wanted.delete(path);
      found.set(path, notAFile(path, entry));
    }
    for await (const content of readContents(tree, [...wanted], { keep: LARGEST_READ })) {
      const { path, sha256, size, bytes, pointer } = content;
      const artifact = bytes === null ? null : await openArtifact({ path, bytes, sibling: noSibling });
      const state: ArtifactState = { path, sha256, size, pointer, kind: 'file', artifact };
      remember(artifactsByOid, oids.get(path), state);
      found.set(path, state);
      if (pointer === null) {
        stats.filesHashed += 1;
        stats.bytesHashed += size;
      }
    }
    return found;
  }

  async function texts(tree: Tree, paths: Iterable<string>): Promise<Map<string, string>> {
    const { found, wanted, oids } = await split(tree, paths, textsByOid, (text) => text);
    const entries = await tree.entries();
    const files = [...wanted].filter((path) => entries.get(path)?.kind === 'file');
    for await (const { path, bytes } of readContents(tree, files, { keep: LARGEST_TEXT })) {
      const text = bytes === null ? '' : new TextDecoder().decode(bytes);
      remember(textsByOid, oids.get(path), text);
      found.set(path, text);
    }
    return found;
  }

  return { artifacts, texts, stats: () => ({ ...stats }) };
}

/** Of the paths that the tree has: those whose content is known already, and those that must be read. */
async function split<Value>(
  tree: Tree,
  paths: Iterable<string>,
  known: ReadonlyMap<string, Value>,
  at: (value: Value, path: string) => Value,
): Promise<{ found: Map<string, Value>; wanted: Set<string>; oids: Map<string, string> }> {
  const entries = await tree.entries();
  const found = new Map<string, Value>();
  const wanted = new Set<string>();
  const oids = new Map<string, string>();
  for (const path of paths) {
    const entry = entries.get(path);
    if (!entry) continue;
    const value = entry.oid === null ? undefined : known.get(entry.oid);
    if (value === undefined) wanted.add(path);
    else found.set(path, at(value, path));
    if (entry.oid !== null) oids.set(path, entry.oid);
  }
  return { found, wanted, oids };
}

function remember<Value>(known: Map<string, Value>, oid: string | undefined, value: Value): void {
  if (oid !== undefined) known.set(oid, value);
}

/** A link or a submodule counts by what git holds for it: it is never followed. */
function notAFile(path: string, entry: TreeEntry): ArtifactState {
  return { path, sha256: entry.oid ?? '', size: 0, pointer: null, kind: entry.kind, artifact: null };
}
