import { type GreppedLine, grepLines } from '../git/grep.ts';
import { encodePath } from '../git/paths.ts';
import type { Place } from '../git/run.ts';
import type { Change } from '../git/tree.ts';
import { importFinder, packageFinder, type WrittenImport, writtenImports } from './import-finder.ts';
import { inGroup } from './in-group.ts';
import { memoized } from './lazily.ts';
import { isSource } from './source-path.ts';

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
const SOURCES = ['py', 'pyw', 'ipynb'].map((ending) => `:(top,icase)*.${ending}`);

/** What git answers; null where it cannot, as at a content that this clone lacks. */
export type TyingLines = Promise<GreppedLine[] | null>;

/** Asks git for the lines of a tree that tie its sources to one another. `revision` is the tree's label, or names its commit. */
export function askForTies(place: Place, revision: string): TyingLines {
  // Side by side, since with more than one pattern git tries each at each line, which takes several times as long.
  const found = Promise.all(PATTERNS.map((pattern) => grepLines(place, revision, pattern, SOURCES)));
  return found.then(
    (lines) => lines.flat(),
    () => null,
  );
}

/** Of more touched files than these git looks through the whole base: a command line has an end. */
const mostTouched = 200;

/** The same of a change's base, by those of its head: they are other ones in what the change touches, and nowhere else. */
export async function tiesOfBase(place: Place, change: Change, base: string, ofHead: TyingLines): TyingLines {
  const touched = new Set(change.files.flatMap(({ path, from }) => [path, from ?? path]));
  const sources = [...touched].filter(isSource);
  const lines = await ofHead;
  const isTold = sources.every((path) => typeof encodePath(path) === 'string');
  if (lines === null || !isTold || sources.length > mostTouched) return askForTies(place, base);
  const rest = lines.filter(({ path }) => !touched.has(path));
  if (sources.length === 0) return rest;
  const files = sources.map((path) => `:(top,literal)${path}`);
  const before = await grepLines(place, base, PATTERNS.join('|'), files).catch(() => null);
  return before && [...rest, ...before];
}

/** What these lines say. `paths` are those of the project's sources. */
export function tiesOf(lines: readonly GreppedLine[], paths: ReadonlySet<string>): Ties {
  const find = importFinder(paths);
  const findAll = packageFinder(paths);
  const imports = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  // The same few lines stand in many files.
  const saidIn = memoized(whatIsSaid);
  for (const { path, text } of lines) {
    const said = saidIn(text);
    for (const name of said.names) inGroup(names, path, () => new Set()).add(name);
    for (const { dots, name } of said.imports) {
      const imported = find(path, dots, name);
      if (imported !== null) inGroup(imports, path, () => new Set()).add(imported);
    }
    const { unfinished } = said;
    for (const imported of unfinished ? findAll(path, unfinished.dots, unfinished.name) : [])
      inGroup(imports, path, () => new Set()).add(imported);
  }
  return { imports, names };
}

/** What one line says, wherever it stands. */
interface Said {
  imports: readonly WrittenImport[];
  /** An import from a package whose names stand on the lines below: it may be any of its files. */
  unfinished: WrittenImport | null;
  names: readonly string[];
}

function whatIsSaid(line: string): Said {
  const names = [...filesIn(line), ...storedIn(line)];
  if (line.length >= longestCode) return { imports: [], unfinished: null, names };
  const code = asCode(line);
  const imports = writtenImports(code);
  return { imports, unfinished: UNFINISHED.test(code) ? (imports[0] ?? null) : null, names };
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
    const name = text.split('/').at(-1)?.split(':')[0];
    return name ? [name] : [];
  });
}

const STORES = new RegExp(STORING);

/** A line of code that a notebook keeps as a text of JSON: `"import pandas as pd\n",`. */
function asCode(line: string): string {
  return /^\s*"/.test(line) ? line.replace(/^\s*"/, '').replace(/(?:\\n)?",?\s*$/, '') : line;
}
