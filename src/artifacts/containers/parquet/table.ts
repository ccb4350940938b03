import { ArtifactError } from '../../error.ts';
import { readFooter } from './footer.ts';
import { type PageBudget, readChunk } from './pages.ts';

/** A table of few rows, as a library keeps parameters in it. */
export interface ParquetTable {
  rows: number;
  /** The paths of the columns, as `std.values.list.element`. */
  columns: readonly string[];
  /**
   * The numbers of a column over all rows, missing ones left out and lists one after the other; of no column, none.
   * Throws an ArtifactError for one that is broken, `unsupported` for one that does not hold numbers.
   */
  numbers: (path: string) => number[];
}

/** How many bytes and values a file may unpack to: parameters are some thousands, their pages some kilobytes. */
const BUDGET: PageBudget = { bytes: 64 * 1024 * 1024, values: 2_000_000 };

/**
 * Opens a Parquet file. It is read by hand: the libraries there are trust the counts in a page, so that a run of nine
 * bytes makes them fill the memory, or a length below zero go round for ever. Only what tables of parameters are written
 * in is read: plain and dictionary encoding, unpacked, Snappy and gzip.
 */
export function openParquet(bytes: Uint8Array): ParquetTable {
  const { rows, columns } = readFooter(bytes);
  const byPath = new Map(columns.map((column) => [column.path, column]));
  const budget = { ...BUDGET };
  return {
    rows,
    columns: [...byPath.keys()],
    numbers(path) {
      const column = byPath.get(path);
      if (!column) return [];
      try {
        return column.chunks.flatMap((chunk) => readChunk(bytes, column, chunk, budget));
      } catch (error) {
        if (!(error instanceof ArtifactError)) throw error;
        const { offset, unsupported } = error;
        const message = `${error.message} (column ${path.slice(0, 80)})`;
        throw new ArtifactError(message, {
          ...(offset === null ? {} : { offset }),
          unsupported,
          cause: error,
        });
      }
    },
  };
}
