import { ArtifactError } from '../../error.ts';
import { NAME_KEYS } from '../../sklearn/features.ts';
import { listOf } from './lists.ts';
import { areMetrics } from './metrics.ts';
import { entry, isObject, type JsonObject, type JsonValue } from './values.ts';

/** What a parameter says of a feature. `offset` is scikit-learn's `min_`: the `b` of `a·x + b`. */
export type Quantity =
  | 'center'
  | 'spread'
  | 'variance'
  | 'lowest'
  | 'highest'
  | 'extent'
  | 'largest'
  | 'offset';

/** The keys of scalers as people write them, and as scikit-learn names its attributes. */
const QUANTITIES: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ...['mean', 'means', 'mean_', 'mu', 'avg', 'average'].map(keyOf('center')),
  ...['center', 'centers', 'center_', 'median', 'medians'].map(keyOf('center')),
  ...['std', 'stds', 'std_', 'stdev', 'stddev', 'std_dev', 'sd', 'sigma', 'standard_deviation'].map(
    keyOf('spread'),
  ),
  ...['scale', 'scales', 'scale_', 'iqr'].map(keyOf('spread')),
  ...['var', 'vars', 'var_', 'variance', 'variances'].map(keyOf('variance')),
  ...['min', 'mins', 'minimum', 'data_min', 'data_min_'].map(keyOf('lowest')),
  ...['max', 'maxs', 'maximum', 'data_max', 'data_max_'].map(keyOf('highest')),
  ...['range', 'ranges', 'data_range', 'data_range_'].map(keyOf('extent')),
  ...['max_abs', 'max_abs_'].map(keyOf('largest')),
  ...['min_'].map(keyOf('offset')),
]);

/** What a key says of a feature; undefined for any other key. */
export function quantityOf(key: string): Quantity | undefined {
  return QUANTITIES.get(key);
}

function keyOf(quantity: Quantity): (key: string) => [string, Quantity] {
  return (key) => [key, quantity];
}

/** One parameter of all features. */
export interface Column {
  /** As the file spells it. */
  key: string;
  numbers: number[];
}

/** The parameters of a scaler, one number a feature; null where the file says null. */
export interface Columns {
  names: string[] | null;
  byQuantity: ReadonlyMap<Quantity, Column | null>;
}

/** A list of feature names and the key it stands under. */
export interface Names {
  key: string;
  names: string[];
}

export function declaredNames(object: JsonObject): Names | null {
  for (const [key, value] of Object.entries(object)) {
    if (!NAME_KEYS.has(key) || !Array.isArray(value) || value.length === 0) continue;
    const names = value.filter((item) => typeof item === 'string');
    if (names.length === value.length) return { key, names };
  }
  return null;
}

/** `{"mean": [1, 2], "std": [3, 4]}` or `{"mean": {"age": 1, …}, …}`; null where no entry is such a list. */
export function columnsOf(object: JsonObject, declared: Names | null): Columns | null {
  const lists = new Map<string, JsonValue[] | JsonObject | null>();
  for (const [key, value] of Object.entries(object)) {
    if (!QUANTITIES.has(key)) continue;
    const list = listOf(value);
    if (list !== null) lists.set(key, list);
    else if (value === null || (isObject(value) && !isSpecification(value))) lists.set(key, value);
  }
  if ([...lists.values()].every((list) => list === null)) return null;
  const names = declared ?? namesInKeys(lists);
  const byQuantity = new Map<Quantity, Column | null>();
  for (const [key, list] of lists) {
    add(
      byQuantity,
      key,
      list && { key, numbers: Array.isArray(list) ? fromList(key, list) : fromObject(key, list, names) },
    );
  }
  checkLengths(byQuantity, names);
  return { names: names && withoutIndices(names.names), byQuantity };
}

/** `{"age": {"mean": 1, "std": 2}, …}`; null where no entry is such an object. */
export function columnsByFeature(object: JsonObject, declared: Names | null): Columns | null {
  const features = new Map<string, JsonObject>();
  for (const [name, value] of Object.entries(object)) {
    if (isObject(value) && isSpecification(value)) features.set(name, value);
  }
  const [first] = features.values();
  if (!first || areMetrics([...features.keys()])) return null;
  const names = declared ?? { key: '', names: [...features.keys()] };
  const byQuantity = new Map<Quantity, Column | null>();
  for (const key of Object.keys(first).filter((key) => QUANTITIES.has(key))) {
    const numbers = names.names.map((name) => {
      const value = entry(features.get(name) ?? {}, key);
      if (typeof value !== 'number')
        throw new ArtifactError(`feature "${name}" has no number under "${key}"`);
      return value;
    });
    add(byQuantity, key, { key, numbers });
  }
  const listed = new Set(names.names);
  for (const name of features.keys()) {
    if (!listed.has(name)) throw new ArtifactError(`"${names.key}" does not name "${name}"`);
  }
  return { names: withoutIndices(names.names), byQuantity };
}

/** `{"mean": 1, "std": 2}`: the parameters of one feature. */
export function isSpecification(value: JsonObject): boolean {
  return Object.entries(value).some(([key, inner]) => QUANTITIES.has(key) && typeof inner === 'number');
}

function add(byQuantity: Map<Quantity, Column | null>, key: string, column: Column | null): void {
  const quantity = QUANTITIES.get(key);
  if (quantity === undefined) return;
  const other = byQuantity.get(quantity);
  if (other && column && !other.numbers.every((number, index) => number === column.numbers[index])) {
    throw new ArtifactError(`"${other.key}" and "${key}" say the same thing with other numbers`);
  }
  if (!other) byQuantity.set(quantity, column);
}

function namesInKeys(lists: Map<string, JsonValue[] | JsonObject | null>): Names | null {
  for (const [key, list] of lists) {
    if (isObject(list ?? undefined)) return { key, names: Object.keys(list ?? {}) };
  }
  return null;
}

function fromList(key: string, list: JsonValue[]): number[] {
  return list.map((value, index) => {
    if (typeof value !== 'number') throw new ArtifactError(`"${key}" has no number at place ${index}`);
    return value;
  });
}

function fromObject(key: string, object: JsonObject, names: Names | null): number[] {
  const order = names?.names ?? [];
  if (Object.keys(object).length > order.length) {
    throw new ArtifactError(`"${key}" has more features than "${names?.key}"`);
  }
  return order.map((name) => {
    const value = entry(object, name);
    if (typeof value !== 'number') throw new ArtifactError(`"${key}" has no number for "${name}"`);
    return value;
  });
}

function checkLengths(byQuantity: Map<Quantity, Column | null>, names: Names | null): void {
  const [first, ...others] = [...byQuantity.values()].filter((column) => column !== null);
  for (const column of others) {
    if (column.numbers.length === first?.numbers.length) continue;
    throw new ArtifactError(
      `"${first?.key}" has ${first?.numbers.length} values and "${column.key}" ${column.numbers.length}`,
    );
  }
  if (first && names && names.names.length !== first.numbers.length) {
    throw new ArtifactError(
      `"${names.key}" names ${names.names.length} features and "${first.key}" has ${first.numbers.length} values`,
    );
  }
}

/** `{"0": …, "1": …}` counts the features; it does not name them. */
export function withoutIndices(names: string[]): string[] | null {
  return names.every((name, index) => name === String(index)) ? null : names;
}
