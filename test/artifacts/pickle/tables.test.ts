import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dtypeName, nested } from '../../../src/artifacts/numpy.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import type { PyValue } from '../../../src/artifacts/pickle/values.ts';
import type { Plain } from '../../../src/generated/lock.ts';

/** One line of a table that make_tables.py wrote: what Python's own pickle makes of an expression. */
interface Row {
  python: string;
  says: unknown;
  pickles: Record<string, string>;
}

function said(value: PyValue): unknown {
  if (typeof value === 'bigint') return { int: String(value) };
  if (typeof value === 'number') return saidNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'bytes':
      return { bytes: Buffer.from(value.data).toString('hex') };
    case 'list':
    case 'tuple':
    case 'set':
      return { [value.kind]: value.items.map(said) };
    case 'dict':
      return { dict: value.keys.map((key, at) => [said(key), said(value.values[at] ?? null)]) };
    case 'global':
      return { global: current(`${value.module}.${value.name}`) };
    case 'dtype':
      return { dtype: dtypeName(value) };
    case 'array':
      return {
        array: dtypeName(value.dtype),
        shape: value.shape,
        items: flat(nested(value, saidItem), value.shape),
      };
    case 'object':
      if (value.class === 'builtins.complex' || value.class === '__builtin__.complex')
        return { complex: value.args };
      return { object: current(value.class) };
  }
}

const saidItem = (item: PyValue) => said(item) as Plain;

function saidNumber(value: number): unknown {
  if (Number.isNaN(value)) return { float: 'nan' };
  if (Object.is(value, -0)) return { float: '-0.0' };
  return Number.isFinite(value) ? value : { float: value > 0 ? 'inf' : '-inf' };
}

/** The items of nested lists in one list. */
function flat(value: Plain, shape: readonly number[]): unknown {
  let items: Plain[] = [value];
  for (const _ of shape) items = items.flatMap((item) => (Array.isArray(item) ? item : [item]));
  return items;
}

/** Names as Python 3 and numpy 2 have them now; protocols 0 to 2 write those of Python 2. */
function current(name: string): string {
  return name
    .replace('__builtin__.xrange', 'builtins.range')
    .replace('__builtin__', 'builtins')
    .replace('builtins.long', 'builtins.int')
    .replace(/^numpy\._?core\.multiarray\.scalar$/, 'numpy.scalar');
}

function table(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
}

describe.each(['python', 'numpy-1', 'numpy-2'])('what Python wrote for %s', (name) => {
  it.each(
    table(name).flatMap(({ python, says, pickles }) =>
      Object.entries(pickles).map(([protocol, base64]) => ({ python, says, protocol, base64 })),
    ),
  )('$python by protocol $protocol', ({ says, base64 }) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const pickle = readPickle(bytes);
    expect(said(pickle.root)).toEqual(says);
    expect(pickle.end).toBe(bytes.length);
  });
});
