import type { Parser } from 'web-tree-sitter';
import { lazily } from '../lazily.ts';
import { readCells } from './notebook/cells.ts';
import { withoutMagics } from './notebook/magics.ts';
import { parsePython } from './python/parse.ts';
import type { Statement } from './python/syntax.ts';
import type { Site } from './site.ts';
import { WORDS } from './words.ts';

/** Larger files are named and not read. In bytes. */
const mostPythonBytes = 2 * 1024 * 1024;
const mostNotebookBytes = 128 * 1024 * 1024;

/** So much code in a notebook is none that a person wrote. In characters. */
const mostCellText = 2 * 1024 * 1024;

/** A line that is longer is data: a list of numbers, or a text. In characters. */
const longestLine = 200_000;

/** The text of a Python file or of a notebook's cells, not parsed yet. */
export interface SourceText {
  path: string;
  kind: 'python' | 'notebook';
  /** Of a notebook: the code cells one after the other, without magics. */
  text: string;
  /** Of a notebook: where each cell begins in `text`, and the line of its file that each of its lines stands in. */
  cells: readonly { number: number; from: number; to: number; fileLines: readonly number[] }[];
  problem: string | null;
}

/** A source as Python, and where each of its characters stands. */
export interface Source extends SourceText {
  statements: readonly Statement[];
  siteAt: (at: number) => Site;
  /** The body of a function that was put off, read now. */
  bodyOf: (put: { from: number; to: number }) => readonly Statement[];
}

/** Why a file of so many bytes is not read; null where it is. */
export function tooLarge(path: string, bytes: number): string | null {
  const most = kindOf(path) === 'notebook' ? mostNotebookBytes : mostPythonBytes;
  return bytes > most ? `it has ${bytes} bytes; at most ${most} are read` : null;
}

/** A file that is named and not read. */
export function refusedSource(path: string, problem: string): SourceText {
  return { path, kind: kindOf(path), text: '', cells: [], problem };
}

/** Reads what a file holds. Never throws of what is in it: `problem` says it. */
export function readSource(path: string, bytes: Uint8Array): SourceText {
  const large = tooLarge(path, bytes.length);
  if (large !== null) return refusedSource(path, large);
  const text = decode(bytes);
  if (text === null) return refusedSource(path, 'it is not UTF-8 and names no other encoding');
  if (kindOf(path) === 'notebook') return readNotebook(path, text);
  if (hasLongLine(text)) return refusedSource(path, `it has a line of more than ${longestLine} characters`);
  return { path, kind: 'python', text, cells: [], problem: null };
}

function kindOf(path: string): SourceText['kind'] {
  return /\.ipynb$/i.test(path) ? 'notebook' : 'python';
}

function readNotebook(path: string, text: string): SourceText {
  const { cells: read, problem } = readCells(text);
  const cells: { number: number; from: number; to: number; fileLines: number[] }[] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const { number, lines } of read) {
    const piece = `${withoutMagics(lines.map((line) => line.text)).join('\n')}\n`;
    if (from + piece.length > mostCellText || hasLongLine(piece)) {
      const why = `cell ${number} and what follows is more than is read`;
      return { path, kind: 'notebook', text: pieces.join(''), cells, problem: problem ?? why };
    }
    cells.push({ number, from, to: from + piece.length, fileLines: lines.map((line) => line.fileLine) });
    pieces.push(piece);
    from += piece.length;
  }
  return { path, kind: 'notebook', text: pieces.join(''), cells, problem };
}

/** Parses a source. Of a notebook each cell by itself, so that a broken one breaks no other. */
export function parseSource(parser: Parser, source: SourceText): Source {
  const pieces = source.kind === 'notebook' ? source.cells : [{ from: 0, to: source.text.length }];
  const siteAt = siteFinder(source);
  const statements: Statement[] = [];
  let { problem } = source;
  for (const { from, to } of pieces) {
    const parsed = parsePython(parser, source.text, { from, to, isPutOff: (text) => !WORDS.test(text) });
    for (const statement of parsed.statements) statements.push(statement);
    if (parsed.errorAt !== null)
      problem ??= `it does not parse as Python at ${describeSite(siteAt(parsed.errorAt))}`;
    if (parsed.problem === 'too slow') problem ??= 'it takes too long to parse';
    if (parsed.problem === 'too deep') problem ??= 'it is nested too deep to be looked at in full';
  }
  return { ...source, statements, siteAt, problem, bodyOf: bodyReader(parser, source.text) };
}

/** Reads bodies that were put off, each once. */
function bodyReader(parser: Parser, text: string): Source['bodyOf'] {
  const known = new Map<number, readonly Statement[]>();
  return ({ from, to }) => {
    const read = known.get(from);
    if (read) return read;
    const [only] = parsePython(parser, text, { from, to, isPutOff: () => false }).statements;
    const body = only?.kind === 'function' ? (only.function.body ?? []) : [];
    known.set(from, body);
    return body;
  };
}

function describeSite({ cell, line }: Site): string {
  return cell === null ? `line ${line}` : `cell ${cell}, line ${line}`;
}

/** UTF-8, or what the file's first lines say (PEP 263), where that is Latin-1; null where it is neither. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').split('\n', 2).join('\n');
    const isLatin = /^[ \t\f]*#.*?coding[:=][ \t]*(?:latin-?1|iso-?8859-1|cp1252|windows-1252)/im.test(head);
    return isLatin ? Buffer.from(bytes).toString('latin1') : null;
  }
}

function hasLongLine(text: string): boolean {
  let from = 0;
  while (text.length - from > longestLine) {
    const end = text.lastIndexOf('\n', from + longestLine);
    if (end < from) return true;
    from = end + 1;
  }
  return false;
}

function siteFinder(source: SourceText): (at: number) => Site {
  const starts = lazily(() => lineStarts(source.text));
  const cellStarts = source.cells.map(({ from }) => from);
  return (at) => {
    const lines = starts();
    const index = lastAtMost(lines, at);
    const column = at - (lines[index] ?? 0) + 1;
    if (source.kind === 'python')
      return { path: source.path, cell: null, line: index + 1, column, fileLine: index + 1 };
    const cell = source.cells[lastAtMost(cellStarts, at)];
    if (!cell) return { path: source.path, cell: null, line: 1, column: 1, fileLine: 1 };
    const line = index - lastAtMost(lines, cell.from) + 1;
    return { path: source.path, cell: cell.number, line, column, fileLine: cell.fileLines[line - 1] ?? 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last of the ascending numbers that is at most `most`; 0 where none is. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
