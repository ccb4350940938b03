import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../src/artifacts/read.ts';
import { fixture, truths } from './truth.ts';

const files = truths.filter(({ file }) => file.startsWith('sklearn-1.9/transforms/')).map(({ file }) => file);

/** The same numbers in every run. */
function randomizer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

describe('transformers by tables, broken', () => {
  it('has files enough', () => expect(files.length).toBeGreaterThan(150));

  it.each(files)('%s: whatever byte is wrong, it is read or said to be broken', (file) => {
    const sound = fixture(file);
    const random = randomizer(sound.length);
    for (let run = 0; run < 40; run++) {
      const bytes = Uint8Array.from(sound);
      for (let flips = random(3); flips >= 0; flips--) bytes[random(bytes.length)] = random(256);
      const { error, transform, fingerprint } = readArtifact(bytes);
      if (error !== null) expect({ transform, fingerprint }).toEqual({ transform: null, fingerprint: null });
      // What reading did not foresee.
      expect(error ?? '').not.toContain('could not be read:');
    }
  });

  it.each(files.filter((_, index) => index % 20 === 0))('%s: cut off anywhere', (file) => {
    const sound = fixture(file);
    for (let length = 1; length < sound.length; length++) {
      const { error, format, fingerprint } = readArtifact(sound.subarray(0, length));
      // Protocol 0 has no mark of its own.
      const isTaken = error === null && format !== 'unknown';
      expect({ isTaken, fingerprint }).toEqual({ isTaken: false, fingerprint: null });
    }
  });
});
