import type { PyValue } from '../../pickle/values.ts';
import { textAt } from '../json/values.ts';
import { fail, type Node } from './schema.ts';

/** What JSON lacks and Python writes all the same. */
const BEYOND_JSON: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** The value of a JsonNode: None, a truth value, a number or a text, as JSON within the JSON. */
export function primitiveOf({ state }: Node): PyValue {
  const text = textAt(state, 'content') ?? fail('a JsonNode without its content');
  const beyond = BEYOND_JSON.get(text);
  if (beyond !== undefined) return beyond;
  if (/^-?\d{16,4300}$/.test(text)) return integerFrom(text);
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object') return value as PyValue;
  } catch {
    // It is said below.
  }
  return fail('a JsonNode that is no single value');
}

function integerFrom(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}
