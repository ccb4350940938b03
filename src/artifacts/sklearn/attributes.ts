import type { Real } from '../../generated/lock.ts';
import { fromReal, toReal } from '../../transform/real.ts';
import type { Cell } from '../../transform/tables.ts';
import { ArtifactError } from '../error.ts';
import { isNumeric, numbersOf } from '../numpy.ts';
import { attribute } from '../pickle/access.ts';
import type { PyArray, PyObject, PyValue } from '../pickle/values.ts';
import { cellsOf } from './cells.ts';
import { featureCount, featureNames } from './features.ts';
import { itemsOf } from './pipeline.ts';
import { type Budget, spend } from './plain.ts';

/** A fitted estimator whose attributes are being written out. */
export interface Fitted {
  object: PyObject;
  budget: Budget;
}

/** A list or an array of numbers, all its dimensions in one list; null for anything else. */
export function numbersIn(value: PyValue | undefined, budget: Budget): Real[] | null {
  if (typeof value === 'object' && value?.kind === 'array') return numericArray(value, budget);
  const items = itemsOf(value);
  if (items === null) return null;
  spend(budget, items.length);
  const numbers = items.filter((item) => typeof item === 'number');
  return numbers.length === items.length ? numbers.map(toReal) : null;
}

function numericArray(array: PyArray, budget: Budget): Real[] | null {
  if (!isNumeric(array)) return null;
  spend(budget, itemCount(array));
  return numbersOf(array).map((item) => toReal(fromReal(item)));
}

function itemCount({ shape }: PyArray): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function numbers({ object, budget }: Fitted, name: string): Real[] | null {
  return numbersIn(attribute(object, name), budget);
}

/** The rows of an array of two dimensions, or the lists of a list; null for anything else. */
export function rows({ object, budget }: Fitted, name: string): Real[][] | null {
  const value = attribute(object, name);
  if (typeof value === 'object' && value?.kind === 'array' && value.shape.length === 2) {
    const [count = 0, length = 0] = value.shape;
    const flat = numericArray(value, budget);
    return flat && Array.from({ length: count }, (_, row) => flat.slice(row * length, (row + 1) * length));
  }
  return everyOne(listed(value), (row) => numbersIn(row, budget));
}

/** The columns of what `rows` gives. */
export function turned(table: readonly Real[][]): Real[][] {
  const [first = []] = table;
  if (table.some((row) => row.length !== first.length))
    throw new ArtifactError('holds rows of different lengths');
  return first.map((_, column) => table.map((row) => row[column] ?? 'nan'));
}

export function cells({ object, budget }: Fitted, name: string): Cell[] | null {
  return cellsIn(attribute(object, name), budget);
}

/** A list of lists of values, as `categories_`. */
export function cellLists({ object, budget }: Fitted, name: string): Cell[][] | null {
  return everyOne(listed(attribute(object, name)), (list) => cellsIn(list, budget));
}

function cellsIn(value: PyValue | undefined, budget: Budget): Cell[] | null {
  if (typeof value === 'object' && value?.kind === 'array') spend(budget, itemCount(value));
  else spend(budget, itemsOf(value)?.length ?? 0);
  const found = cellsOf(value);
  for (const cell of found ?? []) if (typeof cell === 'string') spend(budget, cell.length / 16);
  return found;
}

/** The items of a list, a tuple, or an array of objects. */
export function listed(value: PyValue | undefined): PyValue[] | null {
  if (
    typeof value === 'object' &&
    value?.kind === 'array' &&
    Array.isArray(value.data) &&
    value.shape.length === 1
  )
    return value.data;
  return itemsOf(value);
}

function everyOne<T>(items: readonly PyValue[] | null, read: (item: PyValue) => T | null): T[] | null {
  const found: T[] = [];
  for (const item of items ?? []) {
    const one = read(item);
    if (one === null) return null;
    found.push(one);
  }
  return items && found;
}

export function numberAt({ object }: Fitted, name: string): number | null {
  const value = attribute(object, name);
  return typeof value === 'number' ? value : null;
}

export function textAt({ object }: Fitted, name: string): string | null {
  const value = attribute(object, name);
  return typeof value === 'string' ? value : null;
}

/** A switch, `otherwise` in versions that do not have it. */
export function isSet({ object }: Fitted, name: string, otherwise: boolean): boolean {
  const value = attribute(object, name);
  return typeof value === 'boolean' ? value : otherwise;
}

/**
 * The names of the features that go in. An ArtifactError where the estimator says that there are another number of
 * them than its `attribute` is for.
 */
export function namesOfInputs({ object }: Fitted, name: string, count: number): string[] | null {
  const said = featureCount(object);
  if (said !== null && said !== count)
    throw new ArtifactError(`${name} has ${count} values and n_features_in_ is ${said}`);
  const names = featureNames(object);
  if (names && names.length !== count)
    throw new ArtifactError(`there are ${names.length} names for ${count} features`);
  return names;
}
