import type { Zip } from '../../containers/zip.ts';
import { ArtifactError } from '../../error.ts';
import { type Names, nameGlobal } from '../../pickle/names.ts';
import type { PyGlobal, PyValue } from '../../pickle/values.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from '../json/values.ts';

/** The reading of one skops file. */
export interface Reading {
  zip: Zip;
  names: Names;
  /** Values by skops' `__id__`, which is Python's: what is held twice is one value. */
  known: Map<number, PyValue>;
  /** What was read of the archive's entries, by their names. */
  files: Map<string, PyValue>;
  /** How many bytes archives within the archive may still unpack to. */
  innerLeft: number;
  /** The value of a node within. */
  read: (schema: JsonValue | undefined) => PyValue;
}

/** Notes a value down before what is in it is read: it may hold itself. */
export type Keep = <T extends PyValue>(value: T) => T;

/** How a kind of node is read. */
export type Loader = (reading: Reading, node: Node, keep: Keep) => PyValue;

/** A node of the schema: what it is called, and the keyword that says how to read it. */
export interface Node {
  state: JsonObject;
  module: string;
  class: string;
  loader: string;
}

/** Throws an ArtifactError where a value is no node. */
export function nodeFrom(value: JsonValue | undefined): Node {
  if (!isObject(value)) return fail('a node that is no object');
  const [module, name, loader] = ['__module__', '__class__', '__loader__'].map((key) => textAt(value, key));
  // The name of a node that stands for another one may be null.
  if (loader === null || loader === undefined) return fail('a node that does not say how to read it');
  return { state: value, module: module ?? '', class: name ?? '', loader };
}

/** The identity of a node; null where it has none. */
export function idOf({ state }: Node): number | null {
  const id = entry(state, '__id__');
  return typeof id === 'number' && id !== 0 ? id : null;
}

/** The class or function that a node names, listed as an import. */
export function globalOf(reading: Reading, { module, class: name }: Node): PyGlobal {
  return nameGlobal(reading.names, module, name, 0);
}

/** The entries of the object under `content`. */
export function partsOf({ state, loader }: Node): JsonObject {
  const content = entry(state, 'content');
  return isObject(content) ? content : fail(`a ${loader} without its content`);
}

/** The items of the list under `content`. */
export function itemsOf({ state, loader }: Node): JsonValue[] {
  const content = entry(state, 'content');
  return Array.isArray(content) ? content : fail(`a ${loader} without its content`);
}

export function fail(what: string): never {
  throw new ArtifactError(`has a schema with ${what}`);
}
