import { openParquet, type ParquetTable } from '../../containers/parquet/table.ts';
import { ArtifactError } from '../../error.ts';
import type { FolderFiles } from '../folder-format.ts';
import { dataOf, type Stage, within } from './stages.ts';

/** A vector says how long it is; longer ones are not made. */
const MAX_FEATURES = 1_000_000;

/** The one row in which a model keeps its parameters. */
export interface ParameterRow {
  /** A vector by its name, dense or sparse; null where the row has no column of that name. */
  vector: (name: string) => number[] | null;
  /** A number by its name; null where there is none. */
  number: (name: string) => number | null;
}

/** The row of a stage that has one alone, in whichever part of its data; null where it has none, or many. */
export function parameterRow(stage: Stage, files: FolderFiles): ParameterRow | null {
  // Other libraries keep files of their own there.
  const parts = dataOf(stage, files).filter((name) => name.endsWith('.parquet'));
  const tables = parts.map((name) => ({
    name,
    table: within(name, () => openParquet(files.get(name) ?? new Uint8Array())),
  }));
  const [first, other] = tables.filter(({ table }) => table.rows > 0);
  if (!first || other || first.table.rows !== 1) return null;
  const { name, table } = first;
  return {
    vector: (column) => within(name, () => vectorOf(table, column)),
    number: (column) => within(name, () => table.numbers(column)[0] ?? null),
  };
}

/**
 * A vector as a struct: `type` 0 with `size`, `indices` and `values`, or 1 with `values` alone.
 *
 * Source: org.apache.spark.ml.linalg.VectorUDT.
 */
function vectorOf(table: ParquetTable, name: string): number[] | null {
  if (!table.columns.includes(`${name}.type`)) return null;
  const [type] = table.numbers(`${name}.type`);
  const values = listIn(table, `${name}.values`);
  if (type === 1) return values;
  const [size] = table.numbers(`${name}.size`);
  if (type !== 0 || size === undefined || size < 0)
    throw new ArtifactError(`holds a vector ${name} that is neither dense nor sparse`);
  if (size > MAX_FEATURES) throw new ArtifactError(`holds a vector ${name} of ${size} numbers`);
  const indices = listIn(table, `${name}.indices`);
  const isInOrder = indices.every((index, place) => index > (indices[place - 1] ?? -1) && index < size);
  if (!isInOrder || indices.length !== values.length)
    throw new ArtifactError(`holds a sparse vector ${name} whose indices and values do not fit`);
  const vector = new Array<number>(size).fill(0);
  for (const [place, index] of indices.entries()) vector[index] = values[place] ?? 0;
  return vector;
}

/** The items of a list, in whichever way Parquet's writers spell it: `values.list.element`, `values.array`. */
function listIn(table: ParquetTable, name: string): number[] {
  const [column, other] = table.columns.filter((path) => path.startsWith(`${name}.`));
  if (column === undefined || other !== undefined) throw new ArtifactError(`lacks the list ${name}`);
  return table.numbers(column);
}
