import { typeName } from './access.ts';
import { type Cursor, fail } from './cursor.ts';
import type { Dtype, PyValue } from './values.ts';

/** numpy's type strings: byte order, kind letter, bytes an item (characters for `U`). */
const TYPE_STRING = /^([<>|=]?)([biufcSUOVMm])(\d{1,9})$/;

/** dtypes by other names, as hand-made `numpy.dtype('float64')` and `numpy.dtype(numpy.float64)` spell them. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['bool', 'b1'],
  ['bool_', 'b1'],
  ['?', 'b1'],
  ['int', 'i8'],
  ['float', 'f8'],
  ['object', 'O8'],
  ['object_', 'O8'],
  ['O', 'O8'],
  ['record', 'V0'],
  ...[8, 16, 32, 64].flatMap((bits): [string, string][] => [
    [`int${bits}`, `i${bits / 8}`],
    [`uint${bits}`, `u${bits / 8}`],
  ]),
  ...[16, 32, 64].map((bits): [string, string] => [`float${bits}`, `f${bits / 8}`]),
  ['complex64', 'c8'],
  ['complex128', 'c16'],
]);

/** What `numpy.dtype(spec)` makes, as far as pickles say it; undefined for a dtype that is not numpy's own. */
export function dtypeFrom(spec: PyValue | undefined): Dtype | undefined {
  if (typeof spec === 'object' && spec?.kind === 'dtype') return { ...spec };
  const name = typeof spec === 'string' ? spec : nameOfType(spec);
  const match = TYPE_STRING.exec(NAMED.get(name) ?? name);
  if (match === null) return undefined;
  const [, order, letter = '', digits] = match;
  const size = Number(digits);
  return {
    kind: 'dtype',
    letter,
    itemSize: letter === 'U' ? size * 4 : size,
    littleEndian: order !== '>',
  };
}

function nameOfType(spec: PyValue | undefined): string {
  if (typeof spec !== 'object' || spec?.kind !== 'global') return '';
  return ['numpy', 'builtins', '__builtin__'].includes(spec.module) ? spec.name : '';
}

/** Bit of a dtype's flags: its items are or hold Python objects (NPY_ITEM_HASOBJECT). */
const HAS_OBJECT = 1;

/**
 * The state that numpy's `dtype.__reduce__` writes: `(version, byte order, subarray, names, fields, item size,
 * alignment, flags[, metadata])`. The item size counts for `S`, `U` and `V` only, as in numpy.
 */
export function setDtypeState(cursor: Cursor, dtype: Dtype, state: PyValue): void {
  if (Object.isFrozen(dtype)) fail(cursor, 'changes a dtype after an array was made of it');
  const parts = typeof state === 'object' && state?.kind === 'tuple' ? state.items : null;
  if (parts === null || parts.length < 7) fail(cursor, "gives a dtype a state that is not numpy's");
  const [, order, , , , itemSize, , flags] = parts;
  if (order !== '<' && order !== '>' && order !== '|' && order !== '=') {
    fail(
      cursor,
      `gives a dtype a byte order of ${typeof order === 'string' ? `'${order}'` : typeName(order ?? null)}`,
    );
  }
  dtype.littleEndian = order !== '>';
  if ('SUV'.includes(dtype.letter) && typeof itemSize === 'number' && itemSize >= 0) {
    if (!Number.isSafeInteger(itemSize) || (dtype.letter === 'U' && itemSize % 4 !== 0))
      fail(cursor, 'gives a dtype a broken item size');
    dtype.itemSize = itemSize;
  }
  if (dtype.letter === 'V' && typeof flags === 'number' && (flags & HAS_OBJECT) !== 0) dtype.objects = true;
}

/** Whether an array of this dtype is written as objects, not as bytes. */
export function holdsObjects(dtype: Dtype): boolean {
  return dtype.letter === 'O' || dtype.objects === true;
}
