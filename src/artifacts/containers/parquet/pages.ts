import { gunzipSync } from 'node:zlib';
import { ArtifactError } from '../../error.ts';
import { crc32 } from '../crc32.ts';
import { count, integer, type ParquetChunk, type ParquetColumn } from './footer.ts';
import { readRuns } from './levels.ts';
import { unpackSnappy } from './snappy.ts';
import { readThrift, type ThriftStruct } from './thrift.ts';
import { readPlain } from './values.ts';

/** What may still come out of a file: counted down as it is read. */
export interface PageBudget {
  bytes: number;
  values: number;
}

const PAGES = { data: 0, index: 1, dictionary: 2, dataV2: 3 } as const;
const ENCODINGS = { plain: 0, plainDictionary: 2, rle: 3, rleDictionary: 8 } as const;
const CODECS = { none: 0, snappy: 1, gzip: 2 } as const;

/** One page, its head read and its bytes still packed. */
interface Page {
  type: number;
  head: ThriftStruct;
  packed: Uint8Array;
  /** How many bytes it unpacks to. */
  size: number;
  offset: number;
}

/**
 * The values of a column in one group of rows, those that are there alone. Every page's checksum is looked at, where it
 * has one.
 *
 * Source: apache/parquet-format, README.md, "Data Pages", and parquet.thrift, PageHeader.
 */
export function readChunk(
  bytes: Uint8Array,
  column: ParquetColumn,
  chunk: ParquetChunk,
  budget: PageBudget,
): number[] {
  const values: number[] = [];
  let [at, seen] = [chunk.start, 0];
  let dictionary: number[] | null = null;
  while (seen < chunk.count) {
    const { page, end } = pageAt(bytes, at, chunk.end, budget);
    at = end;
    if (page.type === PAGES.index) continue;
    if (page.type === PAGES.dictionary) {
      const head = inner(page, 7);
      dictionary = readPlain(unpack(page, chunk.codec), column.type, counted(head, budget), page.offset);
      continue;
    }
    const data = page.type === PAGES.dataV2 ? dataV2(page, column, chunk) : dataV1(page, column, chunk);
    const { total } = data;
    if (total > chunk.count - seen) throw broken(page, 'holds more values than its column');
    budget.values -= total;
    if (budget.values < 0) throw tooMuch();
    for (const value of valuesOf(data, column, dictionary, page)) values.push(value);
    seen += total;
  }
  return values;
}

/** The values of a data page, still encoded. */
interface PageData {
  bytes: Uint8Array;
  encoding: number;
  /** How many values it says it has, missing ones too. */
  total: number;
  /** How many are there. */
  present: number;
}

/** The levels and the values are packed together, each list of levels with its length before it. */
function dataV1(page: Page, column: ParquetColumn, { codec }: ParquetChunk): PageData {
  const head = inner(page, 5);
  const total = checkedTotal(page, head);
  let rest = unpack(page, codec);
  const levels = (max: number, encodingField: number): Uint32Array | null => {
    if (max === 0) return null;
    if (integer(head, encodingField) !== ENCODINGS.rle)
      throw new ArtifactError('has a Parquet page in an old encoding', { unsupported: true });
    if (rest.length < 4) throw broken(page, 'is cut off');
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(0, true);
    if (length > rest.length - 4) throw broken(page, 'is cut off');
    const read = readRuns(rest.subarray(4, 4 + length), bitsFor(max), total);
    rest = rest.subarray(4 + length);
    return read;
  };
  levels(column.maxRepetition, 4);
  const definitions = levels(column.maxDefinition, 3);
  return { bytes: rest, encoding: count(head, 2), total, present: presentOf(definitions, column, total) };
}

/** The levels lie unpacked before the values, and the head says how long they are. */
function dataV2(page: Page, column: ParquetColumn, { codec }: ParquetChunk): PageData {
  const head = inner(page, 8);
  const total = checkedTotal(page, head);
  const [definitionLength, repetitionLength] = [count(head, 5), count(head, 6)];
  const before = definitionLength + repetitionLength;
  if (before > page.packed.length || before > page.size) throw broken(page, 'is cut off');
  const runs = page.packed.subarray(repetitionLength, before);
  const definitions =
    column.maxDefinition === 0 ? null : readRuns(runs, bitsFor(column.maxDefinition), total);
  const values = { ...page, packed: page.packed.subarray(before), size: page.size - before };
  const bytes = head.get(7) === false ? values.packed : unpack(values, codec);
  return { bytes, encoding: count(head, 4), total, present: presentOf(definitions, column, total) };
}

function valuesOf(
  { bytes, encoding, present }: PageData,
  { type }: ParquetColumn,
  dictionary: number[] | null,
  page: Page,
): number[] {
  switch (encoding) {
    case ENCODINGS.plain:
      return readPlain(bytes, type, present, page.offset);
    case ENCODINGS.plainDictionary:
    case ENCODINGS.rleDictionary: {
      const places = present === 0 ? [] : readRuns(bytes.subarray(1), bytes[0] ?? 0, present);
      return Array.from(places, (place) => {
        const value = dictionary?.[place];
        if (value === undefined) throw broken(page, 'names a value that its dictionary does not have');
        return value;
      });
    }
    default:
      throw new ArtifactError(`has a Parquet page in encoding ${encoding}, which is not read`, {
        unsupported: true,
      });
  }
}

/** Many columns may point at one page, so that it counts whenever it is looked at, packed or not. */
function pageAt(
  bytes: Uint8Array,
  at: number,
  limit: number,
  budget: PageBudget,
): { page: Page; end: number } {
  const { struct, end: start } = readThrift(bytes.subarray(0, limit), at);
  const end = start + count(struct, 3);
  const page: Page = {
    type: count(struct, 1),
    head: struct,
    packed: bytes.subarray(start, end),
    size: count(struct, 2),
    offset: at,
  };
  if (end > limit) throw broken(page, 'is cut off');
  spend(budget, Math.max(page.size, page.packed.length));
  const checksum = integer(struct, 4);
  if (checksum !== null && crc32(page.packed) !== checksum >>> 0)
    throw broken(page, 'does not match its checksum');
  return { page, end };
}

function unpack({ packed, size, offset }: Page, codec: number): Uint8Array {
  switch (codec) {
    case CODECS.none:
      return checkedSize(packed, size, offset);
    case CODECS.snappy:
      return unpackSnappy(packed, size);
    case CODECS.gzip:
      return checkedSize(gunzip(packed, size, offset), size, offset);
    default:
      throw new ArtifactError(`has a Parquet page packed by codec ${codec}, which is not read`, {
        unsupported: true,
      });
  }
}

function gunzip(packed: Uint8Array, size: number, offset: number): Uint8Array {
  try {
    const { buffer, byteOffset, byteLength } = gunzipSync(packed, { maxOutputLength: Math.max(size, 1) });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (cause) {
    throw new ArtifactError('has a Parquet page packed by gzip that is broken', { offset, cause });
  }
}

function checkedSize(bytes: Uint8Array, size: number, offset: number): Uint8Array {
  if (bytes.length === size) return bytes;
  throw new ArtifactError(`has a Parquet page of ${bytes.length} bytes, not of the ${size} it says`, {
    offset,
  });
}

function inner(page: Page, field: number): ThriftStruct {
  const head = page.head.get(field);
  if (head instanceof Map) return head;
  throw broken(page, 'lacks its head');
}

function counted(head: ThriftStruct, budget: PageBudget): number {
  const values = count(head, 1);
  budget.values -= values;
  if (budget.values < 0) throw tooMuch();
  return values;
}

/** A run of missing values takes no room, so that only the count itself can be held to. */
function checkedTotal(page: Page, head: ThriftStruct): number {
  const total = count(head, 1);
  if (total > MAX_PAGE_VALUES) throw broken(page, `says ${total} values, more than ${MAX_PAGE_VALUES}`);
  return total;
}

const MAX_PAGE_VALUES = 4_000_000;

function presentOf(levels: Uint32Array | null, { maxDefinition }: ParquetColumn, total: number): number {
  if (levels === null) return total;
  let present = 0;
  for (const level of levels) present += level === maxDefinition ? 1 : 0;
  return present;
}

function spend(budget: PageBudget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw tooMuch();
}

function tooMuch(): ArtifactError {
  return new ArtifactError('unpacks to more than a table of parameters holds', { unsupported: true });
}

function bitsFor(level: number): number {
  return 32 - Math.clz32(level);
}

function broken({ offset }: Page, what: string): ArtifactError {
  return new ArtifactError(`has a Parquet page that ${what}`, { offset });
}
