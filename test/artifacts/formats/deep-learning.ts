import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Artifact, Role } from '../../../src/artifacts/artifact.ts';
import { noSibling, openArtifact } from '../../../src/artifacts/open.ts';
import type { Transform } from '../../../src/generated/lock.ts';
import { evaluate, toNumber } from '../../transform/evaluate.ts';
import { fixture } from '../truth.ts';

/** What a library of deep learning says of a file of tensors: an entry of a truth.json. */
export interface Truth {
  file: string;
  role: Role;
  features: number | null;
  featureNames?: string[] | null;
  scalers: SaidScaler[];
  /** Files of one group hold the same transform. */
  group?: string;
}

interface SaidScaler {
  path: string;
  class?: string;
  dtype?: string;
  parameters: Record<string, number[]>;
  probe?: Probe;
  /** What the parameters do is not told by the file. */
  unclear?: boolean;
}

export interface Probe {
  x: number[][];
  y: number[][];
}

export function truthOf<T extends Truth>(family: string): T[] {
  const file = fileURLToPath(new URL(`../../fixtures/artifacts/${family}/truth.json`, import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function open(bytes: Uint8Array, path = 'file'): Promise<Artifact> {
  return openArtifact({ path, bytes, sibling: noSibling });
}

export function opened(family: string, file: string): Promise<Artifact> {
  return open(fixture(`${family}/${file}`), file);
}

/** The library computes in float32, the transform in float64. */
const FLOAT32 = 1e-6;

export function expectComputes(transform: Transform | null, { x, y }: Probe, precision = FLOAT32): void {
  for (const [index, row] of x.entries()) {
    const out = transform === null ? [] : evaluate(transform, row, null).map(toNumber);
    const expected = y[index] ?? [];
    expect(out).toHaveLength(expected.length);
    for (const [column, value] of expected.entries()) {
      const distance = Math.abs((out[column] ?? Number.NaN) - value);
      expect(distance, `row ${index}, column ${column}`).toBeLessThanOrEqual(
        precision * Math.max(1, Math.abs(value)),
      );
    }
  }
}

/** Says nothing, or what is wrong; never throws, and never without a word. */
export async function expectOpens(bytes: Uint8Array): Promise<Artifact> {
  const artifact = await open(bytes);
  expect(artifact.error ?? '').not.toMatch(/could not be read|is nested too deeply, or too large/);
  return artifact;
}

/** A cheap generator (mulberry32), so that a failure can be repeated. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes with some of them changed, mostly one. */
export function flipped(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const flips = random() < 0.7 ? 1 : 1 + Math.floor(random() * 8);
  for (let flip = 0; flip < flips; flip++) {
    copy[Math.floor(random() * copy.length)] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
  }
  return copy;
}
