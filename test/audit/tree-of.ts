import type { Tree } from '../../src/git/tree.ts';

/** A tree of files that are nowhere but here. */
export function treeOf(files: ReadonlyMap<string, string | Uint8Array>): Tree {
  return {
    label: 'index',
    entries: async () => new Map([...files.keys()].map((path) => [path, { kind: 'file', oid: null }])),
    async *blobs(paths) {
      for (const path of paths) {
        const bytes = asBytes(files.get(path) ?? '');
        yield {
          path,
          size: bytes.length,
          chunks: (async function* () {
            yield bytes;
          })(),
        };
      }
    },
    close: async () => {},
  };
}

function asBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
