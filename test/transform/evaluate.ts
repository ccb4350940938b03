import type { Affine, Branches, Plain, Real, Table, Transform } from '../../src/generated/lock.ts';
import { canonicalJson } from '../../src/transform/canonical-json.ts';
import { fromReal } from '../../src/transform/real.ts';
import type { Cell, Methods } from '../../src/transform/tables.ts';
import { splineColumns } from './evaluate-spline.ts';
import { normalQuantile } from './normal.ts';

/**
 * What a canonical transform makes of a row: the proof that it means what the library computes. `names` are those of
 * the row's columns, null where it has none.
 */
export function evaluate(
  transform: Transform,
  row: readonly Cell[],
  names: readonly string[] | null,
): Cell[] {
  switch (transform.kind) {
    case 'affine':
      return row.map((cell, index) => affineAt(transform, toNumber(cell), index));
    case 'table':
      return evaluateTable(transform, row);
    case 'chain':
      return transform.steps.reduce<Cell[]>(
        (cells, step, index) => evaluate(step, cells, index === 0 ? names : null),
        [...row],
      );
    case 'branches':
      return evaluateBranches(transform, row, names);
    case 'opaque':
      throw new Error(`${transform.class} is opaque`);
  }
}

/** A number of a row; NaN and infinities are `{float: 'nan'}`. */
export function toNumber(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'object' && cell !== null && !Array.isArray(cell) && typeof cell.float === 'string')
    return fromReal(cell.float as Real);
  throw new Error(`${canonicalJson(cell)} is no number`);
}

function affineAt({ scale, offset, clip }: Affine, x: number, index: number): number {
  const [low = null, high = null] = clip ?? [];
  const y = fromReal(scale[index] ?? 'nan') * x + fromReal(offset[index] ?? 'nan');
  const raised = low === null ? y : Math.max(y, fromReal(low));
  return high === null ? raised : Math.min(raised, fromReal(high));
}

function evaluateBranches(
  { branches }: Branches,
  row: readonly Cell[],
  names: readonly string[] | null,
): Cell[] {
  return branches.flatMap(({ columns, transform }) => {
    if (transform === 'drop') return [];
    const wanted = columns === 'all' ? row.map((_, index) => index) : columns;
    if (!Array.isArray(wanted)) throw new Error(`no column ${canonicalJson(columns)}`);
    const places = wanted.map((column) =>
      typeof column === 'string' ? (names?.indexOf(column) ?? -1) : Number(column),
    );
    const cells = places.map((place) => row[place] ?? null);
    const inner = names && places.map((place) => names[place] ?? '');
    return transform === 'passthrough' ? cells : evaluate(transform, cells, inner);
  });
}

type Method<M extends keyof Methods> = Methods[M];

/** The tables as the method has them; a table that was cut to its hash cannot be evaluated. */
function evaluateTable({ method, tables }: Table, row: readonly Cell[]): Cell[] {
  const evaluator = EVALUATORS[method as keyof Methods];
  if (!evaluator) throw new Error(`no evaluator of ${method}`);
  return evaluator(tables as never, row);
}

const EVALUATORS: { [M in keyof Methods]: (tables: Methods[M], row: readonly Cell[]) => Cell[] } = {
  normalizer({ norm }, row) {
    const xs = row.map(toNumber);
    const length = {
      l1: sum(xs.map(Math.abs)),
      l2: Math.sqrt(sum(xs.map((x) => x * x))),
      max: Math.max(...xs.map(Math.abs)),
    };
    return xs.map((x) => x / (length[norm] || 1));
  },
  'yeo-johnson': ({ lambdas }, row) =>
    row.map((cell, index) => yeoJohnson(toNumber(cell), at(lambdas, index))),
  'box-cox': ({ lambdas }, row) => row.map((cell, index) => boxCox(toNumber(cell), at(lambdas, index))),
  quantile: (tables, row) => row.map((cell, index) => quantile(tables, toNumber(cell), index)),
  bins({ edges, encode }, row) {
    return row.flatMap((cell, index) => {
      const own = (edges[index] ?? []).map(fromReal);
      const bin = own.filter((edge) => edge <= toNumber(cell)).length;
      return encode === 'ordinal'
        ? [bin]
        : Array.from({ length: own.length + 1 }, (_, place) => Number(place === bin));
    });
  },
  'one-hot': (tables, row) => row.flatMap((cell, index) => oneHot(tables, cell, index)),
  ordinal: (tables, row) => row.map((cell, index) => ordinal(tables, cell, index)),
  label: ({ classes }, [label = null]) => [placeOf(label, classes)],
  'label-binarizer'({ classes, negative, positive }, [label = null]) {
    const place = placeOf(label, classes);
    if (classes.length === 1) return [negative];
    const columns = classes.map((_, index) => (index === place ? positive : negative));
    return classes.length === 2 ? columns.slice(1) : columns;
  },
  'multi-label'({ classes }, [labels = null]) {
    const given = Array.isArray(labels) ? labels : [];
    return classes.map((own) => Number(placeOf(own, given) >= 0));
  },
  binarizer: ({ threshold }, row) => row.map((cell) => Number(toNumber(cell) > fromReal(threshold))),
  polynomial({ inputs, degrees: [low, high], interactionOnly, bias }, row) {
    const xs = row.map(toNumber);
    const products = bias ? [1] : [];
    for (let degree = low; degree <= high; degree++)
      for (const factors of combinations(inputs, degree, !interactionOnly))
        products.push(factors.reduce((product, index) => product * (xs[index] ?? 0), 1));
    return products;
  },
  spline: ({ knots, ...options }, row) =>
    row.flatMap((cell, index) => splineColumns((knots[index] ?? []).map(fromReal), options, toNumber(cell))),
  target({ categories, encodings, mean }, row) {
    return row.flatMap((cell, index) => {
      const place = placeOf(cell, categories[index] ?? []);
      const own = encodings[index];
      if (!Array.isArray(own)) throw new Error('no encodings');
      if (!Array.isArray(mean)) return [place < 0 ? mean : (own[place] ?? null)];
      return mean.map((average, at) => (place < 0 ? average : ((own[at] as Plain[])[place] ?? null)));
    });
  },
  'kernel-center'({ rows, all }, row) {
    const xs = row.map(toNumber);
    const mean = sum(xs) / rows.length;
    return xs.map((x, index) => x - at(rows, index) - mean + fromReal(all));
  },
  function: ({ name }, row) => row.map((cell) => FUNCTIONS[name]?.(toNumber(cell)) ?? null),
  pca({ mean, loadings, spread }, row) {
    const centered = row.map((cell, index) => toNumber(cell) - at(mean, index));
    return project(centered, loadings).map((y, index) => (spread ? y / at(spread, index) : y));
  },
  svd: ({ loadings }, row) => project(row.map(toNumber), loadings),
  imputer({ fill, missing, indicator }, row) {
    const isMissing = row.map((cell) => isSame(cell, missing));
    const filled = row.flatMap((cell, index) => {
      const filling = fill[index] ?? null;
      return filling === null ? [] : [isMissing[index] ? filling : cell];
    });
    return [...filled, ...(indicator ?? []).map((column) => Number(isMissing[column]))];
  },
  'missing-indicator': ({ columns, missing }, row) =>
    columns.map((column) => Number(isSame(row[column] ?? null, missing))),
  weight: ({ factor }, row) => row.map((cell) => toNumber(cell) * factor),
};

const FUNCTIONS: Record<string, (x: number) => number> = {
  'numpy.log1p': Math.log1p,
  'numpy.sqrt': Math.sqrt,
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function at(reals: readonly Real[], index: number): number {
  return fromReal(reals[index] ?? 'nan');
}

function isSame(a: Cell, b: Cell): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function placeOf(cell: Cell, cells: readonly Cell[]): number {
  return cells.findIndex((own) => isSame(cell, own));
}

function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? Math.log1p(x) : ((x + 1) ** lambda - 1) / lambda;
  return lambda === 2 ? -Math.log1p(-x) : -((1 - x) ** (2 - lambda) - 1) / (2 - lambda);
}

function boxCox(x: number, lambda: number): number {
  return lambda === 0 ? Math.log(x) : (x ** lambda - 1) / lambda;
}

const EDGE = 1e-7;

function quantile(
  { quantiles, references, distribution }: Method<'quantile'>,
  x: number,
  index: number,
): number {
  const [xs, ys] = [(quantiles[index] ?? []).map(fromReal), references.map(fromReal)];
  const [lowest = Number.NaN, highest = Number.NaN] = [xs[0], xs.at(-1)];
  const opposite = (numbers: number[]): number[] => numbers.map((number) => -number).reverse();
  const margin = distribution === 'normal' ? EDGE : 0;
  let share = 0.5 * (interpolated(x, xs, ys) - interpolated(-x, opposite(xs), opposite(ys)));
  if (distribution === 'normal' ? x + margin > highest : x === highest) share = 1;
  if (distribution === 'normal' ? x - margin < lowest : x === lowest) share = 0;
  if (distribution === 'uniform') return share;
  const bound = EDGE - Number.EPSILON;
  return Math.min(Math.max(normalQuantile(share), normalQuantile(bound)), normalQuantile(1 - bound));
}

/** numpy's `interp`. */
function interpolated(x: number, xs: readonly number[], ys: readonly number[]): number {
  const place = xs.findLastIndex((own) => own <= x);
  const [x0 = Number.NaN, x1 = Number.NaN] = [xs[place], xs[place + 1]];
  const [y0 = Number.NaN, y1 = Number.NaN] = [ys[place], ys[place + 1]];
  if (place < 0) return ys[0] ?? Number.NaN;
  if (place === xs.length - 1 || x === x0) return y0;
  return ((y1 - y0) / (x1 - x0)) * (x - x0) + y0;
}

function oneHot(
  { categories, infrequent, drop, unknown }: Method<'one-hot'>,
  cell: Cell,
  index: number,
): number[] {
  const [own, rare] = [categories[index] ?? [], infrequent?.[index] ?? []];
  const columns = own.length + Number(rare.length > 0);
  let place = placeOf(cell, own);
  if (placeOf(cell, rare) >= 0) place = own.length;
  else if (place < 0) {
    if (unknown === 'error') throw new Error(`unknown category ${canonicalJson(cell)}`);
    if (unknown === 'infrequent' && rare.length > 0) place = own.length;
  }
  const dropped = drop?.[index] ?? null;
  return Array.from({ length: columns }, (_, column) => Number(column === place)).filter(
    (_, column) => column !== dropped,
  );
}

function ordinal(
  { categories, infrequent, missing, unknown }: Method<'ordinal'>,
  cell: Cell,
  index: number,
): Cell {
  const [own, rare] = [categories[index] ?? [], infrequent?.[index] ?? []];
  const place = placeOf(cell, own);
  if (place >= 0) return place;
  if (placeOf(cell, rare) >= 0) return own.length;
  const code = missing?.[index] ?? null;
  if (code !== null && isSame(cell, { float: 'nan' })) return code;
  if (unknown === 'error') throw new Error(`unknown category ${canonicalJson(cell)}`);
  return unknown;
}

function combinations(inputs: number, degree: number, repeats: boolean, from = 0): number[][] {
  if (degree === 0) return [[]];
  return Array.from({ length: inputs - from }, (_, index) => index + from).flatMap((first) =>
    combinations(inputs, degree - 1, repeats, repeats ? first : first + 1).map((rest) => [first, ...rest]),
  );
}

function project(xs: readonly number[], loadings: readonly Real[][]): number[] {
  return (loadings[0] ?? []).map((_, component) =>
    sum(xs.map((x, index) => x * fromReal(loadings[index]?.[component] ?? 'nan'))),
  );
}
