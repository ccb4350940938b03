import { ArtifactError } from '../../error.ts';
import { readThrift, type ThriftStruct, type ThriftValue } from './thrift.ts';

/** A column of a Parquet file: a leaf of its schema. */
export interface ParquetColumn {
  /** As `std.values.list.element`. */
  path: string;
  /** Parquet's number of the type: see TYPES. */
  type: number;
  /** How many fields on the way may be missing; a value is there where its definition level is this. */
  maxDefinition: number;
  /** How many fields on the way repeat. */
  maxRepetition: number;
  /** Where its pages are, one chunk for each group of rows. */
  chunks: ParquetChunk[];
}

export interface ParquetChunk {
  codec: number;
  /** How many values, missing ones too. */
  count: number;
  start: number;
  end: number;
}

export interface ParquetFooter {
  rows: number;
  columns: ParquetColumn[];
}

/** Parquet's numbers of physical types that are numbers. */
export const TYPES = { boolean: 0, int32: 1, int64: 2, float: 4, double: 5 } as const;

const MAGIC = 'PAR1';
const ENCRYPTED = 'PARE';

/** Spark's tables of parameters have a handful of columns; their footers are some kilobytes. */
const MAX_FOOTER = 4 * 1024 * 1024;
const MAX_SCHEMA = 2000;
const MAX_DEPTH = 24;
const MAX_PATH = 1000;

/** Whether bytes begin as a Parquet file does. */
function looksLikeParquet(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(0, 4)) === MAGIC;
}

/**
 * The footer of a Parquet file: how many rows there are, and where the pages of each column lie.
 *
 * Source: apache/parquet-format, README.md and parquet.thrift.
 */
export function readFooter(bytes: Uint8Array): ParquetFooter {
  const magic = textOf(bytes.subarray(-4));
  if (magic === ENCRYPTED)
    throw new ArtifactError('is a Parquet file that is encrypted', { unsupported: true });
  if (bytes.length < 12 || !looksLikeParquet(bytes) || magic !== MAGIC)
    throw new ArtifactError('is no whole Parquet file: it is cut off, or something else');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(bytes.length - 8, true);
  if (length > bytes.length - 12)
    throw new ArtifactError(`is a Parquet file with a footer of ${length} bytes, which it cannot have`);
  if (length > MAX_FOOTER)
    throw new ArtifactError('is a Parquet file with more metadata than is read', { unsupported: true });
  const end = bytes.length - 8;
  const { struct } = readThrift(bytes.subarray(0, end), end - length);
  const columns = leavesOf(list(struct, 2).map(asStruct));
  for (const group of list(struct, 4).map(asStruct)) {
    const chunks = list(group, 1).map(asStruct);
    if (chunks.length !== columns.length)
      throw new ArtifactError('is a Parquet file whose rows have other columns than its schema');
    for (const [index, column] of columns.entries()) {
      column.chunks.push(chunkOf(chunks[index] ?? new Map(), column, end - length));
    }
  }
  return { rows: count(struct, 3), columns };
}

/** The leaves of the schema, which is a tree written out flat: each element says how many follow below it. */
function leavesOf(elements: ThriftStruct[]): ParquetColumn[] {
  if (elements.length > MAX_SCHEMA)
    throw new ArtifactError(`is a Parquet file with more than ${MAX_SCHEMA} fields`, { unsupported: true });
  const columns: ParquetColumn[] = [];
  let at = 1;
  const walk = (children: number, above: Omit<ParquetColumn, 'type' | 'chunks'>, depth: number): void => {
    if (depth > MAX_DEPTH)
      throw new ArtifactError(`is a Parquet file nested deeper than ${MAX_DEPTH} levels`);
    for (let child = 0; child < children; child++) {
      const element = elements[at];
      if (!element) throw new ArtifactError('is a Parquet file whose schema is cut off');
      at += 1;
      const [required, repeated] = [0, 2];
      const repetition = integer(element, 3) ?? required;
      const here = {
        path: above.path === '' ? text(element, 4) : `${above.path}.${text(element, 4)}`,
        maxDefinition: above.maxDefinition + (repetition === required ? 0 : 1),
        maxRepetition: above.maxRepetition + (repetition === repeated ? 1 : 0),
      };
      // Every field below has it before its own.
      if (here.path.length > MAX_PATH)
        throw new ArtifactError('is a Parquet file with a name too long', { unsupported: true });
      const type = integer(element, 1);
      if (type === null) walk(integer(element, 5) ?? 0, here, depth + 1);
      else columns.push({ ...here, type, chunks: [] });
    }
  };
  walk(elements[0] ? (integer(elements[0], 5) ?? 0) : 0, { path: '', maxDefinition: 0, maxRepetition: 0 }, 0);
  if (new Set(columns.map(({ path }) => path)).size < columns.length)
    throw new ArtifactError('is a Parquet file with two columns of one name');
  return columns;
}

function chunkOf(chunk: ThriftStruct, { path, type }: ParquetColumn, footer: number): ParquetChunk {
  const meta = chunk.get(3);
  if (chunk.has(8) || !(meta instanceof Map))
    throw new ArtifactError('is a Parquet file that is encrypted', { unsupported: true });
  if (chunk.has(1))
    throw new ArtifactError('is a Parquet file whose columns are in another', { unsupported: true });
  const names = list(meta, 3).map((name) => (name instanceof Uint8Array ? textOf(name) : ''));
  if (names.join('.') !== path || integer(meta, 1) !== type)
    throw new ArtifactError(
      `is a Parquet file whose column ${path.slice(0, 80)} is not the one of its schema`,
    );
  const dictionary = integer(meta, 11) ?? 0;
  const data = count(meta, 9);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + count(meta, 7);
  if (end > footer) throw new ArtifactError(`is a Parquet file whose column ${path.slice(0, 80)} is cut off`);
  return { codec: count(meta, 4), count: count(meta, 5), start, end };
}

function asStruct(value: ThriftValue): ThriftStruct {
  return value instanceof Map ? value : new Map();
}

function list(struct: ThriftStruct, field: number): ThriftValue[] {
  const value = struct.get(field);
  return Array.isArray(value) ? value : [];
}

function text(struct: ThriftStruct, field: number): string {
  const value = struct.get(field);
  return value instanceof Uint8Array ? textOf(value) : '';
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A number that may be left out. */
export function integer(struct: ThriftStruct, field: number): number | null {
  const value = struct.get(field);
  return typeof value === 'number' ? value : null;
}

/** A number that counts something. */
export function count(struct: ThriftStruct, field: number): number {
  const value = integer(struct, field);
  if (value === null || value < 0 || !Number.isSafeInteger(value))
    throw new ArtifactError('is a Parquet file whose metadata lacks a count');
  return value;
}
