import { emptyArray, isDtype, makeArray, setArrayState, shapeFrom, strangeDtype } from './arrays.ts';
import { dtypeFrom } from './dtype.ts';
import { makeObject } from './make.ts';
import { COST, spendMemory } from './memory.ts';
import { classCalled } from './names.ts';
import { visitTransposed } from './order.ts';
import { countCopies, type Reading } from './reading.ts';
import type { Reconstructor } from './reconstruct.ts';
import { readScalar } from './scalar.ts';
import { bytesOf } from './text.ts';
import type { Dtype, PyValue } from './values.ts';

/** Array types whose state is that of `ndarray`; a subclass from elsewhere may write what it likes. */
const ARRAY_TYPES: ReadonlySet<string> = new Set([
  'numpy.ndarray',
  'numpy.matrix',
  'numpy.memmap',
  'numpy.recarray',
  'numpy.rec.recarray',
  'numpy.char.chararray',
  'numpy.chararray',
  'numpy.core.memmap.memmap',
  'numpy.core.records.recarray',
  'numpy.matrixlib.defmatrix.matrix',
  'numpy.core.defmatrix.matrix',
]);

/** `_reconstruct(class, shape, dtype)`: an array without content, which BUILD gives it. */
function reconstruct([type, ...args]: readonly PyValue[], reading: Reading): PyValue | undefined {
  const className = type === undefined ? null : classCalled(reading.names, type);
  if (className === null || args.length !== 2) return undefined;
  if (!ARRAY_TYPES.has(className)) return makeObject(reading, 'class', className, args);
  spendMemory(reading, COST.container);
  return emptyArray();
}

/** dill's `_create_array(_reconstruct, (class, shape, dtype), state[, attributes])`: the same in one call. */
function createArray([, made, state = null]: readonly PyValue[], reading: Reading): PyValue | undefined {
  if (typeof made !== 'object' || made?.kind !== 'tuple') return undefined;
  const array = reconstruct(made.items, reading);
  if (typeof array !== 'object' || array?.kind !== 'array') return undefined;
  setArrayState(reading, array, state);
  return array;
}

/** `dtype(spec, align, copy)`. */
function dtype([spec]: readonly PyValue[], reading: Reading): PyValue | undefined {
  spendMemory(reading, COST.container);
  return dtypeFrom(spec);
}

/** `scalar(dtype, bytes)`: one number or string of numpy; `scalar(object dtype, value)`. */
function scalar([type, value, ...rest]: readonly PyValue[], reading: Reading): PyValue | undefined {
  if (!isDtype(type) || value === undefined || rest.length > 0) return undefined;
  if (type.letter === 'O') return value;
  const data = bytesIn(value);
  return data && readScalar(reading, type, data);
}

function bytesIn(value: PyValue): Uint8Array | undefined {
  if (typeof value === 'string') return bytesOf(value);
  return typeof value === 'object' && value?.kind === 'bytes' ? value.data : undefined;
}

/**
 * `_frombuffer(bytes, dtype, shape, order[, axis order])`: how protocol 5 writes an array. Order `K` (numpy 2.3) gives
 * the shape as the bytes lie and then the axes in their right order.
 */
function fromBuffer(args: readonly PyValue[], reading: Reading): PyValue | undefined {
  const [buffer, type, lengths, order, axisOrder] = args;
  if (args.length < 4 || typeof buffer !== 'object' || buffer?.kind !== 'bytes') return undefined;
  const shape = shapeFrom(reading, lengths);
  const made = isDtype(type) ? type : strangeDtype(shape, buffer.data);
  spendMemory(reading, COST.container);
  if (order !== 'K' || axisOrder === null || axisOrder === undefined) {
    return makeArray(reading, made, shape, order === 'F', buffer.data);
  }
  const axes = shapeFrom(reading, axisOrder);
  if (axes.length !== shape.length || shape.some((_, axis) => !axes.includes(axis))) return undefined;
  const lying = makeArray(reading, made, shape, false, buffer.data);
  countCopies(reading, buffer.data.length);
  const turned = transposed(buffer.data, made, shape, axes);
  return { ...lying, shape: axes.map((axis) => shape[axis] ?? 0), data: turned };
}

/** The items of a C-ordered array in the C order of its transpose. */
function transposed(data: Uint8Array, { itemSize }: Dtype, shape: number[], axes: number[]): Uint8Array {
  const turned = new Uint8Array(data.length);
  let to = 0;
  visitTransposed(shape, axes, (place) => {
    const from = place * itemSize;
    for (let byte = 0; byte < itemSize; byte++) turned[to++] = data[from + byte] ?? 0;
  });
  return turned;
}

/** numpy 2 moved `numpy.core` to `numpy._core`. */
export const NUMPY_RECONSTRUCTORS: readonly [string, Reconstructor][] = [
  ['numpy.dtype', dtype],
  ['dill._dill._create_array', createArray],
  ...['numpy.core', 'numpy._core'].flatMap((core): [string, Reconstructor][] => [
    [`${core}.multiarray._reconstruct`, reconstruct],
    [`${core}._multiarray_umath._reconstruct`, reconstruct],
    [`${core}.multiarray.scalar`, scalar],
    [`${core}._multiarray_umath.scalar`, scalar],
    [`${core}.multiarray.dtype`, dtype],
    [`${core}.numeric._frombuffer`, fromBuffer],
  ]),
];
