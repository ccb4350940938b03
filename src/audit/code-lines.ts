import { type GreppedLine, grepLines } from '../git/grep.ts';
import type { Repository } from '../git/repository.ts';
import { type FindImport, importedPaths } from './import-finder.ts';
import { inGroup } from './in-group.ts';

/** What ties files to one another, by their lines alone: nothing is parsed for it. */
export interface Ties {
  /** From each file to those of the project that it imports. */
  imports: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * From each file to the names in it of what was trained or written for another to read: of files, and in stores and folders. One
   * that is put together is `*` and its ending.
   */
  names: ReadonlyMap<string, ReadonlySet<string>>;
}

const ENDINGS =
  '(pkl|pickle|joblib|sav|save|skops|h5|hdf5|keras|pth?|onnx|np[yz]|bin|ckpt|safetensors|csv|tsv|parquet|feather|xlsx)';

/** Calls that name a thing without an ending: Hugging Face's folders, BentoML's and MLflow's stores. */
const STORING = '_(pretrained|model)[(]|bentoml[.]';

/** For git, which is quickest where a pattern begins with a character that few lines have: what does not fit is left out here. */
const PATTERNS = ['import ', `[.]${ENDINGS}|${STORING}`];
const SOURCES = [':(icase)*.py', ':(icase)*.pyw', ':(icase)*.ipynb'];

/** Asks git for the lines of a tree that tie its sources to one another. `label` is the tree's. */
export async function tyingLines(repo: Repository, label: string): Promise<GreppedLine[]> {
  // Side by side, since with more than one pattern git tries each at each line, which takes several times as long.
  const found = await Promise.all(PATTERNS.map((pattern) => grepLines(repo, label, pattern, SOURCES)));
  return found.flat();
}

/** What these lines say. */
export function tiesOf(lines: readonly GreppedLine[], find: FindImport): Ties {
  const code = new Map<string, string[]>();
  const names = new Map<string, Set<string>>();
  for (const { path, text } of lines) {
    if (text.length < longestCode) inGroup(code, path, () => []).push(asCode(text));
    for (const name of [...filesIn(text), ...storedIn(text)]) inGroup(names, path, () => new Set()).add(name);
  }
  const imports = [...code].map(
    ([path, own]) => [path, new Set(importedPaths(find, path, own.join('\n')))] as const,
  );
  return { imports: new Map(imports), names };
}

const ENDING = new RegExp(`\\.${ENDINGS}\\b`, 'g');

/** Longer lines are no code, but may be a whole notebook. In characters. */
const longestCode = 2000;
const longestName = 100;

/** Names of files that hold what was trained. They are found from their ends, so that a line of megabytes is gone through once. */
function filesIn(line: string): string[] {
  return [...line.matchAll(ENDING)].flatMap(({ 0: ending, index }) => {
    const before = line.slice(Math.max(0, index - longestName), index);
    const [name] = /[\w.-]*\w$/.exec(before) ?? [];
    const isPutTogether = name === undefined || /[}*%]$/.test(before.slice(0, -name.length));
    if (isPutTogether) return /[\w}*"']$/.test(before) ? [`*${ending}`] : [];
    return [name + ending];
  });
}

/** Names in calls that keep or take a thing in a store or a folder: `flowers` of `save_pretrained("out/flowers")`. */
function storedIn(line: string): string[] {
  if (line.length > longestCode || !STORES.test(line)) return [];
  return [...line.matchAll(/["']([^"'\\]{2,100})\\?["']/g)].flatMap(([, text = '']) => {
    const name = text.split('/').at(-1)?.split(':')[0];
    return name ? [name] : [];
  });
}

const STORES = new RegExp(STORING);

/** A line of code that a notebook keeps as a text of JSON: `"import pandas as pd\n",`. */
function asCode(line: string): string {
  return /^\s*"/.test(line) ? line.replace(/^\s*"/, '').replace(/(?:\\n)?",?\s*$/, '') : line;
}
