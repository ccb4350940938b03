import { fromReal, toReal } from '../../transform/real.ts';
import type { Cell } from '../../transform/tables.ts';
import { nested } from '../numpy.ts';
import type { PyArray, PyValue } from '../pickle/values.ts';
import { itemsOf } from './pipeline.ts';
import { toPlain } from './plain.ts';

/** How many values an object that stands for one value may hold. */
const MOST_PARTS = 100;

/** One value of a column, so that no two that differ look alike: see `Cell`. */
export function cellOf(value: PyValue): Cell {
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'bigint') return { int: String(value) };
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'bytes') return { bytes: Buffer.from(value.data).toString('latin1') };
  return toPlain(value, 'whole', { left: MOST_PARTS });
}

function numberCell(value: number): Cell {
  const real = toReal(value);
  return typeof real === 'string' ? { float: real } : real;
}

/** The values of a list or of an array of one dimension; null for anything else. */
export function cellsOf(value: PyValue | undefined): Cell[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value.kind === 'array') return value.shape.length === 1 ? arrayCells(value) : null;
  return itemsOf(value)?.map(cellOf) ?? null;
}

function arrayCells(array: PyArray): Cell[] | null {
  const { data, dtype } = array;
  if (Array.isArray(data)) return data.map(cellOf);
  if ('iu'.includes(dtype.letter) && dtype.itemSize === 8) return wideIntegers(array, data);
  const items = nested(array, () => null);
  if (!Array.isArray(items)) return null;
  switch (dtype.letter) {
    case 'f':
      return items.map((item) => numberCell(fromReal(item as number)));
    case 'S':
      return items.map((item) => ({ bytes: item }));
    case 'b':
    case 'i':
    case 'u':
    case 'U':
      return items;
    default:
      return items.map((item) => ({ [dtype.letter]: item }));
  }
}

/** float64 cannot hold them all. */
function wideIntegers({ dtype, shape }: PyArray, data: Uint8Array): Cell[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Array.from({ length: shape[0] ?? 0 }, (_, index) => {
    const at = index * 8;
    const exact =
      dtype.letter === 'i'
        ? view.getBigInt64(at, dtype.littleEndian)
        : view.getBigUint64(at, dtype.littleEndian);
    const near = Number(exact);
    return Number.isSafeInteger(near) ? near : { int: String(exact) };
  });
}

export function isNan(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell) && cell.float === 'nan';
}
