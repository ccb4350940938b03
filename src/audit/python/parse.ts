import type { Parser } from 'web-tree-sitter';
import { type Met, readNodes } from './nodes.ts';
import { toStatements } from './statements.ts';
import type { Statement } from './syntax.ts';

/** Longer is no program that a person wrote, or no one that is parsed in time. In milliseconds. */
const mostTime = 5_000;

/** A text as Python: its statements, and what kept it from being read in full. */
export interface Parsed {
  statements: Statement[];
  /** Where it does not parse; what could be read around it is in the statements. */
  errorAt: number | null;
  /** Why nothing, or not all, was looked at. */
  problem: 'too slow' | 'too deep' | null;
}

/**
 * Parses a file, or one cell of a notebook.
 *
 * @param whole The file's text, or that of all cells.
 * @param from Where the piece begins that is parsed, and `to` where it ends.
 */
export function parsePython(parser: Parser, whole: string, from = 0, to = whole.length): Parsed {
  const until = performance.now() + mostTime;
  const piece = from === 0 && to === whole.length ? whole : whole.slice(from, to);
  const tree = parser.parse(piece, null, { progressCallback: () => performance.now() > until });
  if (!tree) {
    parser.reset();
    return { statements: [], errorAt: null, problem: 'too slow' };
  }
  const met: Met = { tooDeep: false, firstError: null };
  const cursor = tree.walk();
  try {
    const { language, rootNode } = tree;
    const root = readNodes(cursor, { language, piece, base: from, hasErrors: rootNode.hasError, met });
    return {
      statements: toStatements(root, whole),
      errorAt: met.firstError,
      problem: met.tooDeep ? 'too deep' : null,
    };
  } finally {
    cursor.delete();
    tree.delete();
  }
}
