import { complexReader, numberReader, textReader } from './items.ts';
import { makeBytes, makeObject } from './make.ts';
import type { Reading } from './reading.ts';
import type { Dtype, PyValue } from './values.ts';

/** A numpy scalar from its bytes, as the Python value it equals; undefined for dates, long doubles and records. */
export function readScalar(reading: Reading, dtype: Dtype, data: Uint8Array): PyValue | undefined {
  if (data.length !== dtype.itemSize) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { letter, littleEndian } = dtype;
  if (letter === 'U') return textReader(dtype)(view, 0);
  // numpy drops the NULs at the end of a byte string.
  if (letter === 'S')
    return makeBytes(reading, data.subarray(0, data.findLastIndex((byte) => byte !== 0) + 1));
  const complex = complexReader(dtype)?.(view, 0);
  if (complex !== undefined) return makeObject(reading, 'call', 'builtins.complex', complex);
  const number = numberReader(dtype)?.(view, 0);
  if (number === undefined) return undefined;
  if (letter === 'b') return number !== 0;
  if (letter === 'f' || Number.isSafeInteger(number)) return number;
  return letter === 'i' ? view.getBigInt64(0, littleEndian) : view.getBigUint64(0, littleEndian);
}
