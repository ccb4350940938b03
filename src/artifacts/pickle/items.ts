import { Buffer, isUtf8 } from 'node:buffer';
import type { Plain, Real } from '../../generated/lock.ts';
import type { Dtype } from './values.ts';

/** Reads the item that begins at a byte. */
export type ItemReader<T> = (view: DataView, at: number) => T;

/**
 * How an item is read as a number, booleans as 0 and 1; undefined for what is no number, and for long doubles, whose
 * layout the file does not say. Integers beyond 2^53 are rounded to the next float64.
 */
export function numberReader({
  letter,
  itemSize,
  littleEndian: little,
}: Dtype): ItemReader<number> | undefined {
  switch (`${letter}${itemSize}`) {
    case 'b1':
      return (view, at) => (view.getUint8(at) === 0 ? 0 : 1);
    case 'i1':
      return (view, at) => view.getInt8(at);
    case 'i2':
      return (view, at) => view.getInt16(at, little);
    case 'i4':
      return (view, at) => view.getInt32(at, little);
    case 'i8':
      return (view, at) => view.getInt32(little ? at + 4 : at, little) * 2 ** 32 + low(view, at, little);
    case 'u1':
      return (view, at) => view.getUint8(at);
    case 'u2':
      return (view, at) => view.getUint16(at, little);
    case 'u4':
      return (view, at) => view.getUint32(at, little);
    case 'u8':
      return (view, at) => view.getUint32(little ? at + 4 : at, little) * 2 ** 32 + low(view, at, little);
    case 'f2':
      return (view, at) => half(view.getUint16(at, little));
    case 'f4':
      return (view, at) => view.getFloat32(at, little);
    case 'f8':
      return (view, at) => view.getFloat64(at, little);
    default:
      return undefined;
  }
}

function low(view: DataView, at: number, little: boolean): number {
  return view.getUint32(little ? at : at + 4, little);
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Complex numbers as `[real, imaginary]`; undefined for other dtypes. */
export function complexReader(dtype: Dtype): ItemReader<[number, number]> | undefined {
  const size = dtype.itemSize / 2;
  const part = dtype.letter === 'c' ? numberReader({ ...dtype, letter: 'f', itemSize: size }) : undefined;
  return part && ((view, at) => [part(view, at), part(view, at + size)]);
}

/** Text of dtype `U`, four bytes a character; numpy fills up with NULs at the end. */
export function textReader({ itemSize, littleEndian }: Dtype): ItemReader<string> {
  return (view, at) => {
    let end = at + itemSize;
    while (end > at && view.getUint32(end - 4, littleEndian) === 0) end -= 4;
    let text = '';
    for (let place = at; place < end; place += 4) {
      const code = view.getUint32(place, littleEndian);
      text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    }
    return text;
  };
}

/** How an item is read for people and for JSON; the table is at `nested`. */
export function plainReader(dtype: Dtype): ItemReader<Plain> {
  const { letter, itemSize } = dtype;
  const number = numberReader(dtype);
  if (letter === 'b' && number !== undefined) return (view, at) => number(view, at) !== 0;
  if (number !== undefined) return (view, at) => real(number(view, at));
  if (letter === 'U') return textReader(dtype);
  if (letter === 'S') return (view, at) => byteText(bytesAt(view, at, itemSize));
  const complex = complexReader(dtype);
  if (complex !== undefined) return (view, at) => complex(view, at).map(real);
  const date = letter === 'M' || letter === 'm' ? numberReader({ ...dtype, letter: 'i' }) : undefined;
  return date ?? ((view, at) => bytesAt(view, at, itemSize).toString('hex'));
}

/** A float64 as JSON can say it. */
export function real(value: number): Real {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** A byte string as text: without the NULs at its end, UTF-8 where it is that, else Latin-1. */
function byteText(bytes: Buffer): string {
  const plain = bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
  return plain.toString(isUtf8(plain) ? 'utf8' : 'latin1');
}

function bytesAt(view: DataView, at: number, length: number): Buffer {
  return Buffer.from(view.buffer, view.byteOffset + at, length);
}
