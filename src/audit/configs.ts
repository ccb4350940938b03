import { allBytes } from '../git/all-bytes.ts';
import type { Blob, Tree } from '../git/tree.ts';
import type { Value } from '../policy/configs/document.ts';
import { lastOfPath } from './file-name.ts';
import { readEach } from './read-each.ts';
import type { SourceText } from './source.ts';

/** The configs that code names, by path: what numbers are in them. */
export type Configs = ReadonlyMap<string, Value>;

/** More configs than these are data. */
const mostConfigs = 50;

/** Larger files are data. In bytes. */
const mostBytes = 64 * 1024;

/** All that is read of them together: what is nested on purpose takes a second each. In bytes. */
const mostBytesTogether = 4 * mostBytes;

const NAMED = /["']([^"'\n]{0,200}?)([\w.-]{1,80}\.(?:ya?ml|json|toml))["']/g;

/** What a normalization's numbers are called: a config without such a word has none. */
const MEASURED = /mean|std|scale|var|mu\b|sigma|min|max/i;

/** Reads those YAML, JSON and TOML files of a tree that the sources name. What cannot be read, or is large, is left out. */
export async function readConfigs(tree: Tree, sources: Iterable<SourceText>): Promise<Configs> {
  const names = namedIn(sources);
  if (names.size === 0) return new Map();
  const paths = [...(await tree.entries())]
    .filter(([path, { kind, output }]) => kind === 'file' && !output && names.has(lastOfPath(path)))
    .map(([path]) => path)
    .sort()
    .slice(0, mostConfigs);
  if (paths.length === 0) return new Map();
  // Three formats, each with a library of its own: few projects need them.
  const { readConfig } = await import('./read-config.ts');
  const found = new Map<string, Value>();
  let left = mostBytesTogether;
  const take = async (blob: Blob) => {
    if (blob.size > mostBytes || blob.size > left) return;
    left -= blob.size;
    const text = (await allBytes(blob)).toString('utf8');
    const value = MEASURED.test(text) ? readConfig(blob.path, text) : undefined;
    if (value !== undefined) found.set(blob.path, value);
  };
  await readEach(tree, paths, take, () => undefined);
  return found;
}

/** The last names of the configs that stand in the texts of the code. */
function namedIn(sources: Iterable<SourceText>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of sources) {
    if (!/\.(?:ya?ml|json|toml)["']/.test(text)) continue;
    for (const [, , name = ''] of text.matchAll(NAMED)) names.add(name);
  }
  return names;
}
