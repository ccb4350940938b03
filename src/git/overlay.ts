import type { Blob, Change, Tree } from './tree.ts';

/** The change as it would be if these files of the head had these texts; nothing is written. */
export function withTexts(change: Change, texts: ReadonlyMap<string, string>): Change {
  const files = change.files.filter(({ path }) => !texts.has(path));
  const written = [...texts.keys()].map((path) => {
    const known = change.files.find((file) => file.path === path);
    return known && known.status !== 'deleted' ? known : { status: 'modified' as const, path, from: null };
  });
  const sorted = [...files, ...written].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { base: change.base, head: treeWith(change.head, texts), files: sorted };
}

function treeWith(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  return {
    ...tree,
    async entries() {
      const entries = new Map(await tree.entries());
      for (const path of texts.keys()) entries.set(path, { kind: 'file', oid: null });
      return entries;
    },
    async *blobs(paths): AsyncGenerator<Blob> {
      for (const path of paths) {
        const text = texts.get(path);
        if (text === undefined) yield* tree.blobs([path]);
        else yield blobOf(path, Buffer.from(text));
      }
    },
  };
}

function blobOf(path: string, bytes: Buffer): Blob {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { path, size: bytes.length, chunks: chunks() };
}
