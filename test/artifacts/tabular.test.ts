import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/transform/tables.ts';
import { evaluate, toNumber } from '../transform/evaluate.ts';
import { open, type Probe, truthsOf } from './formats/family.ts';

interface Tabular {
  file: string;
  group?: string;
  mean?: number[];
  std?: number[];
  names?: string[];
  probe?: Probe;
  error?: string;
  unsafe?: string[];
}

const truths = truthsOf<Tabular>('tabular');
const read = (file: string) => open('tabular', file);

describe('scalers as odd hands and the newest libraries keep them', () => {
  it.each(truths.filter(({ mean }) => mean))('$file has the numbers of the library', async (truth) => {
    const { transform, error } = await read(truth.file);
    expect(error).toBeNull();
    const [mean, std] = [truth.mean ?? [], truth.std ?? []];
    expect(transform).toEqual({
      kind: 'affine',
      features: null,
      scale: std.map((value) => 1 / value),
      offset: mean.map((value, index) => -value / (std[index] ?? 1)),
    });
  });

  it.each(truths.filter(({ names }) => names))(
    '$file has names beside the scaler',
    async ({ file, names }) => {
      expect(await read(file)).toMatchObject({ featureNames: names, transform: { features: names } });
    },
  );

  it.each(truths.filter(({ probe }) => probe))(
    '$file does what the library does',
    async ({ file, probe }) => {
      const { transform } = await read(file);
      const made = probe?.x.map((row) => (transform ? evaluate(transform, row, null) : []));
      const numbers = (made ?? []).map((row: Cell[]) => row.map(toNumber));
      expect(numbers.length).toBeGreaterThan(1);
      numbers.forEach((row, at) => {
        expect(row.length).toBe(probe?.y[at]?.length);
        row.forEach((value, column) => {
          expect(value).toBeCloseTo(probe?.y[at]?.[column] ?? Number.NaN, 9);
        });
      });
    },
  );

  it('gives one group one fingerprint, and two groups two', async () => {
    const prints = new Map<string, Set<string | null>>();
    for (const { file, group } of truths) {
      if (!group) continue;
      prints.set(group, (prints.get(group) ?? new Set()).add((await read(file)).fingerprint));
    }
    expect([...prints.keys()].sort()).toEqual(['named', 'scaler', 'spline', 'steps']);
    const all = [...prints.values()].flatMap((group) => [...group]);
    expect(all).not.toContain(null);
    expect(all.length).toBe(prints.size);
    expect(new Set(all).size).toBe(prints.size);
  });

  it.each(truths.filter(({ error }) => error))('$file is broken: $error', async ({ file, error }) => {
    expect((await read(file)).error).toContain(error);
  });
});

describe('code that a pickle brings along', () => {
  it.each(truths.filter(({ unsafe }) => unsafe))('$file: unsafe is $unsafe', async ({ file, unsafe }) => {
    expect(await read(file)).toMatchObject({ error: null, unsafe });
  });
});
