import { parse } from 'dotenv';
import type { Assignment } from './assignments.ts';
import { withoutBom } from './text.ts';

/**
 * Every `KEY=value` of a .env file, in order, `export KEY=value` and values over several lines in quotes too
 * (https://github.com/motdotla/dotenv#readme). The dotenv package reads the value of each statement; we say where it is.
 */
export function readDotenv(original: string): Assignment[] {
  const assignments: Assignment[] = [];
  const lines = withoutBom(original).split(/\r\n?|\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const start = /^(\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)\s*)(.*)$/.exec(line);
    if (!start) continue;
    const [, before = '', key = '', written = ''] = start;
    const last = lastLineOf(lines, index, written);
    const value = parse(lines.slice(index, last + 1).join('\n'))[key];
    if (value !== undefined) assignments.push({ key, value, line: index + 1, column: before.length + 1 });
    index = last;
  }
  return assignments;
}

/** A quote that is not closed on its line is closed on a later one; where it never is, it is only a character. */
function lastLineOf(lines: readonly string[], first: number, written: string): number {
  const quote = /^['"`]/.exec(written)?.[0];
  if (!quote || closes(written.slice(1), quote)) return first;
  for (let index = first + 1; index < lines.length; index++)
    if (closes(lines[index] ?? '', quote)) return index;
  return first;
}

function closes(text: string, quote: string): boolean {
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    if (text[at - 1] !== '\\') return true;
  return false;
}
