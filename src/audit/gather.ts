import { allBytes } from '../git/all-bytes.ts';
import type { Blob, Tree } from '../git/tree.ts';
import { type Configs, readConfigs } from './configs.ts';
import { type FindImport, importedPaths, importFinder } from './import-finder.ts';
import { readEach } from './read-each.ts';
import { readSource, refusedSource, type SourceText, tooLarge } from './source.ts';
import { isSource } from './source-path.ts';
import { WORDS } from './words.ts';

/** All sources together; what comes after it is named and not read. In bytes. */
const mostBytes = 1024 * 1024 * 1024;

/** Code that others wrote and the repository only carries along, and copies that an editor keeps. */
const FOREIGN =
  /(?:^|\/)(?:site-packages|dist-packages|node_modules|\.?venv|\.?virtualenv|__pycache__|\.ipynb_checkpoints|\.tox|\.nox|\.eggs)\//;

export interface Sources {
  /** What was read, by path: what is looked at, and what that imports. */
  texts: Map<string, SourceText>;
  /** Those that are looked at, in the order of their paths. */
  relevant: string[];
  find: FindImport;
  /** The configs that they name. */
  configs: Configs;
}

/**
 * Reads the Python files and notebooks of a tree: those of which all is to be told, then what these import, and what that
 * imports in turn. What is known to be `imported` is read at once with the first.
 */
export async function gatherSources(
  tree: Tree,
  isLookedAt: (path: string) => boolean,
  imported: Iterable<string> = [],
): Promise<Sources> {
  const paths = await ownSources(tree);
  const sources: Omit<Sources, 'configs'> = {
    texts: new Map(),
    relevant: [],
    find: importFinder(new Set(paths)),
  };
  const budget = { left: mostBytes };
  const asked = new Set(paths.filter(isLookedAt));
  const first = [...new Set([...asked, ...imported])].sort();
  await readAll(tree, first, budget, (source) => add(sources, source, asked.has(source.path)));
  let last = [...sources.texts.values()];
  while (last.length > 0) {
    const wanted = new Set(last.flatMap(({ path, text }) => importedPaths(sources.find, path, text)));
    last = [];
    const unread = [...wanted].filter((path) => !sources.texts.has(path)).sort();
    await readAll(tree, unread, budget, (source) => {
      sources.texts.set(source.path, source);
      last.push(source);
    });
  }
  return { ...sources, configs: await readConfigs(tree, sources.texts.values()) };
}

/** The paths of a tree's Python files and notebooks, without code that others wrote. */
export async function ownSources(tree: Tree): Promise<string[]> {
  return [...(await tree.entries())]
    .filter(([path, { kind, output }]) => kind === 'file' && !output && isSource(path) && !FOREIGN.test(path))
    .map(([path]) => path)
    .sort();
}

/** Tests fit whatever they like: they are on neither side, and are not followed. */
const TESTS = /(?:^|\/)tests?\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i;

function add({ texts, relevant }: Omit<Sources, 'configs'>, source: SourceText, isLookedAt: boolean): void {
  const isAsked =
    isLookedAt && !TESTS.test(source.path) && (source.problem !== null || WORDS.test(source.text));
  if (isAsked) relevant.push(source.path);
  if (isAsked || source.kind === 'python') texts.set(source.path, source);
}

/** So many readings go on at once: each file waits for the disk a few times. */
const READINGS = 4;

/** Reads each of the paths, and takes them in their order. */
async function readAll(
  tree: Tree,
  paths: readonly string[],
  budget: { left: number },
  take: (source: SourceText) => void,
): Promise<void> {
  // A few are not worth another process of git.
  const size = Math.max(100, Math.ceil(paths.length / READINGS));
  const parts = Array.from({ length: Math.ceil(paths.length / size) }, (_, index) =>
    paths.slice(index * size, (index + 1) * size),
  );
  const read = await Promise.all(
    parts.map(async (part) => {
      const sources: SourceText[] = [];
      await readEach(
        tree,
        part,
        async (blob) => {
          sources.push(await readBlob(blob, budget));
        },
        (path, { message }) => {
          sources.push(refusedSource(path, message));
        },
      );
      return sources;
    }),
  );
  for (const source of read.flat()) take(source);
}

async function readBlob(blob: Blob, budget: { left: number }): Promise<SourceText> {
  const { path, size } = blob;
  budget.left -= size;
  const refused = budget.left < 0 ? 'all sources together are more than is read' : tooLarge(path, size);
  return refused === null ? readSource(path, await allBytes(blob)) : refusedSource(path, refused);
}
