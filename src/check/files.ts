import { UNKNOWN } from '../artifacts/read.ts';
import { type Content, type Hashing, readContents } from '../git/content.ts';
import type { PointerSystem } from '../git/pointer.ts';
import type { Tree, TreeEntry } from '../git/tree.ts';
import { Problem } from '../problem.ts';
import type { ArtifactState } from '../rules/facts.ts';
import { entriesUnder, readFolder, unlisted } from './folder-artifact.ts';
import { openInTree } from './open-in-tree.ts';

/** Larger artifacts count by their bytes alone: they are hashed in a stream and never held in memory. */
const LARGEST_READ = 512 * 1024 * 1024;

/** An artifact that is a folder of more files than this counts by its bytes alone. */
const MOST_FILES_READ = 10_000;

/** Policies, locks and configs are small; what is larger is not one. */
const LARGEST_TEXT = 32 * 1024 * 1024;

/** Reads files of trees, each content once: a blob that two trees share is not read again. */
export interface Files {
  /** The artifacts at these paths, be they files or folders; a path that the tree does not have is left out. */
  artifacts(tree: Tree, paths: Iterable<string>): Promise<Map<string, ArtifactState>>;
  /**
   * The texts at these paths; a path that the tree does not have is left out. So is what is there and is no text to be read (a link,
   * a pointer, too much): why, is put into `unread`.
   */
  texts(tree: Tree, paths: Iterable<string>, unread?: Map<string, Problem>): Promise<Map<string, string>>;
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
  const textsByOid = new Map<string, string>();
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

  async function texts(
    tree: Tree,
    paths: Iterable<string>,
    unread = new Map<string, Problem>(),
  ): Promise<Map<string, string>> {
    const { found, wanted, oids } = await split(tree, paths, textsByOid, (text) => text);
    const entries = await tree.entries();
    for (const path of paths) if (!entries.has(path)) mustBeKnown(tree, path);
    for (const path of [...wanted]) {
      const kind = entries.get(path)?.kind;
      if (kind === 'file') continue;
      wanted.delete(path);
      unread.set(path, notAText(path, kind === 'link' ? 'a symbolic link' : 'a submodule'));
    }
    for await (const content of readContents(tree, [...wanted], { keep: LARGEST_TEXT })) {
      const { path, bytes } = content;
      if (bytes === null || content.pointer !== null) {
        unread.set(path, notHeld(content));
        continue;
      }
      const text = new TextDecoder().decode(bytes);
      remember(textsByOid, oids.get(path), text);
      found.set(path, text);
    }
    return found;
  }

  return {
    artifacts,
    texts,
    hashBy(wanted) {
      hashing = wanted;
    },
    stats: () => ({ ...stats, durationMs: Number(process.hrtime.bigint() - startedAt) / 1e6 }),
  };
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

/** What lies in a submodule that is not at hand is neither there nor missing. Throws the Problem that says so. */
function mustBeKnown(tree: Tree, path: string): void {
  const problem = tree.unknown?.(path);
  if (problem) throw problem;
}

function remember<Value>(known: Map<string, Value>, oid: string | undefined, value: Value): void {
  if (oid !== undefined) known.set(oid, value);
}

function notAText(path: string, what: string): Problem {
  return new Problem(`${path} is ${what}, which is never followed`, {
    path,
    fix: 'put the file itself there',
  });
}

function notHeld({ path, size, pointer }: Content): Problem {
  if (pointer !== null) {
    const { what, backToGit } = POINTER_WORDS[pointer];
    return new Problem(`${path} is ${what}, and what it stands for is not read here`, {
      path,
      fix: `keep it in git itself: ${backToGit(path)}`,
    });
  }
  return new Problem(`${path} is too large: ${size} bytes; at most ${LARGEST_TEXT} are read`, {
    path,
    fix: 'make it smaller',
  });
}

/** A link or a submodule counts by what git holds for it: it is never followed. */
function notAFile(path: string, entry: TreeEntry): ArtifactState {
  const { oid, kind } = entry;
  return { path, sha256: oid ?? '', md5: null, size: 0, pointer: null, found: 'read', kind, artifact: null };
}

const POINTER_WORDS: Record<PointerSystem, { what: string; backToGit: (path: string) => string }> = {
  lfs: {
    what: 'a Git LFS pointer',
    backToGit: (path) =>
      `add \`${path} !filter !diff !merge text\` to the end of .gitattributes, and \`git add --renormalize\` it`,
  },
  dvc: {
    what: 'kept by DVC',
    backToGit: (path) => `\`dvc remove ${path}.dvc\`, and \`git add\` it`,
  },
  annex: {
    what: 'kept by git-annex',
    backToGit: (path) => `\`git annex unannex ${path}\`, and \`git add\` it`,
  },
};
