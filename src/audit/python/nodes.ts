import type { TreeCursor } from 'web-tree-sitter';

/** What the grammar made of a piece of text. Marks and comments are left out, but for operators. */
export interface Node {
  type: string;
  /** What it is to its parent: `left`, `body`. */
  field: string | null;
  from: number;
  to: number;
  kids: readonly Node[];
}

/** Deeper trees are not looked into: nobody writes them, and the program's own stack has an end. */
const mostDepth = 400;

const SKIPPED = new Set([
  'comment',
  'line_continuation',
  'string_start',
  'string_end',
  'type_conversion',
  'escape_sequence',
]);

/** What `readNodes` met on its way. */
export interface Met {
  tooDeep: boolean;
  /** The first place that does not parse; null where all does. */
  firstError: number | null;
}

/** All below the cursor, once. `base` is where the text begins in the file's. */
export function readNodes(cursor: TreeCursor, base: number, met: Met): Node {
  return read(cursor, base, met, 0);
}

function read(cursor: TreeCursor, base: number, met: Met, depth: number): Node {
  const type = cursor.nodeType;
  const from = cursor.startIndex + base;
  if (type === 'ERROR' || cursor.nodeIsMissing) met.firstError ??= from;
  const node = {
    type,
    field: cursor.currentFieldName ?? null,
    from,
    to: cursor.endIndex + base,
    kids: NONE as Node[],
  };
  if (depth >= mostDepth) {
    met.tooDeep = true;
    return node;
  }
  if (LEAVES.has(type) || !cursor.gotoFirstChild()) return node;
  const kids: Node[] = [];
  do {
    if (cursor.nodeIsNamed ? !SKIPPED.has(cursor.nodeType) : cursor.currentFieldId !== 0)
      kids.push(read(cursor, base, met, depth + 1));
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  node.kids = kids;
  return node;
}

const NONE: readonly Node[] = [];

/** What has nothing inside that anyone asks for. */
const LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'string_content',
  'comment',
  'dotted_name',
  'import_prefix',
  'pass_statement',
]);

/** The child that is `field` to its parent. */
export function childOf(node: Node, field: string): Node | null {
  return node.kids.find((kid) => kid.field === field) ?? null;
}

export function childrenOf(node: Node, field: string): Node[] {
  return node.kids.filter((kid) => kid.field === field);
}
