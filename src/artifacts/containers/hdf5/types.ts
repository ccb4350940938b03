import type { Dtype } from '../../pickle/values.ts';
import { broken, type Hdf5Bytes, type Piece, skip, uint8, uint16, uint32 } from './bytes.ts';

/** What the items of a dataset or an attribute are. */
export type Datatype =
  | { kind: 'number'; dtype: Dtype; name: string }
  /** Text of a fixed length, or a place in a heap. */
  | { kind: 'text'; size: number; isVariable: boolean }
  /** Compound, enumerated, references and the like. */
  | { kind: 'other'; size: number };

const [FIXED_POINT, FLOATING_POINT, TEXT, VARIABLE] = [0, 1, 3, 9];

/** exponent's place and bits, mantissa's place and bits, bias: IEEE 754, and bfloat16 as HDF5 2.0 writes it. */
const FLOATS: readonly [name: string, size: number, layout: readonly number[]][] = [
  ['float16', 2, [10, 5, 0, 10, 15]],
  ['bfloat16', 2, [7, 8, 0, 7, 127]],
  ['float32', 4, [23, 8, 0, 23, 127]],
  ['float64', 8, [52, 11, 0, 52, 1023]],
];

/** A datatype message. Source: HDF5 File Format Specification 3.0, IV.A.2.d. */
export function readDatatype(file: Hdf5Bytes, at: Piece): Datatype {
  const head = uint8(file, at);
  const bits = uint8(file, at);
  const moreBits = uint8(file, at);
  skip(at, 1);
  const size = uint32(file, at);
  if (size === 0) return broken('a datatype has no size', at.from);
  const type = head & 0x0f;
  if (type === FIXED_POINT) return fixedPoint(file, at, size, bits);
  if (type === FLOATING_POINT) return floatingPoint(file, at, size, bits);
  if (type === TEXT) return { kind: 'text', size, isVariable: false };
  const isText = type === VARIABLE && (bits & 0x0f) === 1 && size === 16 && (moreBits & 0xf0) === 0;
  return isText ? { kind: 'text', size, isVariable: true } : { kind: 'other', size };
}

function fixedPoint(file: Hdf5Bytes, at: Piece, size: number, bits: number): Datatype {
  const [offset, precision] = [uint16(file, at), uint16(file, at)];
  if (offset !== 0 || precision !== size * 8 || ![1, 2, 4, 8].includes(size)) return { kind: 'other', size };
  const letter = (bits & 0x08) === 0 ? 'u' : 'i';
  const name = `${letter === 'u' ? 'uint' : 'int'}${size * 8}`;
  return {
    kind: 'number',
    dtype: { kind: 'dtype', letter, itemSize: size, littleEndian: (bits & 1) === 0 },
    name,
  };
}

function floatingPoint(file: Hdf5Bytes, at: Piece, size: number, bits: number): Datatype {
  const [offset, precision] = [uint16(file, at), uint16(file, at)];
  const layout = [uint8(file, at), uint8(file, at), uint8(file, at), uint8(file, at), uint32(file, at)];
  const known = FLOATS.find(
    ([, itemSize, parts]) => itemSize === size && parts.every((part, index) => part === layout[index]),
  );
  // Bit 6 is VAX order; bits 4 and 5 say that the first bit of the mantissa is implied.
  const isPlain = offset === 0 && precision === size * 8 && (bits & 0x40) === 0 && (bits & 0x30) === 0x20;
  if (!known || !isPlain) return { kind: 'other', size };
  const dtype: Dtype = { kind: 'dtype', letter: 'f', itemSize: size, littleEndian: (bits & 1) === 0 };
  return { kind: 'number', dtype, name: known[0] };
}

const MAX_DIMENSIONS = 32;

/** The lengths of a dataspace message; null for one that holds nothing. Source: IV.A.2.b. */
export function readDataspace(file: Hdf5Bytes, at: Piece): number[] | null {
  const version = uint8(file, at);
  const count = uint8(file, at);
  skip(at, 1);
  const type = uint8(file, at);
  if (version === 1) skip(at, 4);
  else if (version !== 2) return broken(`a dataspace has the version ${version}`, at.from);
  if (version === 2 && type === 2) return null;
  if (count > MAX_DIMENSIONS) return broken(`a dataspace has ${count} dimensions`, at.from);
  const lengths: number[] = [];
  for (let axis = 0; axis < count; axis++) {
    const [low, high] = [uint32(file, at), uint32(file, at)];
    lengths.push(low + high * 2 ** 32);
  }
  const items = lengths.reduce((product, length) => product * length, 1);
  return Number.isSafeInteger(items) ? lengths : broken(`a dataspace of ${items} items`, at.from);
}
