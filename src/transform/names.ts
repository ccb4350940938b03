import type { Branch, Table, Transform } from '../generated/lock.ts';
import { inputsOf } from './tables.ts';

/**
 * A transform whose columns are known from outside: what sees them first is given their names, where it has none and
 * their number fits. Only newer libraries write the names into every step themselves.
 */
export function withNames(transform: Transform, names: readonly string[]): Transform {
  switch (transform.kind) {
    case 'affine':
      return takes(transform.scale.length, transform.features, names)
        ? { ...transform, features: [...names] }
        : transform;
    case 'table':
      return takes(inputsOf(transform), transform.features, names) && !isForLabels(transform.method)
        ? { ...transform, features: [...names] }
        : transform;
    case 'chain': {
      const [first, ...rest] = transform.steps;
      return first ? { ...transform, steps: [withNames(first, names), ...rest] } : transform;
    }
    case 'branches':
      return { ...transform, branches: transform.branches.map((branch) => namedBranch(branch, names)) };
    case 'opaque':
      return transform;
  }
}

/** A table that says nothing of their number takes any. */
function takes(count: number | null, features: string[] | null, names: readonly string[]): boolean {
  return features === null && (count === null || count === names.length);
}

function isForLabels(method: string): boolean {
  return (
    method === 'label' ||
    method === 'label-binarizer' ||
    method === 'multi-label' ||
    method === 'kernel-center'
  );
}

/** The branches of a union see all the columns; those of a ColumnTransformer take theirs, by index where it saw no names. */
function namedBranch({ columns, transform }: Branch, names: readonly string[]): Branch {
  if (Array.isArray(columns)) {
    const named = columns.map((column) => (typeof column === 'number' ? (names[column] ?? column) : column));
    const own = named.filter((column) => typeof column === 'string');
    const isNamed = own.length === named.length && typeof transform !== 'string';
    return { columns: named, transform: isNamed ? withNames(transform, own) : transform };
  }
  if (columns !== 'all' || typeof transform === 'string') return { columns, transform };
  return { columns, transform: withNames(transform, names) };
}

/** How many features a transform takes in; null where it does not say. */
export function inputCount(transform: Transform): number | null {
  if (transform.kind === 'affine') return transform.scale.length;
  if (transform.kind === 'table') return inputsOf(transform);
  const [first] = transform.kind === 'chain' ? transform.steps : [];
  return first ? inputCount(first) : null;
}

/** The names of the columns that come out of a step, as far as they are those that went in; null where they are not. */
export function namesAfter(step: Transform, before: string[] | null): string[] | null {
  if ((step.kind !== 'affine' && step.kind !== 'table') || (step.kind === 'table' && !keepsColumns(step)))
    return null;
  const names = step.features ?? before;
  const count = inputCount(step);
  return count === null || names?.length === count ? names : null;
}

/** Whether as many columns come out as go in, each from its own. */
export function keepsColumns({ method, tables }: Table): boolean {
  if (method === 'bins') return tables.encode === 'ordinal';
  if (method !== 'imputer') return ONE_BY_ONE.has(method);
  return Array.isArray(tables.fill) && !tables.fill.includes(null) && tables.indicator === undefined;
}

const ONE_BY_ONE = new Set([
  ...['yeo-johnson', 'box-cox', 'quantile', 'ordinal', 'normalizer', 'binarizer', 'function', 'weight'],
]);
