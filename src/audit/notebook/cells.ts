import { eachItem, eachMember, readString, ScanError, skipValue } from './json-scan.ts';

/** A code cell of a notebook. */
interface Cell {
  /** Which of all its cells, from 1. */
  number: number;
  lines: readonly CellLine[];
}

interface CellLine {
  text: string;
  /** The line in the notebook's file, from 1. */
  fileLine: number;
}

export interface Notebook {
  cells: Cell[];
  /** Why it was not read; null where it was. */
  problem: string | null;
}

/** The code cells of a notebook (nbformat 4), in order. Outputs, markdown and metadata are passed over unread. */
export function readCells(text: string): Notebook {
  // As editors make a new one.
  if (text.trim() === '') return { cells: [], problem: null };
  const lineOf = lineCounter(text);
  const cells: Cell[] = [];
  let format = 4;
  let language: string | null = null;
  let count = 0;
  try {
    eachMember(text, 0, (key, value) => {
      if (key === 'nbformat') {
        format = Number.parseInt(text.slice(value, value + 4), 10);
      } else if (key === 'metadata') {
        language = languageIn(text, value);
      } else if (key === 'cells') {
        return eachItem(text, value, (item) => {
          count += 1;
          const { lines, end } = readCell(text, item, lineOf);
          if (lines) cells.push({ number: count, lines });
          return end;
        });
      }
      return skipValue(text, value);
    });
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    return { cells, problem: `the notebook is broken at line ${lineOf(error.at)}: ${error.message}` };
  }
  if (format < 4)
    return {
      cells: [],
      problem: `the notebook has nbformat ${format}; 4 is read (\`jupyter nbconvert --to notebook\` makes it one)`,
    };
  if (language !== null && language !== 'python') return { cells: [], problem: null };
  return { cells, problem: null };
}

/** The source of a code cell; null of another one. */
function readCell(
  text: string,
  at: number,
  lineOf: (at: number) => number,
): { lines: CellLine[] | null; end: number } {
  let isCode = false;
  let lines: CellLine[] = [];
  const end = eachMember(text, at, (key, value) => {
    if (key === 'cell_type') isCode = readString(text, value).value === 'code';
    if (key !== 'source') return skipValue(text, value);
    const read = readSource(text, value, lineOf);
    lines = read.lines;
    return read.end;
  });
  return { lines: isCode ? lines : null, end };
}

/** A list of lines, or one text of all. */
function readSource(
  text: string,
  at: number,
  lineOf: (at: number) => number,
): { lines: CellLine[]; end: number } {
  const lines: CellLine[] = [];
  let isOpen = false;
  const add = (start: number): number => {
    const { value, end } = readString(text, start);
    const fileLine = lineOf(start);
    const [first = '', ...rest] = value.split('\n');
    const last = lines.at(-1);
    if (isOpen && last) last.text += first;
    else lines.push({ text: first, fileLine });
    for (const line of rest) lines.push({ text: line, fileLine });
    // A line that ends in a newline leaves an empty one behind it, which the next item is.
    isOpen = rest.length === 0 || rest.at(-1) !== '';
    if (!isOpen) lines.pop();
    return end;
  };
  if (text[at] !== '[') return { end: add(at), lines };
  return { end: eachItem(text, at, add), lines };
}

/** The language of a notebook by its `metadata`; null where it names none. */
function languageIn(text: string, at: number): string | null {
  let language: string | null = null;
  eachMember(text, at, (key, value) => {
    if ((key === 'kernelspec' || key === 'language_info') && text[value] === '{')
      eachMember(text, value, (inner, named) => {
        if ((inner === 'language' || (inner === 'name' && key === 'language_info')) && text[named] === '"')
          language ??= readString(text, named).value.toLowerCase();
        return skipValue(text, named);
      });
    return skipValue(text, value);
  });
  return language;
}

/** The line of a place, from 1. Asked from the beginning to the end, it counts each newline once. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    for (
      let next = text.indexOf('\n', counted);
      next !== -1 && next < at;
      next = text.indexOf('\n', counted)
    ) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}
