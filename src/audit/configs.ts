import type { Blob, Tree } from '../git/tree.ts';
import type { Value } from '../policy/configs/document.ts';
import { readJson } from '../policy/configs/json.ts';
import { readToml } from '../policy/configs/toml.ts';
import { readYaml } from '../policy/configs/yaml.ts';
import { Problem } from '../problem.ts';
import { lastOfPath } from './file-name.ts';
import { bytesOf, readEach } from './read-each.ts';
import type { SourceText } from './source.ts';

/** The configs that code names, by path: what numbers are in them. */
export type Configs = ReadonlyMap<string, Value>;

/** More configs than these are data. */
const mostConfigs = 50;

/** Larger files are data. In bytes. */
const mostBytes = 64 * 1024;

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
  const found = new Map<string, Value>();
  const take = async (blob: Blob) => {
    if (blob.size <= mostBytes) addConfig(found, blob.path, await bytesOf(blob));
  };
  await readEach(tree, paths, take, () => undefined);
  return found;
}

/** The same of files that are at hand. */
export function configsAmong(
  files: readonly { path: string; bytes: Uint8Array }[],
  sources: Iterable<SourceText>,
): Configs {
  const names = namedIn(sources);
  const found = new Map<string, Value>();
  for (const { path, bytes } of files) if (names.has(lastOfPath(path))) addConfig(found, path, bytes);
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

function addConfig(found: Map<string, Value>, path: string, bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString('utf8');
  if (!MEASURED.test(text)) return;
  try {
    const value = read(path, text);
    if (value !== undefined) found.set(path, value);
  } catch (error) {
    // A config that does not parse is for those who read it; here it only says nothing.
    if (!(error instanceof Problem)) throw error;
  }
}

function read(path: string, text: string): Value | undefined {
  if (path.endsWith('.json')) return readJson(text).value;
  if (path.endsWith('.toml')) return readToml(text).value;
  const documents = readYaml(text);
  return documents.length === 1 ? documents[0]?.value : undefined;
}
