import { Buffer } from 'node:buffer';

/** A Python int: a number where that is exact, else a bigint. */
function integer(value: bigint): number | bigint {
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}

/** Little-endian two's complement of any length, as LONG1 and LONG4 hold it. */
export function fromTwosComplement(bytes: Uint8Array): number | bigint {
  const last = bytes.at(-1);
  if (last === undefined) return 0;
  if (bytes.length > 6) {
    // By way of hexadecimal digits, which a bigint takes in linear time.
    const digits = Buffer.from(bytes).reverse().toString('hex');
    return integer(BigInt.asIntN(bytes.length * 8, BigInt(`0x${digits}`)));
  }
  let value = last > 0x7f ? last - 0x100 : last;
  for (let index = bytes.length - 2; index >= 0; index--) value = value * 0x100 + (bytes[index] ?? 0);
  return value;
}

const SHORT = /^(?:0|[1-9]\d{0,14})$/;
const INTEGER = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0|[1-9]\d*)\s*$/;

/** What INT and LONG write, Python's `int(text, 0)`; null where it is no integer, as `010`, which C takes for octal. */
export function parseInteger(text: string): number | bigint | null {
  if (SHORT.test(text)) return Number(text);
  const match = INTEGER.exec(text);
  if (match === null) return null;
  const magnitude = BigInt(match[2] ?? '');
  return integer(match[1] === '-' ? -magnitude : magnitude);
}

const FLOAT = /^[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)$/;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
]);

/** What FLOAT writes, Python's `float(text)`; null where it is no number. */
export function parseFloat64(text: string): number | null {
  const plain = text.trim().toLowerCase();
  if (FLOAT.test(plain)) return Number(plain);
  const word = WORDS.get(plain.replace(/^[+-]/, ''));
  if (word === undefined) return null;
  return plain.startsWith('-') ? -word : word;
}
