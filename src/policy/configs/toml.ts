import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { Problem } from '../../problem.ts';
import type { Position } from '../pairs.ts';
import { type Document, deepest, type Value } from './document.ts';
import { withoutBom } from './text.ts';
import { type Branch, documentOf, emptyObject } from './tree.ts';

/** Reads TOML 1.0 (https://toml.io/en/v1.0.0). Throws a `Problem` with line and column. */
export function readToml(original: string): Document {
  const text = withoutBom(original);
  const root = branch({ line: 1, column: 1 });
  for (const node of parse(text).body[0].body) {
    if (node.type === 'TOMLKeyValue') addKeyValue(root, node);
    else {
      const table = descend(root, node.resolvedKey, startOf(node.key));
      for (const pair of node.body) addKeyValue(table, pair);
    }
  }
  fillIn(root, 0);
  return documentOf(root);
}

function parse(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    if (error instanceof ParseError) {
      const message = `not valid TOML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
      throw new Problem(message, {
        fix: 'write valid TOML',
        line: error.lineNumber,
        column: error.column + 1,
      });
    }
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

function addKeyValue(table: Branch, { key, value }: AST.TOMLKeyValue): void {
  const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
  const last = names.pop();
  if (last === undefined) return;
  const parent = descend(table, names, startOf(key));
  parent.children.set(last, { branch: branchOf(value), keyAt: startOf(key) });
}

/** The table at the given keys, made where it is not there yet; a number is the index in an array of tables. */
function descend(from: Branch, keys: readonly (string | number)[], at: Position): Branch {
  let table = from;
  for (const key of keys) {
    let child = table.children.get(key);
    if (!child) {
      child = { branch: branch(at), keyAt: at };
      table.children.set(key, child);
      if (typeof key === 'number') table.value = [];
    }
    table = child.branch;
  }
  return table;
}

function branchOf(node: AST.TOMLContentNode): Branch {
  const at = startOf(node);
  if (node.type === 'TOMLInlineTable') {
    const table = branch(at);
    for (const pair of node.body) addKeyValue(table, pair);
    return table;
  }
  if (node.type === 'TOMLArray') {
    const list: Branch = { ...branch(at), value: [] };
    for (const [index, element] of node.elements.entries())
      list.children.set(index, { branch: branchOf(element), keyAt: null });
    return list;
  }
  return { value: scalarOf(node), at, source: sourceOf(node), children: new Map() };
}

/** A date stays as it is written: JSON has none. */
function scalarOf(node: AST.TOMLValue): Value {
  return node.value instanceof Date ? sourceOf(node) : node.value;
}

function sourceOf(node: AST.TOMLValue): string {
  if ('datetime' in node) return node.datetime;
  return 'number' in node ? node.number : String(node.value);
}

function branch(at: Position): Branch {
  return { value: emptyObject(), at, source: null, children: new Map() };
}

/** Tables may be written in many places; only in the end is it known what is in them. */
function fillIn(parent: Branch, depth: number): void {
  if (depth > deepest) throw tooDeep();
  for (const [key, { branch: child }] of parent.children) {
    fillIn(child, depth + 1);
    if (Array.isArray(parent.value)) parent.value.push(child.value);
    else if (parent.value !== null && typeof parent.value === 'object') parent.value[key] = child.value;
  }
}

function startOf(node: AST.TOMLNode): Position {
  return { line: node.loc.start.line, column: node.loc.start.column + 1 };
}

function tooDeep(): Problem {
  return new Problem(`the file is nested more than ${deepest} levels deep`, { fix: 'make it flatter' });
}
