import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { noSibling, openArtifact } from '../../../src/artifacts/open.ts';
import { evaluate, toNumber } from '../../transform/evaluate.ts';
import type { Truth } from '../truth.ts';

const ARTIFACTS = fileURLToPath(new URL('../../fixtures/artifacts/', import.meta.url));

/** An entry of the truth.json of joblib/, numpy/ and skops/, made by make_containers.py. */
export interface WrappingTruth extends Truth {
  /** The pickle of the same object. */
  pickle?: string;
}

export function truthOf(family: 'joblib' | 'numpy' | 'skops'): WrappingTruth[] {
  return JSON.parse(readFileSync(`${ARTIFACTS}${family}/truth.json`, 'utf8'));
}

export function fixtureBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(ARTIFACTS + file));
}

export function open(bytes: Uint8Array, path: string): Promise<Artifact> {
  return openArtifact({ path, bytes, sibling: noSibling });
}

export function openFixture(file: string): Promise<Artifact> {
  return open(fixtureBytes(file), file);
}

/** That the transform computes what the library computed. */
export function expectProbe({ transform }: Artifact, { probe }: Truth): void {
  if (!probe || !transform) throw new Error('there is nothing to compare');
  for (const [at, row] of probe.x.entries()) {
    const given = evaluate(transform, row, probe.names ?? null).map(toNumber);
    const wanted = (probe.y[at] ?? []).map(toNumber);
    expect(given).toHaveLength(wanted.length);
    for (const [column, value] of wanted.entries()) expect(given[column]).toBeCloseTo(value, 10);
  }
}

/** A pseudo-random generator (mulberry32), so that what fails fails again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every truncation of a file (or every one in `step`), and `flips` copies with one to three bytes changed. */
export function* damaged(bytes: Uint8Array, flips: number, step = 1): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length += step) yield bytes.subarray(0, length);
  const next = random(1);
  for (let time = 0; time < flips; time++) {
    const copy = bytes.slice();
    for (let count = next(3); count >= 0; count--) copy[next(copy.length)] = next(256);
    yield copy;
  }
}
