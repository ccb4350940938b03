import inc from 'semver/functions/inc.js';
import lt from 'semver/functions/lt.js';
import valid from 'semver/functions/valid.js';
import { Problem } from '../problem.ts';
import type { ScalerStep } from './steps.ts';

/** The version of a scaler that is sealed for the first time. */
export const FIRST_VERSION = '1.0.0';

/**
 * The version by meaning: a changed transform is a new major, changed bytes alone a new patch. The user may name a
 * higher one.
 *
 * @throws {Problem} where the version that the user names is none, or lower than the meaning asks for.
 */
export function nextVersion(previous: string | null, step: ScalerStep, asked: string | null): string {
  const least = leastVersion(previous, step);
  if (asked === null) return least;
  const version = valid(asked);
  if (version === null) {
    throw new Problem(`\`${asked}\` is not a version`, {
      fix: 'name a semantic version, as `--version 2.1.0`',
    });
  }
  if (lt(version, least)) {
    const why = {
      same: 'the scaler is the same',
      resaved: 'the scaler was saved again',
      changed: 'the transform changed',
    };
    throw new Problem(`the version ${version} is too low: ${why[step]} since ${previous}`, {
      fix: `name ${least} or a higher one, or leave \`--version\` out`,
    });
  }
  return version;
}

function leastVersion(previous: string | null, step: ScalerStep): string {
  if (previous === null) return FIRST_VERSION;
  if (step === 'same') return previous;
  return inc(previous, step === 'changed' ? 'major' : 'patch') ?? FIRST_VERSION;
}
