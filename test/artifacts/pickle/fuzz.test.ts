import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ArtifactError } from '../../../src/artifacts/error.ts';
import { isNumeric, nested, numbersOf } from '../../../src/artifacts/numpy.ts';
import { entriesOf } from '../../../src/artifacts/pickle/access.ts';
import { readPickle } from '../../../src/artifacts/pickle/machine.ts';
import type { PyValue } from '../../../src/artifacts/pickle/values.ts';
import { computed } from '../../helpers/computed.ts';

const CASES = 20_000;

const SEEDS: Uint8Array[] = ['python', 'numpy-2'].flatMap((name) => {
  const table: { pickles: Record<string, string> }[] = JSON.parse(
    readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'),
  );
  return table.flatMap(({ pickles }) =>
    Object.values(pickles).map((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
  );
});

/** A generator of numbers below `limit` that gives the same ones each time (mulberry32). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Cut off, some bytes turned, a part doubled, or a part of another pickle put in. */
function broken(seed: Uint8Array, random: (limit: number) => number): Uint8Array {
  const place = () => random(seed.length);
  switch (random(4)) {
    case 0:
      return seed.slice(0, place());
    case 1:
      return seed.with(place(), random(256));
    case 2: {
      const turned = seed.slice();
      for (let times = 1 + random(8); times > 0; times--) turned[place()] = random(256);
      return turned;
    }
    default: {
      const other = SEEDS[random(SEEDS.length)] ?? seed;
      const from = random(other.length);
      const part = other.subarray(from, from + random(40));
      const at = place();
      return new Uint8Array(Buffer.concat([seed.subarray(0, at), part, seed.subarray(at)]));
    }
  }
}

/** Looks at every value once, as a reader of estimators would. */
function walk(root: PyValue): number {
  const seen = new Set<PyValue>();
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value.kind === 'array') {
      if (isNumeric(value)) numbersOf(value);
      nested(value, () => null);
    }
    for (const [, child] of entriesOf(value)) open.push(child);
  }
  return seen.size;
}

describe('broken pickles', () => {
  it(`${CASES} of them give a value or an ArtifactError, and soon`, () => {
    const random = randomFrom(20240607);
    const outcome = { read: 0, refused: 0 };
    for (let round = 0; round < CASES; round++) {
      const given = broken(SEEDS[random(SEEDS.length)] ?? new Uint8Array(), random);
      const began = computed();
      try {
        walk(readPickle(given).root);
        outcome.read++;
      } catch (error) {
        if (!(error instanceof ArtifactError)) {
          throw new Error(`round ${round}: ${Buffer.from(given).toString('base64')}`, { cause: error });
        }
        outcome.refused++;
      }
      expect(computed() - began).toBeLessThan(2000);
    }
    expect(outcome.read).toBeGreaterThan(CASES / 20);
    expect(outcome.refused).toBeGreaterThan(CASES / 4);
  }, 120_000);
});
