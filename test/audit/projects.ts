import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The corpus: small projects, each one Markdown file. Its heading says what the project does and the text below why that
 * is right or wrong; each `## path` with a block of code is a file. What must be found is marked where it must be shown:
 *
 *     X = scaler.fit_transform(X)  #! error fit-before-split
 *
 * and `#! with RULE` marks the place on the other side that the finding must show as well. A project without a mark is
 * a look-alike: nothing may be found in it. Marks are taken off before anybody reads the code.
 */
export interface CorpusProject {
  /** As `fit-at-inference/not/retrain-endpoint`. */
  name: string;
  title: string;
  files: ReadonlyMap<string, string>;
  expected: readonly Expected[];
}

/** A finding that must be there. */
export interface Expected {
  rule: `audit/${string}`;
  severity: 'error' | 'warning';
  at: Spot;
  /** Another place that the finding must show; null where none is marked. */
  with: Spot | null;
}

export interface Spot {
  path: string;
  /** Of a notebook: which cell, from 1. */
  cell: number | null;
  line: number;
}

interface Mark {
  what: 'error' | 'warning' | 'with';
  rule: `audit/${string}`;
  spot: Spot;
}

const FOLDER = fileURLToPath(new URL('corpus', import.meta.url));
const MARK = /\s*#! (error|warning|with) ([a-z-]+)$/;
const CELL = /^# %%\s*$/;

/** Every project of the corpus, by name. */
export function corpusProjects(): CorpusProject[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) =>
      readProject(relative(FOLDER, join(FOLDER, file)), readFileSync(join(FOLDER, file), 'utf8')),
    );
}

function readProject(file: string, text: string): CorpusProject {
  const marks: Mark[] = [];
  const files = new Map<string, string>();
  for (const { path, language, body } of blocks(text)) {
    const isNotebook = language === 'notebook';
    files.set(path, isNotebook ? notebook(path, body, marks) : unmarked({ path, cell: null }, body, marks));
  }
  const title = /^# (.+)/.exec(text)?.[1];
  if (!title || files.size === 0) throw new Error(`${file} is no project of the corpus`);
  return {
    name: file.replace(/\.md$/, '').replaceAll('\\', '/'),
    title,
    files,
    expected: expected(file, marks),
  };
}

function blocks(text: string): { path: string; language: string; body: string }[] {
  const found = text.matchAll(/^## (\S+)\n\n```(\w+)\n([\s\S]*?\n)```$/gm);
  return [...found].map(([, path = '', language = '', body = '']) => ({ path, language, body }));
}

/** The text without its marks, which are put into `marks`. */
function unmarked(at: Omit<Spot, 'line'>, text: string, marks: Mark[]): string {
  return text
    .split('\n')
    .map((line, index) => {
      const [, what, rule] = MARK.exec(line) ?? [];
      if (what === 'error' || what === 'warning' || what === 'with') {
        marks.push({ what, rule: `audit/${rule}`, spot: { ...at, line: index + 1 } });
      }
      return line.replace(MARK, '');
    })
    .join('\n');
}

/** The JSON of a notebook whose cells begin with `# %%`, with an output of each, as they are when somebody ran it. */
function notebook(path: string, text: string, marks: Mark[]): string {
  const cells: string[][] = [];
  for (const line of text.trimEnd().split('\n')) {
    if (CELL.test(line)) cells.push([]);
    else cells.at(-1)?.push(line);
  }
  const written = cells.map((lines, index) => {
    const source = unmarked({ path, cell: index + 1 }, lines.join('\n'), marks);
    return {
      cell_type: 'code',
      execution_count: index + 1,
      metadata: {},
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['scaler.fit_transform(X_test)\n'] }],
      source: source.split(/(?<=\n)/),
    };
  });
  return JSON.stringify({ cells: written, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

function expected(file: string, marks: readonly Mark[]): Expected[] {
  const found = marks.flatMap(({ what, rule, spot }) => {
    if (what === 'with') return [];
    const other = marks.find((mark) => mark.what === 'with' && mark.rule === rule);
    return [{ rule, severity: what, at: spot, with: other?.spot ?? null }];
  });
  if (marks.length > 0 && found.length === 0)
    throw new Error(`${file} marks no finding, only what goes with one`);
  return found;
}
