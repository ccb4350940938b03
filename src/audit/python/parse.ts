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

/** A piece of a text: a file, one cell of a notebook, one function. */
interface Piece {
  from: number;
  to: number;
  /** Which functions' bodies are left out. */
  isPutOff: (text: string) => boolean;
}

/** Parses a piece; `whole` is the text that it is a part of, and that places are told by. */
export function parsePython(parser: Parser, whole: string, { from, to, isPutOff }: Piece): Parsed {
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
    const hasErrors = rootNode.hasError;
    const root = readNodes({ language, cursor, piece, base: from, hasErrors, met, isPutOff });
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
