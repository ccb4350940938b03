import type { Affine, Opaque, Table, Transform } from '../generated/lock.ts';
import { inputCount, namesAfter } from '../transform/names.ts';

/** A transform that is not made of others. */
export interface Part {
  part: Affine | Table | Opaque;
  /** Of its features: its own, else what those that come in are called. */
  names: string[] | null;
}

/** The parts of a transform, however deep. `names` are those of the columns that come in. */
export function partsOf(transform: Transform, names: string[] | null = null): Part[] {
  switch (transform.kind) {
    case 'chain': {
      let incoming = names;
      return transform.steps.flatMap((step) => {
        const parts = partsOf(step, incoming);
        // What an opaque step does to the columns is not known; most keep them.
        if (step.kind !== 'opaque') incoming = namesAfter(step, incoming);
        return parts;
      });
    }
    case 'branches':
      return transform.branches.flatMap(({ columns, transform: inner }) =>
        typeof inner === 'string' ? [] : partsOf(inner, columns === 'all' ? names : listedNames(columns)),
      );
    case 'opaque':
      return [{ part: transform, names }];
    default:
      return [
        {
          part: transform,
          names: transform.features ?? (names?.length === inputCount(transform) ? names : null),
        },
      ];
  }
}

function listedNames(columns: unknown): string[] | null {
  const isNamed = Array.isArray(columns) && columns.every((column) => typeof column === 'string');
  return isNamed ? columns : null;
}

/** A feature by its name, else as scikit-learn calls the columns of an array: `x0`. */
export function featureAt(names: readonly string[] | null, index: number): string {
  return names?.[index] ?? `x${index}`;
}
