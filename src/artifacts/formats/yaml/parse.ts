import { isAlias, isMap, isNode, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import { ArtifactError } from '../../error.ts';
import { importsOf } from '../../imports.ts';
import { isObject, type JsonObject, type JsonValue } from '../json/values.ts';

/** A YAML file in JSON's shapes. */
export interface YamlFile {
  value: JsonValue;
  /** What `yaml.load` of Python would import for the tags in it (`!!python/object/apply:os.system`). */
  imports: string[];
  unsafe: string[];
}

/** Larger text is no scaler. */
const MAX_BYTES = 1024 * 1024;

/** The parser takes a kilobyte for each value: more of them than this are not parsed. */
const MAX_MARKS = 150_000;

const MAX_DEPTH = 100;

/** Values after every alias is written out ("billion laughs"). */
const MAX_VALUES = 500_000;

/**
 * Parses one document of YAML 1.2, with anchors, aliases and merge keys. Nothing that a tag names is made. Throws an
 * ArtifactError. What `.nan` and `.inf` stand for is kept.
 */
export function parseYaml(bytes: Uint8Array): YamlFile {
  if (bytes.length > MAX_BYTES) throw new ArtifactError('is too large for YAML', { unsupported: true });
  const text = decode(bytes);
  checkBounds(text);
  // The library would compare each key with all before it, minutes for a large map: they are compared below.
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document] = documents;
  if (!document || documents.length > 1)
    throw new ArtifactError(`holds ${documents.length} YAML documents`, { unsupported: true });
  const [error] = document.errors;
  if (error) throw /call stack/.test(error.message) ? tooDeep() : notYaml(error.message, error.pos[0]);
  const seen: Seen = { anchors: new Map(), values: 0, python: [] };
  const value = convert(document.contents, seen, 0);
  const { imports, unsafe } = importsOf({ globals: seen.python });
  return { value, imports, unsafe };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ArtifactError('is not YAML: it is not valid UTF-8', { cause });
  }
}

function notYaml(why: string, offset: number): ArtifactError {
  return new ArtifactError(`is not YAML: ${why}`, { offset });
}

function tooDeep(): ArtifactError {
  return new ArtifactError(`is nested deeper than ${MAX_DEPTH} levels`);
}

/** The parser makes something of each mark, and calls itself for each level: what is too much must not reach it. */
function checkBounds(text: string): void {
  let [marks, depth] = [0, 0];
  for (const character of text) {
    if (!MARKS.has(character)) continue;
    marks += 1;
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(depth - 1, 0);
    if (depth > 10 * MAX_DEPTH) throw tooDeep();
  }
  if (marks > MAX_MARKS) throw new ArtifactError('holds too many values for YAML', { unsupported: true });
  if (/(?:[-?:][ \t]+){100}/.test(text) || /^ {1000}/m.test(text)) throw tooDeep();
}

/** Each value is behind one of these, and so is whatever else the parser makes something of, mistakes among it. */
const MARKS = new Set([...',\n:?[]{}!&*"\'#|>%@`']);

interface Seen {
  anchors: Map<string, Node>;
  values: number;
  python: Parameters<typeof importsOf>[0]['globals'];
}

function convert(node: unknown, seen: Seen, depth: number): JsonValue {
  seen.values += 1;
  if (seen.values > MAX_VALUES)
    throw new ArtifactError(`holds more than ${MAX_VALUES} values, with its aliases written out`);
  if (depth > MAX_DEPTH) throw tooDeep();
  if (!isNode(node)) return null;
  if (isAlias(node)) {
    const target = seen.anchors.get(node.source);
    if (!target) throw new ArtifactError(`has an alias "*${node.source.slice(0, 100)}" without an anchor`);
    return convert(target, seen, depth + 1);
  }
  if ('anchor' in node && node.anchor) seen.anchors.set(node.anchor, node);
  const foreign = foreignTag(node, seen);
  const value = contentOf(node, seen, depth);
  // A value that a tag makes into something else is not the value that stands there.
  return foreign ?? value;
}

function contentOf(node: Node, seen: Seen, depth: number): JsonValue {
  if (isMap(node)) return mapOf(node, seen, depth);
  if (isSeq(node)) return node.items.map((item) => convert(item, seen, depth + 1));
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function mapOf(node: YAMLMap, seen: Seen, depth: number): JsonObject {
  const entries = new Map<string, JsonValue>();
  const merged: JsonValue[] = [];
  for (const { key, value } of node.items) {
    if (!isScalar(key)) throw new ArtifactError('has a key that is not text');
    const name = String(key.value);
    const child = convert(value, seen, depth + 1);
    if (name === '<<') merged.push(...(Array.isArray(child) ? child : [child]));
    else if (entries.has(name)) throw new ArtifactError(`has the key "${name.slice(0, 100)}" twice`);
    else entries.set(name, child);
  }
  for (const [name, child] of merged.filter(isObject).flatMap((each) => Object.entries(each)))
    if (!entries.has(name)) entries.set(name, child);
  return Object.fromEntries(entries);
}

const STANDARD =
  /^(tag:yaml\.org,2002:(float|int|str|seq|map|null|bool|python\/(tuple|str|unicode|int|float|long|bool|none|list|dict))|!)$/;

const PYTHON = /^tag:yaml\.org,2002:python\/(name|module|object(?:\/apply|\/new)?):([\w.]+)/;

/** A tag that means more than the value, as text; null where there is none. Python's are noted down. */
function foreignTag(node: Node, { python }: Seen): string | null {
  const tag = 'tag' in node ? node.tag : undefined;
  if (tag === undefined || STANDARD.test(tag)) return null;
  const [, kind, path = ''] = PYTHON.exec(tag) ?? [];
  if (kind === undefined) return tag;
  python.push(importedBy(kind, path));
  return tag;
}

function importedBy(kind: string, path: string, offset = 0): Seen['python'][number] {
  const dot = kind === 'module' ? path.length : path.lastIndexOf('.');
  const [module, name] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
  return { module, name: name || '*', called: kind.startsWith('object'), offset };
}

const PYTHON_TAGS =
  /(?:!!|tag:yaml\.org,2002:)python\/(name|module|object(?:\/apply|\/new)?):([\w.]{1,200})/g;

/** What tags name in a text that is not parsed: what is too large here, or no YAML, another parser may take. */
export function importsInTags(bytes: Uint8Array): ReturnType<typeof importsOf> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const tags = text.matchAll(PYTHON_TAGS);
  return importsOf({
    globals: Array.from(tags, ({ 1: kind = '', 2: path = '', index }) => importedBy(kind, path, index)),
  });
}
