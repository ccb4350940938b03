import { parseDocument } from 'yaml';
import { ArtifactError } from '../../error.ts';

/** A part of `MLmodel`: every scalar is text, as the file spells it, so that version 1.10 stays 1.10. */
export type Node = string | Node[] | NodeMap;
export type NodeMap = { [key: string]: Node };

/** The largest there are hold signatures of thousands of columns. */
const MAX_BYTES = 256 * 1024;

/** Parsing goes as deep as the text is nested. */
const MAX_INDENT = 100;
const MAX_INDICATORS = 8;
const MAX_BRACKETS = 50;

/** PyYAML writes one where MLflow says the same thing twice; written out, they may grow. */
const MOST_ALIASES = 100;

/**
 * The YAML of `MLmodel`.
 *
 * Source: mlflow/models/model.py, Model.to_yaml.
 */
export function parseMlmodel(bytes: Uint8Array): NodeMap {
  if (bytes.length > MAX_BYTES)
    throw new ArtifactError('has an MLmodel that is too large', { unsupported: true });
  const text = new TextDecoder().decode(bytes);
  if (isNestedDeeply(text)) throw new ArtifactError('has an MLmodel that is nested too deeply');
  // Of a key that is there twice the last counts, as for MLflow; the library would compare each with all before it.
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) throw new ArtifactError(`has an MLmodel that is no YAML: ${error.message.split('\n')[0]}`);
  const root = writtenOut(document);
  if (isMap(root)) return root;
  throw new ArtifactError('has an MLmodel that is no map');
}

function writtenOut(document: ReturnType<typeof parseDocument>): Node | null {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw new ArtifactError('has an MLmodel whose aliases cannot be followed', { cause });
  }
}

function isNestedDeeply(text: string): boolean {
  let [depth, deepest] = [0, 0];
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  const nests = new RegExp(`^(?:[ \\t]{${MAX_INDENT}}|[ \\t]*(?:[?:-][ \\t]+){${MAX_INDICATORS}})`, 'm');
  return deepest > MAX_BRACKETS || nests.test(text);
}

export function isMap(node: Node | null | undefined): node is NodeMap {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** A map under a key; an empty one where there is none. */
export function mapAt(map: NodeMap, key: string): NodeMap {
  const node = Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(node) ? node : {};
}

/** A text under a key; null where there is none, or where it is YAML's null. */
export function textAt(map: NodeMap, key: string): string | null {
  const node = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof node === 'string' && node !== 'null' && node !== '' && node !== '~' ? node : null;
}
