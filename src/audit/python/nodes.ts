import type { Language, TreeCursor } from 'web-tree-sitter';

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

/** What `readNodes` met on its way. */
export interface Met {
  tooDeep: boolean;
  /** The first place that does not parse; null where all does. */
  firstError: number | null;
}

/** What is known of a type of node before any is met: each question to the cursor is a call into WebAssembly. */
interface Kind {
  name: string;
  isRead: boolean;
  isLeaf: boolean;
  /** Whether its children are told apart by what they are to it. */
  hasFields: boolean;
  /** Whether a mark in it says what it does, and what that is to it. */
  operator: 'operator' | 'operators' | null;
}

const SKIPPED = new Set(
  'comment line_continuation string_start string_end type_conversion escape_sequence positional_separator keyword_separator'.split(
    ' ',
  ),
);

/** What has nothing inside that anyone asks for. */
const LEAVES = new Set(
  'identifier integer float string_content dotted_name import_prefix pass_statement true false none ellipsis'.split(
    ' ',
  ),
);

/** What is only a row of others. */
const ROWS = new Set(
  'module block argument_list list tuple set dictionary expression_statement parenthesized_expression parameters lambda_parameters pattern_list tuple_pattern list_pattern expression_list string concatenated_string with_clause decorator return_statement type await slice comparison_operator conditional_expression list_splat dictionary_splat relative_import ERROR'.split(
    ' ',
  ),
);

const OPERATORS: Readonly<Record<string, Kind['operator']>> = {
  binary_operator: 'operator',
  boolean_operator: 'operator',
  unary_operator: 'operator',
  augmented_assignment: 'operator',
  comparison_operator: 'operators',
};

const kindsOf = new WeakMap<Language, Kind[]>();
const ERROR = kindNamed('ERROR', true);

function kindNamed(name: string, isNamed: boolean): Kind {
  return {
    name,
    isRead: isNamed && !SKIPPED.has(name),
    isLeaf: LEAVES.has(name),
    hasFields: !ROWS.has(name),
    operator: (Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : null) ?? null,
  };
}

function kindsIn(language: Language): Kind[] {
  const known = kindsOf.get(language);
  if (known) return known;
  const kinds = language.types.map((name, id) => kindNamed(name, language.nodeTypeIsNamed(id)));
  kindsOf.set(language, kinds);
  return kinds;
}

/** What is read, and where. */
interface Reading {
  cursor: TreeCursor;
  kinds: readonly Kind[];
  /** The piece that was parsed, and where it begins in the file's text. */
  piece: string;
  base: number;
  hasErrors: boolean;
  met: Met;
  /** Whether a function's body is left out: it is read when somebody asks for it. */
  isPutOff: (function_: string) => boolean;
}

/** All below the cursor, once. */
export function readNodes({ language, ...asked }: { language: Language } & Omit<Reading, 'kinds'>): Node {
  const reading = { ...asked, kinds: kindsIn(language) };
  return read(reading, reading.kinds[reading.cursor.nodeTypeId] ?? ERROR, null, 0);
}

function read(reading: Reading, kind: Kind, field: string | null, depth: number): Node {
  const { cursor, base, met } = reading;
  const start = cursor.startIndex;
  const from = start + base;
  if (reading.hasErrors && (kind === ERROR || cursor.nodeIsMissing)) met.firstError ??= from;
  if (depth >= mostDepth) met.tooDeep = true;
  const isLeaf =
    kind.isLeaf || depth >= mostDepth || (kind.name === 'string' && isPlain(reading.piece, start));
  if (isLeaf || !cursor.gotoFirstChild())
    return { type: kind.name, field, from, to: cursor.endIndex + base, kids: NONE };
  const kids: Node[] = [];
  // Where something does not parse, all is read, to say where.
  const mayPutOff = kind.name === 'function_definition' && !reading.hasErrors;
  let isLastRead: boolean;
  do {
    const inner = reading.kinds[cursor.nodeTypeId] ?? ERROR;
    isLastRead = inner.isRead;
    if (inner.isRead) {
      const isTo = kind.hasFields ? cursor.currentFieldName : null;
      if (mayPutOff && isTo === 'body' && reading.isPutOff(reading.piece.slice(start, cursor.endIndex))) {
        isLastRead = false;
        continue;
      }
      kids.push(read(reading, inner, isTo, depth + 1));
    } else if (kind.operator !== null && !SKIPPED.has(inner.name)) {
      const at = cursor.startIndex + base;
      kids.push({ type: inner.name, field: kind.operator, from: at, to: cursor.endIndex + base, kids: NONE });
    }
  } while (cursor.gotoNextSibling());
  // It ends where its last child does, which the cursor is at.
  const last = kids.at(-1);
  const to = isLastRead && last ? last.to : cursor.endIndex + base;
  cursor.gotoParent();
  return { type: kind.name, field, from, to, kids };
}

const NONE: readonly Node[] = [];

/** Whether a string has no expressions inside. */
function isPlain(text: string, at: number): boolean {
  for (let index = at; index < at + 3; index += 1) {
    const character = text[index];
    if (character === '"' || character === "'") return true;
    if (character === 'f' || character === 'F' || character === 't' || character === 'T') return false;
  }
  return true;
}

/** The child that is `field` to its parent. */
export function childOf(node: Node, field: string): Node | null {
  for (const kid of node.kids) if (kid.field === field) return kid;
  return null;
}

export function childrenOf(node: Node, field: string): Node[] {
  return node.kids.filter((kid) => kid.field === field);
}
