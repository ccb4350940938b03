import type { Plain, Table } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareCategories, compareClasses, compareEncodings } from './compare-categories.ts';
import { compareLoadings } from './compare-loadings.ts';
import { compareSeries } from './compare-series.ts';
import { compareValues } from './compare-values.ts';
import { type Findings, isBeyond, nothing, type Place, sizeOf, unlike } from './findings.ts';
import { type Match, matchFeatures } from './match-features.ts';
import { byFeature, inputsOf } from './tables.ts';

/** Two transforms by tables: feature by feature where the method is the same, then what concerns all of them. */
export function compareTables(a: Table, b: Table, place: Place): Findings {
  if (a.method !== b.method) {
    const difference = {
      feature: place.label,
      parameter: 'method',
      before: a.method,
      after: b.method,
      distance: null,
    };
    return unlike('different', `One is a ${a.method} transform, the other ${b.method}.`, difference);
  }
  const found = nothing();
  const matches = matchInputs(a, b, place, found);
  const tables: Pair = { a, b, found };
  const own = new Set(byFeature(a).filter((key) => isWrittenOut(a, key) && isWrittenOut(b, key)));
  for (const match of matches) for (const key of own) compareFeature(key, match, tables);
  const keys = new Set([...Object.keys(a.tables), ...Object.keys(b.tables)]);
  for (const key of keys) if (!own.has(key)) compareWhole(key, tables, place);
  if (found.differences.some((movement) => movement.parameter !== 'feature' && isBeyond(movement, place))) {
    found.verdict = 'different';
    found.reason ??= reasonOf(found, a.method);
  }
  return found;
}

/** Two tables of one method, and what was found so far. */
interface Pair {
  a: Table;
  b: Table;
  found: Findings;
}

function matchInputs(a: Table, b: Table, place: Place, found: Findings): Match[] {
  const [one, other] = [a, b].map((side) => ({
    features: side.features,
    count: inputsOf(side) ?? side.features?.length ?? 0,
  }));
  if (!one || !other) return [];
  // What has no number of features cannot have too few of them.
  const isAny = byFeature(a).length === 0;
  if (isAny && one.count === 0) one.count = other.count;
  if (isAny && other.count === 0) other.count = one.count;
  return matchFeatures(one, other, place, found);
}

/** One table's entry of one feature on both sides. */
function compareFeature(key: string, { label, left, right }: Match, { a, b, found }: Pair): void {
  const [one, other] = [entryAt(a, key, left), entryAt(b, key, right)];
  if (canonicalJson(one) === canonicalJson(other)) return;
  switch (key) {
    case 'categories':
    case 'infrequent':
      compareCategories(one, other, key === 'categories' ? 'category' : 'infrequent category', label, found);
      break;
    case 'encodings':
      compareEncodings(
        { values: one, categories: entryAt(a, 'categories', left) },
        { values: other, categories: entryAt(b, 'categories', right) },
        label,
        found,
      );
      break;
    case 'quantiles':
      compareSeries(one, other, { label, title: 'quantile', steps: numbersOf(a.tables.references) }, found);
      break;
    case 'edges':
    case 'knots':
      compareSeries(one, other, { label, title: key.slice(0, -1), steps: null }, found);
      break;
    case 'loadings':
      compareLoadings(one, other, label, found);
      break;
    default:
      compareValues(one, other, SINGULAR.get(key) ?? key, label, found);
  }
}

const SINGULAR: ReadonlyMap<string, string> = new Map([
  ['lambdas', 'lambda'],
  ['missing', 'code of NaN'],
  ['drop', 'dropped column'],
]);

function entryAt({ tables }: Table, key: string, index: number): Plain {
  const list = tables[key];
  return Array.isArray(list) ? (list[index] ?? null) : null;
}

/** A list too long to be written out has one hash for all its features; one that is left out says nothing of any. */
function isWrittenOut({ tables }: Table, key: string): boolean {
  return tables[key] === undefined || Array.isArray(tables[key]);
}

function numbersOf(value: Plain | undefined): number[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'number') ? (value as number[]) : null;
}

/** A table that concerns all features. */
function compareWhole(key: string, { a, b, found }: Pair, place: Place): void {
  const [one, other] = [a.tables[key] ?? null, b.tables[key] ?? null];
  if (canonicalJson(one) === canonicalJson(other)) return;
  const label = place.label === '' ? 'all features' : place.label;
  if (key === 'classes') compareClasses(one, other, label, found);
  else if (key === 'references') compareSeries(one, other, { label, title: 'reference', steps: null }, found);
  else compareValues(one, other, key, label, found);
}

/** What to say of the table that differs most, unless something graver was said. */
function reasonOf({ differences }: Findings, method: string): string {
  const [most] = differences
    .filter(({ parameter }) => parameter !== 'feature')
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  return most ? `The ${method} transforms differ in ${most.parameter} of ${most.feature}.` : '';
}
