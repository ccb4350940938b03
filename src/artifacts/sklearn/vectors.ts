import { fromReal } from '../../transform/real.ts';
import { ArtifactError } from '../error.ts';
import { dtypeName, isNumeric, nested, numbersOf } from '../numpy.ts';
import { valuesIn } from '../pandas.ts';
import { attribute } from '../pickle/access.ts';
import type { PyArray, PyObject, PyValue } from '../pickle/values.ts';
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
  const held = typeof value === 'object' && value.kind === 'object' ? valuesIn(value) : value;
  if (typeof held === 'object' && held?.kind === 'array' && isRow(held) && isNumeric(held)) {
    const dtype = held.dtype.letter === 'f' ? dtypeName(held.dtype) : 'float64';
    return { name, numbers: numbersOf(held).map(fromReal), dtype };
  }
  const items = listed(held);
  const numbers = items?.filter((item) => typeof item === 'number');
  if (numbers && numbers.length === items?.length) return { name, numbers, dtype: 'float64' };
  throw new ArtifactError(`${name} is not a list of numbers`);
}

/** One dimension, or one row of two: numpy applies both to rows in the same way. */
function isRow({ shape }: PyArray): boolean {
  return shape.length === 1 || (shape.length === 2 && shape[0] === 1);
}

/** The items of a list, a tuple, or a row of objects. */
function listed(value: PyValue | undefined): PyValue[] | null {
  const isObjects = typeof value === 'object' && value?.kind === 'array' && Array.isArray(value.data);
  return isObjects && isRow(value) && Array.isArray(value.data) ? value.data : itemsOf(value);
}

/** The strings of a list, a tuple, an array, an Index or a Series; null for anything else. */
export function namesOf(value: PyValue | undefined): string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value.kind === 'object') return namesOf(valuesIn(value));
  const items = value.kind === 'array' && value.shape.length === 1 ? nested(value, textOf) : itemsOf(value);
  return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : null;
}

function textOf(item: PyValue): string | null {
  return typeof item === 'string' ? item : null;
}
