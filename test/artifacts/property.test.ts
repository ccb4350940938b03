import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/artifacts/artifact.ts';
import { noSibling, openArtifact } from '../../src/artifacts/open.ts';
import { fingerprint } from '../../src/transform/fingerprint.ts';
import { array, bytes, dtype, instance, pickle, text } from './pickle/assemble.ts';

/** The nightly job asks for more: SCALERLOCK_PROPERTY_RUNS=100000. */
const RUNS = Number(process.env.SCALERLOCK_PROPERTY_RUNS ?? 2000);

/** One case may take so long, in milliseconds, on a machine that does other things too. */
const SLOWEST = 2000;

interface Scaler {
  mean: number[];
  scale: number[];
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const spread = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
const scaler: fc.Arbitrary<Scaler> = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.record({
    mean: fc.array(number, { minLength: count, maxLength: count }),
    scale: fc.array(spread, { minLength: count, maxLength: count }),
  }),
);

function doubles(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

/** A pickled StandardScaler as scikit-learn writes it. */
function pickled({ mean, scale }: Scaler): Uint8Array {
  const vector = (values: readonly number[]): Uint8Array =>
    array([values.length], dtype('f8'), false, bytes(doubles(values)));
  return pickle(
    instance(
      'sklearn.preprocessing._data',
      'StandardScaler',
      ...[text('mean_'), vector(mean), text('scale_'), vector(scale)],
      ...[text('n_features_in_'), Uint8Array.of(0x4b, mean.length)],
    ),
  );
}

/** What happens to a file: it is cut, bytes of it turn, a part is doubled. */
type Damage = { cut: number } | { flips: { at: number; value: number }[] } | { from: number; length: number };

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ cut: share }),
  fc.record({
    flips: fc.array(fc.record({ at: share, value: fc.integer({ min: 0, max: 255 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  fc.record({ from: share, length: fc.integer({ min: 1, max: 64 }) }),
);

function damaged(file: Uint8Array, how: Damage): Uint8Array {
  const place = (at: number): number => Math.floor(at * file.length);
  if ('cut' in how) return file.slice(0, place(how.cut));
  if ('from' in how) {
    const from = place(how.from);
    const part = file.subarray(from, from + how.length);
    return new Uint8Array(Buffer.concat([file.subarray(0, from), part, file.subarray(from)]));
  }
  const turned = file.slice();
  for (const { at, value } of how.flips) turned[place(at)] = value;
  return turned;
}

const open = (file: Uint8Array): Promise<Artifact> =>
  openArtifact({ path: 'scaler.pkl', bytes: file, sibling: noSibling });

/** What was read stands in the file: every number of a parameter, bit for bit, as eight bytes in a row. */
function expectNumbersOf(file: Uint8Array, artifact: Artifact): void {
  const content = Buffer.from(file);
  for (const { class: name, parameters } of artifact.scalers) {
    if (!name.endsWith('.StandardScaler')) continue;
    for (const key of ['mean_', 'scale_']) {
      const values = parameters[key];
      if (!Array.isArray(values) || values.some((value) => typeof value !== 'number')) continue;
      const little = Buffer.from(doubles(values as number[]));
      const big = Buffer.from(little).swap64();
      expect(content.includes(little) || content.includes(big), `${key} is not in the file`).toBe(true);
    }
  }
}

describe('a scaler of any numbers', () => {
  it('is read to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(scaler, async (given) => {
        const artifact = await open(pickled(given));
        expect(artifact.error).toBeNull();
        const { mean_, scale_ } = artifact.scalers[0]?.parameters ?? {};
        expect({ mean_, scale_ }).toEqual({ mean_: given.mean, scale_: given.scale });
      }),
      { numRuns: Math.min(RUNS, 10_000) },
    );
  });

  it('cut, turned or doubled: never a crash, a hang, or a number that is not in the file', async () => {
    await fc.assert(
      fc.asyncProperty(scaler, damage, async (given, how) => {
        const file = damaged(pickled(given), how);
        const startedAt = performance.now();
        const artifact = await open(file);
        expect(performance.now() - startedAt).toBeLessThan(SLOWEST);
        if (artifact.error !== null) {
          expect(artifact.error).not.toMatch(/undefined|is not a function|Cannot read/);
          return;
        }
        expect(artifact.fingerprint).toBe(artifact.transform && fingerprint(artifact.transform));
        if (!('flips' in how)) expectNumbersOf(file, artifact);
      }),
      { numRuns: RUNS },
    );
  });
});
