import { Problem } from '../../problem.ts';
import type { Position } from '../pairs.ts';

/** Gives the position of an offset into the text (in UTF-16 units, as JavaScript counts). */
export function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** The text without a byte order mark, which no column counts. */
export function withoutBom(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The first line (from 1) that git left in a merge that was not finished; null where there is none. */
export function conflictLine(text: string): number | null {
  const marker = /^(?:<{7}|>{7})(?: |\r?$)/m.exec(text);
  return marker ? positions(text)(marker.index).line : null;
}

/** Refuses what is too large to read, and what a merge has left unfinished. */
export function refuseUnreadable(text: string, most: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > most) {
    throw new Problem(`the file is too large: ${bytes} bytes; at most ${most} are read`, {
      fix: 'make it smaller',
    });
  }
  if (text.includes('\0')) {
    throw new Problem('the file is not text in UTF-8: it has NUL characters, as UTF-16 does', {
      fix: 'save it as UTF-8',
      line: 1,
      column: 1,
    });
  }
  const line = conflictLine(text);
  if (line !== null) {
    throw new Problem('the file has merge conflict markers', { fix: 'resolve the merge', line, column: 1 });
  }
}

/** The same problem, said of a file. */
export function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem) || error.path !== null) throw error;
    const { message, fix, line, column } = error;
    throw new Problem(message, {
      fix,
      path,
      ...(line === null ? {} : { line }),
      ...(column === null ? {} : { column }),
    });
  }
}
