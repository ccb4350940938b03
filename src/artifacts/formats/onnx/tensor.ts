import { createHash } from 'node:crypto';
import { ArtifactError } from '../../error.ts';
import { broken, type Field, fieldsOf, piece, type Range, textOf, varintsOf } from './wire.ts';

/** A TensorProto: what it says of itself, and where it is. Source: onnx/onnx.proto. */
export interface Tensor {
  name: string;
  /** The number of the element type, TensorProto.DataType. */
  element: number;
  shape: number[];
  range: Range;
  bytes: Uint8Array;
}

const MAX_DIMENSIONS = 64;
const EXTERNAL = 1;
const [RAW_DATA, EXTERNAL_DATA, DATA_LOCATION] = [9, 13, 14];

/**
 * A tensor whose numbers stay where they are. An ArtifactError where they are in another file, which no hash of this
 * one covers.
 */
export function tensorAt(bytes: Uint8Array, { start, end }: Range): Tensor {
  const tensor: Tensor = { name: '', element: 0, shape: [], range: { start, end }, bytes };
  let file = 'not named';
  let isExternal = false;
  for (const field of fieldsOf(bytes, tensor.range)) {
    if (field.number === 1) tensor.shape.push(...varintsOf(bytes, field, MAX_DIMENSIONS));
    else if (field.number === 2) tensor.element = field.value;
    else if (field.number === 8) tensor.name = textOf(bytes, field);
    else if (field.number === DATA_LOCATION) isExternal = field.value === EXTERNAL;
    else if (field.number === EXTERNAL_DATA) file = locationIn(bytes, field) ?? file;
    if (tensor.shape.length > MAX_DIMENSIONS) throw broken('has a tensor of too many dimensions', start);
  }
  if (!isExternal) return tensor;
  throw new ArtifactError(
    `keeps numbers in another file (${file}), which is not read and which its hash does not cover: save it as one file`,
    { offset: start },
  );
}

/** `location` of an entry of external_data. */
function locationIn(bytes: Uint8Array, range: Field): string | null {
  let [key, value] = ['', ''];
  for (const field of fieldsOf(bytes, piece(range))) {
    if (field.number === 1) key = textOf(bytes, field);
    else if (field.number === 2) value = textOf(bytes, field);
  }
  return key === 'location' ? JSON.stringify(value.slice(0, 200)) : null;
}

/** How many numbers a constant may have that is looked into. */
const MAX_NUMBERS = 1_000_000;

/** The name that numpy has for an element type; null for what is not read as numbers. */
export function dtypeOf(element: number): string | null {
  return DTYPES.get(element)?.name ?? null;
}

/** How many numbers the shape gives. */
function countOf({ shape }: Tensor): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * The numbers of a tensor, float32 and float16 at their exact values. Null for types that are not read and for
 * tensors too large to be a scaler's; an ArtifactError where the shape and the bytes contradict each other.
 */
export function numbersOf(tensor: Tensor): number[] | null {
  const dtype = DTYPES.get(tensor.element);
  const count = countOf(tensor);
  if (dtype === undefined || !(count <= MAX_NUMBERS)) return null;
  const numbers: number[] = [];
  let source = 0;
  for (const field of fieldsOf(tensor.bytes, tensor.range)) {
    if (field.number !== RAW_DATA && !LISTS.has(field.number)) continue;
    // raw_data is one piece; of two kinds of lists none is known to count.
    const isSecond = source !== 0 && (source !== field.number || field.number === RAW_DATA);
    if (isSecond) throw broken('has a tensor whose numbers are given twice', tensor.range.start);
    source = field.number;
    // No number takes more than ten bytes: what is longer does not fit, and is not unpacked first.
    if (field.end - field.start > (count - numbers.length) * 10) break;
    for (const number of listed(tensor.bytes, field, dtype)) numbers.push(number);
    if (numbers.length > count) break;
  }
  if (numbers.length === count && !tensor.shape.some((length) => length < 0)) return numbers;
  const shape = tensor.shape.join('×');
  throw broken(`has a tensor of shape ${shape} with other than ${count} numbers`, tensor.range.start);
}

/** The fields that hold numbers: float_data, int32_data, int64_data, double_data, uint64_data. */
const LISTS = new Set([4, 5, 7, 10, 11]);

function listed(bytes: Uint8Array, field: Field, dtype: Dtype): number[] {
  if (field.number === RAW_DATA) return items(bytes, piece(field), dtype);
  if (field.number !== dtype.list)
    throw broken('has a tensor whose numbers are of another type', field.start);
  if (dtype.list === 4 || dtype.list === 10) return items(bytes, field, dtype);
  return varintsOf(bytes, field, MAX_NUMBERS).map(dtype.from ?? same);
}

function items(bytes: Uint8Array, { wire, start, end }: Field, { size, at }: Dtype): number[] {
  if (wire === 0 || (end - start) % size !== 0) throw broken('has a tensor that is cut off', start);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  return Array.from({ length: (end - start) / size }, (_, index) => at(view, index * size));
}

interface Dtype {
  name: string;
  size: number;
  at: (view: DataView, offset: number) => number;
  /** The field that holds it as a list. */
  list: number;
  /** From what that list holds. */
  from?: (value: number) => number;
}

const same = (value: number): number => value;

/** By TensorProto.DataType; raw bytes are in little-endian order. */
const DTYPES: ReadonlyMap<number, Dtype> = new Map<number, Dtype>([
  [1, { name: 'float32', size: 4, at: (view, at) => view.getFloat32(at, true), list: 4 }],
  [2, { name: 'uint8', size: 1, at: (view, at) => view.getUint8(at), list: 5 }],
  [3, { name: 'int8', size: 1, at: (view, at) => view.getInt8(at), list: 5 }],
  [6, { name: 'int32', size: 4, at: (view, at) => view.getInt32(at, true), list: 5 }],
  [7, { name: 'int64', size: 8, at: (view, at) => Number(view.getBigInt64(at, true)), list: 7 }],
  [
    10,
    { name: 'float16', size: 2, at: (view, at) => float16(view.getUint16(at, true)), list: 5, from: float16 },
  ],
  [11, { name: 'float64', size: 8, at: (view, at) => view.getFloat64(at, true), list: 10 }],
  [
    16,
    {
      name: 'bfloat16',
      size: 2,
      at: (view, at) => bfloat16(view.getUint16(at, true)),
      list: 5,
      from: bfloat16,
    },
  ],
]);

/** IEEE 754 binary16. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The upper half of a float32. */
function bfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, (bits & 0xffff) * 2 ** 16);
  return view.getFloat32(0);
}

/** The numbers of the element types that constants are written in. */
export const ELEMENTS = { float32: 1, int64: 7, float64: 11 } as const;

/** A tensor that stands in no file, with its own bytes: one field, `raw_data`. */
export function writtenTensor(numbers: readonly number[], shape: number[], element: number): Tensor {
  const size = element === ELEMENTS.float32 ? 4 : 8;
  const data = new DataView(new ArrayBuffer(numbers.length * size));
  numbers.forEach((number, index) => {
    if (element === ELEMENTS.float32) data.setFloat32(index * 4, number, true);
    else if (element === ELEMENTS.float64) data.setFloat64(index * 8, number, true);
    else data.setBigInt64(index * 8, BigInt(number), true);
  });
  const head = [RAW_DATA * 8 + 2, ...varint(data.byteLength)];
  const bytes = new Uint8Array(head.length + data.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(data.buffer), head.length);
  return { name: '', element, shape, range: { start: 0, end: bytes.length }, bytes };
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))];
}

/** What the tensor is, by hash: not its name. */
export function tensorDigest({ bytes, element, shape, range }: Tensor): string {
  const hash = createHash('sha256').update(JSON.stringify([element, shape]));
  for (const { number, start, end } of fieldsOf(bytes, range)) {
    if (number === RAW_DATA || LISTS.has(number) || number === STRING_DATA) {
      hash.update(`${number}:${end - start}:`).update(bytes.subarray(start, end));
    }
  }
  return hash.digest('hex');
}

const STRING_DATA = 6;
