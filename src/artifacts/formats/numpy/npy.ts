import { ArtifactError } from '../../error.ts';
import { BOUNDS } from '../../pickle/bounds.ts';
import { dtypeFrom } from '../../pickle/dtype.ts';
import type { Dtype, PyArray } from '../../pickle/values.ts';
import { type Literal, parseLiteral } from './literal.ts';
import { looksLikeNpy } from './matches.ts';

/** An array of a `.npy` file. */
export interface Npy {
  /** Null where the items are Python objects. */
  array: PyArray | null;
  /** Those objects, as the pickle that numpy makes of them. */
  objects: Uint8Array | null;
  /** The fields of a structured array; empty for any other. */
  fields: readonly Field[];
  /** The byte after the array; objects are taken to reach to the end of the file. */
  end: number;
}

/** A column of a structured array. */
interface Field {
  name: string;
  dtype: Dtype;
  /** Within an item, in bytes. */
  offset: number;
}

/** numpy itself reads headers of up to 10 000 characters; larger ones only when told to. */
const MAX_HEADER = 65_536;

/**
 * Reads a `.npy` file of versions 1 to 3; the array is a view on the bytes. Throws an ArtifactError where it is broken, and,
 * with `unsupported`, for a newer version or a dtype that is not numpy's own.
 * Source: numpy's `numpy.lib.format` and NEP 1.
 */
export function readNpy(bytes: Uint8Array): Npy {
  if (!looksLikeNpy(bytes))
    throw new ArtifactError('holds an array that does not begin as one', { offset: 0 });
  const { header, dataAt } = readHeader(bytes);
  const { descr, fortran, shape } = checkHeader(parseLiteral(header));
  const { dtype, fields } = dtypeOf(descr);
  if (dtype.objects || dtype.letter === 'O') {
    return { array: null, objects: bytes.subarray(dataAt), fields, end: bytes.length };
  }
  const size = itemCount(shape, dtype.itemSize) * dtype.itemSize;
  const end = dataAt + size;
  if (!Number.isSafeInteger(size) || end > bytes.length) {
    throw new ArtifactError(
      `holds an array of shape (${shape.join(', ')}), which takes ${size} bytes, of ${bytes.length - dataAt}`,
      { offset: dataAt },
    );
  }
  const data = bytes.subarray(dataAt, end);
  return { array: { kind: 'array', dtype, shape, fortran, data }, objects: null, fields, end };
}

function readHeader(bytes: Uint8Array): { header: string; dataAt: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const major = bytes[6] ?? 0;
  if (major > 3 || (bytes[7] ?? 0) > 0) {
    throw new ArtifactError(`holds an array of .npy version ${major}, which is not read`, {
      unsupported: true,
    });
  }
  const lengthSize = major === 1 ? 2 : 4;
  if (major === 0 || bytes.length < 8 + lengthSize) throw new ArtifactError('holds an array that is cut off');
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER) throw new ArtifactError(`holds an array with a header of ${length} bytes`);
  const from = 8 + lengthSize;
  if (from + length > bytes.length) throw new ArtifactError('holds an array that is cut off');
  // Version 3 is for names of fields in UTF-8; the others are in Latin-1.
  const header = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(from, from + length),
  );
  return { header, dataAt: from + length };
}

function checkHeader(header: Literal): { descr: Literal; fortran: boolean; shape: number[] } {
  const fields = header instanceof Map ? header : new Map<string, Literal>();
  const [descr, fortran, shape] = ['descr', 'fortran_order', 'shape'].map((key) => fields.get(key));
  if (fields.size !== 3 || descr === undefined || typeof fortran !== 'boolean' || !isShape(shape))
    throw new ArtifactError("holds an array with a header that is not numpy's");
  return { descr, fortran, shape };
}

function isShape(shape: Literal | undefined): shape is number[] {
  return (
    Array.isArray(shape) &&
    shape.length <= BOUNDS.dimensions &&
    shape.every((length) => typeof length === 'number' && Number.isSafeInteger(length) && length >= 0)
  );
}

/** The product of a shape. Bytes hold the size of most arrays; of those without bytes the bounds of pickles do. */
function itemCount(shape: readonly number[], itemSize: number): number {
  const rows = shape.reduce((product, length) => product * Math.max(length, 1), 1);
  const items = shape.reduce((product, length) => product * length, 1);
  if ((items === 0 || itemSize === 0) && rows > BOUNDS.emptyItems)
    throw new ArtifactError(`holds an array of ${rows} rows without a byte`);
  return items;
}

/** `'<f8'`, or for structured arrays `[('mean', '<f8'), ('std', '<f8', (3,)), …]`. */
function dtypeOf(descr: Literal): { dtype: Dtype; fields: Field[] } {
  if (typeof descr === 'string') return { dtype: plainDtype(descr), fields: [] };
  if (!Array.isArray(descr)) throw notNumpys();
  const fields: Field[] = [];
  const dtype: Dtype = { kind: 'dtype', letter: 'V', itemSize: 0, littleEndian: true };
  for (const part of descr) {
    const field = fieldFrom(part, dtype.itemSize);
    dtype.itemSize += field.dtype.itemSize;
    if (field.dtype.objects || field.dtype.letter === 'O') dtype.objects = true;
    // Padding has no name.
    if (field.name !== '') fields.push(field);
  }
  return { dtype, fields };
}

function fieldFrom(part: Literal, offset: number): Field {
  const [label, descr, shape = []] = Array.isArray(part) ? part : [];
  // A title stands before the name.
  const name = Array.isArray(label) ? label[1] : label;
  if (typeof name !== 'string' || descr === undefined || !isShape(shape)) throw notNumpys();
  const { dtype } = dtypeOf(descr);
  if (shape.length === 0) return { name, dtype, offset };
  const itemSize = itemCount(shape, dtype.itemSize) * dtype.itemSize;
  const objects = dtype.objects || dtype.letter === 'O' ? { objects: true as const } : {};
  return { name, dtype: { kind: 'dtype', letter: 'V', itemSize, littleEndian: true, ...objects }, offset };
}

/** Dates have their unit behind, `'<M8[ns]'`, which changes nothing of their bytes; objects have no size. */
function plainDtype(descr: string): Dtype {
  if (descr === '|O') return { kind: 'dtype', letter: 'O', itemSize: 8, littleEndian: true };
  const dtype = dtypeFrom(descr.replace(/^([<>|=]?[Mm]8)\[[^\]]{1,20}\]$/, '$1'));
  if (dtype === undefined || !Number.isSafeInteger(dtype.itemSize)) throw notNumpys();
  return dtype;
}

function notNumpys(): ArtifactError {
  return new ArtifactError("holds an array of a dtype that is not numpy's own", { unsupported: true });
}
