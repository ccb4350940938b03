import type { Tree } from '../git/tree.ts';
import { isSource, readSource, refusedSource, type SourceText, tooLarge } from './source.ts';
import { WORDS } from './words.ts';

/** All sources together; what comes after it is named and not read. In bytes. */
const mostBytes = 1024 * 1024 * 1024;

/** Code that others wrote and the repository only carries along, and copies that an editor keeps. */
const FOREIGN =
  /(?:^|\/)(?:site-packages|dist-packages|node_modules|\.?venv|\.?virtualenv|__pycache__|\.ipynb_checkpoints|\.tox|\.nox|\.eggs)\//;

export interface Sources {
  /** By their path; all Python files, and the notebooks that have one of the words. */
  texts: Map<string, SourceText>;
  /** Those that are looked at, in the order of their paths. */
  relevant: string[];
}

/** Reads the Python files and notebooks of a tree. `isLookedAt` says of which all is to be told; others are there to be imported. */
export async function gatherSources(tree: Tree, isLookedAt: (path: string) => boolean): Promise<Sources> {
  const entries = await tree.entries();
  const paths = [...entries]
    .filter(([path, { kind, output }]) => kind === 'file' && !output && isSource(path) && !FOREIGN.test(path))
    .map(([path]) => path)
    .sort();
  const sources: Sources = { texts: new Map(), relevant: [] };
  let left = mostBytes;
  for await (const { path, size, chunks } of tree.blobs(paths)) {
    left -= size;
    const refused = left < 0 ? 'all sources together are more than is read' : tooLarge(path, size);
    if (refused !== null) {
      add(sources, refusedSource(path, refused), isLookedAt(path));
      continue;
    }
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const [first] = parts;
    add(
      sources,
      readSource(path, parts.length === 1 && first ? first : Buffer.concat(parts)),
      isLookedAt(path),
    );
  }
  return sources;
}

/** The same of files that are at hand. */
export function readSources(files: readonly { path: string; bytes: Uint8Array }[]): Sources {
  const sources: Sources = { texts: new Map(), relevant: [] };
  for (const { path, bytes } of files) if (isSource(path)) add(sources, readSource(path, bytes), true);
  return sources;
}

function add({ texts, relevant }: Sources, source: SourceText, isLookedAt: boolean): void {
  const isAsked = isLookedAt && (source.problem !== null || WORDS.test(source.text));
  if (isAsked) relevant.push(source.path);
  if (isAsked || source.kind === 'python') texts.set(source.path, source);
}
