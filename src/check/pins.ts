import { posix } from 'node:path';
import type { Change, Tree } from '../git/tree.ts';
import { folderOfPins, inOrder, isPinFile } from '../pins/names.ts';
import type { Pair } from '../policy/pairs.ts';
import type { FilePin, PairFacts } from '../rules/facts.ts';
import { servedLibraries } from '../rules/served.ts';
import type { Files } from './files.ts';

/** A list takes in other lists (`-r base.txt`), and these others: so many deep, and so many in all. */
const DEEPEST = 8;
const MOST_INCLUDED = 50;

/** The facts with what the serving side pins of the libraries that saved the scalers of each pair. */
export async function withPins(facts: readonly PairFacts[], tree: Tree, files: Files): Promise<PairFacts[]> {
  const libraries = facts.map((pair) => [...new Set(servedLibraries(pair).map(({ library }) => library))]);
  if (libraries.every((names) => names.length === 0)) return [...facts];
  const find = pinFinder(tree, files);
  const found: PairFacts[] = [];
  for (const [index, pair] of facts.entries()) {
    const pins: FilePin[][] = [];
    for (const library of libraries[index] ?? []) pins.push(...(await find(pair.pair, library)));
    found.push({ ...pair, pins });
  }
  return found;
}

/**
 * The folders of which a change edits what they pin of a library that counts. A change of any other requirement touches
 * no pair.
 */
export async function foldersPinnedAnew(change: Change, files: Files): Promise<string[]> {
  const paths = change.files
    .flatMap(({ path, from }) => (from === null ? [path] : [path, from]))
    .filter(isPinFile);
  if (paths.length === 0) return [];
  const head = await files.texts(change.head, paths);
  const base = change.base ? await files.texts(change.base, paths) : new Map<string, string>();
  const { readPins } = await import('../pins/files.ts');
  const said = (path: string, text = ''): string => {
    const { pins, includes } = readPins(path, text);
    return JSON.stringify([pins.map(({ library, written }) => [library, written]), includes]);
  };
  return paths.filter((path) => said(path, head.get(path)) !== said(path, base.get(path))).map(folderOfPins);
}

/** Whether what one of these folders pins may count for a pair. */
export function isServedUnder(pair: Pair, folders: readonly string[]): boolean {
  const starts = startsOf(pair).flat();
  return folders.some(
    (folder) => folder === '.' || starts.some((start) => `${start}/`.startsWith(`${folder}/`)),
  );
}

/**
 * Where to begin to look upwards for what is installed where a pair is served: beside the configs of the inference side;
 * where there is nothing, beside the artifacts that are served.
 */
function startsOf({ references, sides, scalers, models }: Pair): string[][] {
  const configs = references.filter(({ side }) => side === 'inference').map(({ path }) => path);
  const artifacts = sides ? sides.inference.map(({ path }) => path) : [...models, ...scalers];
  return [configs, artifacts].map((paths) => [...new Set(paths.map((path) => posix.dirname(path)))]);
}

type FindPins = (pair: Pair, library: string) => Promise<FilePin[][]>;

/** Looks for pins in the folders of a tree; each file is read once, and only when it is asked for. */
function pinFinder(tree: Tree, files: Files): FindPins {
  let byFolder: Promise<Map<string, string[]>> | undefined;
  const read = new Map<string, Promise<FilePin[]>>();

  const pinsOf = (path: string): Promise<FilePin[]> => {
    const known = read.get(path) ?? readWithIncludes(path, tree, files);
    read.set(path, known);
    return known;
  };

  /** What the nearest file upwards that has the library says of it. */
  async function upwards(start: string, library: string): Promise<FilePin[]> {
    byFolder ??= pinFilesByFolder(tree);
    const folders = await byFolder;
    for (let folder = start; ; folder = posix.dirname(folder)) {
      for (const path of folders.get(folder) ?? []) {
        const pins = (await pinsOf(path)).filter((pin) => pin.library === library);
        if (pins.length > 0) return pins;
      }
      if (folder === '.') return [];
    }
  }

  return async (pair, library) => {
    for (const starts of startsOf(pair)) {
      const found: FilePin[][] = [];
      for (const start of starts) {
        const pins = await upwards(start, library);
        if (pins.length > 0) found.push(pins);
      }
      if (found.length > 0) return [...new Map(found.map((pins) => [pins[0]?.list, pins])).values()];
    }
    return [];
  };
}

async function pinFilesByFolder(tree: Tree): Promise<Map<string, string[]>> {
  const byFolder = new Map<string, string[]>();
  for (const [path, { kind }] of await tree.entries()) {
    if (kind !== 'file' || !isPinFile(path)) continue;
    const folder = folderOfPins(path);
    const known = byFolder.get(folder);
    if (known) known.push(path);
    else byFolder.set(folder, [path]);
  }
  return new Map([...byFolder].map(([folder, paths]) => [folder, inOrder(paths)]));
}

/** What a file pins, with what the lists that it takes in pin. */
async function readWithIncludes(list: string, tree: Tree, files: Files): Promise<FilePin[]> {
  const { readPins } = await import('../pins/files.ts');
  const pins: FilePin[] = [];
  const seen = new Set([list]);
  let next = [list];
  for (let depth = 0; depth <= DEEPEST && next.length > 0; depth++) {
    const texts = await files.texts(tree, next);
    const included: string[] = [];
    for (const [path, text] of texts) {
      const said = readPins(path, text);
      pins.push(...said.pins.map((pin) => ({ ...pin, path, list })));
      included.push(...said.includes.flatMap((written) => includedPath(written, path) ?? []));
    }
    next = [...new Set(included)].filter((path) => !seen.has(path)).slice(0, MOST_INCLUDED);
    for (const path of next) seen.add(path);
  }
  return pins;
}

/** A path in a list is relative to it. Null for a URL, and for what lies outside of the repository. */
function includedPath(written: string, path: string): string | null {
  if (/^[a-z][\w+.-]*:/i.test(written) || written.startsWith('/')) return null;
  const joined = posix.join(posix.dirname(path), written);
  return joined === '..' || joined.startsWith('../') ? null : joined;
}
