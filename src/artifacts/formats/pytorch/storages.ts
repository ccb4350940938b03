import { ArtifactError } from '../../error.ts';
import { entriesOf } from '../../pickle/access.ts';
import type { PyObject, PyValue } from '../../pickle/values.ts';
import { walk } from '../../sklearn/walk.ts';

/** What a pickle says of a storage that it names by a persistent id. */
export interface StorageRef {
  key: string;
  /** How many items, in units of `itemSize`. */
  items: number;
  itemSize: number;
  /** numpy's name of the items' dtype. */
  dtype: string;
}

/** By the class that a persistent id names: torch/storage.py, `_dtype_to_storage_type_map`. */
const STORAGES: ReadonlyMap<string, readonly [dtype: string, itemSize: number]> = new Map([
  ['DoubleStorage', ['float64', 8]],
  ['FloatStorage', ['float32', 4]],
  ['HalfStorage', ['float16', 2]],
  ['BFloat16Storage', ['bfloat16', 2]],
  ['LongStorage', ['int64', 8]],
  ['IntStorage', ['int32', 4]],
  ['ShortStorage', ['int16', 2]],
  ['CharStorage', ['int8', 1]],
  ['ByteStorage', ['uint8', 1]],
  ['BoolStorage', ['bool', 1]],
  ['ComplexFloatStorage', ['complex64', 8]],
  ['ComplexDoubleStorage', ['complex128', 16]],
  ['QInt8Storage', ['qint8', 1]],
  ['QUInt8Storage', ['quint8', 1]],
  ['QInt32Storage', ['qint32', 4]],
  ['UntypedStorage', ['bytes', 1]],
  ['_UntypedStorage', ['bytes', 1]],
]);

/**
 * What `('storage', class, key, location, items)` names; undefined for what is no persistent id. Throws an ArtifactError
 * for one that is not torch's.
 */
export function storageRef(object: PyObject): StorageRef | undefined {
  if (object.class !== 'pickle.persistent_load') return undefined;
  const [id] = object.args;
  const parts = typeof id === 'object' && id?.kind === 'tuple' ? id.items : [];
  const [kind, type, key, , items] = parts;
  const known = typeof type === 'object' && type?.kind === 'global' ? STORAGES.get(type.name) : undefined;
  if (kind !== 'storage' || typeof key !== 'string' || typeof items !== 'number' || !known)
    throw new ArtifactError('names a value by an id that is none of torch’s', { unsupported: true });
  if (!Number.isSafeInteger(items) || items < 0) throw new ArtifactError(`has a storage of ${items} numbers`);
  const [dtype, itemSize] = known;
  return { key, items, itemSize, dtype };
}

/** Every storage that a pickle names, by its key. */
export function storagesNamed(root: PyValue): Map<string, StorageRef> {
  const refs = new Map<string, StorageRef>();
  walk(root, (value) => {
    const ref = value.kind === 'object' ? storageRef(value) : undefined;
    if (ref) refs.set(ref.key, ref);
    return entriesOf(value);
  });
  return refs;
}
