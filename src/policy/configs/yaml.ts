import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { Problem } from '../../problem.ts';
import { quoted } from '../../validation/words.ts';
import type { Position } from '../pairs.ts';
import { type Document, deepest, type Value } from './document.ts';
import { withoutBom } from './text.ts';
import { type Branch, type Child, documentOf, emptyObject } from './tree.ts';
import { tooDeep, yamlProblem } from './yaml-problem.ts';

/** Values after every alias and merge is written out: more of them is an attack ("billion laughs"), not a config. */
const mostValues = 1_000_000;

type At = (offset: number) => Position;

/** A branch that knows how many values it is when written out, and how deep: an alias shares the branch of its anchor. */
interface Measured extends Branch {
  children: Map<string | number, Child & { branch: Measured }>;
  size: number;
  height: number;
}

/**
 * Reads every document of a YAML 1.2 file, with anchors, aliases and the merge key `<<` (https://yaml.org/type/merge.html).
 * No documents means an empty file. Throws a `Problem` with line and column.
 */
export function readYaml(original: string): Document[] {
  const text = withoutBom(original);
  const lines = new LineCounter();
  const at: At = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // The library would compare each key with all before it, minutes for a large map: we look for duplicates ourselves.
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return parsed.map((document) => {
    const error = document.errors[0];
    if (error) throw yamlProblem(error, text, at(error.pos[0]));
    return documentOf(
      document.contents ? grow(document.contents, text, at) : scalar(null, null, at(document.range[0])),
    );
  });
}

/** From the library's nodes to plain values, in the order of the file, so that an alias finds the last anchor of its name. */
function grow(root: Node, text: string, at: At): Measured {
  const anchors = new Map<string, Measured | 'unfinished'>();
  let counted = 0;
  const startOf = (node: Node): Position => at(node.range?.[0] ?? 0);
  // A key without quotes that looks like a map (`{name}:`) is its own text, as its author meant it.
  const written = (key: Node): string => text.slice(key.range?.[0] ?? 0, key.range?.[1] ?? 0).trim();
  const count = (values: number, node: Node) => {
    counted += values;
    if (counted > mostValues) throw tooMuch(startOf(node));
  };

  const branchOf = (node: Node): Measured => {
    count(1, node);
    if (isAlias(node)) return anchored(anchors, node.source, startOf(node));
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, 'unfinished');
    const branch = isMap(node) ? mapOf(node) : isSeq(node) ? listOf(node) : scalarOf(node);
    if (anchor !== undefined) anchors.set(anchor, branch);
    return branch;
  };

  const scalarOf = (node: Node): Measured => {
    const source = isScalar(node) ? (node.source ?? null) : null;
    return scalar(isScalar(node) ? plain(node.value, source) : null, source, startOf(node));
  };

  const listOf = (node: YAMLSeq): Measured => {
    const children: Measured['children'] = new Map();
    for (const [index, item] of node.items.entries())
      children.set(index, { branch: branchOf(item as Node), keyAt: null });
    return enclosing(
      [...children.values()].map((child) => child.branch.value),
      children,
      startOf(node),
    );
  };

  const mapOf = (node: YAMLMap): Measured => {
    const children: Measured['children'] = new Map();
    const merged: Measured[] = [];
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const keyAt = startOf(key);
      const keyBranch = branchOf(key);
      const branch = value ? branchOf(value) : scalar(null, null, keyAt);
      if (isMergeKey(key)) merged.push(...mergeSources(branch, keyAt));
      else addKey(children, keyBranch.source ?? written(key), { branch, keyAt });
    }
    // A key of the map itself wins over a merged one, and an earlier source over a later.
    for (const source of merged) {
      count(source.children.size, node);
      for (const [key, child] of source.children) if (!children.has(key)) children.set(key, child);
    }
    const value = emptyObject();
    for (const [key, { branch }] of children) value[key] = branch.value;
    return enclosing(value, children, startOf(node));
  };

  return branchOf(root);
}

function scalar(value: Value, source: string | null, at: Position): Measured {
  return { value, at, source, children: new Map(), size: 1, height: 0 };
}

function enclosing(value: Value, children: Measured['children'], at: Position): Measured {
  let size = 1;
  let height = 0;
  for (const { branch } of children.values()) {
    size += branch.size;
    height = Math.max(height, branch.height);
  }
  if (size > mostValues) throw tooMuch(at);
  if (height >= deepest) throw tooDeep(at);
  return { value, at, source: null, children, size, height: height + 1 };
}

function plain(value: unknown, source: string | null): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // What the core schema does not know (a date, by a tag of YAML 1.1) stays as it is written.
  return value === null || value === undefined ? null : (source ?? String(value));
}

function anchored(anchors: Map<string, Measured | 'unfinished'>, name: string, at: Position): Measured {
  const branch = anchors.get(name);
  if (branch === 'unfinished') {
    throw new Problem(`the alias *${name} stands inside of its own anchor &${name}`, {
      fix: 'write the value itself',
      ...at,
    });
  }
  if (!branch) {
    throw new Problem(`the alias *${name} has no anchor &${name} before it`, {
      fix: `write &${name} before the value that it means`,
      ...at,
    });
  }
  return branch;
}

function addKey(children: Measured['children'], key: string, child: Child & { branch: Measured }): void {
  const first = children.get(key)?.keyAt;
  if (first) {
    const message = `the key ${quoted(key)} stands twice in one map, first at line ${first.line}`;
    throw new Problem(message, { fix: 'keep one of them', ...child.keyAt });
  }
  children.set(key, child);
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
}

function mergeSources(branch: Measured, at: Position): Measured[] {
  const sources = Array.isArray(branch.value)
    ? [...branch.children.values()].map((child) => child.branch)
    : [branch];
  for (const { value } of sources) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      const fix = 'give it the alias of a map, as `<<: *defaults`';
      throw new Problem('the merge key `<<` needs a map, or a list of maps', { fix, ...at });
    }
  }
  return sources;
}

function tooMuch(at: Position): Problem {
  const message = `the file has more than ${mostValues} values when its aliases are written out`;
  return new Problem(message, { fix: 'use fewer aliases, or a smaller file', ...at });
}
