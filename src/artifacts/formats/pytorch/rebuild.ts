import { ArtifactError } from '../../error.ts';
import { dictGet, isDict } from '../../pickle/access.ts';
import { visitTransposed } from '../../pickle/order.ts';
import type { Dtype, PyArray, PyObject, PyValue } from '../../pickle/values.ts';
import { itemsOf, itemsOfDtype, MAX_FEATURES } from '../tensors/tensor.ts';
import type { Saved } from './saved.ts';
import { type StorageRef, storageRef } from './storages.ts';

/** A tensor as an array of numpy, and its own dtype, which may be one that numpy has not. */
export interface RebuiltTensor {
  array: PyArray;
  dtype: string;
}

/** What rebuilding is held to. */
export interface Rebuilding {
  saved: Saved;
  /** How many bytes may still be copied, of tensors that do not lie in one piece: one number can be a tensor of many. */
  copiesLeft: number;
}

export function rebuildingOf(saved: Saved): Rebuilding {
  return { saved, copiesLeft: 16 * 1024 * 1024 };
}

const MAX_DIMENSIONS = 64;

/**
 * What a call of one of torch's functions would make, for those that make a tensor; undefined for any other object. Of a
 * tensor too large to be a scaler's, and of one whose numbers are not plain (complex, quantized, negated views), only the
 * shape is kept: its data are empty, of a dtype of no bytes.
 * Source: torch/_utils.py.
 */
export function rebuild(object: PyObject, rebuilding: Rebuilding): RebuiltTensor | PyValue | undefined {
  const [first, ...rest] = object.args;
  switch (object.class) {
    case 'torch._utils._rebuild_tensor':
    case 'torch._utils._rebuild_tensor_v2':
      return strided(object, null, rebuilding);
    case 'torch._utils._rebuild_tensor_v3':
      return strided(object, dtypeNamed(rest[5]), rebuilding);
    // The second function of torch that is handed a tensor, its class, and the arguments of the first.
    case 'torch._tensor._rebuild_from_type_v2':
      return ofSubclass(object, rebuilding);
    case 'torch._utils._rebuild_parameter':
    case 'torch._utils._rebuild_parameter_with_state':
    case 'torch._utils._rebuild_device_tensor_from_numpy':
    case 'torch._utils._rebuild_device_tensor_from_cpu_tensor':
      return first;
    default:
      return undefined;
  }
}

function ofSubclass({ args }: PyObject, rebuilding: Rebuilding): RebuiltTensor | PyValue | undefined {
  const [make, , given] = args;
  if (typeof make !== 'object' || make?.kind !== 'global') return undefined;
  if (typeof given !== 'object' || given?.kind !== 'tuple') return undefined;
  const object: PyObject = {
    kind: 'object',
    class: `${make.module}.${make.name}`,
    made: 'call',
    args: given.items,
    state: null,
    items: [],
    entries: null,
  };
  return object.class === 'torch._tensor._rebuild_from_type_v2' ? undefined : rebuild(object, rebuilding);
}

/** `torch.float32` as numpy calls it. */
function dtypeNamed(value: PyValue | undefined): string | null {
  return typeof value === 'object' && value?.kind === 'global' && value.module === 'torch'
    ? value.name
    : null;
}

function strided(
  { args }: PyObject,
  dtypeGiven: string | null,
  rebuilding: Rebuilding,
): RebuiltTensor | undefined {
  const [storage, offset, sizes, steps] = args;
  const ref = typeof storage === 'object' && storage?.kind === 'object' ? storageRef(storage) : undefined;
  const shape = counts(sizes);
  const strides = counts(steps);
  if (!ref || !shape || !strides || shape.length !== strides.length || !isCount(offset)) {
    if (ref) throw new ArtifactError('has a tensor without a shape');
    return undefined;
  }
  const dtype = dtypeGiven ?? ref.dtype;
  const isNegated = args.slice(6).some((more) => isDict(more) && dictGet(more, 'neg') === true);
  const { littleEndian } = rebuilding.saved;
  const items = itemsOfDtype(dtype, littleEndian);
  const size = items?.size ?? ref.itemSize;
  checkReach(shape, strides, offset, Math.floor((ref.items * ref.itemSize) / size));
  const count = itemsOf(shape);
  if (!items || isNegated || count > MAX_FEATURES) return { array: withoutData(shape), dtype };
  const data = dataOf(ref, shape, { offset, strides, size }, rebuilding);
  if (data === null) return { array: withoutData(shape), dtype };
  if (dtype === 'bfloat16') return { array: widened(data, shape, items.read), dtype };
  return { array: arrayOf(dtypeOf(dtype, size, littleEndian), shape, data), dtype };
}

/** A tensor may not reach past its storage. */
function checkReach(shape: number[], strides: number[], offset: number, items: number): void {
  if (shape.length > MAX_DIMENSIONS || !Number.isSafeInteger(itemsOf(shape)))
    throw new ArtifactError(`has a tensor of shape [${shape.slice(0, 8)}]`);
  if (itemsOf(shape) === 0) return;
  const last = shape.reduce((sum, length, axis) => sum + (length - 1) * (strides[axis] ?? 0), offset);
  if (last >= items)
    throw new ArtifactError(
      `has a tensor of shape [${shape.slice(0, 8)}] that reaches past its ${items} numbers`,
    );
}

/** The items in C order: a view on the storage where they lie so; null where too much were to be copied. */
function dataOf(
  ref: StorageRef,
  shape: number[],
  { offset, strides, size }: { offset: number; strides: number[]; size: number },
  rebuilding: Rebuilding,
): Uint8Array | null {
  const storage = rebuilding.saved.storage(ref.key);
  if (storage.length !== ref.items * ref.itemSize)
    throw new ArtifactError(`has a storage of ${storage.length} bytes for ${ref.items} numbers`);
  const count = itemsOf(shape);
  if (count === 0) return new Uint8Array(0);
  if (isContiguous(shape, strides)) return storage.subarray(offset * size, (offset + count) * size);
  rebuilding.copiesLeft -= count * size;
  if (rebuilding.copiesLeft < 0) return null;
  const data = new Uint8Array(count * size);
  let to = 0;
  visitStrided(shape, strides, offset, (from) => {
    data.set(storage.subarray(from * size, (from + 1) * size), to);
    to += size;
  });
  return data;
}

function isContiguous(shape: number[], strides: number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    if (length !== 1 && strides[axis] !== step) return false;
    step *= length;
  }
  return true;
}

/** Every place of a strided tensor, the last axis turning fastest. */
function visitStrided(shape: number[], strides: number[], offset: number, visit: (at: number) => void): void {
  const axes = shape.map((_, axis) => axis);
  visitTransposed(shape, axes, (place) => {
    let at = offset;
    let left = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] ?? 1;
      at += (left % length) * (strides[axis] ?? 0);
      left = Math.floor(left / length);
    }
    visit(at);
  });
}

function arrayOf(dtype: Dtype, shape: number[], data: Uint8Array): PyArray {
  return { kind: 'array', dtype, shape, fortran: false, data };
}

function withoutData(shape: number[]): PyArray {
  return arrayOf({ kind: 'dtype', letter: 'V', itemSize: 0, littleEndian: true }, shape, new Uint8Array(0));
}

function dtypeOf(name: string, itemSize: number, littleEndian: boolean): Dtype {
  const letter = name.startsWith('float') ? 'f' : name === 'bool' ? 'b' : name.startsWith('u') ? 'u' : 'i';
  return { kind: 'dtype', letter, itemSize, littleEndian };
}

/** bfloat16 as float32, which numpy has: the same numbers. */
function widened(data: Uint8Array, shape: number[], read: (view: DataView, at: number) => number): PyArray {
  const from = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const to = new DataView(new ArrayBuffer(data.length * 2));
  for (let at = 0; at < data.length; at += 2) to.setFloat32(at * 2, read(from, at), true);
  return arrayOf(dtypeOf('float32', 4, true), shape, new Uint8Array(to.buffer));
}

function counts(value: PyValue | undefined): number[] | null {
  const items =
    typeof value === 'object' && (value?.kind === 'tuple' || value?.kind === 'list') ? value.items : null;
  const numbers = items?.filter(isCount);
  return numbers && numbers.length === items?.length ? numbers : null;
}

function isCount(value: PyValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
