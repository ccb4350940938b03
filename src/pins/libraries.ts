import type { Format } from '../artifacts/artifact.ts';

/**
 * The libraries whose version decides whether a scaler loads, and means the same, where it is served; by their names on
 * PyPI. What only carries the numbers (numpy, joblib, MLflow) is left out: another version of it reads the same file.
 */
const LIBRARIES = new Set([
  ...['scikit-learn', 'imbalanced-learn', 'category-encoders', 'feature-engine', 'sklearn-pandas'],
  ...['keras', 'tensorflow', 'torch', 'pyspark', 'xgboost', 'lightgbm', 'catboost', 'dask-ml', 'cuml'],
]);

/** The same library under the other names that it is published by. PyPI's `sklearn` is another project. */
const ALIASES = new Map([
  ...['tensorflow-cpu', 'tensorflow-gpu', 'tensorflow-macos', 'tensorflow-intel'].map(
    (name) => [name, 'tensorflow'] as const,
  ),
  ['xgboost-cpu', 'xgboost'],
]);

/** On conda some have another name than on PyPI. */
const CONDA_ALIASES = new Map([
  ...['pytorch', 'pytorch-cpu', 'pytorch-gpu'].map((name) => [name, 'torch'] as const),
  ...['py-xgboost', 'py-xgboost-cpu', 'py-xgboost-gpu'].map((name) => [name, 'xgboost'] as const),
]);

/** A project's normalized name as the library that it is; null where its version decides nothing. */
export function libraryOf(name: string, channel: 'pypi' | 'conda' = 'pypi'): string | null {
  const library = (channel === 'conda' ? CONDA_ALIASES.get(name) : undefined) ?? ALIASES.get(name) ?? name;
  return LIBRARIES.has(library) ? library : null;
}

/**
 * What another version of the library makes of a file. `exact`: a pickle is the library's own insides, and promised to no
 * other version. `newer`: a format of its own, which newer versions promise to read. `any`: numbers in a format of
 * someone else's, which whatever serves it reads.
 */
export type Promised = 'exact' | 'newer' | 'any';

/** The formats that belong to a library. A pickle of another one inside of them (`torch.save`) is a pickle. */
const OWNERS: ReadonlyMap<Format, string> = new Map<Format, string>([
  ['keras', 'keras'],
  ['hdf5', 'keras'],
  ['pytorch', 'torch'],
  ['spark', 'pyspark'],
  ['xgboost', 'xgboost'],
  ['lightgbm', 'lightgbm'],
  ['catboost', 'catboost'],
]);

const PICKLES: ReadonlySet<Format> = new Set<Format>(['pickle', 'joblib', 'skops', 'unknown']);

export function promiseOf(format: Format, library: string): Promised {
  if (PICKLES.has(format)) return 'exact';
  // A folder around a file in the library's own format where it has one, else around a pickle.
  if (format === 'mlflow') return [...OWNERS.values()].includes(library) ? 'newer' : 'exact';
  const owner = OWNERS.get(format);
  if (owner === undefined) return 'any';
  return owner === library ? 'newer' : 'exact';
}
