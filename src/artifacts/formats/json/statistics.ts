import type { Real, Table } from '../../../generated/lock.ts';
import { toReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import { type Names, quantityOf, withoutIndices } from './columns.ts';
import { listOf } from './lists.ts';
import { isObject, type JsonObject, type JsonValue } from './values.ts';

/**
 * Statistics of a data set, as pandas' `describe()` gives them: both mean and deviation and lowest and highest or
 * quantiles. Which of them a scaler is made of, the file does not say, so that all of them count: the transform is a
 * table of them, and no line is guessed.
 */
export interface Statistics {
  transform: Table;
  parameters: Record<string, Real[]>;
}

/** `count` says how many rows there were, which changes nothing. */
const COUNTS = new Set(['count', 'n', 'n_samples', 'num_samples']);

const QUANTILE = /^(q\d{1,3}|\d{1,2}(\.\d+)?%)$/;

/** Whether the keys are those of a `describe()`: a mean with its deviation, a span, and a count or quantiles. */
function areStatistics(keys: readonly string[]): boolean {
  const quantities = new Set(keys.map(quantityOf));
  const quantiles = keys.filter((key) => QUANTILE.test(key)).length;
  const isCentered = quantities.has('center') && (quantities.has('spread') || quantities.has('variance'));
  const isSpan = quantities.has('lowest') && quantities.has('highest');
  const isMarked = quantiles > 0 || keys.some((key) => COUNTS.has(key));
  return isCentered && isMarked && (isSpan || quantiles > 1);
}

/** `{"age": {"count": 9, "mean": 1, …}, …}`: null where not every entry is such a `describe()`. */
export function statisticsByFeature(object: JsonObject, declared: Names | null): Statistics | null {
  const described = Object.entries(object).filter(
    (pair): pair is [string, JsonObject] =>
      isObject(pair[1]) &&
      areStatistics(Object.keys(pair[1])) &&
      Object.values(pair[1]).every((value) => typeof value === 'number' || value === null),
  );
  const [first] = described;
  if (!first) return null;
  const features = new Map(described);
  const names = declared?.names.every((name) => features.has(name)) ? declared.names : [...features.keys()];
  const byQuantity = Object.keys(first[1]).map((key): [string, JsonValue[]] => [
    key,
    names.map((name) => numberIn(features.get(name) ?? {}, key)),
  ]);
  return tableOf(byQuantity, names);
}

/** `{"mean": [1, 2], "std": [3, 4], "q01": …}` or `{"mean": {"age": 1}, …}`: null where it is no `describe()`. */
export function statisticsByQuantity(object: JsonObject, declared: Names | null): Statistics | null {
  const lists = Object.entries(object).flatMap(([key, value]): [string, JsonValue][] =>
    isStatistic(key) && (listOf(value) !== null || isObject(value)) ? [[key, value]] : [],
  );
  const counts = Object.keys(object).filter((key) => COUNTS.has(key));
  if (!areStatistics([...lists.map(([key]) => key), ...counts])) return null;
  const keyed = lists.map(([, value]) => value).find((value) => listOf(value) === null);
  const names = declared?.names ?? (isObject(keyed) ? Object.keys(keyed) : null);
  const byQuantity = lists.map(([key, value]): [string, JsonValue[]] => {
    const list = listOf(value);
    if (list !== null) return [key, list];
    return [key, (names ?? []).map((name) => numberIn(isObject(value) ? value : {}, name))];
  });
  return tableOf(byQuantity, names);
}

function isStatistic(key: string): boolean {
  return quantityOf(key) !== undefined || QUANTILE.test(key);
}

function numberIn(object: JsonObject, key: string): JsonValue {
  if (!Object.hasOwn(object, key)) throw new ArtifactError(`has statistics without "${key}"`);
  return object[key] ?? null;
}

function tableOf(byQuantity: readonly [string, JsonValue[]][], names: string[] | null): Statistics {
  const tables: [string, Real[]][] = [];
  for (const [key, list] of byQuantity) {
    if (!isStatistic(key)) continue;
    const numbers = list.filter((value) => typeof value === 'number');
    if (numbers.length !== list.length)
      throw new ArtifactError(`"${key}" has no number at place ${firstGap(list)}`);
    tables.push([key, numbers.map(toReal)]);
  }
  const [first] = tables;
  const other = tables.find(([, numbers]) => numbers.length !== first?.[1].length);
  if (first && other) {
    throw new ArtifactError(
      `"${first[0]}" has ${first[1].length} values and "${other[0]}" ${other[1].length}`,
    );
  }
  if (first && names && names.length !== first[1].length) {
    throw new ArtifactError(`names ${names.length} features and "${first[0]}" has ${first[1].length} values`);
  }
  const features = names && withoutIndices(names);
  const parameters = Object.fromEntries(tables);
  const transform: Table = { kind: 'table', method: 'statistics', features, tables: parameters };
  return { transform, parameters };
}

function firstGap(list: readonly JsonValue[]): number {
  return list.findIndex((value) => typeof value !== 'number');
}
