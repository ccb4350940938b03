import type { GreppedLine } from '../git/grep.ts';
import { memoized } from '../lazily.ts';
import { lastOfPath } from './file-name.ts';
import { type WrittenImport, writtenImports } from './import-finder.ts';
import { inGroup } from './in-group.ts';

/** What the lines of a file say of others, wherever it lies. */
export interface Said {
  imports: readonly WrittenImport[];
  /** Imports from packages whose names stand on the lines below: each may be any of the package's files. */
  unfinished: readonly WrittenImport[];
  /**
   * What was trained or written for another to read: the names of files, and of what is in stores and folders. One that is put
   * together is `*` and its ending.
   */
  names: readonly string[];
}

export const NOTHING: Said = { imports: [], unfinished: [], names: [] };

const ENDINGS =
  '(pkl|pickle|joblib|sav|save|skops|h5|hdf5|keras|pth?|onnx|np[yz]|bin|ckpt|safetensors|csv|tsv|parquet|feather|xlsx)';

/** Calls that name a thing without an ending: Hugging Face's folders, BentoML's and MLflow's stores. */
const STORING = '_(pretrained|model)[(]|bentoml[.]';

/**
 * Which lines say something. For git, which is quickest where a pattern begins with a character that few lines have: what does not
 * fit is left out here.
 */
export const PATTERNS = ['import ', `[.]${ENDINGS}|${STORING}`];

/** What each file says, by its lines. One that has none of them is left out. */
export function saidIn(lines: readonly GreppedLine[]): Map<string, Said> {
  const byPath = new Map<string, Said[]>();
  // The same few lines stand in many files.
  const inLine = memoized(whatIsSaid);
  for (const { path, text } of lines) inGroup(byPath, path, () => []).push(inLine(text));
  return new Map([...byPath].map(([path, said]) => [path, together(said)]));
}

function together(lines: readonly Said[]): Said {
  return {
    imports: lines.flatMap(({ imports }) => imports),
    unfinished: lines.flatMap(({ unfinished }) => unfinished),
    names: [...new Set(lines.flatMap(({ names }) => names))],
  };
}

function whatIsSaid(line: string): Said {
  const names = [...filesIn(line), ...storedIn(line)];
  if (line.length >= longestCode) return { imports: [], unfinished: [], names };
  const code = asCode(line);
  const imports = writtenImports(code);
  return { imports, unfinished: UNFINISHED.test(code) ? imports.slice(0, 1) : [], names };
}

const UNFINISHED = /^\s*from\s.*\simport\s+(?:\([^)]*|.*\\\s*)$/;

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
    const [name] = lastOfPath(text).split(':');
    return name ? [name] : [];
  });
}

const STORES = new RegExp(STORING);

/** A line of code that a notebook keeps as a text of JSON: `"import pandas as pd\n",`. */
function asCode(line: string): string {
  return /^\s*"/.test(line) ? line.replace(/^\s*"/, '').replace(/(?:\\n)?",?\s*$/, '') : line;
}
