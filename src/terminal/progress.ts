import type { Blob, Change, HashOnly, Tree } from '../git/tree.ts';
import { cut, forTerminal } from '../report/escape.ts';
import type { StandardError } from './screen.ts';

/** How long a person waits without a word, and between two. In milliseconds. */
const FIRST = 500;
const NEXT = 100;

const ERASE = '\r\u001b[2K';

/** What was read so far. */
interface Progress {
  path: string;
  bytes: number;
}

/**
 * Does work on a change, and tells a person at a terminal how far it is where that takes longer than half a second: on one line,
 * which is erased at the end. Nowhere else a word is written. The terminal is asked for when it is needed: most work is done
 * before.
 */
export async function showingProgress<Result>(
  change: Change,
  terminal: () => StandardError,
  work: (change: Change) => Promise<Result>,
): Promise<Result> {
  const progress: Progress = { path: '', bytes: 0 };
  let erase: (() => void) | null = null;
  const show = (): void => {
    const { err, screen } = terminal();
    // The pre-commit framework shows what its hooks wrote when they are over.
    if (!screen.isTerminal || process.env.PRE_COMMIT) return;
    erase = () => err(ERASE);
    err(`${ERASE}${line(progress, screen.width)}`);
    timer = setTimeout(show, NEXT);
  };
  let timer = setTimeout(show, FIRST);
  try {
    const { base, head } = change;
    return await work({ ...change, base: base && watched(base, progress), head: watched(head, progress) });
  } finally {
    clearTimeout(timer);
    (erase as (() => void) | null)?.();
  }
}

function line({ path, bytes }: Progress, width: number): string {
  const megabytes = Math.floor(bytes / 1e6);
  const read = `scalerlock: ${megabytes > 0 ? `${megabytes} MB read` : 'reading'}`;
  const room = width - read.length - 3;
  return path !== '' && room > 10 ? `${read}  ${cut(forTerminal(path), room)}` : read;
}

/** The tree, counting what is read of it. */
function watched(tree: Tree, progress: Progress): Tree {
  return {
    ...tree,
    async *blobs(paths, hashOnly): AsyncGenerator<Blob> {
      const onProgress: HashOnly['onProgress'] = ({ path, bytes }) => {
        progress.path = path;
        progress.bytes += bytes;
      };
      for await (const blob of tree.blobs(paths, hashOnly && { ...hashOnly, onProgress })) {
        progress.path = blob.path;
        yield { ...blob, chunks: counted(blob.chunks, progress) };
      }
    },
  };
}

async function* counted(chunks: Blob['chunks'], progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    progress.bytes += chunk.length;
    yield chunk;
  }
}
