import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Artifact } from '../../src/artifacts/artifact.ts';
import { noSibling, openArtifact } from '../../src/artifacts/open.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';
import { computed } from '../helpers/computed.ts';

/** The nightly job asks for more: SCALERLOCK_PROPERTY_RUNS=100000. */
export const RUNS = Number(process.env.SCALERLOCK_PROPERTY_RUNS ?? 2000);

/** One case may take so long, in milliseconds, on a machine that does other things too. */
const SLOWEST = 2000;

export interface Scaler {
  mean: number[];
  scale: number[];
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const spread = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

export const scaler: fc.Arbitrary<Scaler> = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.record({
    mean: fc.array(number, { minLength: count, maxLength: count }),
    scale: fc.array(spread, { minLength: count, maxLength: count }),
  }),
);

export function doubles(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

/** What happens to a file: it is cut, bytes of it turn, a part is doubled. */
export type Damage =
  | { cut: number }
  | { flips: { at: number; value: number }[] }
  | { from: number; length: number };

/** A place in a file, as a part of its length. Doubles by themselves would nearly all lie next to 0. */
const share = fc.maxSafeNat().map((at) => at / 2 ** 53);

export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ cut: share }),
  fc.record({
    flips: fc.array(fc.record({ at: share, value: fc.integer({ min: 0, max: 255 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  fc.record({ flips: fc.tuple(fc.record({ at: share, value: fc.integer({ min: 0, max: 255 }) })) }),
  fc.record({ from: share, length: fc.integer({ min: 1, max: 64 }) }),
);

export function damaged(file: Uint8Array, how: Damage): Uint8Array {
  const place = (at: number): number => Math.floor(at * file.length);
  if ('cut' in how) return file.slice(0, place(how.cut));
  if ('from' in how) {
    const from = place(how.from);
    const part = file.subarray(from, from + how.length);
    return new Uint8Array(Buffer.concat([file.subarray(0, from), part, file.subarray(from)]));
  }
  const turned = new Uint8Array(file);
  for (const { at, value } of how.flips) turned[place(at)] = value;
  return turned;
}

/** Opens a file, broken or not: never a crash, a hang, or a mistake of the reader's own in what it says. */
export async function open(bytes: Uint8Array, path = 'scaler.pkl'): Promise<Artifact> {
  const startedAt = computed();
  const artifact = await openArtifact({ path, bytes, sibling: noSibling });
  expect(computed() - startedAt).toBeLessThan(SLOWEST);
  expect(artifact.error ?? '').not.toMatch(/undefined|is not a function|Cannot read|not iterable/);
  expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
  return artifact;
}

type Read = (view: DataView, at: number, little: boolean) => number;

/** Each way in which a number can stand in a file, by the letters of numpy. */
const READERS: readonly (readonly [size: number, read: Read])[] = [
  [8, (view, at, little) => view.getFloat64(at, little)],
  [4, (view, at, little) => view.getFloat32(at, little)],
  [1, (view, at) => view.getUint8(at)],
  [1, (view, at) => view.getInt8(at)],
  [2, (view, at, little) => view.getUint16(at, little)],
  [2, (view, at, little) => view.getInt16(at, little)],
  [4, (view, at, little) => view.getUint32(at, little)],
  [4, (view, at, little) => view.getInt32(at, little)],
  [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  [8, (view, at, little) => Number(view.getBigUint64(at, little))],
];

/**
 * Whether the numbers stand in the file, one behind the other, in any of the ways in which a turned byte may have made them
 * read: another dtype, another byte order. Of half floats there is no reader here: what could be one counts as there.
 */
function standIn(content: Uint8Array, values: readonly number[]): boolean {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const standsAt = (from: number, size: number, read: Read, little: boolean): boolean =>
    values.every((value, index) => read(view, from + index * size, little) === value);
  return (
    values.every(isHalf) ||
    READERS.some(([size, read]) => {
      const last = content.length - size * values.length;
      for (let from = 0; from <= last; from++)
        if (standsAt(from, size, read, true) || standsAt(from, size, read, false)) return true;
      return false;
    })
  );
}

/** A float of two bytes: eleven bits, and no more than 65504. */
function isHalf(value: number): boolean {
  return Math.abs(value) <= 65504 && Number.isInteger(value * 2 ** 24);
}

/** What was read of a scaler stands in the file, number by number. */
export function expectNumbersOf(file: Uint8Array, artifact: Artifact, keys: readonly string[]): void {
  for (const { parameters } of artifact.scalers) {
    for (const key of keys) {
      const values = Object.hasOwn(parameters, key) ? parameters[key] : null;
      if (!Array.isArray(values) || !values.every((value) => typeof value === 'number')) continue;
      expect(standIn(file, values), `${key} is not in the file: ${values.join(' ')}`).toBe(true);
    }
  }
}
