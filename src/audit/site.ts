/** A point in the repository's sources. Lines and columns count from 1. */
export interface Site {
  path: string;
  /** Of a notebook: which of all its cells, from 1. Lines then count in the cell. */
  cell: number | null;
  line: number;
  column: number;
  /** The line in the file as git has it: of a notebook, where that line stands in its JSON. What annotations point at. */
  fileLine: number;
}

/** Where it is, as people write it: `train.py:14`; of a notebook `train.ipynb, cell 3, line 2`. */
export function showSite({ path, cell, line }: Pick<Site, 'path' | 'cell' | 'line'>): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}
