import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { openArtifact } from '../../../src/artifacts/open.ts';
import type { Affine, Transform } from '../../../src/generated/lock.ts';
import { fromReal } from '../../../src/transform/real.ts';

const ARTIFACTS = fileURLToPath(new URL('../../fixtures/artifacts/', import.meta.url));

export interface Probe {
  x: number[][];
  y: number[][];
}

/** The entries of a family's truth.json. */
export function truthsOf<Truth extends { file: string }>(family: string): Truth[] {
  return JSON.parse(readFileSync(`${ARTIFACTS}${family}/truth.json`, 'utf8'));
}

export function bytesOf(family: string, file: string): Buffer {
  return readFileSync(`${ARTIFACTS}${family}/${file}`);
}

/** Opens a file of a family, with the files beside it. */
export function open(family: string, file: string, bytes = bytesOf(family, file)): Promise<Artifact> {
  const sibling = async (name: string) => bytesOf(family, name);
  return openArtifact({ path: file, bytes, sibling });
}

export const text = (content: string): Buffer => Buffer.from(content, 'latin1');

/** The affine transform with a probe's rows through it. */
export function applied(transform: Transform | null | undefined, rows: readonly number[][]): number[][] {
  if (transform?.kind !== 'affine') throw new Error(`not affine, but ${transform?.kind}`);
  const at = (list: Affine['scale'], index: number) => fromReal(list[list.length === 1 ? 0 : index] ?? 'nan');
  return rows.map((row) =>
    row.map((x, index) => at(transform.scale, index) * x + at(transform.offset, index)),
  );
}

/** The largest difference, in units of what the library gives. */
export function farthest(mine: readonly number[][], theirs: readonly number[][]): number {
  return Math.max(
    ...mine.flatMap((row, index) =>
      row.map((value, column) => {
        const other = theirs[index]?.[column] ?? Number.NaN;
        const distance = Math.abs(value - other) / Math.max(1, Math.abs(other));
        return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
      }),
    ),
  );
}

/** A generator of numbers from 0 to 1: the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A file cut at each length, and then with bytes changed. */
export function* damaged(bytes: Buffer, flips: number): Generator<Buffer> {
  for (let length = 0; length < bytes.length; length++) yield Buffer.from(bytes.subarray(0, length));
  const next = random(1);
  for (let count = 0; count < flips; count++) {
    const copy = Buffer.from(bytes);
    for (let times = 0; times <= Math.floor(next() * 3); times++)
      copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
    yield copy;
  }
}
