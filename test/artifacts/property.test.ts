import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { array, bytes, dtype, instance, pickle, text } from './pickle/assemble.ts';
import { damage, damaged, doubles, expectNumbersOf, open, RUNS, type Scaler, scaler } from './property.ts';

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

/** One list of numbers alone: nothing else in the file says how many there are. */
function pickledAlone({ scale }: Scaler): Uint8Array {
  const vector = array([scale.length], dtype('f8'), false, bytes(doubles(scale)));
  return pickle(instance('sklearn.preprocessing._data', 'MaxAbsScaler', text('scale_'), vector));
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
      fc.asyncProperty(scaler, damage, fc.boolean(), async (given, how, isAlone) => {
        const file = damaged(isAlone ? pickledAlone(given) : pickled(given), how);
        const artifact = await open(file);
        if (artifact.error === null) expectNumbersOf(file, artifact, ['mean_', 'scale_']);
      }),
      { numRuns: RUNS },
    );
  });

  it('with any one byte turned, has no number that is not in the file', { timeout: 120_000 }, async () => {
    const sound = pickledAlone({ mean: [], scale: [0.1, 1e-7, 123.456] });
    for (let at = 0; at < sound.length; at++) {
      for (const value of [0, 1, 2, 4, 5, 255, (sound[at] ?? 0) ^ 0x20]) {
        const file = sound.with(at, value);
        const artifact = await open(file);
        if (artifact.error === null) expectNumbersOf(file, artifact, ['scale_']);
      }
    }
  });
});
