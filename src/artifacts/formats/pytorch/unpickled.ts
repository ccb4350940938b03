import { ArtifactError } from '../../error.ts';
import { entriesOf, isDict } from '../../pickle/access.ts';
import type { PyArray, PyObject, PyValue } from '../../pickle/values.ts';
import { walk } from '../../sklearn/walk.ts';
import { type Rebuilding, type RebuiltTensor, rebuild, rebuildingOf } from './rebuild.ts';
import type { Saved } from './saved.ts';

/** The object of a torch file, with arrays of numpy in the place of its tensors. */
export interface Unpickled {
  root: PyValue;
  /** The dtypes of those that were tensors. */
  dtypes: ReadonlyMap<PyArray, string>;
}

/** A parameter of a subclass of a parameter: no sound file has more layers around a tensor. */
const MAX_LAYERS = 8;

/** Puts arrays in the place of tensors, in the values themselves: the pickle is not read again. */
export function unpickle(saved: Saved): Unpickled {
  const rebuilding = rebuildingOf(saved);
  const known = new Map<PyObject, PyValue>();
  const dtypes = new Map<PyArray, string>();

  function resolved(value: PyValue): PyValue {
    if (typeof value !== 'object' || value?.kind !== 'object') return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const made = unwrapped(value, rebuilding);
    if (isTensor(made)) dtypes.set(made.array, made.dtype);
    const result = isTensor(made) ? made.array : made;
    known.set(value, result);
    return result;
  }

  const root = resolved(saved.pickle.root);
  walk(root, (value) => {
    replaceIn(value, resolved);
    return entriesOf(value);
  });
  return { root, dtypes };
}

function unwrapped(object: PyObject, rebuilding: Rebuilding): PyValue | RebuiltTensor {
  let value: PyValue = object;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    if (typeof value !== 'object' || value?.kind !== 'object') return value;
    const made: PyValue | RebuiltTensor | undefined = rebuild(value, rebuilding);
    if (made === undefined) return value;
    if (isTensor(made)) return made;
    value = made;
  }
  throw new ArtifactError('has a tensor within too many parameters');
}

function isTensor(value: PyValue | RebuiltTensor): value is RebuiltTensor {
  return typeof value === 'object' && value !== null && 'array' in value;
}

function replaceIn(value: PyValue & object, resolved: (value: PyValue) => PyValue): void {
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      replaceAll(value.items, resolved);
      break;
    case 'dict':
      replaceAll(value.values, resolved);
      break;
    case 'array':
      if (Array.isArray(value.data)) replaceAll(value.data, resolved);
      break;
    case 'object':
      value.state = resolved(value.state);
      // The attributes are walked as the object's own, not as those of a dict.
      if (isDict(value.state)) replaceAll(value.state.values, resolved);
      if (value.entries) replaceAll(value.entries.values, resolved);
      replaceAll(value.args, resolved);
      replaceAll(value.items, resolved);
      break;
  }
}

function replaceAll(values: PyValue[], resolved: (value: PyValue) => PyValue): void {
  for (const [index, value] of values.entries()) {
    const result = resolved(value);
    if (result !== value) values[index] = result;
  }
}
