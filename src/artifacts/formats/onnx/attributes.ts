import { createHash } from 'node:crypto';
import type { OnnxNode } from './model.ts';
import { type Tensor, tensorAt } from './tensor.ts';
import { broken, type Field, fieldsOf, piece, type Range, textOf, varintsOf } from './wire.ts';

/** Where each value of an AttributeProto is, by the number of its field. Source: onnx/onnx.proto. */
const [NAME, FLOAT, INT, STRING, TENSOR, FLOATS, INTS, STRINGS, DOC] = [1, 2, 3, 4, 5, 7, 8, 9, 13];

/** How many values of an attribute are read. */
const MAX_VALUES = 1_000_000;

/** A float; undefined where the node has no such attribute. */
export function floatOf(bytes: Uint8Array, node: OnnxNode, name: string): number | undefined {
  return collect(bytes, node, name, FLOAT, (field) => floats(bytes, field))?.at(-1);
}

export function floatsOf(bytes: Uint8Array, node: OnnxNode, name: string): number[] | undefined {
  return collect(bytes, node, name, FLOATS, (field) => floats(bytes, field));
}

export function intOf(bytes: Uint8Array, node: OnnxNode, name: string): number | undefined {
  return collect(bytes, node, name, INT, (field) => varintsOf(bytes, field, MAX_VALUES))?.at(-1);
}

export function intsOf(bytes: Uint8Array, node: OnnxNode, name: string): number[] | undefined {
  return collect(bytes, node, name, INTS, (field) => varintsOf(bytes, field, MAX_VALUES));
}

export function stringOf(bytes: Uint8Array, node: OnnxNode, name: string): string | undefined {
  return collect(bytes, node, name, STRING, (field) => [textOf(bytes, field)])?.at(-1);
}

export function stringsOf(bytes: Uint8Array, node: OnnxNode, name: string): string[] | undefined {
  return collect(bytes, node, name, STRINGS, (field) => [textOf(bytes, field)]);
}

export function tensorOf(bytes: Uint8Array, node: OnnxNode, name: string): Tensor | undefined {
  return collect(bytes, node, name, TENSOR, (field) => [tensorAt(bytes, piece(field))])?.at(-1);
}

/** What the values of one attribute are, each by its own field; undefined where there is no such attribute. */
function collect<T>(
  bytes: Uint8Array,
  node: OnnxNode,
  name: string,
  number: number,
  read: (field: Field) => T[],
): T[] | undefined {
  const range = attributeNamed(bytes, node, name);
  if (range === null) return undefined;
  const values: T[] = [];
  for (const field of fieldsOf(bytes, range)) {
    if (field.number !== number) continue;
    for (const value of read(field)) values.push(value);
    if (values.length > MAX_VALUES) throw broken(`has an attribute ${name} of too many values`, range.start);
  }
  return values;
}

function attributeNamed(bytes: Uint8Array, node: OnnxNode, name: string): Range | null {
  const named = node.attributes.filter((range) => attributeName(bytes, range) === name);
  if (named.length > 1) throw broken(`has a node with two attributes ${name}`, named[1]?.start ?? 0);
  return named[0] ?? null;
}

function attributeName(bytes: Uint8Array, range: Range): string {
  for (const field of fieldsOf(bytes, range)) if (field.number === NAME) return textOf(bytes, field);
  return '';
}

/** Of one field: a single float, or a packed list of them. */
function floats(bytes: Uint8Array, { wire, start, end }: Field): number[] {
  if (wire !== 2 && wire !== 5) throw broken('has a number of a wrong kind', start);
  if ((end - start) % 4 !== 0) throw broken('has a list of floats that is cut off', start);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  return Array.from({ length: (end - start) / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

/** What the attributes say together, by hash; in whatever order they stand. */
export function attributesDigest(bytes: Uint8Array, node: OnnxNode): string {
  if (node.attributes.length === 0) return '';
  const parts = node.attributes.map((range) => {
    const hash = createHash('sha256');
    for (const { number, start, end } of fieldsOf(bytes, range)) {
      if (number !== DOC) hash.update(`${number}:${end - start}:`).update(bytes.subarray(start, end));
    }
    return hash.digest('hex');
  });
  return createHash('sha256').update(parts.sort().join()).digest('hex');
}
