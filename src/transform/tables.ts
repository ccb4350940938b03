import { createHash } from 'node:crypto';
import type { Names, Plain, Real, Table } from '../generated/lock.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * A value of a column, a category or a filling, so that no two that differ look alike: numbers, texts, booleans and
 * null (None) are themselves; a number that JSON lacks is `{float: 'nan'}`, for `"nan"` is a text; bytes, dates and
 * integers beyond 2^53 are objects as well.
 */
export type Cell = Plain;

/**
 * Every transform by tables: what its tables hold, and what comes out. Lists are one entry a feature unless something
 * else is said. One meaning has one form, whatever library or version wrote it: what changes no output is left out.
 */
export interface Methods {
  /** Each row divided by its sum of absolute values, its Euclidean length or its largest absolute value; 0 by 1. */
  normalizer: { norm: 'l1' | 'l2' | 'max' };
  'yeo-johnson': { lambdas: Real[] };
  'box-cox': { lambdas: Real[] };
  /**
   * The mean of the two interpolations from `quantiles[feature]` to `references`, from below and from above; then,
   * for `normal`, the inverse of the normal distribution, held between its quantiles of 1e-7 and 1 − 1e-7.
   */
  quantile: { quantiles: Real[][]; references: Real[]; distribution: 'uniform' | 'normal' };
  /** How many of the rising `edges[feature]` are at or below x: the edges between bins, not the outer two. */
  bins: { edges: Real[][]; encode: 'ordinal' | 'one-hot' };
  /**
   * A column for each category, in this order, and one more for all of `infrequent[feature]` together, where there
   * are any; without the column at `drop[feature]`. A value that is none of them gives zeros, the column of the
   * infrequent ones, or an error.
   */
  'one-hot': {
    categories: Cell[][];
    infrequent?: Cell[][];
    drop?: (number | null)[];
    unknown: 'error' | 'ignore' | 'infrequent';
  };
  /**
   * The place of x among the categories; the next number for all of `infrequent[feature]`; `missing[feature]` for NaN
   * (null where NaN was never seen), `unknown` for anything else.
   */
  ordinal: { categories: Cell[][]; infrequent?: Cell[][]; missing?: Cell[]; unknown: Cell };
  /** The place of a label among the classes. */
  label: { classes: Cell[] };
  /** A column a class, only the second one's where there are two, with `positive` for the label's own. */
  'label-binarizer': { classes: Cell[]; negative: number; positive: number };
  /** A column a class: 1 where the set of labels has it. */
  'multi-label': { classes: Cell[] };
  /** 1 above the threshold, else 0. */
  binarizer: { threshold: Real };
  /**
   * Products of `inputs` features: 1 where there is a `bias`, then all of the lowest degree to all of the highest, in
   * lexicographic order of the features; without powers where there are interactions only.
   */
  polynomial: { inputs: number; degrees: [number, number]; interactionOnly: boolean; bias: boolean };
  /**
   * The B-splines over `knots[feature]`; beyond the base interval (without `degree` knots at each end) as
   * `extrapolation` says; without the last spline where there is no `bias`. NaN gives zeros or an error.
   */
  spline: { knots: Real[][]; degree: number; extrapolation: string; bias: boolean; missing?: 'zeros' };
  /** The encoding of the category, else the mean. Of a target with classes, one list of encodings and a mean a class. */
  target: { categories: Cell[][]; encodings: Plain[]; mean: Real | Real[] };
  /** `K − rows − (mean of the row of K) + all`. */
  'kernel-center': { rows: Real[]; all: Real };
  /** A function of numpy, number by number. */
  function: { name: string };
  /** `(x − mean) · loadings`, then divided by `spread` (one a component), where it whitens. */
  pca: { mean: Real[]; loadings: Real[][]; spread?: Real[] };
  /** `x · loadings`. */
  svd: { loadings: Real[][] };
  /**
   * What is `missing` becomes `fill[feature]`; a feature without a filling is left out. Then, for the columns of
   * `indicator`, whether they were missing.
   */
  imputer: { fill: (Cell | null)[]; missing: Cell; indicator?: number[] };
  /** Of each of these columns, whether it is missing. */
  'missing-indicator': { columns: number[]; missing: Cell };
  /** Every number times the factor: a weight of a FeatureUnion or a ColumnTransformer. */
  weight: { factor: number };
}

/** A transform by tables. Lists too long for a lock to be read by people are in it by their hash. */
export function table<M extends keyof Methods>(method: M, tables: Methods[M], features: Names): Table {
  const bounded = Object.entries(tables as Record<string, Plain | undefined>).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, boundedList(value)]],
  );
  return { kind: 'table', method, features, tables: Object.fromEntries(bounded) };
}

/** The tables with one entry a feature; the others are compared as a whole. */
const BY_FEATURE: Record<keyof Methods, readonly string[]> = {
  normalizer: [],
  'yeo-johnson': ['lambdas'],
  'box-cox': ['lambdas'],
  quantile: ['quantiles'],
  bins: ['edges'],
  'one-hot': ['categories', 'infrequent', 'drop'],
  ordinal: ['categories', 'infrequent', 'missing'],
  label: [],
  'label-binarizer': [],
  'multi-label': [],
  binarizer: [],
  polynomial: [],
  spline: ['knots'],
  target: ['categories', 'encodings'],
  'kernel-center': [],
  function: [],
  pca: ['mean', 'loadings'],
  svd: ['loadings'],
  imputer: ['fill'],
  'missing-indicator': [],
  weight: [],
};

/** The keys of the tables that have one entry a feature; of a method not listed here, those as long as its names. */
export function byFeature({ method, features, tables }: Table): readonly string[] {
  if (isMethod(method)) return BY_FEATURE[method];
  return Object.keys(tables).filter((key) => {
    const list = tables[key];
    return features !== null && Array.isArray(list) && list.length === features.length;
  });
}

function isMethod(method: string): method is keyof Methods {
  return Object.hasOwn(BY_FEATURE, method);
}

/** How many features go in; null where the tables do not say. */
export function inputsOf(transform: Table): number | null {
  const { tables } = transform;
  if (typeof tables.inputs === 'number') return tables.inputs;
  const [first] = byFeature(transform);
  const list = first === undefined ? undefined : tables[first];
  return Array.isArray(list) ? list.length : null;
}

/** Lists of more items than this are not written out: they are known by their hash. */
export const MAX_ITEMS = 10_000;

/** Where a list of lists is too long, those of its lists that have no more items than this still stand. */
const FEW = 16;

/** A list as it is; too long, its lists by their hashes, so that it can still be told which of them differ. */
function boundedList(value: Plain): Plain {
  if (!Array.isArray(value) || itemsIn(value) <= MAX_ITEMS) return value;
  const inner = value.map((item) => (Array.isArray(item) && itemsIn(item) > FEW ? hashed(item) : item));
  return itemsIn(inner) <= MAX_ITEMS ? inner : hashed(value);
}

function itemsIn(list: Plain[]): number {
  let count = 0;
  for (const item of list) count += Array.isArray(item) ? itemsIn(item) : 1;
  return count;
}

/** A list by its length and its hash. */
function hashed(list: Plain[]): Plain {
  return { items: list.length, sha256: createHash('sha256').update(canonicalJson(list)).digest('hex') };
}
