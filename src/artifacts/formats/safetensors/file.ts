import { ArtifactError } from '../../error.ts';
import { parseJson } from '../json/parse.ts';
import { entry, isObject, type JsonObject, type JsonValue } from '../json/values.ts';
import { itemsOf, itemsOfDtype, readItems, type Tensor } from '../tensors/tensor.ts';
import { MAX_HEADER } from './matches.ts';

/** What a safetensors file holds. */
export interface Safetensors {
  /** `__metadata__`: text by key. */
  metadata: ReadonlyMap<string, string>;
  /** In the order of the bytes. */
  tensors: Tensor[];
}

/** numpy's names, and the bits an item. */
const DTYPES: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  BOOL: ['bool', 8],
  U8: ['uint8', 8],
  I8: ['int8', 8],
  U16: ['uint16', 16],
  I16: ['int16', 16],
  U32: ['uint32', 32],
  I32: ['int32', 32],
  U64: ['uint64', 64],
  I64: ['int64', 64],
  F16: ['float16', 16],
  BF16: ['bfloat16', 16],
  F32: ['float32', 32],
  F64: ['float64', 64],
  C64: ['complex64', 64],
  F8_E5M2: ['float8_e5m2', 8],
  F8_E4M3: ['float8_e4m3', 8],
  F8_E5M2FNUZ: ['float8_e5m2fnuz', 8],
  F8_E4M3FNUZ: ['float8_e4m3fnuz', 8],
  F8_E8M0: ['float8_e8m0', 8],
  F6_E2M3: ['float6_e2m3', 6],
  F6_E3M2: ['float6_e3m2', 6],
  F4: ['float4', 4],
};

const LENGTH_SIZE = 8;
const MAX_DIMENSIONS = 64;
const METADATA = '__metadata__';

/**
 * Reads a safetensors file. Throws an ArtifactError where it breaks a rule of the format: a header that runs past the
 * file, a name that comes twice, tensors that overlap, leave a gap or do not have the size of their shape.
 * Source: the format's README, "Format", and the checks of `safetensors/src/tensor.rs` (huggingface/safetensors).
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const { header, dataAt } = readHeader(bytes);
  const metadata = metadataOf(entry(header, METADATA));
  const places = Object.entries(header)
    .filter(([name]) => name !== METADATA)
    .map(([name, value]) => placeOf(name, value))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const data = bytes.subarray(dataAt);
  let end = 0;
  for (const { name, from, to } of places) {
    if (from !== end) fail(`tensor ${quoted(name)} begins at ${from}, where ${end} is due`, dataAt + from);
    end = to;
  }
  if (end !== data.length) {
    const what = end > data.length ? `cut off: ${end - data.length} bytes of tensors are missing` : null;
    fail(what ?? `${data.length - end} bytes behind the last tensor belong to none`, dataAt + end);
  }
  return { metadata, tensors: places.map((place) => tensorOf(place, data)) };
}

function readHeader(bytes: Uint8Array): { header: JsonObject; dataAt: number } {
  if (bytes.length < LENGTH_SIZE) fail('cut off: there is no header', bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length > MAX_HEADER) fail(`a header of ${length} bytes, more than ${MAX_HEADER}`, 0);
  const dataAt = LENGTH_SIZE + length;
  if (dataAt > bytes.length) fail(`cut off: the header takes ${length} bytes`, bytes.length);
  const text = bytes.subarray(LENGTH_SIZE, dataAt);
  const header = parseJson(text);
  if (!isObject(header)) return fail('the header is no JSON object', LENGTH_SIZE);
  if (countColons(text) !== countKeys(header)) fail('the header has a name twice', LENGTH_SIZE);
  return { header, dataAt };
}

/** The keys as the text has them: JSON.parse keeps one of two that are equal. */
function countColons(text: Uint8Array): number {
  let count = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === 0x22) isText = !isText;
    else if (isText && byte === 0x5c) at++;
    else if (!isText && byte === 0x3a) count++;
  }
  return count;
}

function countKeys(value: JsonValue): number {
  let count = 0;
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    if (!Array.isArray(next)) count += inner.length;
    for (const item of inner) open.push(item);
  }
  return count;
}

function metadataOf(value: JsonValue | undefined): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (!isObject(value)) return fail(`${METADATA} is no JSON object`, LENGTH_SIZE);
  const texts = Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (texts.length !== Object.keys(value).length) fail(`${METADATA} holds more than text`, LENGTH_SIZE);
  return new Map(texts);
}

interface Place {
  name: string;
  dtype: string;
  shape: number[];
  from: number;
  to: number;
}

function placeOf(name: string, value: JsonValue): Place {
  const object: JsonObject = isObject(value) ? value : {};
  const dtype = entry(object, 'dtype');
  const shape = lengths(entry(object, 'shape'));
  const offsets = lengths(entry(object, 'data_offsets'));
  const [from, to] = offsets ?? [];
  if (typeof dtype !== 'string' || !shape || offsets?.length !== 2 || from === undefined || to === undefined)
    return fail(`tensor ${quoted(name)} has no dtype, shape and data_offsets`, LENGTH_SIZE);
  const [known, bits] = (Object.hasOwn(DTYPES, dtype) ? DTYPES[dtype] : undefined) ?? [];
  if (known === undefined || bits === undefined)
    throw new ArtifactError(`tensor ${quoted(name)} has the dtype ${quoted(dtype)}`, { unsupported: true });
  if (shape.length > MAX_DIMENSIONS || to < from || (itemsOf(shape) * bits) / 8 !== to - from) {
    fail(
      `tensor ${quoted(name)} of shape [${shape.slice(0, 8)}] and dtype ${dtype} has ${to - from} bytes`,
      LENGTH_SIZE,
    );
  }
  return { name, dtype: known, shape, from, to };
}

function lengths(value: JsonValue | undefined): number[] | null {
  if (!Array.isArray(value)) return null;
  const numbers = value.filter((item): item is number => Number.isSafeInteger(item) && Number(item) >= 0);
  return numbers.length === value.length ? numbers : null;
}

function tensorOf({ name, dtype, shape, from, to }: Place, data: Uint8Array): Tensor {
  return {
    holder: '',
    name,
    dtype,
    shape,
    numbers() {
      const items = itemsOfDtype(dtype, true);
      if (!items) throw new ArtifactError(`holds numbers of dtype ${dtype}`, { unsupported: true });
      return readItems(data.subarray(from, to), items);
    },
  };
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
}

function fail(what: string, offset: number): never {
  throw new ArtifactError(`is a safetensors file, and broken: ${what}`, { offset });
}
