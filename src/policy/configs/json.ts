import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  type ParseErrorCode,
  type ParseOptions,
  parseTree,
  printParseErrorCode,
  visit,
} from 'jsonc-parser';
import { Problem } from '../../problem.ts';
import { quoted } from '../../validation/words.ts';
import { type Document, deepest, type Location, type Value } from './document.ts';
import { positions, withoutBom } from './text.ts';
import { emptyObject } from './tree.ts';

const strict = { disallowComments: true, allowTrailingComma: false };
const lenient = { disallowComments: false, allowTrailingComma: true };

/**
 * Reads JSON (RFC 8259), or with `comments` JSON with comments and trailing commas, as editors take it.
 * A key that stands twice in one object is an error: readers disagree about which one counts.
 * Throws a `Problem` with line and column.
 */
export function readJson(original: string, options: { comments?: boolean } = {}): Document {
  const text = withoutBom(original);
  const value = options.comments ? parseWithComments(text) : parseStrictly(text);
  // Positions are asked for where something is wrong, so the tree is built only then.
  let tree: Node | undefined;
  let at: ReturnType<typeof positions> | undefined;
  const nodeAt = (location: Location) => {
    tree ??= parseTree(text, [], lenient);
    return tree && findNodeAtLocation(tree, [...location]);
  };
  return {
    value,
    positionOf: (location, which = 'value') => {
      const node = nodeAt(location);
      if (!node) return null;
      at ??= positions(text);
      const key = which === 'key' && node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
      return at((key ?? node).offset);
    },
    sourceOf: (location) => {
      const node = nodeAt(location);
      if (!node || node.type === 'object' || node.type === 'array') return null;
      return node.type === 'string' ? String(node.value) : text.slice(node.offset, node.offset + node.length);
    },
  };
}

function parseStrictly(text: string): Value {
  let value: Value;
  try {
    value = JSON.parse(text);
  } catch {
    throw syntaxProblem(text, strict);
  }
  const keys = countKeys(value);
  // Every key is a string before a colon, and a text may look like one: equal counts mean that no key was lost to
  // another of the same name. Only otherwise is the slow look worth its time.
  const atMost = text.match(/"[ \t\r\n]*:/g)?.length ?? 0;
  if (atMost !== keys) refuseDuplicateKeys(text);
  return value;
}

function parseWithComments(text: string): Value {
  const errors: ParseError[] = [];
  const tree = treeOf(text, errors, lenient);
  if (!tree || errors.length > 0) throw syntaxProblem(text, lenient);
  refuseDuplicateKeys(text);
  const value = toValue(tree);
  countKeys(value);
  return value;
}

/** The library's own `getNodeValue` would set a prototype at `__proto__`. */
function toValue(node: Node): Value {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const object = emptyObject();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && value) object[key.value] = toValue(value);
  }
  return object;
}

/** How many keys all objects have together. Level by level, not by recursion: what is nested too deep is refused here. */
function countKeys(root: Value): number {
  let keys = 0;
  let depth = 0;
  let level: Value[] = [root];
  while (level.length > 0) {
    if (depth++ > deepest) throw tooDeep();
    const next: Value[] = [];
    for (const value of level) {
      if (value === null || typeof value !== 'object') continue;
      if (!Array.isArray(value)) keys += Object.keys(value).length;
      for (const child of Object.values(value))
        if (child !== null && typeof child === 'object') next.push(child);
    }
    level = next;
  }
  return keys;
}

/** The library's tree; it recurses, and a hostile file is deep enough to exhaust the stack. */
function treeOf(text: string, errors: ParseError[], options: ParseOptions): Node | undefined {
  try {
    return parseTree(text, errors, options);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

function tooDeep(): Problem {
  return new Problem(`the file is nested more than ${deepest} levels deep`, { fix: 'make it flatter' });
}

function refuseDuplicateKeys(text: string): void {
  const open: Set<string>[] = [];
  const onObjectProperty = (
    key: string,
    _offset: number,
    _length: number,
    line: number,
    character: number,
  ) => {
    const keys = open.at(-1);
    if (keys?.has(key)) {
      const at = { line: line + 1, column: character + 1 };
      throw new Problem(`the key ${quoted(key)} stands twice in one object`, {
        fix: 'keep one of them',
        ...at,
      });
    }
    keys?.add(key);
  };
  const onObjectBegin = () => void open.push(new Set());
  const onObjectEnd = () => void open.pop();
  visit(text, { onObjectBegin, onObjectEnd, onObjectProperty }, lenient);
}

function syntaxProblem(text: string, options: ParseOptions): Problem {
  if (text.trim() === '')
    return new Problem('the file is empty', { fix: 'write JSON into it, or remove it', line: 1, column: 1 });
  const errors: ParseError[] = [];
  treeOf(text, errors, options);
  const first = errors[0];
  if (!first) return new Problem('the file is not valid JSON', { fix: 'write valid JSON' });
  const at = positions(text)(first.offset);
  return new Problem(`not valid JSON: ${explained(first.error)}`, { fix: 'write valid JSON', ...at });
}

function explained(code: ParseErrorCode): string {
  const name = printParseErrorCode(code);
  return explanations.get(name) ?? name;
}

const explanations = new Map([
  ['InvalidSymbol', 'this is no JSON value'],
  ['InvalidNumberFormat', 'this is no JSON number'],
  ['PropertyNameExpected', 'a key in double quotes is expected here, and no comma before `}`'],
  ['ValueExpected', 'a value is expected here'],
  ['ColonExpected', 'a `:` is expected here'],
  ['CommaExpected', 'a `,` is expected here'],
  ['CloseBraceExpected', 'a `}` is missing: the file may be cut off'],
  ['CloseBracketExpected', 'a `]` is missing: the file may be cut off'],
  ['EndOfFileExpected', 'there is more text after the end of the value'],
  ['InvalidCommentToken', 'JSON has no comments; a `.jsonc` file may have them'],
  ['UnexpectedEndOfComment', 'a comment has no end'],
  ['UnexpectedEndOfString', 'a `"` is missing at the end of a text'],
  ['UnexpectedEndOfNumber', 'a number is cut off'],
  ['InvalidUnicode', 'a `\\u` escape needs four hex digits'],
  ['InvalidEscapeCharacter', 'there is an unknown escape after `\\`'],
  ['InvalidCharacter', 'a control character inside of a text must be escaped'],
]);
