import { UNKNOWN } from '../artifacts/read.ts';
import { type Hashing, readContents } from '../git/content.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import type { ArtifactState } from '../rules/facts.ts';
import { entriesUnder, readFolder, unlisted } from './folder-artifact.ts';
import { mustBeKnown, remember, split } from './known.ts';
import { openInTree } from './open-in-tree.ts';
import { createTexts, type Texts } from './texts.ts';

/** Larger artifacts count by their bytes alone: they are hashed in a stream and never held in memory. */
const LARGEST_READ = 512 * 1024 * 1024;

/** An artifact that is a folder of more files than this counts by its bytes alone. */
const MOST_FILES_READ = 10_000;

/** Reads files of trees, each content once: a blob that two trees share is not read again. */
export interface Files extends Texts {
  /** The artifacts at these paths, be they files or folders; a path that the tree does not have is left out. */
  artifacts(tree: Tree, paths: Iterable<string>): Promise<Map<string, ArtifactState>>;
  /** How artifacts are hashed from now on; to be said before any is asked for. */
  hashBy(hashing: Hashing): void;
  /** What was read so far, and how long it is since the beginning. */
  stats(): { filesHashed: number; bytesHashed: number; durationMs: number };
}

export function createFiles(initially: Hashing = {}): Files {
  // Not `performance`, which Node loads at its first use.
  const startedAt = process.hrtime.bigint();
  let hashing = initially;
  const artifactsByOid = new Map<string, ArtifactState>();
  const foldersByOids = new Map<string, ArtifactState>();
  const stats = { filesHashed: 0, bytesHashed: 0 };

  async function artifacts(tree: Tree, asked: Iterable<string>): Promise<Map<string, ArtifactState>> {
    const paths = new Set(asked);
    const { found, wanted, oids } = await split(tree, paths, artifactsByOid, (state, path) => ({
      ...state,
      path,
    }));
    const entries = await tree.entries();
    for (const path of [...wanted]) {
      const entry = entries.get(path);
      if (entry?.kind !== 'submodule') continue;
      wanted.delete(path);
      found.set(path, notAFile(path, entry));
    }
    for await (const content of readContents(tree, [...wanted], { keep: LARGEST_READ, ...hashing })) {
      const { path, pointer, md5 } = content;
      const entry = entries.get(path);
      if (entry?.kind === 'link' && pointer === null) {
        found.set(path, notAFile(path, entry));
        continue;
      }
      const { artifact, sha256, size, parts, isAlone } = await openInTree(tree, content);
      const held = content.error === null ? artifact : { ...UNKNOWN, error: content.error };
      const own = parts.length === 0 ? md5 : null;
      const state: ArtifactState = {
        path,
        sha256,
        md5: own,
        size,
        pointer,
        found: content.found,
        kind: 'file',
        artifact: held,
      };
      if (isAlone) remember(artifactsByOid, oids.get(path), state);
      found.set(path, state);
      if (pointer === null) {
        stats.filesHashed += 1 + parts.length;
        stats.bytesHashed += size;
      }
    }
    for (const path of paths) {
      if (entries.has(path)) continue;
      const state = (await folderAt(tree, path)) ?? (await unlisted(tree, path));
      if (state) found.set(path, state);
      else mustBeKnown(tree, path);
    }
    return found;
  }

  async function folderAt(tree: Tree, path: string): Promise<ArtifactState | null> {
    const entries = await entriesUnder(tree, path);
    if (entries.size === 0) return null;
    const oids = [...entries].map(([name, { kind, oid }]) => [name, kind, oid]);
    const key = oids.every(([, , oid]) => oid !== null) ? JSON.stringify(oids) : undefined;
    const known = key === undefined ? undefined : foldersByOids.get(key);
    if (known) return { ...known, path };
    const limits = { bytes: LARGEST_READ, files: MOST_FILES_READ };
    const { state, filesHashed, bytesHashed } = await readFolder(tree, path, entries, limits, hashing);
    remember(foldersByOids, key, state);
    stats.filesHashed += filesHashed;
    stats.bytesHashed += bytesHashed;
    return state;
  }

  return {
    artifacts,
    ...createTexts(),
    hashBy(wanted) {
      hashing = wanted;
    },
    stats: () => ({ ...stats, durationMs: Number(process.hrtime.bigint() - startedAt) / 1e6 }),
  };
}

/** A link or a submodule counts by what git holds for it: it is never followed. */
function notAFile(path: string, entry: TreeEntry): ArtifactState {
  const { oid, kind } = entry;
  return { path, sha256: oid ?? '', md5: null, size: 0, pointer: null, found: 'read', kind, artifact: null };
}
