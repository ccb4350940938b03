import { fromReal } from '../../transform/real.ts';
import { ArtifactError } from '../error.ts';
import { dtypeName, isNumeric, nested, numbersOf } from '../numpy.ts';
import { attribute, dictGet, isDict } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { itemsOf } from './pipeline.ts';

/** The numbers of one parameter, one a feature. */
export interface Vector {
  name: string;
  numbers: number[];
  /** numpy's name; float64 for what is no array. */
  dtype: string;
}

/**
 * A parameter with one number a feature: undefined where the object has none of that name (it is not fitted),
 * null where it is None (this half is switched off). Throws an ArtifactError where it is anything but a list
 * of numbers.
 */
export function vectorOf(object: PyObject, name: string): Vector | null | undefined {
  const value = attribute(object, name);
  if (value === undefined || value === null) return value;
  if (typeof value === 'object' && value.kind === 'array' && value.shape.length === 1 && isNumeric(value)) {
    const dtype = value.dtype.letter === 'f' ? dtypeName(value.dtype) : 'float64';
    return { name, numbers: numbersOf(value).map(fromReal), dtype };
  }
  const numbers = itemsOf(value)?.filter((item) => typeof item === 'number');
  if (numbers && numbers.length === itemsOf(value)?.length) return { name, numbers, dtype: 'float64' };
  throw new ArtifactError(`${name} is not a list of numbers`);
}

/** The strings of a list, tuple, array or pandas Index; null for anything else. */
export function namesOf(value: PyValue | undefined): string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value.kind === 'object') return namesOf(indexData(value));
  const items = value.kind === 'array' && value.shape.length === 1 ? nested(value, textOf) : itemsOf(value);
  return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : null;
}

function textOf(item: PyValue): string | null {
  return typeof item === 'string' ? item : null;
}

/**
 * `pandas.core.indexes.base._new_Index(Index, {"data": …, "name": …})`; the data of pandas 3 are a
 * StringArray with the state `(dtype, array)`.
 */
function indexData(object: PyObject): PyValue | undefined {
  if (!object.class.startsWith('pandas.')) return undefined;
  const keywords = object.args.find(isDict);
  return keywords ? dictGet(keywords, 'data') : itemsOf(object.state)?.[1];
}
