import { posix } from 'node:path';
import type { Tree } from '../git/tree.ts';
import { ownSources } from './gather.ts';

/** Names of files that hold what was trained, in code. */
const ARTIFACT =
  /[\w.-]*\w\.(?:pkl|pickle|joblib|sav|save|skops|h5|hdf5|keras|pth?|onnx|np[yz]|bin|ckpt|safetensors)\b/g;

/** More is no source that a person wrote. In bytes. */
const mostBytes = 8 * 1024 * 1024;

/** So many names are looked for; more is a list of data. */
const mostNames = 200;

/**
 * The sources that some others have to do with, beside what they import: those that name the same artifacts, and those that import
 * them. What trains a model and what asks it seldom import each other; the file between them does not lie. Nothing is parsed
 * for it, so that a change of one file does not cost as much as the whole repository. Null where all are asked for.
 */
export async function kinOf(
  tree: Tree,
  isAsked: (path: string) => boolean,
): Promise<ReadonlySet<string> | null> {
  const all = await ownSources(tree);
  const asked = all.filter(isAsked);
  if (asked.length === all.length) return null;
  if (asked.length === 0) return new Set();
  const texts = await textsOf(tree, all);
  const importers = importing(texts, asked);
  const names = new Set<string>();
  for (const path of [...asked, ...importers]) {
    for (const [name] of texts.get(path)?.matchAll(ARTIFACT) ?? [])
      if (names.size < mostNames) names.add(name);
  }
  const alike = names.size === 0 ? [] : all.filter((path) => hasOne(texts.get(path) ?? '', names));
  return new Set([...asked, ...importers, ...alike]);
}

/** The bytes as they are, one character each: enough to find names in, of a notebook too. */
async function textsOf(tree: Tree, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { path, size, chunks } of tree.blobs(paths)) {
    if (size > mostBytes) continue;
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    texts.set(path, Buffer.concat(parts).toString('latin1'));
  }
  return texts;
}

function hasOne(text: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (text.includes(name)) return true;
  return false;
}

/** The files that have an import with the name of one of these modules in it. */
function importing(texts: ReadonlyMap<string, string>, asked: readonly string[]): string[] {
  const modules = asked
    .filter((path) => path.endsWith('.py'))
    .map((path) =>
      posix.basename(path) === '__init__.py'
        ? posix.basename(posix.dirname(path))
        : posix.basename(path, '.py'),
    )
    .filter((name) => /^\w+$/.test(name));
  if (modules.length === 0) return [];
  const naming = new RegExp(
    `^\\s*"?\\s*(?:from|import)\\b[^\\n]*\\b(?:${modules.slice(0, mostNames).join('|')})\\b`,
    'm',
  );
  return [...texts].flatMap(([path, text]) => (naming.test(text) ? [path] : []));
}
